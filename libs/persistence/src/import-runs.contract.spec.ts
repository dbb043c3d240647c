import type { Actor } from '@tabir/engine';
import { plusMs, systemIds, type Instant } from '@tabir/kernel';
import { databaseWorld, NOW, type DatabaseWorld } from '@tabir/testing';
import { Accounts } from './accounts.js';
import { ImportJobs } from './import-jobs.js';
import { ImportRuns, type ImportedRow } from './import-runs.js';
import { sql } from './sql.js';

const OFFICER = { id: 'petugas', role: 'officer', unit: 'ppid', agency: null, onBehalfOf: null } satisfies Actor;
const clock = { now: (): Instant => NOW };
const RUN = { unit: 'ppid', by: 'petugas', fileHash: 'a'.repeat(64), rows: 2 };

let world: DatabaseWorld;
let runs: ImportRuns;

beforeAll(async () => {
  world = await databaseWorld();
  runs = new ImportRuns(world.database, clock, systemIds);
  const accounts = new Accounts(world.database, { clock, systemClock: clock, ids: systemIds });
  await accounts.putUnit({ id: 'ppid', name: 'PPID' }, OFFICER);
});
afterAll(() => world.close());

const row = (n: number, more: Partial<ImportedRow> = {}): ImportedRow => ({
  n,
  place: `baris ${n + 1}`,
  fate: 'refused',
  instanceId: null,
  reasons: ['judul:required', 'period-unknown'],
  ...more,
});

describe('ImportRuns', () => {
  it('keeps who gave which file, and what became of each row, in order', async () => {
    const id = await runs.begin(RUN);
    await runs.put(id, row(2));
    await runs.put(id, row(1, { fate: 'trying', instanceId: 'i-1', reasons: [] }));
    expect(await runs.find(id)).toEqual({ ...RUN, id, at: NOW });
    expect(await runs.rows(id)).toEqual([row(1, { fate: 'trying', instanceId: 'i-1', reasons: [] }), row(2)]);
  });

  it('writes the end of a row over its beginning', async () => {
    const id = await runs.begin(RUN);
    await runs.put(id, row(1, { fate: 'trying', instanceId: 'i-1', reasons: [] }));
    await runs.put(id, row(1, { fate: 'known', instanceId: 'i-0', reasons: [] }));
    expect(await runs.rows(id)).toEqual([row(1, { fate: 'known', instanceId: 'i-0', reasons: [] })]);
  });

  it('writes rows of a job only while this process holds it, over what was there or not', async () => {
    const jobs = new ImportJobs(world.database, { clock, systemClock: clock });
    const list = { unit: 'ppid', agency: null, by: 'petugas', fileHash: 'a'.repeat(64) };
    const [listId, id] = [systemIds.uuid(NOW), systemIds.uuid(NOW)];
    await jobs.keepList({ ...list, id: listId, storageKey: Buffer.from(systemIds.bytes(16)).toString('hex') });
    const asked = { task: 'import', undoes: null, requestHash: 'h', rows: 2 } as const;
    await jobs.begin({ ...asked, id, list: listId, actor: OFFICER });
    await runs.begin({ ...RUN, id });
    const lost = (await jobs.take(plusMs(NOW, 30_000)))!;
    const trying = row(1, { fate: 'trying', instanceId: 'i-1', reasons: [] });
    expect(await runs.putHeld(lost, trying)).toBe(true);
    expect(await runs.putHeld(lost, trying)).toBe(true);
    const held = (await jobs.hold(lost, lost.counts, plusMs(NOW, 60_000)))!;
    expect(await runs.putHeld(lost, row(1))).toBe(false);
    expect(await runs.putHeld(lost, row(2))).toBe(false);
    expect(await runs.rows(id)).toEqual([trying]);
    expect(await runs.putHeld(held, row(1))).toBe(true);
    expect(await runs.rows(id)).toEqual([row(1)]);
  });

  it('knows no run that never was', async () => {
    expect(await runs.find('none')).toBeUndefined();
    await expect(runs.put('none', row(1))).rejects.toThrow();
  });

  it('can neither be rewritten nor emptied by the app', async () => {
    for (const statement of [
      sql`UPDATE import_run SET imported_by = 'x'`,
      sql`DELETE FROM import_run`,
      sql`DELETE FROM import_row`,
    ])
      await expect(world.database.write(statement)).rejects.toMatchObject({ code: 'ER_TABLEACCESS_DENIED_ERROR' });
  });
});
