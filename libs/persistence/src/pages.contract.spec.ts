import { jest } from '@jest/globals';
import { instant, plusMs } from '@tabir/kernel';
import { databaseWorld, newId, NOW, type DatabaseWorld } from '@tabir/testing';
import { Feed, Sequencer } from './sequencer.js';
import { dbTime, rows, sql, type Bound, type Sql } from './sql.js';

/**
 * Pages are walks along an index that end after as many rows as they show. Where the server would have to sort or to read a whole
 * table, a page that is quick in a test takes seconds in an office with a million records.
 */
let world: DatabaseWorld;
const COUNT = 4_000;

beforeAll(async () => {
  world = await databaseWorld();
  const many = <T>(row: (index: number) => T): T[] => Array.from({ length: COUNT }, (_, index) => row(index));
  const ids = many(() => newId());
  const due = (index: number): string => dbTime(plusMs(NOW, index * 1000));
  await insert(sql`INSERT INTO instance (id, kode, workflow, version, unit, agency, label, state, revision, last_seq, calendar,
    next_due_at, created_at, updated_at) VALUES ${rows(
      many((i) => [
        ids[i] ?? '',
        `k${i}`,
        'w',
        1,
        `unit${i % 5}`,
        `agency${i % 50}`,
        'x',
        '{}',
        1,
        1,
        'c',
        due(i),
        due(i),
        due(i),
      ]),
    )}`);
  await insert(
    sql`INSERT INTO task (instance_id, task_key, unit, agency, workflow, duty, assignee, due_at, state) VALUES ${rows(
      many((i): Bound[] => [
        ids[i] ?? '',
        'a',
        `unit${i % 5}`,
        `agency${i % 50}`,
        'w',
        i % 2 ? 'one' : 'two',
        i % 7 ? null : 'ana',
        due(i),
        's',
      ]),
    )}`,
  );
  await insert(
    sql`INSERT INTO outbox (id, instance_id, seq, type, params, created_at, wait_until) VALUES ${rows(
      many((i): Bound[] => [newId(), ids[i] ?? '', 1, 't', '{}', due(i), i % 2 ? due(i) : null]),
    )}`,
  );
  await insert(
    sql`INSERT INTO log (stream, seq, bytes, leaf) VALUES ${rows(many((i) => [`case:${ids[i % 40] ?? ''}`, i, 'x', 'y'.repeat(32)]))}`,
  );
  await insert(sql`INSERT INTO log_pending (stream, seq, at) SELECT stream, seq, '2026-01-01' FROM log`);
  const sequencer = new Sequencer(world.database);
  while ((await sequencer.pass()) > 0);
  await world.database.rows(sql`ANALYZE TABLE instance, task, outbox, log, log_position`).catch(() => undefined);
});
afterAll(() => world.close());

const insert = (statement: Sql): Promise<number> => world.database.write(statement);

interface Plan {
  readonly table: string | null;
  readonly key: string | null;
  readonly type: string | null;
  readonly Extra: string | null;
}

/** How the server would carry out what the call asks for. */
async function planOf(call: () => Promise<unknown>): Promise<Plan[]> {
  const asked = jest.spyOn(world.database, 'rows');
  await call();
  const statement = asked.mock.calls[0]![0];
  asked.mockRestore();
  return world.database.rows<Plan>(sql`EXPLAIN ${statement}`);
}

const walks = (plan: readonly Plan[], table: string): void => {
  const steps = plan.filter((step) => step.table === table);
  expect(steps.length).toBeGreaterThan(0);
  for (const step of steps) {
    expect(step.type).not.toBe('ALL');
    expect(step.Extra ?? '').not.toMatch(/filesort|temporary/i);
  }
};

describe('a page', () => {
  const duties = ['w.one', 'w.two'];
  const first = { unit: null, agency: null, person: 'ana', duties, limit: 20, after: null };

  it.each([
    ['every unit', {}, 'ix_task_duty'],
    ['a unit', { unit: 'unit1' }, 'ix_task_unit'],
    ['an agency', { unit: 'unit1', agency: 'agency1' }, 'ix_task_agency'],
  ])('of the inbox of %s walks along its index, the first and the following', async (_whose, scope, index) => {
    const query = { ...first, ...scope };
    const { next } = await world.reads.inbox(query);
    for (const after of [null, next]) {
      const plan = await planOf(() => world.reads.inbox({ ...query, after }));
      const branches = plan.filter(({ key }) => key?.startsWith('ix_task'));
      expect(branches).toHaveLength(duties.length * 2);
      for (const branch of branches) expect(branch).toMatchObject({ key: index, Extra: expect.not.stringMatching(/filesort/) });
      for (const { table, type } of plan) if (table === 'task' || table === 'instance') expect(type).not.toBe('ALL');
    }
  });

  it.each([
    ['every unit', null, null, 'ix_instance_workflow'],
    ['a unit', 'unit1', null, 'ix_instance_unit'],
    ['an agency', 'unit1', 'agency1', 'ix_instance_agency'],
  ])('of what there is of a workflow in %s walks along its index, the newest first', async (_whose, unit, agency, index) => {
    const query = { workflow: 'w', unit, agency, limit: 20, after: null };
    const first = await world.reads.instances(query);
    const second = await world.reads.instances({ ...query, after: first.next });
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(ids).toHaveLength(40);
    expect(ids).toEqual([...new Set(ids)].sort().reverse());
    for (const item of first.items) expect([unit ?? item.unit, agency ?? item.agency]).toEqual([item.unit, item.agency]);
    for (const after of [null, first.next]) {
      const plan = await planOf(() => world.reads.instances({ ...query, after }));
      walks(plan, 'instance');
      expect(plan).toMatchObject([{ key: index }]);
    }
    expect(await world.reads.instances({ ...query, workflow: 'other' })).toEqual({ items: [], next: null });
  });

  it('of what is due, of the bell, of effects, of a history, of the feed and of all instances', async () => {
    const { agenda, reads, database } = world;
    const later = plusMs(NOW, COUNT * 1000);
    const feed = new Feed(database);
    walks(await planOf(() => agenda.due(plusMs(NOW, 50_000), NOW, 20)), 'instance');
    walks(await planOf(() => agenda.upcoming(NOW, plusMs(NOW, 50_000), 20)), 'instance');
    walks(await planOf(() => agenda.waitingEffects(plusMs(NOW, 50_000), 20)), 'outbox');
    walks(await planOf(() => reads.history(`case:${newId()}`, 0, 20)), 'log');
    walks(await planOf(() => reads.instanceIds(newId(), 20)), 'instance');
    const plan = await planOf(() => feed.after(100, 20));
    walks(plan, 'log_position');
    walks(plan, 'log');
    // The plan must hold however much is due.
    walks(await planOf(() => agenda.due(later, instant('2099-01-01T00:00:00.000Z'), 20)), 'instance');
  });
});
