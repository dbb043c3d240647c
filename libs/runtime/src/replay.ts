import { begin, fire, migrate, step, type Deadline, type Facts, type Step } from '@tabir/engine';
import type { Definitions } from './definitions.js';
import { stateHash, type LogRecord } from './log-row.js';
import type { Office } from './ports.js';

export type FindingKind = 'leaf' | 'gap' | 'state' | 'row' | 'tasks' | 'notes' | 'deadlines' | 'projection' | 'replay';
export type Find = (kind: FindingKind, detail: string) => void;

/** What a history comes to: the last step, and what people noted. */
export interface Folded extends Step {
  readonly noted: Noted;
}

/**
 * Takes every step of a history again, each under the version that its row names, and folds its notes; stops at the first row that
 * cannot be replayed, and tells it.
 */
export function foldHistory(
  definitions: Pick<Definitions, 'get'>,
  records: readonly LogRecord[],
  office: Pick<Office, 'settingsOf' | 'calendarOf'>,
  find: Find,
): Folded | null {
  let current: Step | null = null;
  const noted = new Noted();
  let version = records[0]?.version;
  for (const record of records) {
    const { seq, event } = record;
    try {
      assertVersion(version, record);
      ({ version } = record);
      current = replay(definitions, current, record, office);
      noted.take(record, current);
    } catch (error) {
      find('replay', `Row ${seq} (${event.type}) cannot be replayed: ${error instanceof Error ? error.message : String(error)}`);
      return null;
    }
    if (record.state !== undefined && stateHash(current.state) !== record.state) {
      find('state', `Row ${seq} (${event.type}) vouches for another state than the replay gives.`);
      return null;
    }
  }
  return current && { ...current, noted };
}

/** Only a migration changes the version, and it says from which one. */
function assertVersion(before: number | undefined, { kind, event, version }: LogRecord): void {
  const expected = kind === 'migrated' ? event.payload?.['from'] : version;
  if (before !== expected) throw new Error(`the history is at version ${before}`);
}

function replay(
  definitions: Pick<Definitions, 'get'>,
  current: Step | null,
  record: LogRecord,
  office: Pick<Office, 'settingsOf' | 'calendarOf'>,
): Step {
  const { at, dueAt, more, actor, kind, event } = record;
  const workflow = definitions.get(record.workflow, record.version);
  const calendar = office.calendarOf(record.calendar);
  const facts: Facts = {
    at,
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(more === undefined ? {} : { more }),
    actor,
    settings: office.settingsOf(record.settings),
    calendar: record.calendar,
  };
  const payload = event.payload ?? {};
  if (kind === 'start') return begin(workflow, payload, facts, calendar);
  if (!current) throw new Error('the history does not begin with a start');
  switch (kind) {
    case 'event':
      return step(workflow, current.state, { ...payload, type: event.type }, facts, calendar);
    case 'deadline':
      return fire(workflow, current.state, deadlineOf(record), facts, calendar);
    case 'migrated':
      return migrate(workflow, current.state, facts, calendar);
    case 'recalculated':
    case 'note':
      return current;
  }
}

function deadlineOf({ event, dueAt, at }: LogRecord): Deadline {
  const [state = '', epoch = '', name = ''] = (event.deadline ?? '').split('#');
  return { key: event.deadline ?? '', state, epoch: Number(epoch), name, dueAt: dueAt ?? at };
}

/** What people noted, as the history tells it: who has which task, and who watches. */
export class Noted {
  readonly claims = new Map<string, string>();
  readonly watchers = new Set<string>();

  take({ kind, event, actor }: LogRecord, { tasks }: Step): void {
    if (kind === 'note') this.note(event.type, (event.payload ?? {}) as { task?: string; to?: string }, actor.id);
    const open = new Set(tasks.map(({ key }) => key));
    for (const key of this.claims.keys()) if (!open.has(key)) this.claims.delete(key);
  }

  private note(type: string, { task = '', to = '' }: { task?: string; to?: string }, by: string): void {
    if (type === 'CLAIM') this.claims.set(task, by);
    if (type === 'DELEGATE') this.claims.set(task, to);
    if (type === 'RELEASE_CLAIM') this.claims.delete(task);
    if (type === 'WATCH') this.watchers.add(by);
    if (type === 'UNWATCH') this.watchers.delete(by);
  }
}
