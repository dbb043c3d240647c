import { armFaults } from '@tabir/kernel';
import { databaseWorld, given, noted, stepped, type DatabaseWorld } from '@tabir/testing';
import { Feed, Sequencer, type FeedEntry } from './sequencer.js';
import { sql } from './sql.js';

let world: DatabaseWorld;
let sequencer: Sequencer;
let feed: Feed;
beforeEach(async () => {
  world = await databaseWorld();
  sequencer = new Sequencer(world.database);
  feed = new Feed(world.database);
});
afterEach(async () => {
  armFaults(() => undefined);
  await world.close();
});

const write = async (instances: number, rowsEach: number): Promise<void> => {
  const made = await Promise.all(Array.from({ length: instances }, () => given(world.unitOfWork)));
  await Promise.all(
    made.flatMap(({ id }) =>
      Array.from({ length: rowsEach - 1 }, (_, index) =>
        world.unitOfWork.change({ instanceId: id }, ({ instance }) => (index % 2 ? noted(instance) : stepped(instance))),
      ),
    ),
  );
};

/** Positions without gaps, and within each stream the order of its seq. */
function assertOneOrder(entries: readonly FeedEntry[]): void {
  expect(entries.map(({ position }) => position)).toEqual(entries.map((_, index) => index + 1));
  const last = new Map<string, number>();
  for (const { stream, seq } of entries) {
    expect(seq).toBe((last.get(stream) ?? 0) + 1);
    last.set(stream, seq);
  }
}

describe('Sequencer', () => {
  it('gives every row one place, in the order of its stream', async () => {
    await write(6, 8);
    expect(await sequencer.pass(20)).toBe(20);
    expect(await sequencer.pass()).toBe(28);
    expect(await sequencer.pass()).toBe(0);
    const entries = await feed.after(0, 1000);
    expect(entries).toHaveLength(48);
    assertOneOrder(entries);
    expect(await feed.last()).toBe(48);
    expect(await world.database.rows(sql`SELECT id FROM log_pending`)).toEqual([]);
  });

  it('works one at a time and beside the writers', async () => {
    const passes: number[] = [];
    let writing = true;
    const sequencers = Array.from({ length: 3 }, async () => {
      while (writing) passes.push(await sequencer.pass(7));
    });
    await write(8, 10);
    writing = false;
    await Promise.all(sequencers);
    while ((await sequencer.pass()) > 0);
    const entries = await feed.after(0, 1000);
    expect(entries).toHaveLength(80);
    assertOneOrder(entries);
    expect(passes.some((placed) => placed > 0)).toBe(true);
  });

  it('sends a second one away at once while the first is at work', async () => {
    await write(2, 2);
    await world.database.transaction(async (session) => {
      await session.rows(sql`SELECT position FROM sequencer WHERE id = 1 FOR UPDATE`);
      expect(await sequencer.pass()).toBe(0);
    });
    expect(await sequencer.pass()).toBe(4);
  });

  it('has done nothing when it dies before its commit', async () => {
    await write(2, 3);
    armFaults((point) => {
      if (point === 'sequencer.before-commit') throw new Error('crash');
    });
    await expect(sequencer.pass()).rejects.toThrow('crash');
    armFaults(() => undefined);
    expect(await feed.after(0, 10)).toEqual([]);
    expect(await sequencer.pass()).toBe(6);
    assertOneOrder(await feed.after(0, 10));
  });

  it('leaves what is not committed yet to a later pass', async () => {
    await given(world.unitOfWork);
    await world.commands.session(async (session) => {
      await session.begin();
      await session.write(sql`INSERT INTO log (stream, seq, bytes, leaf) VALUES ('case:late', 1, '', REPEAT('x', 32))`);
      await session.write(sql`INSERT INTO log_pending (stream, seq, at) VALUES ('case:late', 1, '2026-01-01')`);
      await given(world.unitOfWork);
      expect(await sequencer.pass()).toBe(2);
      await session.commit();
    });
    expect(await sequencer.pass()).toBe(1);
    const entries = await feed.after(0, 10);
    assertOneOrder(entries);
    expect(entries.at(-1)?.stream).toBe('case:late');
  });

  it('refuses to give a row two places', async () => {
    await given(world.unitOfWork);
    await sequencer.pass();
    await world.database.write(sql`INSERT INTO log_pending (stream, seq, at) SELECT stream, seq, '2026-01-01' FROM log_position`);
    await expect(sequencer.pass()).rejects.toMatchObject({ code: 'ER_DUP_ENTRY', named: expect.stringContaining('row') });
  });
});

describe('Feed', () => {
  it('gives the exact bytes, page by page', async () => {
    const { id } = await given(world.unitOfWork);
    await world.unitOfWork.change({ instanceId: id }, ({ instance }) => stepped(instance));
    await sequencer.pass();
    const [first] = await feed.after(0, 1);
    const [second] = await feed.after(1, 1);
    const history = await world.reads.history(`case:${id}`, 0, 10);
    expect([first, second].map((entry) => ({ ...entry }))).toEqual(
      history.map((entry, index) => ({ position: index + 1, ...entry })),
    );
    expect(await feed.after(2, 10)).toEqual([]);
  });
});
