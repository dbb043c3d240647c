import { AppError } from '@tabir/kernel';
import type { BriefHandler } from '@tabir/runtime';

/** Well under the time that an effect is leased for. */
const TIMEOUT_MS = 10_000;
/** The receiver understood the request and will never take this content; everything else may be mended on its side. */
const NEVER = new Set([400, 413, 415, 422]);

/**
 * Tells the outside, if the office named an address: one POST, with the outbox id as the key by which the receiver knows a
 * repeat. The content is the same in every try. Without an address there is nobody to tell, and the effect is done.
 */
export const notify =
  (url: string | undefined): BriefHandler =>
  async ({ id, instanceId, seq, params, createdAt }) => {
    if (url !== undefined) await post(url, id, JSON.stringify({ ...params, id, instanceId, seq, createdAt }));
    return null;
  };

async function post(url: string, key: string, body: string): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body,
    // A redirect could lead the content to somebody else.
    redirect: 'manual',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((cause: unknown) => {
    throw unreachable('did not answer', { cause });
  });
  await response.body?.cancel();
  if (response.ok) return;
  if (NEVER.has(response.status))
    throw new AppError(
      'invalid',
      'notify.refused',
      `The receiver of notifications refused this one (${response.status}); look at its log.`,
      {
        status: response.status,
      },
    );
  throw unreachable(`answered ${response.status}`);
}

const unreachable = (what: string, options?: ErrorOptions): AppError =>
  new AppError(
    'unavailable',
    'notify.unreachable',
    `The receiver of notifications ${what}; check TABIR_NOTIFY_URL and the receiver.`,
    {},
    options,
  );
