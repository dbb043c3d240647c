import { AppError, assertKeysOnce } from '@tabir/kernel';
import type { Entry, Line } from './entry.js';
import type { Lines } from './lines.js';

const unreadable = (message: string): AppError =>
  new AppError('invalid', 'import.unreadable', `${message} Nothing was imported.`);

/** Reads `{"items": […]}`: each item is what begins a record, under the API's own names. Errors: import.unreadable, json.duplicate-key. */
export function readJson(text: string): Lines {
  const items = itemsOf(text);
  return {
    count: items.length,
    *[Symbol.iterator](): Generator<Line> {
      for (const [index, payload] of items.entries()) yield entryOf(payload, index + 1);
    },
  };
}

const entryOf = (payload: Record<string, unknown>, position: number): Entry => ({
  place: { id: `butir ${position}`, en: `item ${position}` },
  payload,
  nameOf: (path) => path,
});

function itemsOf(text: string): Record<string, unknown>[] {
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw unreadable(`This is no JSON that can be read: ${error instanceof Error ? error.message : ''}.`);
  }
  assertKeysOnce(text);
  const { items } = (content ?? {}) as { items?: unknown };
  if (!Array.isArray(items) || !items.every(isObject))
    throw unreadable('Give an object with a list of records: {"items": [ … ]}.');
  return items;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
