import { canonicalBytes, canonicalText, type Instant } from '@tabir/kernel';
import { stateText, type Addressees, type AmongAll, type Blocked, type Change, type InstanceRow } from '@tabir/runtime';
import type { Projections } from './projection-table.js';
import { taskDue } from './rows.js';
import { dbTime, dbTimeOrNull, list, rows, sql, type Bound, type Sql } from './sql.js';

/** An effect that nobody has tried yet is free whatever the clocks say, so that a worker whose clock is behind takes it at once. */
const AT_ONCE = '1970-01-01 00:00:00.000';

/** The row of an instance that exists, guarded by what was seen under the lock: it must find exactly one row. */
export function updateInstance(instance: InstanceRow, seen: Pick<InstanceRow, 'revision' | 'lastSeq'>): Sql {
  return sql`UPDATE instance SET version = ${instance.version}, unit = ${instance.unit}, agency = ${instance.agency}, label = ${instance.label},
    state = ${stateText(instance.state)}, revision = ${instance.revision}, last_seq = ${instance.lastSeq},
    calendar = ${instance.calendar}, settings = ${instance.settings}, next_due_at = ${dbTimeOrNull(instance.nextDueAt)},
    blocked = ${blockedText(instance.blocked)}, retry_at = ${dbTimeOrNull(instance.blocked?.retryAt ?? null)},
    updated_at = ${dbTime(instance.updatedAt)}
    WHERE id = ${instance.id} AND revision = ${seen.revision} AND last_seq = ${seen.lastSeq}`;
}

export function insertInstance(instance: InstanceRow): Sql {
  return sql`INSERT INTO instance (id, kode, workflow, version, unit, agency, label, state, revision, last_seq, calendar, settings,
    next_due_at, blocked, retry_at, created_at, updated_at) VALUES (${instance.id}, ${instance.kode}, ${instance.workflow},
    ${instance.version}, ${instance.unit}, ${instance.agency}, ${instance.label}, ${stateText(instance.state)},
    ${instance.revision}, ${instance.lastSeq}, ${instance.calendar}, ${instance.settings}, ${dbTimeOrNull(instance.nextDueAt)},
    ${blockedText(instance.blocked)}, ${dbTimeOrNull(instance.blocked?.retryAt ?? null)}, ${dbTime(instance.createdAt)},
    ${dbTime(instance.updatedAt)})`;
}

export const blockedText = (blocked: Blocked | null): string | null => (blocked === null ? null : canonicalText(blocked));

/** Everything that a change writes besides the row of the instance, in the one order of locks. */
export function otherStatements(change: Change, before: InstanceRow | null, projections: Projections, systemNow: Instant): Sql[] {
  return [
    ...taskStatements(change, before),
    ...deadlineStatements(change),
    ...logStatements(change, systemNow),
    ...sealedStatements(change),
    ...outboxStatements(change, systemNow),
    ...fileStatements(change),
    ...watchStatements(change),
    // Last, because a projected handle is resolved from the sealed values above.
    ...change.projections.map((write) => projections.write(write)),
  ];
}

function taskStatements({ instance, tasks, claims = [] }: Change, before: InstanceRow | null): Sql[] {
  const { id, workflow, unit, agency } = instance;
  const moved = before !== null && (before.unit !== unit || before.agency !== agency);
  return [
    ...some(tasks.remove, (keys) => sql`DELETE FROM task WHERE instance_id = ${id} AND task_key IN (${list(keys)})`),
    ...(moved ? [sql`UPDATE task SET unit = ${unit}, agency = ${agency} WHERE instance_id = ${id}`] : []),
    // A task that stays keeps its claim: that is what people noted on it.
    ...some(
      tasks.put,
      (
        put,
      ) => sql`INSERT INTO task (instance_id, task_key, unit, agency, workflow, duty, assignee, due_at, state, step) VALUES ${rows(
        put.map((task): Bound[] => [
          id,
          task.key,
          unit,
          agency,
          workflow,
          task.duty,
          task.assignee,
          taskDue(task.dueAt),
          task.state,
          task.step,
        ]),
      )} ON DUPLICATE KEY UPDATE unit = VALUES(unit), agency = VALUES(agency), duty = VALUES(duty),
        assignee = VALUES(assignee), due_at = VALUES(due_at), state = VALUES(state), step = VALUES(step)`,
    ),
    ...claims.map(
      ({ key, by, at }) =>
        sql`UPDATE task SET claimed_by = ${by}, claimed_at = ${dbTimeOrNull(at)} WHERE instance_id = ${id} AND task_key = ${key}`,
    ),
  ];
}

function deadlineStatements({ instance: { id }, deadlines }: Change): Sql[] {
  return [
    ...some(deadlines.remove, (keys) => sql`DELETE FROM deadline WHERE instance_id = ${id} AND deadline_key IN (${list(keys)})`),
    ...some(
      deadlines.put,
      (put) =>
        sql`INSERT INTO deadline (instance_id, deadline_key, state, epoch, name, due_at) VALUES ${rows(
          put.map((deadline): Bound[] => [
            id,
            deadline.key,
            deadline.state,
            deadline.epoch,
            deadline.name,
            dbTime(deadline.dueAt),
          ]),
        )} ON DUPLICATE KEY UPDATE due_at = VALUES(due_at)`,
    ),
  ];
}

