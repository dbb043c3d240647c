import type { ProjectionWrite, WriteValue } from '@tabir/runtime';
import { dbTime, identifier, list, readTime, sql, type Bound, type Sql } from './sql.js';

export type ColumnKind = 'text' | 'number' | 'boolean' | 'instant' | 'date';

/**
 * A table that workflows project into, registered by whoever owns its migration. Columns are named as the projected row names
 * them; in the table the same name is in snake case, so `secretUntil` is `secret_until`. Its key is `instance_id`.
 */
export interface ProjectionTable {
  readonly table: string;
  readonly columns: Readonly<Record<string, ColumnKind>>;
}

const columnName = (name: string): Sql => identifier(name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));

/** Writes and reads the registered tables, and no other. */
export class Projections {
  private readonly tables: ReadonlyMap<string, ProjectionTable>;

  constructor(tables: readonly ProjectionTable[]) {
    this.tables = new Map(tables.map((table) => [table.table, table]));
  }

  /** One row put or removed; a registered column that the row does not name becomes null. */
  write({ table, instanceId, set }: ProjectionWrite): Sql {
    const { columns } = this.table(table);
    if (set === null) return sql`DELETE FROM ${identifier(table)} WHERE instance_id = ${instanceId}`;
    for (const column of Object.keys(set))
      if (!Object.hasOwn(columns, column)) throw new Error(`Projection ${table} has no column ${column}.`);
    const names = Object.keys(columns).map(columnName);
    const values = Object.entries(columns).map(([column, kind]) => stored(instanceId, set[column] ?? null, kind));
    return sql`INSERT INTO ${identifier(table)} (instance_id, ${list(names)}) VALUES (${instanceId}, ${list(values)})
      ON DUPLICATE KEY UPDATE ${list(names.map((name) => sql`${name} = VALUES(${name})`))}`;
  }

  select(table: string, instanceId: string): Sql {
    const names = Object.keys(this.table(table).columns).map(columnName);
    return sql`SELECT ${list(names)} FROM ${identifier(table)} WHERE instance_id = ${instanceId}`;
  }

  /** A stored row under the names and in the types of the projected one. */
  read(table: string, row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
    return Object.fromEntries(
      Object.entries(this.table(table).columns).map(([column, kind]) => {
        const value = row[columnName(column).text.slice(1, -1)] ?? null;
        return [column, value === null ? null : shown(value, kind)];
      }),
    );
  }

  private table(name: string): ProjectionTable {
    const table = this.tables.get(name);
    if (!table) throw new Error(`Projection ${name} is not registered.`);
    return table;
  }
}

/** A handle becomes the clear text of its value, or null when that was erased; it is read in the transaction that writes. */
function stored(instanceId: string, value: WriteValue, kind: ColumnKind): Bound | Sql {
  if (typeof value === 'object' && value !== null)
    return sql`(SELECT JSON_UNQUOTE(CONVERT(value USING utf8mb4)) FROM sealed WHERE owner = ${instanceId} AND handle = ${value.sealed})`;
  return kind === 'instant' && typeof value === 'string' ? dbTime(value as Parameters<typeof dbTime>[0]) : value;
}

function shown(value: unknown, kind: ColumnKind): unknown {
  switch (kind) {
    case 'boolean':
      return value === 1;
    case 'instant':
      return readTime(value as string);
    case 'text':
    case 'number':
    case 'date':
      return value;
  }
}
