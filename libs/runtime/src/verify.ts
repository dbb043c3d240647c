import { begin, deadlinesOf, fire, step, tasksOf, type Deadline, type Facts, type Step, type Workflow } from '@tabir/engine';
import { leafHash } from '@tabir/kernel';
import { ERASED, inClear } from './clear.js';
import type { Definitions } from './definitions.js';
import { projectionsOf } from './draft.js';
import { caseStream, readLogEntry, stateHash, stateText, type LogRecord } from './log-row.js';
import type { InstanceRow, LogEntry, Office, Reads } from './ports.js';

export interface Finding {
  readonly instanceId: string;
  readonly kind: 'leaf' | 'gap' | 'state' | 'row' | 'tasks' | 'notes' | 'deadlines' | 'projection' | 'replay';
  readonly detail: string;
}

const PAGE = 500;

/**
 * Proves one instance from its history alone: bytes match their leaf hashes, sequence without gaps, replay gives the stored
 * state at every row, tasks, deadlines and projection are what that state derives to, and claims and watchers what the notes say.
 */
export class Verifier {
  constructor(
    private readonly reads: Reads,
    private readonly office: Office,
    private readonly definitions: Definitions,
  ) {}

  async instance(instanceId: string): Promise<Finding[]> {
    const instance = await this.reads.instance(instanceId);
    if (!instance) return [{ instanceId, kind: 'row', detail: 'The instance row is gone.' }];
    const workflow = this.definitions.get(instance.workflow, instance.version);
    const findings: Finding[] = [];
    const find = (kind: Finding['kind'], detail: string): void => void findings.push({ instanceId, kind, detail });
    const entries = await this.allEntries(instanceId);
    chainFindings(entries, find);
    const records = readable(entries, find);
    const folded = this.fold(workflow, records, find);
    if (folded && stateText(folded.state) !== stateText(instance.state))
      find('state', 'The stored state differs from the fold of the history.');
    rowFindings(instance, records, find);
    await this.derivedFindings(workflow, instance, find);
    if (folded) await this.notedFindings(instanceId, folded.noted, find);
    return findings;
  }

  private async allEntries(instanceId: string): Promise<LogEntry[]> {
    const entries: LogEntry[] = [];
    for (;;) {
      const page = await this.reads.history(caseStream(instanceId), entries.at(-1)?.seq ?? 0, PAGE);
      entries.push(...page);
      if (page.length < PAGE) return entries;
    }
  }

  /** Replays the rows and folds the notes; stops at the first row that cannot be replayed. */
  private fold(
    workflow: Workflow,
    records: readonly LogRecord[],
    find: (kind: Finding['kind'], detail: string) => void,
  ): (Step & { readonly noted: Noted }) | null {
    let current: Step | null = null;
    const noted = new Noted();
    for (const record of records) {
      try {
        current = this.replay(workflow, current, record);
        noted.take(record, current);
      } catch (error) {
        find(
          'replay',
          `Row ${record.seq} (${record.event.type}) cannot be replayed: ${error instanceof Error ? error.message : String(error)}`,
        );
        return null;
      }
      if (record.state !== undefined && stateHash(current.state) !== record.state) {
        find('state', `Row ${record.seq} (${record.event.type}) vouches for another state than the replay gives.`);
        return null;
      }
    }
    return current && { ...current, noted };
  }

  private replay(workflow: Workflow, current: Step | null, record: LogRecord): Step {
    const { office } = this;
    const { at, dueAt, more, actor } = record;
    const calendar = office.calendarOf(record.calendar);
    const facts: Facts = {
      at,
      ...(dueAt === undefined ? {} : { dueAt }),
      ...(more === undefined ? {} : { more }),
      actor,
      settings: office.settingsOf(record.settings),
      calendar: record.calendar,
    };
    const payload = record.event.payload ?? {};
    if (record.kind === 'start') return begin(workflow, payload, facts, calendar);
    if (!current) throw new Error('the history does not begin with a start');
    switch (record.kind) {
      case 'event':
        return step(workflow, current.state, { ...payload, type: record.event.type }, facts, calendar);
      case 'deadline':
        return fire(workflow, current.state, deadlineOf(record), facts, calendar);
      case 'recalculated':
      case 'note':
        return current;
    }
  }

