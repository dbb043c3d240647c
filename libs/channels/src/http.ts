import { refused, unreachable } from './channel.js';

const TIMEOUT_MS = 30_000;
/** What may pass by itself; everything else that is no success is for a person. */
const LATER = new Set([408, 423, 425, 429]);

export interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
  /** Answers that are no success and yet not wrong, such as 405 for a folder that is there already. */
  readonly also?: readonly number[];
}

/** One request to a channel. It goes where its file says and follows nobody elsewhere. Errors as in Channel. */
export async function sent(channel: string, { method, url, headers, body, also = [] }: Sent): Promise<Response> {
  let reply: Response;
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    reply = await fetch(url, { method, headers, redirect: 'manual', signal, ...(body === undefined ? {} : { body }) });
  } catch (cause) {
    throw unreachable(channel, cause);
  }
  if (reply.ok || also.includes(reply.status)) return reply;
  await reply.body?.cancel();
  if (reply.status >= 500 || LATER.has(reply.status)) throw unreachable(channel, `HTTP ${reply.status}`);
  throw refused(channel, reply.status);
}
