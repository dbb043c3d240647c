import type { Deadline, SealedKind, State, Task } from '@tabir/engine';
import type { Instant } from '@tabir/kernel';
import type {
  Blocked,
  FileRow,
  InboxRow,
  InstanceRow,
  LeasedEffect,
  LogEntry,
  Member,
  SealedClear,
  TaskRow,
} from '@tabir/runtime';
import { dbTime, readTime, readTimeOrNull, sql } from './sql.js';

/** Rows as the database gives them, and what the runtime sees of them. */

export interface StoredInstance {
  readonly id: string;
  readonly kode: string;
  readonly workflow: string;
  readonly version: number;
  readonly unit: string;
  readonly agency: string | null;
  readonly label: string;
  readonly state: Buffer;
  readonly revision: number;
  readonly last_seq: number;
  readonly calendar: string;
  readonly settings: string;
  readonly next_due_at: string | null;
  readonly blocked: string | null;
  readonly created_at: string;
  readonly updated_at: string;
}

export const INSTANCE = sql`id, kode, workflow, version, unit, agency, label, state, revision, last_seq, calendar, settings,
  next_due_at, blocked, created_at, updated_at`;

export function instanceOf(row: StoredInstance): InstanceRow {
  const { state, last_seq, next_due_at, blocked, created_at, updated_at, ...same } = row;
  return {
    ...same,
    state: JSON.parse(state.toString()) as State,
    lastSeq: last_seq,
    nextDueAt: readTimeOrNull(next_due_at),
    blocked: blocked === null ? null : (JSON.parse(blocked) as Blocked),
    createdAt: readTime(created_at),
    updatedAt: readTime(updated_at),
  };
}

export interface StoredTask {
  readonly instance_id: string;
  readonly task_key: string;
  readonly state: string;
  readonly step: number | null;
  readonly duty: string;
  readonly assignee: string | null;
  readonly due_at: string;
  readonly claimed_by: string | null;
  readonly claimed_at: string | null;
}

export const TASK = sql`task.instance_id, task.task_key, task.state, task.step, task.duty, task.assignee, task.due_at,
  task.claimed_by, task.claimed_at`;

/** Stands for "no due date", so that such tasks come last in every index. */
const NEVER = '9999-12-31 23:59:59.999';

export const taskDue = (dueAt: Task['dueAt']): string => (dueAt === null ? NEVER : dbTime(dueAt));

export const taskOf = (row: StoredTask): TaskRow => ({
  instanceId: row.instance_id,
  key: row.task_key,
  state: row.state,
  step: row.step,
  duty: row.duty,
  assignee: row.assignee,
  dueAt: row.due_at === NEVER ? null : readTime(row.due_at),
  claimedBy: row.claimed_by,
  claimedAt: readTimeOrNull(row.claimed_at),
});

export interface StoredInboxTask extends StoredTask {
  readonly workflow: string;
  readonly version: number;
  readonly kode: string;
  readonly label: string;
}

export const inboxRowOf = (row: StoredInboxTask): InboxRow => ({
  ...taskOf(row),
  workflow: row.workflow,
  version: row.version,
  kode: row.kode,
  label: row.label,
});

export interface StoredDeadline {
  readonly deadline_key: string;
  readonly state: string;
  readonly epoch: number;
  readonly name: string;
  readonly due_at: string;
}

export const deadlineOf = ({ deadline_key, due_at, ...same }: StoredDeadline): Deadline => ({
  key: deadline_key,
  ...same,
  dueAt: readTime(due_at),
});

export interface StoredLogEntry {
  readonly stream: string;
  readonly seq: number;
  readonly bytes: Buffer;
  readonly leaf: Buffer;
}

export const logEntryOf = ({ stream, seq, bytes, leaf }: StoredLogEntry): LogEntry => ({ stream, seq, bytes, leaf });

export interface StoredSealed {
  readonly handle: string;
  readonly kind: SealedKind;
  readonly value: Buffer | null;
}

export const sealedOf = ({ kind, value }: StoredSealed): SealedClear => ({
  kind,
  text: value === null ? null : value.toString(),
});

export interface StoredEffect {
  readonly id: string;
  readonly instance_id: string;
  readonly seq: number;
  readonly type: string;
  readonly params: Buffer;
  readonly created_at: string;
  readonly attempts: number;
}

export const effectOf = (row: StoredEffect, until: Instant): LeasedEffect => ({
  id: row.id,
  until,
  instanceId: row.instance_id,
  seq: row.seq,
  type: row.type,
  params: JSON.parse(row.params.toString()) as LeasedEffect['params'],
  createdAt: readTime(row.created_at),
  attempts: row.attempts,
});

export interface StoredMember {
  readonly position: number;
  readonly instance_id: string;
  readonly revision: number | null;
  readonly answer: string | null;
}

export const memberOf = ({ position, instance_id, revision, answer }: StoredMember): Member => ({
  position,
  instanceId: instance_id,
  revision,
  answer: answer === null ? null : (JSON.parse(answer) as Member['answer']),
});

export interface StoredFile {
  readonly id: string;
  readonly instance_id: string;
  readonly storage_key: string;
  readonly size: number;
  readonly mime: string;
  readonly name_handle: string;
  readonly commitment: string;
  readonly salt: Buffer;
  readonly uploaded_by: string;
  readonly uploaded_at: string;
}

export const fileOf = (row: StoredFile): FileRow => ({
  id: row.id,
  instanceId: row.instance_id,
  storageKey: row.storage_key,
  size: row.size,
  mime: row.mime,
  name: row.name_handle,
  commitment: row.commitment,
  salt: row.salt,
  uploadedBy: row.uploaded_by,
  uploadedAt: readTime(row.uploaded_at) satisfies Instant,
});
