import { systemIds } from '@tabir/kernel';
import { ContractItem1790000000001, databaseWorld, freshDatabase, type FreshDatabase } from '@tabir/testing';
import { DataSource } from 'typeorm';
import { assertAppendOnly } from './append-only.js';
import { databaseOptions } from './data-source.js';
import { Database } from './database.js';
import { coreGrants } from './grants.js';
import { assertMigrated, migrate, ownerSource, type MigrationClass } from './migrate.js';
import { coreMigrations } from './migrations/index.js';
import { Measures1760000000016 } from './migrations/measures.js';
import { sql, type Sql } from './sql.js';

/** All tables with their columns and keys, as the server describes them. */
const shape = (database: Database): Promise<unknown[]> =>
  database.rows(sql`SELECT table_name AS t, column_name AS c, column_type AS kind, collation_name AS letters, is_nullable AS n
    FROM information_schema.columns WHERE table_schema = DATABASE() ORDER BY table_name, ordinal_position`);

describe('migrate', () => {
  let fresh: FreshDatabase;
  const opened: DataSource[] = [];
  const open = async (source: Promise<DataSource>): Promise<Database> => {
    opened.push(await source);
    return new Database(await source, systemIds);
  };
  const asApp = (): Promise<Database> => open(new DataSource(databaseOptions(fresh.appUrl)).initialize());
  const run = (migrations: readonly MigrationClass[] = coreMigrations, say?: (line: string) => void): Promise<string[]> =>
    migrate({
      ownerUrl: fresh.ownerUrl,
      appUser: `${fresh.name}_app@localhost`,
      migrations,
      grants: coreGrants,
      ...(say && { say }),
    });

  beforeEach(async () => {
    fresh = await freshDatabase();
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((source) => source.destroy()));
    await fresh.drop();
  });

  it('makes all tables, says how far it is, and finds nothing to do the second time', async () => {
    const lines: string[] = [];
    expect(await run(coreMigrations, (line) => lines.push(line))).toEqual(coreMigrations.map(({ name }) => name));
    expect(lines.filter((line) => line.startsWith('Migration '))).toHaveLength(coreMigrations.length);
    expect(await run()).toEqual([]);
  });

  it('is done once by several processes that begin at the same moment', async () => {
    const done = await Promise.all([run(), run(), run()]);
    expect(done.flat().sort()).toEqual(coreMigrations.map(({ name }) => name).sort());
  });

  it('goes back step by step and forward again to the same tables', async () => {
    await run();
    const source = await ownerSource(fresh.ownerUrl, coreMigrations);
    const database = await open(Promise.resolve(source));
    const before = await shape(database);
    for (const _ of coreMigrations) await source.undoLastMigration({ transaction: 'none' });
    expect(await database.rows(sql`SHOW TABLES`)).toHaveLength(1);
    await run();
    expect(await shape(database)).toEqual(before);
  });

  it('begins again where it was killed', async () => {
    await run();
    const source = await ownerSource(fresh.ownerUrl, coreMigrations);
    const database = await open(Promise.resolve(source));
    // Half of the work done and none of it noted: what a kill between two statements leaves.
    await database.write(sql`DELETE FROM schema_migration`);
    await database.write(sql`DROP TABLE outbox`);
    expect(await run()).toHaveLength(coreMigrations.length);
    expect(await database.rows(sql`SELECT id FROM outbox`)).toEqual([]);
  });

  it('names the settings in force beside records from before they counted', async () => {
    await run(coreMigrations.filter(({ name }) => name !== Measures1760000000016.name));
    const database = await open(ownerSource(fresh.ownerUrl, coreMigrations));
    await database.write(sql`INSERT INTO activation (kind, seq, version, activated_at, activated_by) VALUES
      ('setting', 1, 's-1', '2026-01-01', 'a'), ('setting', 2, 's-2', '2026-01-02', 'a'), ('calendar', 3, 'c-1', '2026-01-03', 'a')`);
    await database.write(sql`INSERT INTO instance (id, kode, workflow, version, unit, label, state, revision, last_seq, calendar,
      created_at, updated_at) VALUES ('i-1', 'k', 'w', 1, 'u', '', '{}', 0, 0, 'c-1', '2026-01-01', '2026-01-01')`);
    await run();
    expect(await database.rows(sql`SELECT settings FROM instance`)).toEqual([{ settings: 's-2' }]);
  });

  it('adds what another library brings along', async () => {
    await run();
    expect(await run([...coreMigrations, ContractItem1790000000001])).toEqual(['ContractItem1790000000001']);
  });

  it('refuses tables that are newer than the program, and a program says when they are older', async () => {
    await run();
    const app = await asApp();
    await assertMigrated(app, coreMigrations);
    await expect(assertMigrated(app, [...coreMigrations, ContractItem1790000000001])).rejects.toMatchObject({
      code: 'database.not-migrated',
      meta: { missing: ['ContractItem1790000000001'] },
    });
    await expect(run(coreMigrations.slice(0, -1))).rejects.toMatchObject({ code: 'database.newer' });
    await expect(assertMigrated(app, coreMigrations.slice(1))).rejects.toMatchObject({ code: 'database.newer' });
  });

  it('is asked for where nothing has been migrated yet', async () => {
    const source = await ownerSource(fresh.ownerUrl, []);
    await expect(assertMigrated(await open(Promise.resolve(source)), coreMigrations)).rejects.toMatchObject({
      code: 'database.not-migrated',
    });
  });

  it('gives the app no right but those listed', async () => {
    await run();
    const app = await asApp();
    await assertAppendOnly(app);
    const tables = await app.rows<{ t: string; p: string }>(sql`SELECT table_name AS t, privilege_type AS p
      FROM information_schema.table_privileges WHERE table_schema = DATABASE() ORDER BY t, p`);
    const listed = Object.entries(coreGrants).flatMap(([t, privileges]) => privileges.map((p) => ({ t, p })));
    const order = (a: { t: string; p: string }, b: { t: string; p: string }): number => (a.t + a.p < b.t + b.p ? -1 : 1);
    expect(tables.sort(order)).toEqual(listed.sort(order));
  });

  it('grants every table, so that none is forgotten', async () => {
    await run();
    const owner = await open(ownerSource(fresh.ownerUrl, coreMigrations));
    const tables = await owner.rows<{ t: string }>(
      sql`SELECT table_name AS t FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY t`,
    );
    expect(tables.map(({ t }) => t)).toEqual(Object.keys(coreGrants).sort());
  });
});

