import { databaseOptions } from '@tabir/config';
import { systemClock, systemIds } from '@tabir/kernel';
import mysql from 'mysql2/promise';

const ROWS_AT_ONCE = 1_000;

export interface Copies {
  /** The record that is copied, with its rows of these tables. */
  readonly instanceId: string;
  readonly tables: readonly string[];
  readonly size: number;
  readonly say: (line: string) => void;
}

/** The value of a column in the copy of that number, from one on. */
export type Cell = (column: string, value: unknown, n: number) => unknown;

/** Fills a database with many copies of one record, straight into its tables and under ids of their own. */
export async function copyRecord(url: string, { instanceId, tables, size, say }: Copies, cell: Cell): Promise<void> {
  const { socketPath, user, password, database } = databaseOptions(url);
  const address = { socketPath, user, password, database, dateStrings: true };
  const connection = await mysql.createConnection(address as mysql.ConnectionOptions);
  const copies = await Promise.all(tables.map((name) => rowsOf(connection, name, instanceId)));
  for (let made = 0; made < size; made += ROWS_AT_ONCE) {
    const ids = Array.from({ length: Math.min(ROWS_AT_ONCE, size - made) }, () => systemIds.uuid(systemClock.now()));
    for (const { name, columns, rows } of copies) {
      const values = ids.flatMap((id, n) =>
        rows.map((row) => columns.map((column) => (isKey(column) ? id : cell(column, row[column], made + n)))),
      );
      await connection.query(`INSERT INTO ${name} (${columns.map((column) => `\`${column}\``).join(', ')}) VALUES ?`, [values]);
    }
    if (made % 100_000 === 0) say(`seeded ${made} of ${size}`);
  }
  for (const { name } of copies) await connection.query(`ANALYZE TABLE ${name}`).catch(() => undefined);
  await connection.end();
}

const isKey = (column: string): boolean => column === 'id' || column === 'instance_id';

interface Rows {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

async function rowsOf(connection: mysql.Connection, name: string, instanceId: string): Promise<Rows> {
  const key = name === 'instance' ? 'id' : 'instance_id';
  const [rows] = await connection.query<mysql.RowDataPacket[]>(`SELECT * FROM ${name} WHERE ${key} = ?`, [instanceId]);
  // A generated column fills itself.
  return { name, columns: Object.keys(rows[0] ?? {}).filter((column) => column !== 'sort_key'), rows };
}
