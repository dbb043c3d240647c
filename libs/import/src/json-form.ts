import { AppError, assertKeysOnce } from '@tabir/kernel';
import type { Entry } from './entry.js';

const unreadable = (message: string): AppError =>
  new AppError('invalid', 'import.unreadable', `${message} Nothing was imported.`);

/** Reads `{"items": […]}`: each item is what begins a record, under the API's own names. Errors: import.unreadable, json.duplicate-key. */
export function readJson(text: string): Entry[] {
  return itemsOf(text).map((payload, index) => ({ place: `item ${index + 1}`, payload, nameOf: (path) => path }));
}

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