describe('the log', () => {
  let world: Awaited<ReturnType<typeof databaseWorld>>;
  beforeAll(async () => void (world = await databaseWorld()));
  afterAll(() => world.close());

  it.each<[string, Sql]>([
    ['changed', sql`UPDATE log SET bytes = ''`],
    ['deleted from', sql`DELETE FROM log`],
    ['emptied', sql`TRUNCATE TABLE log`],
    ['dropped', sql`DROP TABLE log`],
    ['altered', sql`ALTER TABLE log ADD COLUMN more INT`],
    ['replaced in', sql`REPLACE INTO log (stream, seq, bytes, leaf) VALUES ('a', 1, '', '')`],
    ['put under a trigger', sql`CREATE TRIGGER t BEFORE INSERT ON log FOR EACH ROW SET NEW.seq = 1`],
    [
      'changed on insert',
      sql`INSERT INTO log (stream, seq, bytes, leaf) VALUES ('a', 1, '', '') ON DUPLICATE KEY UPDATE seq = 2`,
    ],
  ])('cannot be %s by the app', async (_what, statement) => {
    await expect(world.database.write(statement)).rejects.toMatchObject({ code: expect.stringMatching(/ACCESS_?DENIED/) });
  });

  it('is found to be unguarded when the account may do more', async () => {
    const owner = await ownerSource(world.fresh.ownerUrl, coreMigrations);
    const database = new Database(owner, systemIds);
    await expect(assertAppendOnly(database)).rejects.toMatchObject({ code: 'database.too-many-rights' });
    await database.write(sql`GRANT DELETE ON log TO ${`${world.fresh.name}_app`}@${'localhost'}`);
    await owner.destroy();
    await expect(assertAppendOnly(world.database)).rejects.toMatchObject({
      code: 'database.too-many-rights',
      meta: { statement: expect.stringContaining('DELETE FROM log') },
    });
  });
});
