import type { Deadline, SealedValue, State, Task } from '@tabir/engine';
import { canonicalBytes, commitment, instant, leafHash, plusMs, systemIds, type Instant } from '@tabir/kernel';
import type { Change, CommandKey, InstanceRow, LogEntry, OutboxEntry, ProjectionWrite, UnitOfWork } from '@tabir/runtime';

/** Changes as the runtime makes them, cut down to what the contract of the unit of work is about. */

export const NOW = instant('2026-05-04T02:30:00.125Z');
/** Past every limit of 32-bit seconds, and a leap day. */
export const FAR = instant('2056-02-29T15:59:59.999Z');

/** Any number of different ids, each made for one test. */
export const newId = (): string => systemIds.uuid(NOW);

export const commandKey = (id = newId(), requestHash = 'one', actor = 'ana'): CommandKey => ({ actor, id, requestHash });

export const task = (key: string, more: Partial<Task> = {}): Task => ({
  key,
  state: 'filing.classifying',
  step: 2,
  duty: 'filing',
  assignee: null,
  dueAt: FAR,
  ...more,
});

export const deadline = (name: string, dueAt: Instant = FAR): Deadline => ({
  key: `term.active#1#${name}`,
  state: 'term.active',
  epoch: 1,
  name,
  dueAt,
});

export function secret(value: unknown, kind: SealedValue['kind'] = 'confidential'): SealedValue {
  const salt = systemIds.bytes(32);
  const bytes = canonicalBytes(value);
  return { kind, salt, value: bytes, handle: commitment(salt, bytes) };
}

export const effect = (instance: InstanceRow, more: Partial<OutboxEntry> = {}): OutboxEntry => ({
  id: newId(),
  instanceId: instance.id,
  seq: instance.lastSeq,
  type: 'notify',
  params: { template: 'due', to: ['ana', 'budi'] },
  createdAt: NOW,
  ...more,
});

/** The projection that every implementation under the contract knows: one column of each kind. */
export const CONTRACT_TABLE = {
  table: 'contract_item',
  columns: { title: 'text', years: 'number', listed: 'boolean', secretUntil: 'instant', endsOn: 'date' },
} as const;

export const projected = (instanceId: string, set: ProjectionWrite['set']): ProjectionWrite => ({
  table: CONTRACT_TABLE.table,
  instanceId,
  set,
});

const stateAfter = (steps: number): State => ({
  value: { intake: 'accepted', term: { active: { review: 'waiting' } } },
  context: { steps, words: 'Judul "rahasia" \\ 😀 — ringkas\n', nothing: null, deep: [{ z: 1, a: [true, 1.5] }] },
  status: 'active',
  entries: { 'term.active': { epoch: 1, since: NOW, fired: [] } },
});

const freshInstance = (id: string, more: Partial<InstanceRow>): InstanceRow => ({
  id,
  kode: systemIds.kode(),
  workflow: 'sample',
  version: 1,
  unit: 'ppid',
  agency: 'dinkes',
  label: 'Daftar — "uji" 😀',
  state: stateAfter(0),
  revision: 0,
  lastSeq: 0,
  calendar: 'calendar-1',
  settings: 'settings-1',
  nextDueAt: null,
  blocked: null,
  createdAt: NOW,
  updatedAt: NOW,
  ...more,
});

/** A log row whose bytes are not in any order that a JSON column would keep. */
function logRow(instance: InstanceRow, seq: number): LogEntry {
  const stream = `case:${instance.id}`;
  const bytes = canonicalBytes({ z: 1, a: 2, seq, stream, text: 'é😀' });
  return { stream, seq, bytes, leaf: leafHash(bytes) };
}

type Extra = Omit<Partial<Change>, 'instance'> & { readonly instance?: Partial<InstanceRow> };

const changed = (before: InstanceRow, rows: number, next: Partial<InstanceRow>, { instance = {}, ...extra }: Extra): Change => {
  const after = { ...before, lastSeq: before.lastSeq + rows, ...next, ...instance };
  return {
    instance: after,
    tasks: { put: [], remove: [] },
    deadlines: { put: [], remove: [] },
    log: Array.from({ length: rows }, (_, index) => logRow(after, before.lastSeq + 1 + index)),
    sealed: [],
    outbox: [],
    projections: [],
    ...extra,
  };
};

/** The first change of an instance. */
export const begun = (id: string, extra: Extra = {}): Change =>
  changed(freshInstance(id, {}), 1, { state: stateAfter(1), revision: 1 }, extra);

/** A step: the revision goes on. */
export const stepped = (before: InstanceRow, extra: Extra = {}): Change =>
  changed(before, 1, { state: stateAfter(before.revision + 1), revision: before.revision + 1, updatedAt: plusMs(NOW, 1) }, extra);

/** A note: a log row, and the revision stays. */
export const noted = (before: InstanceRow, extra: Extra = {}): Change => changed(before, 1, {}, extra);

/** A derivation that moved nothing: not even a log row. */
export const rederived = (before: InstanceRow, extra: Extra = {}): Change =>
  changed(before, 0, { calendar: 'calendar-2', settings: 'settings-2' }, extra);

/** Puts an instance there. */
export async function given(unitOfWork: UnitOfWork, extra: Extra = {}): Promise<InstanceRow> {
  const instanceId = newId();
  const { change } = await unitOfWork.create({ instanceId, command: commandKey() }, () => begun(instanceId, extra));
  if (!change) throw new Error('The instance was not made.');
  return change.instance;
}
