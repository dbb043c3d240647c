import type { components, paths } from './generated/openapi.js';

/** The shapes that the API answers with: `Schema<'InstanceView'>`. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

type Method = 'get' | 'post' | 'put' | 'delete';
type PathsWith<M extends Method> = {
  [P in keyof paths]: paths[P] extends Record<M, { responses: unknown }> ? P : never;
}[keyof paths];

type Json<R> = R extends { content: { 'application/json': infer T } } ? T : undefined;
type Success<R> = R extends { 200: infer A } ? Json<A> : R extends { 201: infer A } ? Json<A> : undefined;
type AnswerTo<P extends keyof paths, M extends Method> = paths[P] extends Record<M, { responses: infer R }> ? Success<R> : never;

/** What the API refuses with (RFC 9457). `code` is stable; docs/errors.md explains each. */
export class Refused extends Error {
  override readonly name = 'Refused';

  constructor(readonly problem: Schema<'Problem'>) {
    super(problem.title);
  }
}

export interface Ask {
  /** Values for the names in braces. */
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: object;
  /** Required for writes: the same key never acts twice. */
  readonly key?: string;
  /** The revision that was seen; required for decisions. */
  readonly revision?: number;
}

/** Speaks JSON with an office at `base`. Paths and answers are typed by the API's own description. */
export class ApiClient {
  constructor(
    private readonly base: string,
    private readonly token?: string,
  ) {}

  async ask<M extends Method, P extends PathsWith<M>>(method: M, path: P, ask: Ask = {}): Promise<AnswerTo<P, M>> {
    const { body, key, revision } = ask;
    const answer = await fetch(this.base + addressOf(path, ask), {
      method: method.toUpperCase(),
      headers: {
        accept: 'application/json',
        ...(this.token === undefined ? {} : { authorization: `Bearer ${this.token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...(revision === undefined ? {} : { 'if-match': `"${revision}"` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    const json: unknown = text === '' ? undefined : JSON.parse(text);
    if (!answer.ok) throw new Refused(json as Schema<'Problem'>);
    return json as AnswerTo<P, M>;
  }
}

function addressOf(template: string, { path = {}, query = {} }: Ask): string {
  const filled = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ''));
  const given = Object.entries(query).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return given.length === 0 ? filled : `${filled}?${new URLSearchParams(given).toString()}`;
}
