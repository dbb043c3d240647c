import { makeCalendar, type CalendarData } from '@tabir/calendar';
import { epochMs, localDate, plusMs, systemClock, systemIds } from '@tabir/kernel';
import { readLogEntry, SYSTEM, type Mandate } from '@tabir/runtime';
import { freshDatabase, type FreshDatabase } from '@tabir/testing';
import { waitUntil } from '@tabir/services';
import { DataSource } from 'typeorm';
import {
  Backlog,
  coreGrants,
  coreMigrations,
  Database,
  databaseOptions,
  DatabaseOffice,
  Feed,
  Heartbeats,
  migrate,
  ownerSource,
  Sequencer,
  sql,
  versionOf,
} from '../index.js';

const CALENDAR: CalendarData = {
  zone: 'Asia/Makassar',
  week: 5,
  cutiBersama: true,
  from: localDate('2026-01-01'),
  until: localDate('2027-12-31'),
  decrees: [],
  days: [],
};
const LONGER: CalendarData = { ...CALENDAR, until: localDate('2028-12-31') };
const DAY = 86_400_000;
const P_1 = { id: 'p-1', onBehalfOf: null };
const mandate = (record: string): Mandate => ({
  record,
  kode: record.toUpperCase(),
  proposedBy: P_1,
  activatedBy: { ...SYSTEM, id: 'p-2', role: 'chair', onBehalfOf: 'p-3' },
});
/** Whatever was in force, this is from now on. */
const to =
  <T>(content: T) =>
  (): T =>
    content;
const WITHIN_A_SECOND_OR_SO = { timeoutMs: 10_000 };

