import { AppError } from '@tabir/kernel';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import mysql from 'mysql2/promise';
import { databaseOptions as addressOf } from '@tabir/config';
import { MIGRATIONS_TABLE } from '../grants.js';
import { decodeRow, MANIFEST, type Manifest, type TableEntry } from './format.js';

export interface RestoreOptions {
  /** A database that was migrated by this program and holds nothing else. */
  readonly ownerUrl: string;
  readonly folder: string;
  readonly onProgress?: (share: number) => void;
}

const ROWS_AT_ONCE = 200;
const BYTES_AT_ONCE = 4 * 1024 ** 2;

export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch((cause: unknown) => {
    throw new AppError(
      'missing',
      'backup.not-found',
      `${folder} holds no finished backup; name the folder with its ${MANIFEST}.`,
      {},
      { cause },
    );
  });
  const manifest = JSON.parse(text) as Manifest;
  // Hand-written over time: a later form is a later number.
  if ((manifest.form as number) !== 1)
    throw new AppError('conflict', 'backup.newer', 'This backup was made by a newer Tabir; restore it with that version.');
  return manifest;
}

/** Fills an empty database from a backup, after every file was found whole. Errors: backup.damaged, backup.other-release, backup.not-empty. */
export async function restoreDatabase({ ownerUrl, folder, onProgress }: RestoreOptions): Promise<Manifest> {
  const manifest = await readManifest(folder);
  for (const table of manifest.tables) await assertWhole(folder, table);
  const { host, port, socketPath, user, password, database } = addressOf(ownerUrl);
  const connection = await mysql.createConnection({
    ...(socketPath === undefined ? { host, port } : { socketPath }),
    user,
    password,
    database,
    timezone: 'Z',
  } as mysql.ConnectionOptions);
  try {
    await assertSameRelease(connection, manifest);
    await assertEmpty(connection, manifest);
    // Tables come in the order of their names; every row that another one refers to is in the same backup.
    await connection.query('SET SESSION foreign_key_checks = 0');
    const total = Math.max(
      1,
      manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
    );
    let done = 0;
    for (const table of manifest.tables) {
      // What a migration puts into its own tables comes from the backup, too.
      await connection.query(`DELETE FROM ${mysql.escapeId(table.name)}`);
      await fill(connection, folder, table, (rows) => onProgress?.((done += rows) / total));
    }
    return manifest;
  } finally {
    await connection.end();
  }
}

async function assertWhole(folder: string, { file, sha256 }: TableEntry): Promise<void> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(join(folder, file))) hash.update(chunk as Buffer);
  if (hash.digest('hex') !== sha256)
    throw new AppError('conflict', 'backup.damaged', `${file} is not what was backed up; take another copy of this backup.`, {
      file,
    });
}

async function assertSameRelease(connection: mysql.Connection, { migrations }: Manifest): Promise<void> {
  const [rows] = await connection.query<mysql.RowDataPacket[]>(`SELECT name FROM ${MIGRATIONS_TABLE} ORDER BY name`);
  const here = (rows as { name: string }[]).map(({ name }) => name);
  if (JSON.stringify(here) !== JSON.stringify(migrations))
    throw new AppError(
      'conflict',
      'backup.other-release',
      'This backup has tables of another release; restore it with that release and update afterwards.',
      {
        missing: migrations.filter((name) => !here.includes(name)),
        unknown: here.filter((name) => !migrations.includes(name)),
      },
    );
}

async function assertEmpty(connection: mysql.Connection, { tables }: Manifest): Promise<void> {
  for (const name of ['instance', 'log', 'person']) {
    if (!tables.some((table) => table.name === name)) continue;
    const [rows] = await connection.query<mysql.RowDataPacket[]>(`SELECT 1 FROM ${mysql.escapeId(name)} LIMIT 1`);
    if (rows.length > 0)
      throw new AppError('conflict', 'backup.not-empty', 'There is an office here already; restore into a new data folder.');
  }
}

async function fill(
  connection: mysql.Connection,
  folder: string,
  { name, columns, file, rows: expected }: TableEntry,
  onRows: (rows: number) => void,
): Promise<void> {
  const into = `INSERT INTO ${mysql.escapeId(name)} (${columns.map((column) => mysql.escapeId(column)).join(', ')}) VALUES ?`;
  const lines = createInterface({ input: createReadStream(join(folder, file)).pipe(createGunzip()), crlfDelay: Infinity });
  let waiting: unknown[][] = [];
  let [bytes, count] = [0, 0];
  const flush = async (): Promise<void> => {
    if (waiting.length === 0) return;
    await connection.query(into, [waiting]);
    onRows(waiting.length);
    waiting = [];
    bytes = 0;
  };
  for await (const line of lines) {
    waiting.push(decodeRow(line));
    count++;
    bytes += line.length;
    if (waiting.length >= ROWS_AT_ONCE || bytes >= BYTES_AT_ONCE) await flush();
  }
  await flush();
  if (count !== expected)
    throw new AppError('conflict', 'backup.damaged', `${file} holds ${count} rows instead of ${expected}.`, { file });
}
