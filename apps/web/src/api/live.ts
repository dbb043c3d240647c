import type { QueryClient } from '@tanstack/react-query';
import { apiAddress } from './http.js';
import { instances } from './instances.js';
import { office } from './office.js';
import { register } from './register.js';
import { tasks } from './tasks.js';

/** Many changes at once, as when a clock is moved, are answered by reading once. */
const CALM_MS = 400;
const TRY_AGAIN_MS = 20_000;

/**
 * Listens to what changes and lets the queries that show it read anew. Only while the window is seen: a browser gives a site six
 * connections over plain HTTP, and windows that nobody looks at would use them all up.
 */
export function listen(client: QueryClient): () => void {
  let source: EventSource | undefined;
  let calm: number | undefined;
  let again: number | undefined;
  const changed = new Set<string>();

  const refresh = (): void => {
    calm = undefined;
    const keys: (readonly string[])[] = [
      tasks.key,
      register.key,
      office.key,
      instances.lists,
      ...[...changed].map(instances.key),
    ];
    changed.clear();
    for (const queryKey of keys) void client.invalidateQueries({ queryKey });
  };
  const close = (): void => {
    source?.close();
    source = undefined;
    window.clearTimeout(again);
  };
  const open = (): void => {
    close();
    if (document.visibilityState !== 'visible') return;
    source = new EventSource(apiAddress('/events'));
    source.addEventListener('changed', ({ data }: MessageEvent<string>) => {
      changed.add((JSON.parse(data) as { instanceId: string }).instanceId);
      calm ??= window.setTimeout(refresh, CALM_MS);
    });
    // A browser connects again by itself unless it was turned away.
    source.addEventListener('error', () => {
      if (source?.readyState === EventSource.CLOSED) again = window.setTimeout(open, TRY_AGAIN_MS);
    });
  };
  const onVisibility = (): void => {
    open();
    if (document.visibilityState === 'visible') void client.invalidateQueries();
  };

  open();
  document.addEventListener('visibilitychange', onVisibility);
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    window.clearTimeout(calm);
    close();
  };
}
