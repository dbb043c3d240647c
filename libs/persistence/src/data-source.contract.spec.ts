import { systemIds } from '@tabir/kernel';
import { databaseWorld, given, stepped, type DatabaseWorld } from '@tabir/testing';
import { DataSource } from 'typeorm';
import { databaseOptions } from './data-source.js';
import { Database } from './database.js';
import { list, sql } from './sql.js';

let world: DatabaseWorld;
beforeAll(async () => void (world = await databaseWorld()));
afterAll(() => world.close());

/** What a server may be configured to; nothing of it may matter. */
const OTHER_DEFAULTS = {
  isolation: sql`SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ`,
  zone: sql`SET SESSION time_zone = '+08:00'`,
};

describe('a connection', () => {
  it.each(['database', 'commands'] as const)('of the pool of %s is prepared before its first statement', async (pool) => {
    const settings = sql`SELECT @@session.tx_isolation AS isolation, @@session.time_zone AS zone, @@session.sql_mode AS mode,
      @@session.collation_connection AS letters, @@session.innodb_lock_wait_timeout AS lock_seconds`;
    const found = await Promise.all(Array.from({ length: 6 }, () => world[pool].rows<{ mode: string }>(settings)));
    for (const [row] of found) {
      expect(row).toMatchObject({ isolation: 'READ-COMMITTED', zone: '+00:00', letters: 'utf8mb4_unicode_ci', lock_seconds: 3 });
      expect(row?.mode).toMatch(/STRICT_TRANS_TABLES/);
      expect(row?.mode).not.toMatch(/NO_BACKSLASH_ESCAPES/);
    }
  });

  it('sees what was committed meanwhile, so that a decision never rests on an old snapshot', async () => {
    const { unitOfWork, commands } = world;
    const { id } = await given(unitOfWork);
    const read = sql`SELECT revision FROM instance WHERE id = ${id}`;
    const watch = (prepare?: typeof read) =>
      commands.session(async (session) => {
        if (prepare) await session.write(prepare);
        await session.begin();
        const seen = await session.rows(read);
        await unitOfWork.change({ instanceId: id }, ({ instance }) => stepped(instance));
        const again = await session.rows(read);
        await session.rollback();
        if (prepare) await session.write(sql`SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED`);
        return [...seen, ...again];
      });
    expect(await watch()).toEqual([{ revision: 1 }, { revision: 2 }]);
    // The other level, where the same reading is blind: what the setting protects from.
    expect(await watch(OTHER_DEFAULTS.isolation)).toEqual([{ revision: 2 }, { revision: 2 }]);
  });

  it('takes one statement at a time, except in the pool of the unit of work', async () => {
    await expect(world.database.rows(sql`SELECT 1; SELECT 2`)).rejects.toMatchObject({ code: 'ER_PARSE_ERROR' });
    expect(await world.commands.rows(sql`SELECT 1 AS n; SELECT 2 AS n`)).toEqual([[{ n: 1 }], [{ n: 2 }]]);
  });

  it('gives moments as they were stored, whatever the zone of the session', async () => {
    const { unitOfWork, reads, database } = world;
    const instance = await given(unitOfWork);
    await database.session(async (session) => {
      await session.write(OTHER_DEFAULTS.zone);
      const [row] = await session.rows(sql`SELECT created_at FROM instance WHERE id = ${instance.id}`);
      expect(row).toEqual({ created_at: '2026-05-04 02:30:00.125' });
      await session.write(sql`SET SESSION time_zone = '+00:00'`);
    });
    expect(await reads.instance(instance.id)).toEqual(instance);
  });
});

describe('a bound value', () => {
  const hostile = [
    "'; DROP TABLE log; -- ",
    '\\',
    "\\'",
    '"',
    '`',
    '%',
    '?',
    '\0',
    '\u001a',
    '😀',
    '\n',
    '${1}',
    '{"a":"\\u0000"}',
  ];

  it('comes back as it went in, from text and from bytes', async () => {
    for (const pool of [world.database, world.commands]) {
      const [row] = await pool.rows<Record<string, string>>(
        sql`SELECT ${list(hostile.map((text, index) => sql`${text} AS ${name(index)}`))}`,
      );
      expect(hostile.map((_, index) => row?.[`c${index}`])).toEqual(hostile);
      const bytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
      expect(await pool.rows(sql`SELECT CAST(${bytes} AS BINARY) AS bytes`)).toEqual([{ bytes }]);
    }
  });

  const name = (index: number): ReturnType<typeof sql> =>
    [sql`c0`, sql`c1`, sql`c2`, sql`c3`, sql`c4`, sql`c5`, sql`c6`, sql`c7`, sql`c8`, sql`c9`, sql`c10`, sql`c11`, sql`c12`][
      index
    ]!;
});

describe('a failure', () => {
  it('holds no value of the statement that failed', async () => {
    const statement = sql`INSERT INTO unit (id, name) VALUES (${'u-secret'}, ${'rahasia'}), (${'u-secret'}, ${'rahasia'})`;
    const failure: unknown = await world.database.write(statement).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'StatementRefused', code: 'ER_DUP_ENTRY', named: 'PRIMARY' });
    expect(JSON.stringify(failure)).not.toMatch(/secret|rahasia/);
    expect(String((failure as Error).stack)).not.toMatch(/secret|rahasia/);
    expect((failure as Error).cause).toBeUndefined();
  });

  it('leaves no transaction open on a connection that goes back', async () => {
    const source = await new DataSource(databaseOptions(world.fresh.appUrl, { poolSize: 1 })).initialize();
    const database = new Database(source, systemIds);
    await expect(
      database.transaction(async (session) => {
        await session.write(sql`INSERT INTO unit (id, name) VALUES ('left-open', 'x')`);
        throw new Error('stop');
      }),
    ).rejects.toThrow('stop');
    expect(await database.rows(sql`SELECT id FROM unit WHERE id = 'left-open'`)).toEqual([]);
    expect(await database.rows(sql`SELECT @@in_transaction AS open`)).toEqual([{ open: 0 }]);
    await source.destroy();
  });
});
