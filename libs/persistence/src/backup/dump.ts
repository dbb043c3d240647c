import { AppError, systemClock, type Instant } from '@tabir/kernel';
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import mysql from 'mysql2';
import { databaseOptions as addressOf } from '@tabir/config';
import { MIGRATIONS_TABLE } from '../grants.js';
import { encodeRow, MANIFEST, TABLES, type Manifest, type TableEntry } from './format.js';

export interface BackupOptions {
  readonly ownerUrl: string;
  /** An empty folder that exists. */
  readonly folder: string;
  readonly kind: string;
  /** What else belongs to the backup, done while it is still unfinished. */
  readonly beforeManifest?: () => Promise<void>;
  /** Told the share of rows written, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/**
 * Writes all tables as they stood at one moment: one gzipped line of JSON a row, and a manifest with the count and SHA-256 of
 * each file. Plain text on purpose: in thirty years it can still be read without this program.
 */
export async function backupDatabase({ ownerUrl, folder, kind, beforeManifest, onProgress }: BackupOptions): Promise<Manifest> {
  const { host, port, socketPath, user, password, database } = addressOf(ownerUrl);
  const connection = mysql.createConnection({
    ...(socketPath === undefined ? { host, port } : { socketPath }),
    user,
    password,
    database,
    timezone: 'Z',
    dateStrings: true,
    supportBigNumbers: true,
  } as mysql.ConnectionOptions);
  try {
    const ask = connection.promise();
    await ask.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    // One snapshot for all tables; nobody who writes is held up by it.
    await ask.query('START TRANSACTION WITH CONSISTENT SNAPSHOT');
    const takenAt = systemClock.now();
    const tables = await tablesOf(ask);
    const total = Math.max(
      1,
      tables.reduce((sum, table) => sum + table.rows, 0),
    );
    await mkdir(join(folder, TABLES));
    const entries: TableEntry[] = [];
    let written = 0;
    for (const { name, columns } of tables) {
      const list = columns.map((column) => mysql.escapeId(column)).join(', ');
      const rows = connection.query(`SELECT ${list} FROM ${mysql.escapeId(name)}`).stream({ highWaterMark: 500 });
      entries.push(
        await writeTable(rows, { name, columns, folder }, () => {
          written++;
          if (written % 500 === 0) onProgress?.(Math.min(1, written / total));
        }),
      );
    }
    const migrations = await migrationsOf(ask);
    await beforeManifest?.();
    return await writeManifest(folder, { form: 1, kind, takenAt, migrations, tables: entries });
  } finally {
    connection.destroy();
  }
}

type Asker = ReturnType<mysql.Connection['promise']>;

async function tablesOf(ask: Asker): Promise<{ name: string; columns: string[]; rows: number }[]> {
  const [columns] = await ask.query<mysql.RowDataPacket[]>(
    `SELECT c.table_name AS name, c.column_name AS col, t.table_rows AS n FROM information_schema.columns c
      JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
      WHERE c.table_schema = DATABASE() AND t.table_type = 'BASE TABLE' AND c.extra NOT LIKE '%GENERATED%'
      ORDER BY c.table_name, c.ordinal_position`,
  );
  const tables = new Map<string, { name: string; columns: string[]; rows: number }>();
  for (const { name, col, n } of columns as { name: string; col: string; n: number | null }[]) {
    if (name === MIGRATIONS_TABLE) continue; // The restoring program brings its own and compares.
    const table = tables.get(name) ?? { name, columns: [], rows: n ?? 0 };
    table.columns.push(col);
    tables.set(name, table);
  }
  return [...tables.values()];
}

async function migrationsOf(ask: Asker): Promise<string[]> {
  const [rows] = await ask.query<mysql.RowDataPacket[]>(`SELECT name FROM ${MIGRATIONS_TABLE} ORDER BY name`);
  return (rows as { name: string }[]).map(({ name }) => name);
}

async function writeTable(
  source: Readable,
  { name, columns, folder }: { name: string; columns: readonly string[]; folder: string },
  onRow: () => void,
): Promise<TableEntry> {
  const hash = createHash('sha256');
  let rows = 0;
  const lines = new Transform({
    writableObjectMode: true,
    transform(row: Record<string, unknown>, _encoding, done) {
      rows++;
      onRow();
      done(null, `${encodeRow(columns.map((column) => row[column]))}\n`);
    },
  });
  const hashing = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const file = `${TABLES}/${name}.ndjson.gz`;
  await pipeline(source, lines, createGzip(), hashing, createWriteStream(join(folder, file), { flags: 'wx', mode: 0o600 }));
  return { name, columns, rows, file, sha256: hash.digest('hex') };
}

async function writeManifest(folder: string, manifest: Manifest & { takenAt: Instant }): Promise<Manifest> {
  if (manifest.tables.length === 0)
    throw new AppError('conflict', 'backup.nothing', 'The database has no tables; start the office once before backing it up.');
  // Written last: a folder without it is no backup.
  await writeFile(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { flag: 'wx', mode: 0o600 });
  return manifest;
}
