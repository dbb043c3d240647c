import type { Actor } from '@tabir/engine';
import { localDate, systemIds, type Instant } from '@tabir/kernel';
import { readLogEntry, type NumberRequest } from '@tabir/runtime';
import { databaseWorld, NOW, type DatabaseWorld } from '@tabir/testing';
import { Accounts } from './accounts.js';
import { DatabaseNumberBook } from './number-book.js';
import { sql } from './sql.js';

const OFFICER: Actor = { id: 'petugas', role: 'officer', unit: 'ppid', agency: null, onBehalfOf: null };
const clock = { now: (): Instant => NOW };

let world: DatabaseWorld;
let book: DatabaseNumberBook;

beforeAll(async () => {
  world = await databaseWorld();
  const ports = { clock, systemClock: clock, ids: systemIds };
  book = new DatabaseNumberBook(world.database, ports);
  const accounts = new Accounts(world.database, ports);
  for (const id of ['ppid', 'other', 'crowd', 'logged']) await accounts.putUnit({ id, name: id }, OFFICER);
});
afterAll(() => world.close());

let commands = 0;
const take = (more: Partial<NumberRequest> = {}): Promise<string> =>
  book.take(
    {
      commandId: `command-${++commands}`,
      actor: OFFICER,
      unit: 'ppid',
      kind: 'determination',
      date: localDate('2026-01-05'),
      ...more,
    },
    (n) => `188/${n}`,
  );

describe('the number book', () => {
  it('counts each unit, kind of paper and year by itself, by the year of the paper', async () => {
    expect(await take()).toBe('188/1');
    expect(await take()).toBe('188/2');
    expect(await take({ kind: 'sheet' })).toBe('188/1');
    expect(await take({ unit: 'other' })).toBe('188/1');
    expect(await take({ date: localDate('2025-12-31') })).toBe('188/1');
    expect(await take({ date: localDate('2026-12-31') })).toBe('188/3');
  });

  it('gives twenty who ask at once twenty numbers without a gap', async () => {
    const actors = Array.from({ length: 20 }, (_, at): Actor => ({ ...OFFICER, id: `petugas-${at}` }));
    const taken = await Promise.all(actors.map((actor) => take({ unit: 'crowd', actor, commandId: 'command-same' })));
    const numbers = taken.map((number) => Number(number.replace('188/', ''))).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
  });

  it('gives a repeated request its own number again, also when both come at once, and refuses the key for another paper', async () => {
    const first = await take({ commandId: 'command-twice' });
    expect(await take({ commandId: 'command-twice' })).toBe(first);
    const [one, two] = await Promise.all([take({ commandId: 'command-race' }), take({ commandId: 'command-race' })]);
    expect(one).toBe(two);
    for (const more of [{ kind: 'sheet' as const }, { unit: 'other' }, { date: localDate('2026-01-06') }])
      await expect(take({ commandId: 'command-twice', ...more })).rejects.toMatchObject({ code: 'command.reused' });
    expect(await take({ commandId: 'command-twice', actor: { ...OFFICER, id: 'rekan' } })).not.toBe(first);
  });

  it('says in the log of the unit who took which number for what', async () => {
    await take({ unit: 'logged', commandId: 'command-logged' });
    const [row] = await world.reads.history('unit:logged', 0, 10);
    expect(readLogEntry(row!)).toMatchObject({
      seq: 1,
      actor: OFFICER,
      at: NOW,
      event: {
        type: 'NUMBER_TAKEN',
        payload: { kind: 'determination', date: '2026-01-05', n: 1, number: '188/1', command: 'command-logged' },
      },
    });
  });

  it('takes nothing when a number cannot be written', async () => {
    const request = { commandId: 'command-broken', actor: OFFICER, unit: 'logged', kind: 'list' as const };
    const broken = book.take({ ...request, date: localDate('2026-01-05') }, () => {
      throw new Error('broken');
    });
    await expect(broken).rejects.toThrow('broken');
    expect(await take({ unit: 'logged', kind: 'list' })).toBe('188/1');
  });

  it('can neither be rewritten nor emptied by the app', async () => {
    for (const statement of [sql`UPDATE number_book SET n = 7`, sql`DELETE FROM number_book`])
      await expect(world.database.write(statement)).rejects.toMatchObject({ code: 'ER_TABLEACCESS_DENIED_ERROR' });
  });
});
