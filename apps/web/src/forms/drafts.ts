import { newKey } from '../api/http.js';
import type { Schema } from '../api/types.js';
import { hasSealed, withoutSealed } from './sealed.js';

/**
 * What has been filled in and not been sent. The whole lives in the memory of this page, so it survives a lapse of the session and
 * walks between pages; what is not confidential is also kept by the window's own storage and survives a reload.
 */
interface Draft {
  readonly data: unknown;
  readonly sealed: boolean;
  /** The key of a request that was sent for exactly this body, to be repeated with it until an answer comes. */
  readonly sent: { readonly body: string; readonly commandId: string } | null;
}

const PREFIX = 'tabir.draft.';
const drafts = new Map<string, Draft>();

export const draftName = (person: string, ...form: readonly string[]): string => [person, ...form].join('/');

function stored(name: string): unknown {
  const text = sessionStorage.getItem(PREFIX + name);
  try {
    return text === null ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}

export const readDraft = (name: string): unknown => drafts.get(name)?.data ?? stored(name);

export function keepDraft(name: string, schema: Schema, data: unknown): void {
  drafts.set(name, { data, sealed: hasSealed(schema, data), sent: drafts.get(name)?.sent ?? null });
  try {
    sessionStorage.setItem(PREFIX + name, JSON.stringify(withoutSealed(schema, data)));
  } catch {
    // A full or forbidden storage: the memory still has it.
  }
}

/** The key for sending this body: the same one as long as the same body goes unanswered. */
export function keyForSending(name: string, body: string): string {
  const draft = drafts.get(name);
  if (draft?.sent?.body === body) return draft.sent.commandId;
  const commandId = newKey();
  drafts.set(name, { data: draft?.data, sealed: draft?.sealed ?? false, sent: { body, commandId } });
  return commandId;
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
