import { isSealed, type Sealed } from '@tabir/engine';
import type { Reads } from './ports.js';

/** What is shown where a value was erased, or is not for the reader yet. */
export const ERASED = '[dihapus]';
export const CLOSED = '[tertutup]';

function handlesIn(value: unknown, found = new Set<string>()): Set<string> {
  if (isSealed(value)) found.add(value.sealed);
  else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) handlesIn(part, found);
  return found;
}

/** Replaces the handles in a tree of plain JSON by what `clear` gives for each. */
function replace(value: unknown, clear: (handle: Sealed) => unknown): unknown {
  if (isSealed(value)) return clear(value);
  if (Array.isArray(value)) return value.map((part) => replace(part, clear));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, replace(part, clear)]));
}

/** Resolves all handles in a value for somebody who may read the instance. Private ones stay closed. */
export async function inClear(reads: Reads, instanceId: string, value: unknown): Promise<unknown> {
  const handles = [...handlesIn(value)];
  if (handles.length === 0) return value;
  const known = await reads.sealed(instanceId, handles);
  return replace(value, ({ sealed }) => {
    const found = known.get(sealed);
    if (found?.kind === 'private') return CLOSED;
    return found?.text === null || found === undefined ? ERASED : (JSON.parse(found.text) as unknown);
  });
}
