import type { Actor } from '@tabir/engine';
import { plusMs, systemIds, type Instant } from '@tabir/kernel';
import { databaseWorld, NOW, type DatabaseWorld } from '@tabir/testing';
import { Accounts } from './accounts.js';
import { ImportJobs, type ImportList, type NewImportJob } from './import-jobs.js';
import { sql } from './sql.js';

const OFFICER = { id: 'petugas', role: 'officer', unit: 'ppid', agency: null, onBehalfOf: null } satisfies Actor;
const COUNTS = { done: 5, added: 2, withDefects: 1, known: 1, refused: 1, withdrawn: 1, past: 0 };

let now: Instant = NOW;
const systemClock = { now: (): Instant => now };
let officeNow: Instant = NOW;
const clock = { now: (): Instant => officeNow };

let world: DatabaseWorld;
let jobs: ImportJobs;
let list: ImportList;

beforeAll(async () => {
  world = await databaseWorld();
  jobs = new ImportJobs(world.database, { clock, systemClock });
  const accounts = new Accounts(world.database, { clock, systemClock, ids: systemIds });
  await accounts.putUnit({ id: 'ppid', name: 'PPID' }, OFFICER);
});
afterAll(() => world.close());
beforeEach(async () => {
  [now, officeNow] = [NOW, NOW];
  await world.database.write(sql`DELETE FROM import_job`);
  await world.database.write(sql`DELETE FROM import_list`);
  list = {
    id: systemIds.uuid(NOW),
    storageKey: Buffer.from(systemIds.bytes(16)).toString('hex'),
    unit: 'ppid',
    agency: 'disdik',
    by: 'petugas',
    fileHash: 'a'.repeat(64),
  };
  expect(await jobs.keepList(list)).toBe(true);
});

const job = (more: Partial<NewImportJob> = {}): NewImportJob => ({
  ...{ id: systemIds.uuid(NOW), list: list.id, task: 'import', undoes: null, actor: OFFICER, requestHash: 'h', rows: 9 },
  ...more,
});
const in30s = (): Instant => plusMs(now, 30_000);

describe('ImportJobs', () => {
  it('keeps a list once under its id', async () => {
    expect(await jobs.list(list.id)).toEqual(list);
    expect(await jobs.keepList({ ...list, storageKey: '0'.repeat(32), fileHash: 'b'.repeat(64) })).toBe(false);
    expect(await jobs.list(list.id)).toEqual(list);
    expect([await jobs.isStored(list.storageKey), await jobs.isStored('0'.repeat(32))]).toEqual([true, false]);
    expect(await jobs.list('tidak-ada')).toBeUndefined();
    expect(await jobs.list('é')).toBeUndefined();
  });

  it('begins a job once, and says of a second one what the first was', async () => {
    const first = job();
    const begun = await jobs.begin(first);
    expect(begun).toEqual({
      ...first,
      ...{
        state: 'waiting',
        problem: null,
        counts: { ...COUNTS, done: 0, added: 0, withDefects: 0, known: 0, refused: 0, withdrawn: 0 },
      },
      ...{ at: NOW, endedAt: null },
    });
    expect(await jobs.begin({ ...first, task: 'try', requestHash: 'other' })).toEqual(begun);
    // Ids of one moment have no order.
    officeNow = plusMs(NOW, 1);
    const second = await jobs.begin(job({ task: 'undo', undoes: first.id }));
    expect((await jobs.ofList(list.id)).map(({ id }) => id)).toEqual([second!.id, first.id]);
    expect(await jobs.find('é')).toBeUndefined();
  });

  it('gives a job to one worker at a time, and to the next when that one is silent for too long', async () => {
    const { id } = (await jobs.begin(job()))!;
    const [one, two] = await Promise.all([jobs.take(in30s()), jobs.take(in30s())]);
    const taken = one ?? two;
    expect([one, two].filter((given) => given !== null)).toHaveLength(1);
    expect(taken).toMatchObject({ id, state: 'running' });
    now = plusMs(NOW, 29_000);
    expect(await jobs.take(in30s())).toBeNull();
    const held = await jobs.hold(taken!, COUNTS, in30s());
    expect(held).toMatchObject({ counts: COUNTS, until: in30s() });
    now = plusMs(NOW, 58_000);
    expect(await jobs.take(in30s())).toBeNull();
    now = plusMs(NOW, 60_000);
    const next = await jobs.take(in30s());
    expect(next).toMatchObject({ id, counts: COUNTS });
    // The silent one wakes up: nothing of what it says counts.
    expect(await jobs.hold(held!, { ...COUNTS, done: 6 }, in30s())).toBeNull();
    await jobs.end(held!, 'server.error');
    expect(await jobs.find(id)).toMatchObject({ state: 'running', counts: COUNTS });
    await jobs.end(next!, null);
    expect(await jobs.find(id)).toMatchObject({ state: 'done', problem: null, endedAt: NOW });
    now = plusMs(NOW, 120_000);
    expect(await jobs.take(in30s())).toBeNull();
  });

  it('says why a job has failed', async () => {
    const { id } = (await jobs.begin(job()))!;
    await jobs.end((await jobs.take(in30s()))!, 'import.list-gone');
    expect(await jobs.find(id)).toMatchObject({ state: 'failed', problem: 'import.list-gone' });
  });

  it('finds the lists that were given long ago, and forgets them with their jobs', async () => {
    await jobs.begin(job());
    expect(await jobs.listsBefore(NOW, 10)).toEqual([]);
    expect(await jobs.listsBefore(plusMs(NOW, 1), 10)).toEqual([list]);
    await jobs.forget(list.id);
    expect([await jobs.list(list.id), await jobs.ofList(list.id)]).toEqual([undefined, []]);
  });

  it('remembers for a unit and an agency which column held what', async () => {
    await jobs.rememberColumns('ppid', null, 'h1', 'title=B');
    await jobs.rememberColumns('ppid', 'disdik', 'h1', 'title=C');
    await jobs.rememberColumns('ppid', 'disdik', 'h1', 'title=D');
    expect(await Promise.all([null, 'disdik', 'dinkes'].map((agency) => jobs.columns('ppid', agency, 'h1')))).toEqual([
      'title=B',
      'title=D',
      undefined,
    ]);
    expect(await jobs.columns('ppid', null, 'h2')).toBeUndefined();
  });
});
