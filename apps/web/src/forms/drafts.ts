import { newKey } from '../api/http.js';
import type { Schema } from '../api/types.js';
import { hasSealed, withoutSealed } from './sealed.js';

/** A request that was sent and has not been answered: it may have been carried out. `body` says what was in it. */
interface Sending {
  readonly commandId: string;
  readonly body: string;
}

/**
 * What has been filled in and not been sent. The whole lives in the memory of this page, so it survives a lapse of the session and
 * walks between pages; what is not confidential is also kept by the window's own storage and survives a reload, and with it the
 * key of an unanswered request. Of what is sealed nothing goes there, not even a hash, from which a short text could be guessed.
 */
interface Draft {
  readonly data: unknown;
  readonly sealed: boolean;
  readonly sending: Sending | null;
}

interface Stored {
  readonly data?: unknown;
  readonly sending?: Sending | null;
}

const PREFIX = 'tabir.draft.';
const drafts = new Map<string, Draft>();

export const draftName = (person: string, ...form: readonly string[]): string => [person, ...form].join('/');

function stored(name: string): Stored {
  try {
    return (JSON.parse(sessionStorage.getItem(PREFIX + name) ?? '{}') ?? {}) as Stored;
  } catch {
    return {};
  }
}

export const readDraft = (name: string): unknown => drafts.get(name)?.data ?? stored(name).data;

function keep(name: string, schema: Schema, data: unknown, sending: Sending | null, storedSending: Sending | null): void {
  drafts.set(name, { data, sealed: hasSealed(schema, data), sending });
  try {
    const clear: Stored = { data: withoutSealed(schema, data), sending: storedSending };
    sessionStorage.setItem(PREFIX + name, JSON.stringify(clear));
  } catch {
    // A full or forbidden storage: the memory still has it.
  }
}

export const keepDraft = (name: string, schema: Schema, data: unknown): void =>
  keep(name, schema, data, drafts.get(name)?.sending ?? null, stored(name).sending ?? null);

/** The same text for the same contents, in whatever order they were filled in. */
const textOf = (value: unknown): string =>
  JSON.stringify(value ?? {}, (_name, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

/**
 * The unanswered request that had these contents. After a reload only what is not sealed can be compared: the office itself
 * refuses a key that comes with other contents than the first time, so nothing is recorded twice even then.
 */
function sendingOf(name: string, schema: Schema, data: unknown): Sending | null {
  const { sending } = drafts.get(name) ?? { sending: null };
  if (sending) return sending.body === textOf(data) ? sending : null;
  const { sending: kept } = stored(name);
  return kept?.body === textOf(withoutSealed(schema, data)) ? kept : null;
}

export const isUnanswered = (name: string, schema: Schema, data: unknown): boolean => sendingOf(name, schema, data) !== null;

/** The key for sending these contents: the same one as long as the same contents go unanswered. */
export function keyForSending(name: string, schema: Schema, data: object): string {
  const commandId = sendingOf(name, schema, data)?.commandId ?? newKey();
  const clear = { commandId, body: textOf(withoutSealed(schema, data)) };
  keep(name, schema, data, { commandId, body: textOf(data) }, clear);
  return commandId;
}

/** An answer came and was a refusal: what is sent next is another request. */
export function answered(name: string, schema: Schema): void {
  keep(name, schema, readDraft(name), null, null);
}

export function dropDraft(name: string): void {
  drafts.delete(name);
  sessionStorage.removeItem(PREFIX + name);
}

export function dropAllDrafts(): void {
  drafts.clear();
  for (const name of Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX))) sessionStorage.removeItem(name);
}

/** Asks before the window is closed over confidential text that nothing else keeps. */
export function warnBeforeLeaving(): void {
  window.addEventListener('beforeunload', (event) => {
    if ([...drafts.values()].some(({ sealed }) => sealed)) event.preventDefault();
  });
}
