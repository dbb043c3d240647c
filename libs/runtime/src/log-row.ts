import type { Actor, Facts, State } from '@tabir/engine';
import { canonicalBytes, canonicalText, leafHash, textHash, type Instant, type JsonObject } from '@tabir/kernel';
import type { LogEntry } from './ports.js';

/** What a log row tells; the folded kinds move the machine, the others do not. */
export type LogKind = 'start' | 'event' | 'deadline' | 'recalculated' | 'migrated' | 'note';

/**
 * One row of the log before it becomes bytes. Sealed fields are handles already. `settings` and `calendar` name immutable
 * versions; `state` is the SHA-256 (base64) of the canonical state text after the row, so each row vouches for the fold.
 */
export interface LogRecord {
  readonly v: 1;
  readonly stream: string;
  readonly seq: number;
  readonly kind: LogKind;
  readonly at: Instant;
  readonly dueAt?: Instant;
  readonly more?: boolean;
  readonly workflow: string;
  readonly version: number;
  readonly event: { readonly type: string; readonly payload?: JsonObject; readonly deadline?: string };
  readonly actor: Actor;
  readonly settings: string;
  readonly calendar: string;
  readonly revision: number;
  readonly command: string;
  readonly state?: string;
}

export const caseStream = (instanceId: string): string => `case:${instanceId}`;

export function logEntry(record: LogRecord): LogEntry {
  const bytes = canonicalBytes(record);
  return { stream: record.stream, seq: record.seq, bytes, leaf: leafHash(bytes) };
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Reads a row back. The bytes stay what counts: nothing is ever re-serialised to be hashed. */
export const readLogEntry = (entry: LogEntry): LogRecord => JSON.parse(decoder.decode(entry.bytes)) as LogRecord;

const texts = new WeakMap<State, string>();

/** The canonical text of a state: what is stored and hashed. States never change, so it is made once. */
export function stateText(state: State): string {
  const known = texts.get(state);
  if (known !== undefined) return known;
  const text = canonicalText(state);
  texts.set(state, text);
  return text;
}

/** base64 of SHA-256 over the canonical text of a state. */
export const stateHash = (state: State): string => textHash(stateText(state));

/** The part of the facts that a row records; the rest follows from the named versions. */
export const recordedFacts = (facts: Facts): Pick<LogRecord, 'at' | 'dueAt' | 'more' | 'actor' | 'settings' | 'calendar'> => ({
  at: facts.at,
  ...(facts.dueAt === undefined ? {} : { dueAt: facts.dueAt }),
  ...(facts.more === undefined ? {} : { more: facts.more }),
  actor: facts.actor,
  settings: facts.settings.version,
  calendar: facts.calendar,
});
