import type { Deadline } from '@tabir/engine';
import { AppError } from '@tabir/kernel';
import {
  Reads,
  type AmongAll,
  type FileRow,
  type InboxQuery,
  type InboxRow,
  type InstanceQuery,
  type InstanceRow,
  type LogEntry,
  type Page,
  type SealedClear,
  type TaskRow,
} from '@tabir/runtime';
import { idsAmong } from './change-statements.js';
import type { Database } from './database.js';
import type { Projections } from './projection-table.js';
import {
  INSTANCE,
  TASK,
  deadlineOf,
  fileOf,
  inboxRowOf,
  instanceOf,
  logEntryOf,
  sealedOf,
  taskDue,
  taskOf,
  type StoredDeadline,
  type StoredFile,
  type StoredInboxTask,
  type StoredInstance,
  type StoredLogEntry,
  type StoredSealed,
  type StoredTask,
} from './rows.js';
import { isKey, joined, list, sql, type Sql } from './sql.js';

/** Reads outside any transaction. Whatever is no key of ours is simply not found. */
export class DatabaseReads extends Reads {
  constructor(
    private readonly database: Database,
    private readonly projections: Projections,
  ) {
    super();
  }

  override async instance(id: string): Promise<InstanceRow | undefined> {
    return this.one(id, sql`SELECT ${INSTANCE} FROM instance WHERE id = ${id}`);
  }

  override async instanceByKode(kode: string): Promise<InstanceRow | undefined> {
    return this.one(kode, sql`SELECT ${INSTANCE} FROM instance WHERE kode = ${kode}`);
  }

  override async tasks(instanceId: string): Promise<TaskRow[]> {
    const order = sql`ORDER BY due_at, task_key`;
    return (await this.of<StoredTask>(instanceId, sql`SELECT ${TASK} FROM task WHERE instance_id = ${instanceId} ${order}`)).map(
      taskOf,
    );
  }

  override async deadlines(instanceId: string): Promise<Deadline[]> {
    const rows = await this.of<StoredDeadline>(
      instanceId,
      sql`SELECT deadline_key, state, epoch, name, due_at FROM deadline WHERE instance_id = ${instanceId}
        ORDER BY due_at, deadline_key`,
    );
    return rows.map(deadlineOf);
  }

  override async inbox(query: InboxQuery): Promise<Page<InboxRow>> {
    const branches = query.duties.flatMap((duty) => inboxBranches(query, duty));
    if (branches.length === 0) return { items: [], next: null };
    const rows = await this.database.rows<StoredInboxTask>(sql`SELECT ${TASK}, instance.workflow, instance.version, instance.kode,
        instance.label
      FROM (SELECT instance_id, task_key, due_at FROM (${joined(branches, ' UNION ALL ')}) AS branch
        ORDER BY due_at, instance_id, task_key LIMIT ${query.limit + 1}) AS page
      JOIN task ON task.instance_id = page.instance_id AND task.task_key = page.task_key
      JOIN instance ON instance.id = page.instance_id
      ORDER BY page.due_at, page.instance_id, page.task_key`);
    const items = rows.slice(0, query.limit).map(inboxRowOf);
    const last = items.at(-1);
    return { items, next: rows.length > query.limit && last ? cursorOf(last) : null };
  }

  override async history(stream: string, afterSeq: number, limit: number): Promise<LogEntry[]> {
    const rows = await this.of<StoredLogEntry>(
      stream,
      sql`SELECT stream, seq, bytes, leaf FROM log WHERE stream = ${stream} AND seq > ${afterSeq} ORDER BY seq LIMIT ${limit}`,
    );
    return rows.map(logEntryOf);
  }

  override async sealed(instanceId: string, handles: readonly string[]): Promise<Map<string, SealedClear>> {
    const keys = handles.filter(isKey);
    if (keys.length === 0) return new Map();
    const rows = await this.of<StoredSealed>(
      instanceId,
      sql`SELECT handle, kind, value FROM sealed WHERE owner = ${instanceId} AND handle IN (${list(keys)})`,
    );
    return new Map(rows.map((row) => [row.handle, sealedOf(row)]));
  }

  override async files(instanceId: string): Promise<FileRow[]> {
    const rows = await this.of<StoredFile>(
      instanceId,
      sql`SELECT id, instance_id, storage_key, size, mime, name_handle, commitment, salt, uploaded_by, uploaded_at
        FROM file WHERE instance_id = ${instanceId} ORDER BY uploaded_at, id`,
    );
    return rows.map(fileOf);
  }

  override async watchers(instanceId: string): Promise<string[]> {
    const statement = sql`SELECT person FROM watching WHERE instance_id = ${instanceId} ORDER BY person`;
    return (await this.of<{ person: string }>(instanceId, statement)).map(({ person }) => person);
  }

