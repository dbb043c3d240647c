import { AppError, systemIds } from '@tabir/kernel';
import { DataSource, MigrationExecutor, type Migration, type MigrationInterface, type QueryRunner } from 'typeorm';
import { databaseOptions } from './data-source.js';
import { Database, type Session } from './database.js';
import { StatementRefused } from './failures.js';
import { MIGRATIONS_TABLE, grantStatements, type Grants } from './grants.js';
import { sql } from './sql.js';

export type MigrationClass = new () => MigrationInterface;

export interface MigrateOptions {
  /** The account that may change tables and grant rights on them. */
  readonly ownerUrl: string;
  /** The account of api and worker: user@host as the server names it, or a user for any host. */
  readonly appUser: string;
  /** All lists together: coreMigrations and those of the libraries with tables of their own. */
  readonly migrations: readonly MigrationClass[];
  readonly grants: Grants;
  /** Told a line at a time how far it is. */
  readonly say?: (line: string) => void;
}

const WAIT_SECONDS = 600;

/**
 * Brings the tables up to date and gives the app's account its rights. Safe to run again and by several processes at once:
 * one works, the others wait and then find nothing left to do. Answers the names of what was done.
 */
export async function migrate({
  ownerUrl,
  appUser,
  migrations,
  grants,
  say = () => undefined,
}: MigrateOptions): Promise<string[]> {
  const source = await ownerSource(ownerUrl, migrations);
  try {
    // Changing a large table takes its time, and so does waiting for another process that does.
    const database = new Database(source, systemIds, 0);
    return await database.session(async (lock) => {
      await takeLock(lock, say);
      const runner = source.createQueryRunner();
      try {
        const done = await bringUp(source, runner, migrations, say);
        for (const statement of grantStatements(grants, appUser)) await lock.write(statement);
        say(`The account ${appUser} has its rights on ${Object.keys(grants).length} tables.`);
        return done;
      } finally {
        await runner.release();
        await lock.rows(sql`SELECT RELEASE_LOCK(CONCAT('tabir.migrate.', DATABASE()))`);
      }
    });
  } finally {
    await source.destroy();
  }
}

/** A DataSource of the owner that knows these migrations. */
export const ownerSource = (ownerUrl: string, migrations: readonly MigrationClass[]): Promise<DataSource> =>
  new DataSource({
    ...databaseOptions(ownerUrl, { poolSize: 2 }),
    migrations: [...migrations],
    migrationsTableName: MIGRATIONS_TABLE,
    // Each statement of these migrations commits by itself, so a transaction around them would only look like safety.
    migrationsTransactionMode: 'none',
  }).initialize();

/** The lock belongs to the connection: a process that dies gives it back. */
async function takeLock(session: Session, say: (line: string) => void): Promise<void> {
  const wait = async (seconds: number): Promise<boolean> => {
    const [row] = await session.rows<{ got: number | null }>(
      sql`SELECT GET_LOCK(CONCAT('tabir.migrate.', DATABASE()), ${seconds}) AS got`,
    );
    return row?.got === 1;
  };
  if (await wait(0)) return;
  say('Another process is migrating this database; waiting for it.');
  if (!(await wait(WAIT_SECONDS)))
    throw new AppError('unavailable', 'database.migration-locked', 'Another process is still migrating; look what holds it up.');
}

async function bringUp(
  source: DataSource,
  runner: QueryRunner,
  migrations: readonly MigrationClass[],
  say: (line: string) => void,
): Promise<string[]> {
  const executor = new MigrationExecutor(source, runner);
  assertKnown(await executor.getExecutedMigrations(), migrations);
  const pending = await executor.getPendingMigrations();
  for (const [index, migration] of pending.entries()) {
    say(`Migration ${index + 1} of ${pending.length}: ${migration.name}`);
    await executor.executeMigration(migration);
  }
  say(pending.length === 0 ? 'The tables are up to date.' : `${pending.length} migrations done.`);
  return pending.map(({ name }) => name);
}

/** An older program must not work on tables that it does not know. */
function assertKnown(executed: readonly Migration[], migrations: readonly MigrationClass[]): void {
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = executed.map(({ name }) => name).filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw new AppError('conflict', 'database.newer', 'The database was migrated by a newer Tabir; install that version.', {
      unknown,
    });
}

/** For api and worker at their start: refuses tables that are older or newer than the program. */
export async function assertMigrated(database: Database, migrations: readonly MigrationClass[]): Promise<void> {
  const executed = await database.rows<Migration>(sql`SELECT name FROM schema_migration`).catch((error: unknown) => {
    if (error instanceof StatementRefused) return []; // Neither the table nor a right to it: nothing was ever migrated.
    throw error;
  });
  assertKnown(executed, migrations);
  const names = new Set(executed.map(({ name }) => name));
  const missing = migrations.map(({ name }) => name).filter((name) => !names.has(name));
  if (missing.length > 0)
    throw new AppError('unavailable', 'database.not-migrated', 'The tables are older than this program; run "tabir migrate".', {
      missing,
    });
}
