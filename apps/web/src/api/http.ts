import { noAnswer, readProblem } from './problem.js';

const BASE = '/api/v1';

export const apiAddress = (path: string): string => `${BASE}${path}`;

/** Told when the API says that nobody is signed in any more; one listener, set by the app. */
let onSignedOut: () => void = () => {};
export const whenSignedOut = (listener: () => void): void => {
  onSignedOut = listener;
};

interface Sending {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

async function answerOf(path: string, { method = 'GET', body, headers = {}, signal }: Sending): Promise<Response> {
  const json = body === undefined ? {} : { body: JSON.stringify(body) };
  const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
  const abort = signal === undefined ? {} : { signal };
  try {
    return await fetch(apiAddress(path), {
      method,
      headers: { accept: 'application/json', ...type, ...headers },
      ...json,
      ...abort,
    });
  } catch (error) {
    if (signal?.aborted === true) throw error;
    throw noAnswer();
  }
}

/** One request to the API. Throws a `Problem` for everything but success. */
export async function request<T>(path: string, sending: Sending = {}): Promise<T> {
  const answer = await answerOf(path, sending);
  const text = await answer.text().catch(() => {
    throw noAnswer();
  });
  if (!answer.ok) {
    const problem = readProblem(answer.status, text);
    if (problem.code === 'session.required') onSignedOut();
    throw problem;
  }
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

/** A path with its query; what is empty is left out. */
export function withQuery(path: string, query: Readonly<Record<string, string | number | null | undefined>>): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === null || value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`;
}

/** A new key for a new write; sent again with the same key, a write acts only once. */
export const newKey = (): string => crypto.randomUUID();