  private async derivedFindings(
    workflow: Workflow,
    instance: InstanceRow,
    find: (kind: Finding['kind'], detail: string) => void,
  ): Promise<void> {
    const { reads, office } = this;
    const calendar = office.calendarOf(instance.calendar);
    const line = (row: { key: string; dueAt: string | null }): string => `${row.key}@${row.dueAt ?? ''}`;
    const same = (
      a: readonly { key: string; dueAt: string | null }[],
      b: readonly { key: string; dueAt: string | null }[],
    ): boolean => a.map(line).sort().join('\n') === b.map(line).sort().join('\n');
    if (!same(await reads.tasks(instance.id), tasksOf(workflow, instance.state, calendar)))
      find('tasks', 'The open tasks differ from what the state derives to.');
    const deadlines = deadlinesOf(workflow, instance.state, calendar);
    if (!same(await reads.deadlines(instance.id), deadlines))
      find('deadlines', 'The pending deadlines differ from what the state derives to.');
    if ((deadlines[0]?.dueAt ?? null) !== instance.nextDueAt)
      find('deadlines', 'The next due moment of the row differs from the pending deadlines.');
    await this.projectionFindings(workflow, instance, find);
  }

  private async notedFindings(
    instanceId: string,
    noted: Noted,
    find: (kind: Finding['kind'], detail: string) => void,
  ): Promise<void> {
    for (const { key, claimedBy } of await this.reads.tasks(instanceId))
      if (claimedBy !== (noted.claims.get(key) ?? null)) find('notes', `Task ${key} is with another person than the notes say.`);
    if ((await this.reads.watchers(instanceId)).join() !== [...noted.watchers].sort().join())
      find('notes', 'Others watch the record than the notes say.');
  }

  private async projectionFindings(
    workflow: Workflow,
    instance: InstanceRow,
    find: (kind: Finding['kind'], detail: string) => void,
  ): Promise<void> {
    const [write] = projectionsOf(workflow, instance, this.office.calendarOf(instance.calendar));
    if (!write) return;
    const { table, set } = write;
    const stored = await this.reads.projection(table, instance.id);
    if (set === null) return stored && find('projection', 'There is a projected row where there should be none.');
    if (!stored) return find('projection', 'The projected row is missing.');
    const told = (await inClear(this.reads, instance.id, set)) as Readonly<Record<string, unknown>>;
    for (const [column, value] of Object.entries(told)) {
      // An erased value is gone from the row too.
      const expected = value === ERASED ? null : value;
      if (stored[column] !== expected) find('projection', `Column ${column} of the projected row differs from the state.`);
    }
  }
}

/** What people noted, as the history tells it: who has which task, and who watches. */
class Noted {
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

/** The rows up to the first that is no longer a log row. */
function readable(entries: readonly LogEntry[], find: (kind: Finding['kind'], detail: string) => void): LogRecord[] {
  const records: LogRecord[] = [];
  for (const entry of entries) {
    try {
      const record = readLogEntry(entry);
      if (record.seq !== entry.seq || record.stream !== entry.stream)
        find('leaf', `Row ${entry.seq} tells of another place in the log.`);
      records.push(record);
    } catch {
      find('leaf', `Row ${entry.seq} cannot be read.`);
      break;
    }
  }
  return records;
}

function chainFindings(entries: readonly LogEntry[], find: (kind: Finding['kind'], detail: string) => void): void {
  for (const [index, entry] of entries.entries()) {
    if (entry.seq !== index + 1) return find('gap', `Row ${index + 1} is missing; the next one found is ${entry.seq}.`);
    if (Buffer.compare(Buffer.from(leafHash(entry.bytes)), Buffer.from(entry.leaf)) !== 0)
      find('leaf', `The bytes of row ${entry.seq} do not match their hash.`);
  }
}

function rowFindings(
  instance: InstanceRow,
  records: readonly LogRecord[],
  find: (kind: Finding['kind'], detail: string) => void,
): void {
  const last = records.at(-1);
  if (instance.lastSeq !== records.length)
    find('gap', `The row counts ${instance.lastSeq} log rows, there are ${records.length}.`);
  if (last && last.revision !== instance.revision)
    find('row', `The row has revision ${instance.revision}, the log ${last.revision}.`);
}

function deadlineOf({ event, dueAt, at }: LogRecord): Deadline {
  const [state = '', epoch = '', name = ''] = (event.deadline ?? '').split('#');
  return { key: event.deadline ?? '', state, epoch: Number(epoch), name, dueAt: dueAt ?? at };
}
