import {
  childEnvironment,
  DATABASE_SOCKET,
  type DataFolder,
  databaseOptions,
  type Office,
  PRIVATE_DATABASE,
  writeWhole,
} from '@tabir/config';
import { AppError } from '@tabir/kernel';
import mysql from 'mysql2/promise';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import type { Toolset } from './binaries.js';
import type { KeptProcess } from './keep-alive.js';
import { runQuietly } from './run-quietly.js';

const MEBIBYTE = 1024 ** 2;

export interface MariadbOptions {
  readonly bufferPoolBytes: number;
  /** Written out whole at the first start. */
  readonly redoLogBytes: number;
  /** Keeps all tables in one file of at most this size. Without it each has a file that grows as far as the disk lets it. */
  readonly tablesWithinBytes?: number;
}

/** For an office's computer: the cache takes an eighth of its memory, at least 128 MB and at most 1 GB. */
export const officeMariadb = (): MariadbOptions => ({
  bufferPoolBytes: Math.round(Math.min(Math.max(totalmem() / 8, 128 * MEBIBYTE), 1024 * MEBIBYTE)),
  redoLogBytes: 96 * MEBIBYTE,
});

/** The private MariaDB as a process to be kept; its files are made at the first start. */
export async function mariadb(office: Office, tools: Toolset, options: MariadbOptions, halt: AbortSignal): Promise<KeptProcess> {
  const { folder, connections } = office;
  await install(office, tools, options, halt);
  const accounts = accountsFile(folder);
  writeWhole(
    accounts,
    accountStatements(office)
      .map((statement) => `${statement};\n`)
      .join(''),
  );
  return {
    name: 'mariadbd',
    command: tools.path('mariadbd'),
    args: [
      ...serverArguments(office, tools, options),
      `--socket=${join(folder.sockets, DATABASE_SOCKET)}`,
      `--init-file=${accounts}`,
    ],
    environment: tools.environment,
    ready: () => answers(connections.ownerUrl),
    // Recovery after a crash reads the whole redo log.
    readyTimeoutMs: 120_000,
    stopTimeoutMs: 60_000,
    attempts: 1,
  };
}

/** Holds passwords; the server reads it at every start, so it stays until the services are stopped. */
export const accountsFile = (folder: DataFolder): string => folder.inside('run', 'mariadb.init.sql');

/** A connection alone is no proof: the server accepts some before its recovery is done. */
async function answers(url: string): Promise<boolean> {
  try {
    const connection = await mysql.createConnection({ ...databaseOptions(url), connectTimeout: 2_000 });
    await connection.query('SELECT 1').finally(() => connection.end());
    return true;
  } catch {
    return false;
  }
}

const dataFolder = ({ folder }: Office): string => folder.inside('mariadb');

/** mariadbd refuses to run as root unless it is told so; an ordinary user must not name a user. */
const userArguments = (): string[] => (process.getuid?.() === 0 ? ['--user=root'] : []);

const baseArguments = ({ usr }: Toolset): string[] => (usr === undefined ? [] : [`--basedir=${usr}`]);

/** Made beside its place and then moved there, so that a first start that is cut short leaves nothing half made. */
async function install(office: Office, tools: Toolset, { redoLogBytes }: MariadbOptions, signal: AbortSignal): Promise<void> {
  const place = dataFolder(office);
  if (existsSync(place)) return;
  const fresh = `${place}.new`;
  rmSync(fresh, { recursive: true, force: true });
  const args = [
    '--no-defaults',
    ...baseArguments(tools),
    `--datadir=${fresh}`,
    `--innodb-log-file-size=${redoLogBytes}`,
    '--auth-root-authentication-method=normal',
    '--skip-name-resolve',
    '--skip-test-db',
    ...userArguments(),
  ];
  const env = childEnvironment({ ...tools.environment, TMPDIR: office.folder.inside('tmp') });
  await runQuietly(tools.path('mariadb-install-db'), args, { env, signal }).catch((error: unknown) => {
    const why = (error as Error).message.split('\n').slice(-15).join('\n');
    throw new AppError(
      'unavailable',
      'services.database-not-made',
      `MariaDB could not make its files in ${fresh}; check free space and rights:\n${why}`,
      {},
      { cause: error },
    );
  });
  renameSync(fresh, place);
}

/** Run by the server at every start, before it answers anybody: so a secret that was replaced takes effect. */
function accountStatements({ secrets }: Office): string[] {
  const { database, root, owner, app } = PRIVATE_DATABASE;
  const account = (user: string): string => `'${user}'@'localhost'`;
  const password = (name: 'db-root' | 'db-owner' | 'db-app'): string => mysql.escape(secrets.text(name));
  return [
    `CREATE DATABASE IF NOT EXISTS ${database} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`,
    // The installer adds accounts without a password for the machine's own name.
    `DELETE FROM mysql.global_priv WHERE User IN ('', '${root}') AND Host <> 'localhost'`,
    `DELETE FROM mysql.proxies_priv WHERE Host <> 'localhost'`,
    'FLUSH PRIVILEGES',
    `ALTER USER ${account(root)} IDENTIFIED BY ${password('db-root')}`,
    `CREATE USER IF NOT EXISTS ${account(owner)}, ${account(app)}`,
    `ALTER USER ${account(owner)} IDENTIFIED BY ${password('db-owner')}`,
    `ALTER USER ${account(app)} IDENTIFIED BY ${password('db-app')}`,
    // The app's account gets nothing here: the migration grants it what it needs, table by table.
    `GRANT ALL PRIVILEGES ON ${database}.* TO ${account(owner)} WITH GRANT OPTION`,
  ];
}

const serverArguments = (office: Office, tools: Toolset, options: MariadbOptions): string[] => [
  '--no-defaults',
  ...baseArguments(tools),
  `--datadir=${dataFolder(office)}`,
  `--tmpdir=${office.folder.inside('tmp')}`,
  `--pid-file=${office.folder.inside('run', 'mariadb-server.number')}`,
  '--skip-networking',
  '--skip-name-resolve',
  '--skip-log-bin',
  '--local-infile=0',
  '--character-set-server=utf8mb4',
  '--collation-server=utf8mb4_unicode_ci',
  '--default-time-zone=+00:00',
  '--transaction-isolation=READ-COMMITTED',
  '--sql-mode=STRICT_TRANS_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION',
  '--innodb-flush-log-at-trx-commit=1',
  `--innodb-buffer-pool-size=${options.bufferPoolBytes}`,
  `--innodb-log-file-size=${options.redoLogBytes}`,
  '--max-allowed-packet=64M',
  '--max-connections=200',
  ...(options.tablesWithinBytes === undefined
    ? []
    : ['--innodb-file-per-table=0', `--innodb-data-file-path=ibdata1:12M:autoextend:max:${options.tablesWithinBytes}`]),
  ...userArguments(),
];
