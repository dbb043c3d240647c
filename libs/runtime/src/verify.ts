import { deadlinesOf, tasksOf, type Task, type Workflow } from '@tabir/engine';
import { leafHash } from '@tabir/kernel';
import { ERASED, inClear } from './clear.js';
import type { Definitions } from './definitions.js';
import { projectionsOf } from './draft.js';
import { wholeHistory } from './history.js';
import { caseStream, readLogEntry, stateText, type LogRecord } from './log-row.js';
import type { InstanceRow, LogEntry, Office, Reads } from './ports.js';
import { foldHistory, type Find, type FindingKind, type Noted } from './replay.js';

export interface Finding {
  readonly instanceId: string;
  readonly kind: FindingKind;
  readonly detail: string;
}

const MOST_LOOKS = 5;

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

  /** A living office may change the instance while it is looked at; then what was found is looked at once more. */
  async instance(instanceId: string): Promise<Finding[]> {
    for (let look = 1; ; look++) {
      const before = await this.reads.instance(instanceId);
      const findings = await this.look(instanceId, before);
      if (findings.length === 0 || look === MOST_LOOKS) return findings;
      if ((await this.reads.instance(instanceId))?.lastSeq === before?.lastSeq) return findings;
    }
  }

  /** Only what the present state derives to: tasks, deadlines and the projected row. The history is left alone. */
  async derived(instanceId: string): Promise<Finding[]> {
    const instance = await this.reads.instance(instanceId);
    if (!instance) return [{ instanceId, kind: 'row', detail: 'The instance row is gone.' }];
    const findings: Finding[] = [];
    await this.derivedFindings(this.definitions.get(instance.workflow, instance.version), instance, (kind, detail) => {
      findings.push({ instanceId, kind, detail });
    });
    return findings;
  }

  private async look(instanceId: string, instance: InstanceRow | undefined): Promise<Finding[]> {
    if (!instance) return [{ instanceId, kind: 'row', detail: 'The instance row is gone.' }];
    const workflow = this.definitions.get(instance.workflow, instance.version);
    const findings: Finding[] = [];
    const find: Find = (kind, detail) => void findings.push({ instanceId, kind, detail });
    const entries = await this.allEntries(instanceId);
    chainFindings(entries, find);
    const records = readable(entries, find);
    const folded = foldHistory(this.definitions, records, this.office, find);
    if (folded && stateText(folded.state) !== stateText(instance.state))
      find('state', 'The stored state differs from the fold of the history.');
    rowFindings(instance, records, find);
    await this.derivedFindings(workflow, instance, find);
    if (folded) await this.notedFindings(instanceId, folded.noted, find);
    return findings;
  }

  private async allEntries(instanceId: string): Promise<LogEntry[]> {
    const entries: LogEntry[] = [];
    for await (const entry of wholeHistory(this.reads, caseStream(instanceId))) entries.push(entry);
    return entries;
  }

  private async derivedFindings(workflow: Workflow, instance: InstanceRow, find: Find): Promise<void> {
    const { reads, office } = this;
    const measures = office.measuresOf(instance);
    const line = (row: { key: string; dueAt: string | null }): string => `${row.key}@${row.dueAt ?? ''}`;
    const same = (
      a: readonly { key: string; dueAt: string | null }[],
      b: readonly { key: string; dueAt: string | null }[],
    ): boolean => a.map(line).sort().join('\n') === b.map(line).sort().join('\n');
    const work = ({ key, duty, step, ...row }: Task): typeof row & { key: string } => ({ ...row, key: `${key} ${duty} ${step}` });
    if (!same((await reads.tasks(instance.id)).map(work), tasksOf(workflow, instance.state, measures).map(work)))
      find('tasks', 'The open tasks differ from what the state derives to.');
    const deadlines = deadlinesOf(workflow, instance.state, measures);
    if (!same(await reads.deadlines(instance.id), deadlines))
      find('deadlines', 'The pending deadlines differ from what the state derives to.');
    if ((deadlines[0]?.dueAt ?? null) !== instance.nextDueAt)
      find('deadlines', 'The next due moment of the row differs from the pending deadlines.');
    await this.projectionFindings(workflow, instance, find);
  }

  private async notedFindings(instanceId: string, noted: Noted, find: Find): Promise<void> {
    for (const { key, claimedBy } of await this.reads.tasks(instanceId))
      if (claimedBy !== (noted.claims.get(key) ?? null)) find('notes', `Task ${key} is with another person than the notes say.`);
    if ((await this.reads.watchers(instanceId)).join() !== [...noted.watchers].sort().join())
      find('notes', 'Others watch the record than the notes say.');
  }

  private async projectionFindings(workflow: Workflow, instance: InstanceRow, find: Find): Promise<void> {
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

/** The rows up to the first that is no longer a log row. */
function readable(entries: readonly LogEntry[], find: Find): LogRecord[] {
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

function chainFindings(entries: readonly LogEntry[], find: Find): void {
  for (const [index, entry] of entries.entries()) {
    if (entry.seq !== index + 1) return find('gap', `Row ${index + 1} is missing; the next one found is ${entry.seq}.`);
    if (Buffer.compare(Buffer.from(leafHash(entry.bytes)), Buffer.from(entry.leaf)) !== 0)
      find('leaf', `The bytes of row ${entry.seq} do not match their hash.`);
  }
}

function rowFindings(instance: InstanceRow, records: readonly LogRecord[], find: Find): void {
  const last = records.at(-1);
  if (instance.lastSeq !== records.length)
    find('gap', `The row counts ${instance.lastSeq} log rows, there are ${records.length}.`);
  if (last && last.revision !== instance.revision)
    find('row', `The row has revision ${instance.revision}, the log ${last.revision}.`);
  if (last && last.version !== instance.version)
    find('row', `The row is of version ${instance.version}, the log of ${last.version}.`);
}