  override async watched(person: string, limit: number, after: string | null): Promise<Page<InstanceRow>> {
    const before = after === null ? sql`TRUE` : sql`instance_id < ${after}`;
    const rows = await this.of<StoredInstance>(
      after ?? person,
      sql`SELECT ${INSTANCE} FROM instance JOIN (SELECT instance_id FROM watching
        WHERE person = ${person} AND ${before} ORDER BY instance_id DESC LIMIT ${limit + 1}) AS page ON id = page.instance_id
        ORDER BY id DESC`,
    );
    return pageOf(rows, limit);
  }

  override async instances({ workflow, unit, agency, limit, after }: InstanceQuery): Promise<Page<InstanceRow>> {
    const scope = [
      sql`workflow = ${workflow}`,
      ...(unit === null ? [] : [sql`unit = ${unit}`]),
      ...(agency === null ? [] : [sql`agency = ${agency}`]),
      ...(after === null ? [] : [sql`id < ${after}`]),
    ];
    const index = agency !== null ? sql`ix_instance_agency` : unit !== null ? sql`ix_instance_unit` : sql`ix_instance_workflow`;
    const rows = await this.of<StoredInstance>(
      after ?? workflow,
      sql`SELECT ${INSTANCE} FROM instance FORCE INDEX (${index}) WHERE ${joined(scope, ' AND ')}
        ORDER BY id DESC LIMIT ${limit + 1}`,
    );
    return pageOf(rows, limit);
  }

  override async among(to: AmongAll): Promise<number> {
    const [row] = await this.database.rows<{ count: number }>(sql`SELECT COUNT(*) AS count FROM (${idsAmong(to)}) AS found`);
    return Number(row?.count);
  }

  override async projection(table: string, instanceId: string): Promise<Readonly<Record<string, unknown>> | undefined> {
    const [row] = await this.of<Record<string, unknown>>(instanceId, this.projections.select(table, instanceId));
    return row && this.projections.read(table, row);
  }

  override async instanceIds(after: string | null, limit: number): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      sql`SELECT id FROM instance WHERE id > ${after ?? ''} ORDER BY id LIMIT ${limit}`,
    );
    return rows.map(({ id }) => id);
  }

  private async one(key: string, statement: Sql): Promise<InstanceRow | undefined> {
    const [row] = await this.of<StoredInstance>(key, statement);
    return row && instanceOf(row);
  }

  private of<T>(key: string, statement: Sql): Promise<T[]> {
    return isKey(key) ? this.database.rows<T>(statement) : Promise.resolve([]);
  }
}

function pageOf(rows: readonly StoredInstance[], limit: number): Page<InstanceRow> {
  const items = rows.slice(0, limit).map(instanceOf);
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/**
 * A page of one duty is one short walk along one index, for the tasks of nobody in particular and for the person's own each; so
 * a page costs the same whether a hundred or a million tasks are open. The walks are merged by the caller.
 */
function inboxBranches({ unit, agency, person, limit, after }: InboxQuery, qualified: string): Sql[] {
  const dot = qualified.indexOf('.');
  const [workflow, duty] = [qualified.slice(0, dot), qualified.slice(dot + 1)];
  const scope = [
    ...(unit === null ? [] : [sql`unit = ${unit}`]),
    ...(agency === null ? [] : [sql`agency = ${agency}`]),
    sql`workflow = ${workflow}`,
    sql`duty = ${duty}`,
    ...(after === null ? [] : [beyond(after)]),
  ];
  return [sql`assignee IS NULL`, sql`assignee = ${person}`].map(
    (whose) => sql`(SELECT instance_id, task_key, due_at FROM task WHERE ${joined([...scope, whose], ' AND ')}
      ORDER BY due_at, instance_id, task_key LIMIT ${limit + 1})`,
  );
}

const cursorOf = ({ dueAt, instanceId, key }: InboxRow): string =>
  Buffer.from(JSON.stringify([taskDue(dueAt), instanceId, key])).toString('base64url');

/** The rows behind the cursor. The first condition alone bounds the walk; the second decides among equal moments. */
function beyond(cursor: string): Sql {
  const [dueAt, instanceId, key] = readCursor(cursor);
  return sql`due_at >= ${dueAt} AND (due_at > ${dueAt} OR instance_id > ${instanceId}
    OR (instance_id = ${instanceId} AND task_key > ${key}))`;
}

function readCursor(cursor: string): [string, string, string] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(parts) && parts.length === 3 && parts.every((part) => typeof part === 'string' && isKey(part)))
      return parts as [string, string, string];
  } catch {
    // Falls through to the same refusal.
  }
  throw new AppError('invalid', 'page.bad-cursor', 'This page marker cannot be read; begin again with the first page.');
}
