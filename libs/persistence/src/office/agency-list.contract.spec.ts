import { indonesianCalendar } from '@tabir/calendar';
import { instant, startOfDay, systemClock, systemIds, type LocalDate } from '@tabir/kernel';
import { readLogEntry, SYSTEM, type AgencyChange, type Mandate } from '@tabir/runtime';
import { freshDatabase, type FreshDatabase } from '@tabir/testing';
import { DataSource } from 'typeorm';
import {
  Accounts,
  coreGrants,
  coreMigrations,
  Database,
  databaseOptions,
  DatabaseOffice,
  DatabasePeople,
  Feed,
  migrate,
  Sequencer,
  sql,
} from '../index.js';

const mandate = (record: string): Mandate => ({
  record,
  kode: `kode-${record}`,
  proposedBy: { id: 'p-1', onBehalfOf: null },
  activatedBy: { ...SYSTEM, id: 'p-2', role: 'chair', onBehalfOf: 'p-3' },
});
const change = (more: Partial<AgencyChange>): AgencyChange => ({
  kind: 'found',
  unit: 'kota',
  agency: null,
  name: null,
  into: null,
  since: null,
  ...more,
});
const dayOf = (day: string) => startOfDay(day as LocalDate, 'Asia/Makassar');

describe('the agencies of an office', () => {
  let fresh: FreshDatabase;
  let source: DataSource;
  let db: Database;
  let office: DatabaseOffice;
  let accounts: Accounts;
  let people: DatabasePeople;

  beforeAll(async () => {
    fresh = await freshDatabase();
    const appUser = `${fresh.name}_app@localhost`;
    await migrate({ ownerUrl: fresh.ownerUrl, appUser, migrations: coreMigrations, grants: coreGrants });
    source = await new DataSource(databaseOptions(fresh.appUrl)).initialize();
    db = new Database(source, systemIds);
    office = await DatabaseOffice.open(db, {
      demo: true,
      systemClock,
      ids: systemIds,
      defaults: { settings: {}, calendar: indonesianCalendar() },
      onError: () => undefined,
    });
    accounts = new Accounts(db, { clock: office.clock, systemClock, ids: systemIds });
    people = new DatabasePeople(db, office.clock);
  });
  afterAll(async () => {
    await office.stop();
    await source.destroy();
    await fresh.drop();
  });
  beforeEach(async () => {
    for (const table of ['activation', 'agency_name', 'agency', 'unit'])
      await ownerWrites(`DELETE FROM ${table} WHERE ${table === 'activation' ? "kind = 'agency'" : 'TRUE'}`);
    for (const id of ['kota', 'kabupaten']) await accounts.putUnit({ id, name: id }, SYSTEM);
    for (const [id, name] of [
      ['disdik', 'Dinas Pendidikan'],
      ['dinkes', 'Dinas Kesehatan'],
    ] as const)
      await accounts.putAgency({ id, unit: 'kota', name }, SYSTEM);
  });

  /** The app's own account may not delete what the log names. */
  async function ownerWrites(statement: string): Promise<void> {
    const owner = await new DataSource(databaseOptions(fresh.ownerUrl)).initialize();
    await owner.query(statement);
    await owner.destroy();
  }

  const adopt = (more: Partial<AgencyChange>, record = 'r-1'): Promise<string> =>
    office.adoptAgencies(change(more), mandate(record));
  const names = async (): Promise<unknown[]> => (await accounts.agencies('kota')).map(({ name }) => name);
  const codeOf = (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => 'carried out',
      (error: unknown) => (error as { code?: unknown }).code,
    );

  it('have a new one under the kode of the record that founded it', async () => {
    await adopt({ name: 'Dinas Baru' });
    expect(await people.hasAgency('kota', 'kode-r-1')).toBe(true);
    expect(await names()).toEqual(['Dinas Baru', 'Dinas Kesehatan', 'Dinas Pendidikan']);
  });

  it('keep their id and their former names when they are renamed', async () => {
    await adopt({ kind: 'rename', agency: 'disdik', name: 'Dinas Pendidikan dan Kebudayaan' });
    await adopt({ kind: 'rename', agency: 'disdik', name: 'Dinas Dikbud' }, 'r-2');
    expect(await names()).toEqual(['Dinas Dikbud', 'Dinas Kesehatan']);
    expect((await accounts.agenciesEver('kota'))[0]).toEqual({
      id: 'disdik',
      unit: 'kota',
      name: 'Dinas Dikbud',
      formerly: ['Dinas Pendidikan', 'Dinas Pendidikan dan Kebudayaan'],
      endedAt: null,
    });
  });

  it('are called by the last word, also when its day lies before the name that it follows', async () => {
    await adopt({ kind: 'rename', agency: 'disdik', name: 'Dinas Dikbud', since: dayOf('2020-01-01') });
    expect(await names()).toContain('Dinas Dikbud');
    const [row] = await db.rows<{ since: string }>(sql`SELECT since FROM agency_name WHERE name = 'Dinas Dikbud'`);
    expect(row!.since > '2026').toBe(true);
  });

  it('begin on the day that the paper names', async () => {
    await adopt({ name: 'Dinas Baru', since: dayOf('2026-01-02') });
    expect(await db.rows(sql`SELECT since FROM agency_name WHERE agency = 'kode-r-1'`)).toEqual([
      { since: '2026-01-01 16:00:00.000' },
    ]);
  });

  it('can no longer be chosen once they have ended, and stay known with their successor', async () => {
    await adopt({ kind: 'merge', agency: 'disdik', into: 'dinkes' });
    expect(await people.hasAgency('kota', 'disdik')).toBe(false);
    expect(await names()).toEqual(['Dinas Kesehatan']);
    expect((await accounts.agenciesEver('kota')).map(({ id, endedAt }) => [id, endedAt !== null])).toEqual([
      ['dinkes', false],
      ['disdik', true],
    ]);
    expect(await db.rows(sql`SELECT successor FROM agency WHERE id = 'disdik'`)).toEqual([{ successor: 'dinkes' }]);
    await adopt({ kind: 'dissolve', agency: 'dinkes' }, 'r-2');
    expect(await names()).toEqual([]);
  });

  it.each<[string, Partial<AgencyChange>, string]>([
    ['a name that another one has', { kind: 'rename', agency: 'disdik', name: 'dinas kesehatan' }, 'agency.name-taken'],
    ['the name that it has', { kind: 'rename', agency: 'disdik', name: 'Dinas Pendidikan' }, 'agency.name-taken'],
    ['a new one under a name that is there', { name: 'Dinas Kesehatan' }, 'agency.name-taken'],
    ['the end of nobody', { kind: 'dissolve', agency: 'x' }, 'agency.unknown'],
    ['another name of nobody', { kind: 'rename', agency: 'x', name: 'X' }, 'agency.unknown'],
    ['a merger into nobody', { kind: 'merge', agency: 'disdik', into: 'x' }, 'agency.unknown'],
    ['what is another unit’s', { kind: 'dissolve', agency: 'disdik', unit: 'kabupaten' }, 'agency.unknown'],
  ])('refuse %s, and nothing is changed', async (_what, more, code) => {
    const before = await accounts.agenciesEver('kota');
    expect(await codeOf(adopt(more))).toBe(code);
    expect(await accounts.agenciesEver('kota')).toEqual(before);
    expect(await office.activations('agency', 10)).toEqual([]);
  });

  it('change once by one record, however often it is asked and whatever came since', async () => {
    const version = await adopt({ kind: 'rename', agency: 'disdik', name: 'Dinas Dikbud' });
    await adopt({ kind: 'rename', agency: 'disdik', name: 'Dinas Pendidikan dan Kebudayaan' }, 'r-2');
    expect(await adopt({ kind: 'rename', agency: 'disdik', name: 'Dinas Dikbud' })).toBe(version);
    expect(await names()).toContain('Dinas Pendidikan dan Kebudayaan');
    expect((await office.activations('agency', 10)).map(({ record }) => record?.id)).toEqual(['r-2', 'r-1']);
  });

  it('follow one another when two records end the same one at the same moment', async () => {
    const end = (record: string): Promise<unknown> => codeOf(adopt({ kind: 'dissolve', agency: 'disdik' }, record));
    expect((await Promise.all(['r-1', 'r-2', 'r-3'].map(end))).sort()).toEqual([
      'agency.unknown',
      'agency.unknown',
      'carried out',
    ]);
  });

  it('leave both persons, the record and what changed in the log', async () => {
    await adopt({ kind: 'merge', agency: 'disdik', into: 'dinkes' });
    await new Sequencer(db).pass();
    const row = (await new Feed(db).after(0, 1_000)).map(readLogEntry).findLast(({ stream }) => stream === 'office');
    expect(row).toMatchObject({
      event: {
        type: 'AGENCIES_ADOPTED',
        payload: {
          kind: 'merge',
          unit: 'kota',
          agency: 'disdik',
          into: 'dinkes',
          record: 'r-1',
          kode: 'kode-r-1',
          proposedBy: { id: 'p-1' },
          activatedBy: { id: 'p-2', onBehalfOf: 'p-3' },
        },
      },
      actor: { id: 'p-2', role: 'chair' },
    });
    expect(instant(row!.at)).toBeTruthy();
  });
});