export function logStatements({ log }: Pick<Change, 'log'>, systemNow: Instant): Sql[] {
  return [
    ...some(
      log,
      (entries) =>
        sql`INSERT INTO log (stream, seq, bytes, leaf) VALUES ${rows(entries.map((e) => [e.stream, e.seq, e.bytes, e.leaf]))}`,
    ),
    ...some(
      log,
      (entries) =>
        sql`INSERT INTO log_pending (stream, seq, at) VALUES ${rows(entries.map((e) => [e.stream, e.seq, dbTime(systemNow)]))}`,
    ),
  ];
}

const sealedStatements = ({ instance, sealed }: Change): Sql[] => insertSealed(instance.id, sealed);

/** `owner` is the instance or the person that the values belong to. */
export const insertSealed = (owner: string, sealed: Change['sealed']): Sql[] =>
  some(
    sealed,
    (values) =>
      sql`INSERT INTO sealed (owner, handle, kind, salt, value) VALUES ${rows(
        values.map(({ handle, kind, salt, value }): Bound[] => [owner, handle, kind, salt, value]),
      )}`,
  );

function outboxStatements({ outbox, outboxDone }: Change, systemNow: Instant): Sql[] {
  return [
    ...(outboxDone === undefined ? [] : [effectDone(outboxDone, systemNow)]),
    ...some(
      outbox,
      (effects) =>
        sql`INSERT INTO outbox (id, instance_id, seq, type, params, created_at, wait_until) VALUES ${rows(
          effects.map((e): Bound[] => [
            e.id,
            e.instanceId,
            e.seq,
            e.type,
            canonicalBytes(e.params),
            dbTime(e.createdAt),
            AT_ONCE,
          ]),
        )}`,
    ),
    ...outbox.flatMap(({ id, to }) => (to === undefined ? [] : [freeze(id, to)])),
  ];
}

/** Members in the order given, or in the order in which they began; each with the revision that it has in this transaction's eyes. */
function freeze(outboxId: string, to: Addressees): Sql {
  const into = sql`INSERT INTO outbox_member (outbox_id, position, instance_id, revision)`;
  if ('workflow' in to) {
    return sql`${into} SELECT ${outboxId}, ROW_NUMBER() OVER (ORDER BY instance.id) - 1, instance.id, instance.revision
      FROM (${idsAmong(to)}) AS found JOIN instance ON instance.id = found.id`;
  }
  return sql`${into} SELECT ${outboxId}, named.position - 1, named.id, instance.revision
    FROM JSON_TABLE(${JSON.stringify(to)}, '$[*]' COLUMNS (position FOR ORDINALITY, id VARCHAR(36) PATH '$')) AS named
    LEFT JOIN instance ON instance.id = CONVERT(named.id USING ascii)`;
}

/** The ids of those whom a `send` to a set goes to. */
export function idsAmong({ unit, agency, workflow, state }: AmongAll): Sql {
  const place = sql`unit = ${unit} AND workflow = ${workflow} AND ${agency === null ? sql`TRUE` : sql`agency = ${agency}`}`;
  return state === null
    ? sql`SELECT id FROM instance WHERE ${place}`
    : sql`SELECT DISTINCT instance_id AS id FROM task WHERE ${place} AND state = ${state}`;
}

/** Done effects wait for nothing any more. */
export const effectDone = (outboxId: string, systemNow: Instant): Sql =>
  sql`UPDATE outbox SET done_at = ${dbTime(systemNow)}, wait_until = NULL WHERE id = ${outboxId} AND done_at IS NULL`;

const fileStatements = ({ files = [] }: Change): Sql[] =>
  some(
    files,
    (all) => sql`INSERT INTO file (id, instance_id, storage_key, size, mime, name_handle, commitment, salt, uploaded_by,
      uploaded_at) VALUES ${rows(
        all.map((f): Bound[] => [
          f.id,
          f.instanceId,
          f.storageKey,
          f.size,
          f.mime,
          f.name,
          f.commitment,
          f.salt,
          f.uploadedBy,
          dbTime(f.uploadedAt),
        ]),
      )}`,
  );

const watchStatements = ({ instance: { id }, watch }: Change): Sql[] => {
  if (watch === undefined) return [];
  const { person, on } = watch;
  return [
    on
      ? sql`INSERT IGNORE INTO watching (person, instance_id) VALUES (${person}, ${id})`
      : sql`DELETE FROM watching WHERE person = ${person} AND instance_id = ${id}`,
  ];
};

/** One statement over all items, or none when there are none. */
const some = <T>(items: readonly T[], statement: (items: readonly T[]) => Sql): Sql[] =>
  items.length === 0 ? [] : [statement(items)];
