import type { FieldProblem, Refusal } from './types.js';

/** Anything that went wrong with a request: the API's own problem (RFC 9457), or that no answer of the API came back. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly code: string,
    readonly status: number,
    readonly title: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(title);
  }

  /** Whether the request may have been carried out although no answer says so. */
  get isAnswerLost(): boolean {
    return this.status === 0 || this.status >= 500;
  }

  get refusals(): readonly Refusal[] {
    const { refusals } = this.details;
    return Array.isArray(refusals) ? (refusals as Refusal[]) : [];
  }

  /** The wrong fields of what was sent, each with its sentence in both languages. */
  get fields(): readonly FieldProblem[] {
    const { errors } = this.details;
    return Array.isArray(errors) ? (errors as FieldProblem[]) : [];
  }
}

export const asProblem = (error: unknown): Problem =>
  error instanceof Problem ? error : new Problem('client.failed', 500, error instanceof Error ? error.message : String(error));

/** Reads the problem out of an answer that is none of 2xx; something between us and the API may have written it. */
export function readProblem(status: number, body: string): Problem {
  try {
    const { code, title, ...details } = JSON.parse(body) as Record<string, unknown>;
    if (typeof code === 'string' && typeof title === 'string') return new Problem(code, status, title, details);
  } catch {
    // Not JSON: told by its status alone.
  }
  return new Problem(status >= 502 ? 'client.unavailable' : 'client.failed', status, `HTTP ${status}`);
}

export const noAnswer = (): Problem => new Problem('client.offline', 0, 'No answer came back.');