describe('DatabaseOffice', () => {
  let fresh: FreshDatabase;
  let source: DataSource;
  let db: Database;
  const opened: DatabaseOffice[] = [];
  const failures: unknown[] = [];

  const open = async (demo = true, settings = {}): Promise<DatabaseOffice> => {
    const office = await DatabaseOffice.open(db, {
      demo,
      systemClock,
      ids: systemIds,
      defaults: { settings, calendar: CALENDAR },
      onError: (error) => failures.push(error),
    });
    opened.push(office);
    return office;
  };

  beforeEach(async () => {
    fresh = await freshDatabase();
    await migrate({
      ownerUrl: fresh.ownerUrl,
      appUser: `${fresh.name}_app@localhost`,
      migrations: coreMigrations,
      grants: coreGrants,
    });
    source = await new DataSource(databaseOptions(fresh.appUrl)).initialize();
    db = new Database(source, systemIds);
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((office) => office.stop()));
    await source.destroy();
    await fresh.drop();
    expect(failures.splice(0)).toEqual([]);
  });

  it('begins an empty database with the defaults, once, however many processes start', async () => {
    const offices = await Promise.all([open(), open(), open()]);
    for (const office of offices) {
      expect(office.settings()).toEqual({ version: versionOf({}), values: {} });
      expect(office.calendar().version).toBe(makeCalendar(CALENDAR).version);
    }
    expect(await db.rows(sql`SELECT kind, seq FROM activation ORDER BY kind`)).toEqual([
      { kind: 'calendar', seq: 1 },
      { kind: 'setting', seq: 1 },
    ]);
    await open(true, { opinionQuorum: 3 });
    expect((await open()).settings().values).toEqual({});
  });

  it('follows what another process put in force, and keeps every version for the log', async () => {
    const [here, there] = [await open(), await open()];
    const before = here.settings().version;
    const version = await there.adoptSettings(to({ opinionQuorum: 2 }), mandate('r-1'));
    const calendar = await there.adoptCalendar(to(LONGER), mandate('r-2'));
    // Each is followed by a read of its own, so one may be there a turn earlier than the other.
    const followed = (): boolean => here.calendar().version === calendar && here.settings().version === version;
    expect(await waitUntil(followed, WITHIN_A_SECOND_OR_SO)).toBe(true);
    expect(here.settings().values).toEqual({ opinionQuorum: 2 });
    expect(here.settingsOf(before).values).toEqual({});
    expect(here.calendarOf(makeCalendar(CALENDAR).version).data.until).toBe('2027-12-31');
  });

  it('puts an older version in force again', async () => {
    const office = await open();
    await office.adoptSettings(to({ opinionQuorum: 2 }), mandate('r-1'));
    await office.adoptSettings(to({}), mandate('r-2'));
    expect(office.settings().values).toEqual({});
  });

  it('says that a version is not known yet instead of guessing', async () => {
    const office = await open();
    expect(() => office.settingsOf('x')).toThrow(
      expect.objectContaining({ kind: 'unavailable', code: 'office.version-unknown' }),
    );
  });

  it('refuses a calendar that would count wrongly before it can be chosen', async () => {
    const office = await open();
    await expect(office.adoptCalendar(to({ ...CALENDAR, zone: 'Asia/Nowhere' }), mandate('r-1'))).rejects.toMatchObject({
      code: 'calendar.invalid-data',
    });
    expect(office.calendar().zone).toBe(CALENDAR.zone);
  });

  it('refuses a version whose bytes were changed by hand', async () => {
    await open();
    const owner = await ownerSource(fresh.ownerUrl, coreMigrations);
    await owner.query(`UPDATE setting_version SET bytes = '{"duties":{}}'`);
    await owner.destroy();
    await expect(open()).rejects.toThrow('does not hold what its name says');
  });

  it('logs who put what in force, in the order that holds for everybody', async () => {
    const office = await open();
    const version = await office.adoptSettings(to({ opinionQuorum: 2 }), mandate('r-1'));
    await new Sequencer(db).pass();
    const rows = (await new Feed(db).after(0, 10)).map(readLogEntry);
    expect(rows.map(({ stream, seq, event }) => [stream, seq, event.type])).toEqual([
      ['setting', 1, 'SETTINGS_ADOPTED'],
      ['calendar', 1, 'CALENDAR_ADOPTED'],
      ['setting', 2, 'SETTINGS_ADOPTED'],
    ]);
    const activatedBy = { id: 'p-2', onBehalfOf: 'p-3' };
    expect(rows[2]).toMatchObject({
      actor: { id: 'p-2' },
      event: { payload: { version, record: 'r-1', kode: 'R-1', proposedBy: P_1, activatedBy } },
    });
    expect(await office.activations('setting', 10)).toEqual([
      { version, at: expect.any(String), activatedBy, proposedBy: P_1, record: { id: 'r-1', kode: 'R-1' } },
      {
        version: versionOf({}),
        at: expect.any(String),
        activatedBy: { id: 'system', onBehalfOf: null },
        proposedBy: null,
        record: null,
      },
    ]);
    expect((await office.activations('calendar', 10)).map((one) => one.record)).toEqual([null]);
  });

  it('lets a record put one version in force, however often it is asked and whatever came after it', async () => {
    const office = await open();
    const version = await office.adoptSettings(to({ opinionQuorum: 2 }), mandate('r-1'));
    await office.adoptSettings(to({ opinionQuorum: 3 }), mandate('r-2'));
    expect(await office.adoptSettings(to({ opinionQuorum: 2 }), mandate('r-1'))).toBe(version);
    expect(office.settings().values).toEqual({ opinionQuorum: 3 });
  });

  it('marks that a record has spoken even where that changed nothing, so that a late repetition undoes nobody’s work', async () => {
    const office = await open();
    const asItIs = (): Promise<string> => office.adoptSettings(to({}), mandate('r-1'));
    expect(await asItIs()).toBe(versionOf({}));
    await office.adoptSettings(to({ opinionQuorum: 2 }), mandate('r-2'));
    expect(await asItIs()).toBe(versionOf({}));
    expect(office.settings().values).toEqual({ opinionQuorum: 2 });
    expect(await office.activations('setting', 10)).toHaveLength(3);
  });

  it('loses neither of two changes of the same moment, for each is made of what the other left', async () => {
    const offices = await Promise.all([open(), open()]);
    const changes = [{ opinionQuorum: 2 }, { extensionsCount: false }];
    await Promise.all(
      offices.map((office, at) => office.adoptSettings((values) => ({ ...values, ...changes[at] }), mandate(`r-${at}`))),
    );
    await offices[0]!.followed();
    expect(offices[0]!.settings().values).toEqual({ opinionQuorum: 2, extensionsCount: false });
  });

  describe('the clock of a demo', () => {
    it('moves forward in every process, and says so', async () => {
      const [here, there] = [await open(), await open()];
      let moved = 0;
      there.clock.onMoved(() => moved++);
      const to = plusMs(here.clock.now(), 30 * DAY);
      await here.moveClock(to);
      expect(here.clock.now() >= to).toBe(true);
      expect(await waitUntil(() => there.clock.now() >= to, WITHIN_A_SECOND_OR_SO)).toBe(true);
      expect(moved).toBe(1);
      expect(epochMs(here.systemClock.now())).toBeLessThan(epochMs(to) - DAY);
    });

    it('is never moved back', async () => {
      const office = await open();
      await expect(office.moveClock(plusMs(office.clock.now(), -1))).rejects.toMatchObject({ code: 'clock.backwards' });
      const to = plusMs(office.clock.now(), 2 * DAY);
      await office.moveClock(to);
      await db.write(sql`UPDATE office_clock SET offset_ms = 5 WHERE id = 1`);
      await office.refresh();
      expect(office.clock.now() >= to).toBe(true);
    });

    it('is the system clock in a real office, whatever the table says', async () => {
      await db.write(sql`UPDATE office_clock SET offset_ms = ${DAY} WHERE id = 1`);
      const office = await open(false);
      expect(epochMs(office.clock.now()) - epochMs(systemClock.now())).toBeLessThan(DAY / 2);
      await expect(office.moveClock(plusMs(office.clock.now(), DAY))).rejects.toMatchObject({
        kind: 'denied',
        code: 'clock.not-movable',
      });
    });
  });

  describe('Heartbeats', () => {
    const beat = {
      process: 'worker-1',
      kind: 'worker',
      release: '0.1.0',
      startedAt: systemClock.now(),
      detail: { sweep: { fired: 2 } },
    };

    it('show who was heard of when, and who went silent', async () => {
      let ahead = 0;
      const beats = new Heartbeats(db, { now: () => plusMs(systemClock.now(), ahead) });
      await beats.beat(beat);
      await beats.beat({ ...beat, detail: { sweep: { fired: 3 } } });
      expect(await beats.all()).toEqual([{ ...beat, detail: { sweep: { fired: 3 } }, beatAt: expect.any(String), stale: false }]);
      ahead = 16_000;
      await beats.beat({ ...beat, process: 'worker-2' });
      expect((await beats.all()).map(({ process, stale }) => [process, stale])).toEqual([
        ['worker-2', false],
        ['worker-1', true],
      ]);
      ahead += 7 * DAY;
      await beats.beat({ ...beat, process: 'worker-2' });
      await beats.forget();
      expect((await beats.all()).map(({ process }) => process)).toEqual(['worker-2']);
    });
  });

  it('counts nothing in an empty office, and answers', async () => {
    const backlog = new Backlog(db, { office: systemClock, system: systemClock });
    await backlog.ping();
    const counts = [
      backlog.waitingEffects(),
      backlog.givenUpEffects(),
      backlog.blockedInstances(),
      backlog.overdueInstances(),
      backlog.sequencerLagMs(),
    ];
    expect(await Promise.all(counts)).toEqual([0, 0, 0, 0, 0]);
    expect(await backlog.openTasks()).toEqual([]);
  });
});
