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

const columnName = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A registered table with the parts of its statements that never change. */
class Registered {
  readonly name: Sql;
  readonly names: Sql;
  readonly columns: readonly { readonly key: string; readonly column: string; readonly kind: ColumnKind }[];
  readonly replaced: Sql;
  private readonly keys: ReadonlySet<string>;

  constructor({ table, columns }: ProjectionTable) {
    this.name = identifier(table);
    this.columns = Object.entries(columns).map(([key, kind]) => ({ key, column: columnName(key), kind }));
    this.keys = new Set(Object.keys(columns));
    const names = this.columns.map(({ column }) => identifier(column));
    this.names = list(names);
    this.replaced = list(names.map((name) => sql`${name} = VALUES(${name})`));
  }

  assertKnows(keys: readonly string[], table: string): void {
    const stranger = keys.find((key) => !this.keys.has(key));
    if (stranger !== undefined) throw new Error(`Projection ${table} has no column ${stranger}.`);
  }
}

/** Writes and reads the registered tables, and no other. */
export class Projections {
  private readonly tables: ReadonlyMap<string, Registered>;

  constructor(tables: readonly ProjectionTable[]) {
    this.tables = new Map(tables.map((table) => [table.table, new Registered(table)]));
  }

  /** One row put or removed; a registered column that the row does not name becomes null. */
  write({ table, instanceId, set }: ProjectionWrite): Sql {
    const registered = this.table(table);
    if (set === null) return sql`DELETE FROM ${registered.name} WHERE instance_id = ${instanceId}`;
    registered.assertKnows(Object.keys(set), table);
    const values = registered.columns.map(({ key, kind }) => stored(instanceId, set[key] ?? null, kind));
    return sql`INSERT INTO ${registered.name} (instance_id, ${registered.names}) VALUES (${instanceId}, ${list(values)})
      ON DUPLICATE KEY UPDATE ${registered.replaced}`;
  }

  select(table: string, instanceId: string): Sql {
    const { name, names } = this.table(table);
    return sql`SELECT ${names} FROM ${name} WHERE instance_id = ${instanceId}`;
  }

  /** A stored row under the names and in the types of the projected one. */
  read(table: string, row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
    const shownAs = (value: unknown, kind: ColumnKind): unknown => (value === null ? null : shown(value, kind));
    return Object.fromEntries(this.table(table).columns.map(({ key, column, kind }) => [key, shownAs(row[column], kind)]));
  }

  private table(name: string): Registered {
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
