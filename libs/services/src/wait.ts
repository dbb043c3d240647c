import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again and again until the answer is yes; false when the time is up or `abandon` says that no yes can come any more. */
export async function waitUntil(
  check: () => boolean | Promise<boolean>,
  { timeoutMs, everyMs = 25, abandon = () => false }: { timeoutMs: number; everyMs?: number; abandon?: () => boolean },
): Promise<boolean> {
  const end = performance.now() + timeoutMs;
  for (;;) {
    if (await check()) return true;
    if (abandon() || performance.now() > end) return false;
    await sleep(everyMs);
  }
}
