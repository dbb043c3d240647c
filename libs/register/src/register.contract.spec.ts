import { instant, instantOf, systemClock, systemIds, type Instant } from '@tabir/kernel';
import { NOTHING_VERIFIED } from '@tabir/law';
import {
  BoundReads,
  coreGrants,
  coreMigrations,
  Database,
  databaseOptions,
  commandOptions,
  DatabaseUnitOfWork,
  migrate,
  Projections,
} from '@tabir/persistence';
import { logEntry, SYSTEM, type InstanceRow } from '@tabir/runtime';
import { freshDatabase, type FreshDatabase } from '@tabir/testing';
import { databaseOptions as addressOf } from '@tabir/config';
import { DataSource } from 'typeorm';
import {
  askedOf,
  dikCsv,
  dikHtml,
  dikJson,
  effectiveStatus,
  PublicReads,
  REGISTER_TABLE,
  registerGrants,
  registerMigrations,
  RegisterReads,
  PAGE_SIZE,
  type PublicHolder,
  type PublicItem,
  type PublicKind,
  type RegisterQuery,
  type RegisterRow,
} from './index.js';

const T = instant('2027-10-13T16:00:00.000Z');
const shifted = (ms: number): Instant => instantOf(Date.parse(T) + ms);
const BEFORE = shifted(-1);

const BLANK: RegisterRow = {
  unit: 'ppid',
  agency: null,
  stage: 'accepted',
  title: 'RAHASIA judul internal',
  publicTitle: null,
  publicSummary: null,
  publicConsequenceIfOpened: null,
  publicConsequenceIfClosed: null,
  listed: false,
  medium: 'both',
  determinationNumber: '188.4/7/2026',
  determinationDate: '2026-01-05',
  letters: 'h',
  acts: 'UU 27/2022',
  termKind: 'date',
  termYears: null,
  termEvent: null,
  startsOn: '2026-01-05',
  endsOn: '2027-10-13',
  legalDueOn: '2027-09-01',
  secretUntil: T,
  openBasis: 'law',
  recheckOn: null,
  extensions: null,
  defects: '',
  scope: 'whole',
  openPartAt: null,
  opensInPart: false,
  classificationCode: null,
  securityClass: null,
  archiveOrder: null,
  listNumber: null,
  listDate: null,
  retainedUntil: null,
  fate: null,
  filing: 'waiting',
  storage: 'waiting',
  listing: 'waiting',
  term: 'active',
  review: 'waiting',
  rung: 'quiet',
  recheck: 'none',
  ending: 'none',
  release: null,
  incident: null,
  openPart: 'none',
  remainder: 'none',
  takedown: 'none',
  hold: 'waiting',
};
const LISTED: Partial<RegisterRow> = {
  listed: true,
  publicTitle: 'Judul publik',
  publicSummary: 'Ringkasan publik',
  publicConsequenceIfOpened: 'Terganggu',
  publicConsequenceIfClosed: 'Terlindungi',
};

describe('the register in the database', () => {
  let fresh: FreshDatabase;
  let sources: DataSource[];
  let database: BoundReads;
  let unitOfWork: DatabaseUnitOfWork;
  let reads: RegisterReads;
  let publicReads: PublicReads;
  let unit: string;

  beforeAll(async () => {
    fresh = await freshDatabase();
    await migrate({
      ownerUrl: fresh.ownerUrl,
      appUser: `${addressOf(fresh.appUrl).user}@localhost`,
      migrations: [...coreMigrations, ...registerMigrations],
      grants: { ...coreGrants, ...registerGrants },
    });
    sources = await Promise.all([databaseOptions, commandOptions].map((of) => new DataSource(of(fresh.appUrl)).initialize()));
    const projections = new Projections([REGISTER_TABLE]);
    unitOfWork = new DatabaseUnitOfWork(new Database(sources[1]!, systemIds), projections, systemClock);
    database = new BoundReads(new Database(sources[0]!, systemIds));
    reads = new RegisterReads(database, projections);
    publicReads = new PublicReads(database);
  });

  afterAll(async () => {
    await Promise.all(sources.map((source) => source.destroy()));
    await fresh.drop();
  });

  // A unit of one's own keeps each test's rows apart from the others'.
  beforeEach(async () => {
    unit = `ppid-${systemIds.kode()}`;
  });

  async function put(row: Partial<RegisterRow>): Promise<{ id: string; kode: string }> {
    const [id, kode] = [systemIds.uuid(BEFORE), systemIds.kode()];
    const instance: InstanceRow = {
      id,
      kode,
      workflow: 'exempt-information',
      version: 1,
      unit,
      agency: row.agency ?? null,
      label: kode,
      state: { value: {}, context: {}, status: 'active', entries: {} },
      revision: 1,
      lastSeq: 1,
      calendar: 'c',
      settings: 's',
      nextDueAt: null,
      blocked: null,
      createdAt: BEFORE,
      updatedAt: BEFORE,
    };
    const entry = logEntry({
      v: 1,
      stream: `case:${id}`,
      seq: 1,
      kind: 'start',
      at: BEFORE,
      workflow: 'exempt-information',
      version: 1,
      event: { type: 'START' },
      actor: SYSTEM,
      settings: 's',
      calendar: 'c',
      revision: 1,
      command: 'x',
    });
    await unitOfWork.create({ instanceId: id }, () => ({
      instance,
      tasks: { put: [], remove: [] },
      deadlines: { put: [], remove: [] },
      log: [entry],
      sealed: [],
      outbox: [],
      projections: [{ table: 'register_item', instanceId: id, set: { ...BLANK, unit, ...row } }],
    }));
    return { id, kode };
  }

  async function kodes(query: Partial<RegisterQuery>, now = BEFORE, limit = 100): Promise<string[]> {
    const found: string[] = [];
    for (let after: string | null = null; ;) {
      const page = await reads.page({ unit, ...query }, { limit, after }, now);
      found.push(...page.items.map(({ kode }) => kode));
      expect(page.items.length).toBeLessThanOrEqual(limit);
      after = page.next;
      if (after === null) return found;
    }
  }

  const publicItems = async (now: Instant): Promise<PublicItem[]> => {
    const found: PublicItem[] = [];
    for await (const item of publicReads.items(now)) found.push(item);
    return found;
  };

  describe('RegisterReads', () => {
    it('orders by the end of the period, then as the archive files, and puts what has no end last', async () => {
      const order = [
        await put({ endsOn: '2027-01-01' }),
        await put({ endsOn: '2027-10-13' }),
        await put({ endsOn: '2027-10-13', archiveOrder: '2027-10-13 480.1 ' }),
        await put({ endsOn: '2027-10-13', archiveOrder: '2027-10-13 480.2 A' }),
        await put({ endsOn: '2040-02-29' }),
        await put({ endsOn: null, secretUntil: null, archiveOrder: '9999-12-31 480.2 ' }),
      ].map(({ kode }) => kode);
      expect(await kodes({})).toEqual(order);
    });

    it('gives every record once, whatever the size of the pages', async () => {
      for (let index = 0; index < 7; index++) await put({ endsOn: index < 3 ? '2030-01-01' : `2030-01-0${index}` });
      const whole = await kodes({});
      expect(new Set(whole).size).toBe(7);
      for (const limit of [1, 2, 3, 6, 7, 8]) expect(await kodes({}, BEFORE, limit)).toEqual(whole);
    });

    it('shows all columns in their types, the kode, the status and what is null as null', async () => {
      const { id, kode } = await put({ ...LISTED, termYears: 20, agency: null });
      const [view] = (await reads.page({ unit }, { limit: 1 }, BEFORE)).items;
      const computed = { status: 'exempt', oddities: [] };
      expect(view).toEqual({ ...BLANK, ...LISTED, unit, termYears: 20, instanceId: id, kode, holder: null, ...computed });
    });

    it('keeps class, schedule and hold, and shows an odd pair from the moment on at which it is public', async () => {
      const keeping = { securityClass: 'R', retainedUntil: '2031-12-31', fate: 'destroy', hold: 'held' } as const;
      await put({ ...LISTED, ...keeping });
      const oddities = async (now: Instant) => (await reads.page({ unit }, { limit: 1 }, now)).items;
      expect(await oddities(BEFORE)).toMatchObject([{ ...keeping, status: 'exempt', oddities: [] }]);
      expect(await oddities(T)).toMatchObject([{ status: 'open', oddities: ['public-secret'] }]);
    });

    it('finds by status exactly what effectiveStatus calls so, to the millisecond', async () => {
      const rows = (['draft', 'submitted', 'returned', 'accepted', 'withdrawn'] as const).flatMap((stage) =>
        [null, shifted(-1000), BEFORE, T, shifted(1), shifted(86_400_000)].map((secretUntil) => ({
          stage,
          secretUntil,
          endsOn: secretUntil === null ? null : '2027-10-14',
        })),
      );
      const kept = new Map<string, (typeof rows)[number]>();
      for (const row of rows) kept.set((await put(row)).kode, row);
      for (const now of [shifted(-1000), BEFORE, T, shifted(1), shifted(86_400_000)])
        for (const status of ['exempt', 'open', 'draft'] as const) {
          const expected = [...kept].filter(([, row]) => effectiveStatus(row, now) === status).map(([kode]) => kode);
          expect((await kodes({ status }, now)).sort()).toEqual(expected.sort());
          for (const stage of ['accepted', 'draft', 'withdrawn'] as const)
            expect((await kodes({ status, stage }, now)).sort()).toEqual(
              expected.filter((kode) => kept.get(kode)!.stage === stage).sort(),
            );
        }
    });

    it('filters by agency, letter, stage and end, alone and together', async () => {
      const health = await put({ agency: 'dinkes', letters: 'a,h', endsOn: '2027-01-01' });
      const works = await put({ agency: 'pupr', letters: 'i', endsOn: '2028-01-01', stage: 'draft' });
      const own = await put({ letters: 'j', endsOn: '2029-01-01' });
      expect(await kodes({ agency: 'dinkes' })).toEqual([health.kode]);
      expect(await kodes({ letter: 'h' })).toEqual([health.kode]);
      expect(await kodes({ letter: 'a,h' })).toEqual([]);
      expect(await kodes({ stage: 'draft' })).toEqual([works.kode]);
      expect(await kodes({ endsBefore: '2029-01-01' as never })).toEqual([health.kode, works.kode]);
      expect(await kodes({ agency: 'pupr', stage: 'accepted' })).toEqual([]);
      expect(await kodes({ agency: 'pupr', letter: 'i', status: 'draft' })).toEqual([works.kode]);
      expect(await kodes({ status: 'exempt', letter: 'j' })).toEqual([own.kode]);
    });

    it('searches both titles by the beginnings of words, and by kode', async () => {
      const one = await put({ title: 'Laporan pengawasan gudang', publicTitle: 'Hasil pemeriksaan' });
      const other = await put({ title: 'Laporan keuangan' });
      expect((await kodes({ q: 'laporan' })).sort()).toEqual([one.kode, other.kode].sort());
      expect(await kodes({ q: 'lap gud' })).toEqual([one.kode]);
      expect(await kodes({ q: 'PEMERIK' })).toEqual([one.kode]);
      expect(await kodes({ q: other.kode.toUpperCase() })).toEqual([other.kode]);
      expect(await kodes({ q: 'laporan "+-*()<>~@ keuangan' })).toEqual([other.kode]);
      expect(await kodes({ q: 'ab %' })).toEqual([]);
      expect(await kodes({ q: '  ' })).toHaveLength(2);
    });

    it('finds the same whether many titles have a word or few', async () => {
      const rows: string[] = [];
      for (let index = 0; index < 60; index++) {
        const { kode } = await put({
          title: index === 59 ? 'Jarum (langka)' : 'Laporan, "berkala"',
          endsOn: `2030-01-${10 + (index % 20)}`,
        });
        rows.push(kode);
      }
      const common = rows.slice(0, 59).sort();
      for (const limit of [1, 2, 50, 100]) expect((await kodes({ q: 'BERKALA lap' }, BEFORE, limit)).sort()).toEqual(common);
      expect(await kodes({ q: 'langka' }, BEFORE, 1)).toEqual([rows[59]]);
      expect(await reads.count({ unit, q: 'berkala' }, BEFORE)).toBe(59);
      expect(await kodes({ q: 'kala' })).toEqual([]);
      expect((await kodes({ q: 'laporan', status: 'draft' })).sort()).toEqual([]);
      expect((await kodes({ q: 'laporan', stage: 'accepted', letter: 'h' }, BEFORE, 7)).sort()).toEqual(common);
    });

    it('finds nothing where a key cannot be one, and takes nothing for a fault', async () => {
      await put({});
      for (const text of ['ñ', '信息', '\u0000', "' OR 1=1 --"])
        for (const key of ['unit', 'agency', 'letter', 'q'] as const) expect(await kodes({ [key]: text })).toEqual([]);
    });

    it('shows nothing of another unit', async () => {
      await put({});
      expect(await kodes({ unit: 'another' })).toEqual([]);
    });

    it('counts, but not beyond its cap', async () => {
      await put({});
      await put({ stage: 'draft' });
      expect(await reads.count({ unit }, BEFORE)).toBe(2);
      expect(await reads.count({ unit, status: 'draft' }, BEFORE)).toBe(1);
      expect(await reads.count({ unit, status: 'open' }, BEFORE)).toBe(0);
    });

    it.each([
      'x',
      'bnVsbA',
      Buffer.from('[1,2]').toString('base64url'),
      Buffer.from('["a","b","c"]').toString('base64url'),
      Buffer.from('["a","ñ"]').toString('base64url'),
    ])('refuses the cursor %p', (after) =>
      expect(reads.page({ unit }, { limit: 1, after }, BEFORE)).rejects.toMatchObject({ code: 'register.bad-cursor' }),
    );
  });

  describe('PublicReads', () => {
    const mine = async (now: Instant, listed: readonly { kode: string }[]): Promise<string[]> => {
      const expected = new Set(listed.map(({ kode }) => kode));
      return (await publicItems(now)).map(({ kode }) => kode).filter((kode) => expected.has(kode));
    };

    it('shows an authorised entry up to its moment and not a second longer', async () => {
      const entry = await put(LISTED);
      expect(await mine(shifted(-1_000), [entry])).toEqual([entry.kode]);
      expect(await mine(BEFORE, [entry])).toEqual([entry.kode]);
      expect(await mine(T, [entry])).toEqual([]);
      expect(await mine(shifted(1_000), [entry])).toEqual([]);
    });

    it('shows neither what the chair has not authorised nor what was not accepted', async () => {
      const entries = [await put({}), await put({ ...LISTED, stage: 'withdrawn' }), await put({ ...LISTED, stage: 'returned' })];
      expect(await mine(BEFORE, entries)).toEqual([]);
    });

    it('keeps the archive order over chunks', async () => {
      const entries: { kode: string }[] = [];
      for (let index = 0; index < 520; index++)
        entries.push(await put({ ...LISTED, endsOn: '2031-05-05', archiveOrder: `2031-05-05 ${1000 + index} ` }));
      const kodes = entries.map(({ kode }) => kode);
      expect(await mine(BEFORE, entries)).toEqual(kodes);
      // All of them open at one moment.
      for (const items of [
        publicReads.openings({ asOf: BEFORE, zone: 'Asia/Makassar' }),
        publicReads.opened({ asOf: T, zone: 'Asia/Makassar' }),
      ]) {
        const found: string[] = [];
        for await (const { kode } of items) if (kodes.includes(kode)) found.push(kode);
        expect(found.sort()).toEqual([...kodes].sort());
      }
    }, 60_000);

    it('names the next moment at which the list changes', async () => {
      const at = shifted(-5_000_000);
      await put({ ...LISTED, secretUntil: at });
      await put({ secretUntil: shifted(-6_000_000) });
      expect(await publicReads.nextChange(shifted(-7_000_000))).toBe(at);
      expect(await publicReads.nextChange(instant('2999-01-01T00:00:00.000Z'))).toBeNull();
    });

    it('tells what opens and what has opened between two moments, each in its order, to the second', async () => {
      const kodes = async (items: AsyncIterable<{ kode: string }>, of: readonly { kode: string }[]): Promise<number[]> => {
        const found: string[] = [];
        for await (const { kode } of items) found.push(kode);
        return found.map((kode) => of.findIndex((one) => one.kode === kode)).filter((index) => index >= 0);
      };
      const entries = [
        await put({ ...LISTED, secretUntil: shifted(3_000) }),
        await put({ ...LISTED, secretUntil: shifted(1_000) }),
        await put({ ...LISTED, secretUntil: shifted(2_000) }),
        await put({ secretUntil: shifted(2_000) }),
        await put({ ...LISTED, stage: 'withdrawn', secretUntil: shifted(2_000) }),
      ];
      const moment = (asOf: Instant) => ({ asOf, zone: 'Asia/Makassar' });
      expect(await kodes(publicReads.openings(moment(T)), entries)).toEqual([1, 2, 0]);
      expect(await kodes(publicReads.openings(moment(shifted(1_000))), entries)).toEqual([2, 0]);
      expect(await kodes(publicReads.opened(moment(shifted(3_000))), entries)).toEqual([0, 2, 1]);
      expect(await kodes(publicReads.opened(moment(shifted(2_999))), entries)).toEqual([2, 1]);
      // From a year away on, by the days of the office's zone, an entry is not told yet, or no longer.
      const [year, day] = [365 * 86_400_000, 86_400_000];
      expect(await kodes(publicReads.openings(moment(shifted(3_000 - year))), entries)).toEqual([1, 2, 0]);
      expect(await kodes(publicReads.openings(moment(shifted(1_000 - year - 2 * day))), entries)).toEqual([]);
      expect(await kodes(publicReads.opened(moment(shifted(1_000 + year - 2 * day))), entries)).toEqual([0, 2, 1]);
      expect(await kodes(publicReads.opened(moment(shifted(3_000 + year + 2 * day))), entries)).toEqual([]);
    });

    it('finds an authorised entry by its kode, exempt or open, and nothing else', async () => {
      const [entry, hidden, withdrawn] = [await put(LISTED), await put({}), await put({ ...LISTED, stage: 'withdrawn' })];
      expect(await publicReads.item(entry.kode)).toMatchObject({ kode: entry.kode });
      for (const kode of [hidden.kode, withdrawn.kode, 'tidak-ada', '', 'é', 'x'.repeat(2000), "' OR 1=1 -- "])
        expect(await publicReads.item(kode)).toBeNull();
    });

    describe('when searched', () => {
      const moment = (asOf: Instant) => ({ asOf, zone: 'Asia/Makassar' });
      const HOLDERS: readonly PublicHolder[] = [
        { key: 'dinkes', name: 'Dinas Kesehatan' },
        { key: 'rsud', name: 'RSUD Kesehatan Ibu' },
        { key: '-', name: 'PPID' },
      ];

      /** The kodes on all pages, which have to be as many as are counted. */
      async function found(query: Record<string, string>, now = BEFORE, kind: PublicKind = 'exempt'): Promise<string[]> {
        const { search, refused } = askedOf(query, HOLDERS);
        expect(refused).toEqual([]);
        const all: string[] = [];
        for (let page = 1, size = PAGE_SIZE; size === PAGE_SIZE; page++) {
          const items = await publicReads.page(kind, moment(now), search, page);
          all.push(...items.map(({ kode }) => kode));
          size = items.length;
        }
        expect(await publicReads.count(kind, moment(now), search)).toBe(all.length);
        expect(await publicReads.found(kind, moment(now), search, 1)).toEqual(
          all.length === 0 ? null : { items: await publicReads.page(kind, moment(now), search, 1), total: all.length },
        );
        const whole: string[] = [];
        for await (const { kode } of publicReads.sought(kind, moment(now), search)) whole.push(kode);
        expect(whole).toEqual(all);
        return all;
      }

      it('finds words of title, summary and number, by their beginnings, case and accents aside, all of them together', async () => {
        const one = await put({
          ...LISTED,
          publicTitle: 'Berkas Zamrud',
          publicSummary: 'Isi kelabu café',
          endsOn: '2029-01-01',
        });
        const other = await put({
          ...LISTED,
          publicTitle: 'Zamrud lain',
          determinationNumber: '777.4/7/2031',
          endsOn: '2029-01-02',
        });
        expect(await found({ cari: 'zamrud' })).toEqual([one.kode, other.kode]);
        expect(await found({ cari: 'ZAM' })).toEqual([one.kode, other.kode]);
        expect(await found({ cari: 'zamrud cafe' })).toEqual([one.kode]);
        expect(await found({ cari: 'KELABU Cafè' })).toEqual([one.kode]);
        expect(await found({ cari: '777.4/7/2031' })).toEqual([other.kode]);
        expect(await found({ cari: '777.4/8/2031' })).toEqual([]);
        expect(await found({ cari: 'amrud' })).toEqual([]);
        expect(await found({ cari: 'zamrud "+-*()<>~@ lain' })).toEqual([other.kode]);
      });

      it('takes signs of the pattern language for themselves', async () => {
        const entry = await put({ ...LISTED, publicTitle: 'Kadar 5%-persen pirus' });
        expect(await found({ cari: 'pirus 5%-persen' })).toEqual([entry.kode]);
        expect(await found({ cari: 'pirus 5_-persen' })).toEqual([]);
        expect(await found({ cari: 'pirus 5%persen' })).toEqual([]);
        expect(await found({ cari: 'pirus 5\\-persen' })).toEqual([]);
      });

      it('finds by the name of the holder as well', async () => {
        const held = await put({ ...LISTED, agency: 'dinkes', publicTitle: 'Intan satu', endsOn: '2029-01-01' });
        const own = await put({ ...LISTED, publicTitle: 'Intan kesehatan', endsOn: '2029-01-02' });
        await put({ ...LISTED, agency: 'pupr', publicTitle: 'Intan tiga', endsOn: '2029-01-03' });
        expect(await found({ cari: 'intan keseh' })).toEqual([held.kode, own.kode]);
        expect(await found({ cari: 'intan', pemegang: 'dinkes' })).toEqual([held.kode]);
        expect(await found({ cari: 'intan', pemegang: '-' })).toEqual([own.kode]);
        expect(await found({ cari: 'intan', pemegang: 'rsud' })).toEqual([]);
        const holders = await publicReads.holders();
        expect(holders.map(({ key }) => key)).toEqual(expect.arrayContaining(['dinkes', 'pupr', '-']));
        expect(new Set(holders.map(({ key }) => key)).size).toBe(holders.length);
      });

      it('knows no holder of whom nothing is listed', async () => {
        await put({ agency: 'rahasia' });
        await put({ ...LISTED, agency: 'ditarik', stage: 'withdrawn' });
        const keys = (await publicReads.holders()).map(({ key }) => key);
        expect(keys.filter((key) => ['rahasia', 'ditarik'].includes(key))).toEqual([]);
      });

      it('filters by letter and by when it opens, to the day', async () => {
        const year = 365 * 86_400_000;
        const soon = await put({ ...LISTED, publicTitle: 'Nilam', letters: 'a,h', secretUntil: T, endsOn: '2027-10-13' });
        const later = await put({
          ...LISTED,
          publicTitle: 'Nilam',
          letters: 'b',
          secretUntil: shifted(2 * year),
          endsOn: '2029-10-12',
        });
        const never = await put({ ...LISTED, publicTitle: 'Nilam', letters: 'g', secretUntil: null, endsOn: null });
        const cari = 'nilam';
        expect(await found({ cari, huruf: 'h' })).toEqual([soon.kode]);
        expect(await found({ cari, huruf: 'j' })).toEqual([]);
        expect(await found({ cari, terbuka: 'setahun' })).toEqual([soon.kode]);
        expect(await found({ cari, terbuka: 'kemudian' })).toEqual([later.kode]);
        expect(await found({ cari, terbuka: 'belum' })).toEqual([never.kode]);
        expect(await found({ cari, terbuka: 'setahun' }, shifted(-2 * year))).toEqual([]);
        expect(await found({ cari, huruf: 'g', terbuka: 'belum' })).toEqual([never.kode]);
      });

      it('has each entry in one list at every moment, of what is open the newest first', async () => {
        const [first, second] = [
          await put({ ...LISTED, publicTitle: 'Mirah', secretUntil: T }),
          await put({ ...LISTED, publicTitle: 'Mirah', secretUntil: shifted(5_000), endsOn: '2027-10-14' }),
        ].map(({ kode }) => kode);
        const both = async (now: Instant): Promise<string[][]> => [
          await found({ cari: 'mirah' }, now),
          await found({ cari: 'mirah' }, now, 'open'),
        ];
        expect(await both(BEFORE)).toEqual([[first, second], []]);
        expect(await both(T)).toEqual([[second], [first]]);
        expect(await both(shifted(5_000))).toEqual([[], [second, first]]);
      });

      it('gives every entry once over its pages, in the order of the list', async () => {
        const entries: string[] = [];
        for (let index = 0; index < 2 * PAGE_SIZE + 1; index++)
          entries.push(
            (await put({ ...LISTED, publicTitle: 'Kecubung', endsOn: '2031-06-05', archiveOrder: `2031-06-05 ${1000 + index} ` }))
              .kode,
          );
        expect(await found({ cari: 'kecubung' })).toEqual(entries);
      });

      it('answers words that only confidential fields have as words that stand nowhere', async () => {
        const canary = `kenari${systemIds.kode()}`;
        await put({ ...LISTED, title: `Judul ${canary}`, archiveOrder: null, listNumber: canary });
        await put({ title: canary, publicTitle: canary, publicSummary: canary, determinationNumber: canary });
        await put({ ...LISTED, publicTitle: canary, stage: 'withdrawn' });
        for (const cari of [canary, `judul ${canary}`, `${canary}/7`, `tiada${systemIds.kode()}`])
          for (const kind of ['exempt', 'open'] as const) expect(await found({ cari }, BEFORE, kind)).toEqual([]);
      });
    });

    describe('of extensions and figures', () => {
      const moment = (asOf: Instant) => ({ asOf, zone: 'Asia/Makassar' });
      const extension = (date: string, letters = ['h']): object => ({
        from: '2026-10-13',
        to: '2027-10-13',
        number: `188/${date}`,
        date,
        letters,
      });
      const EXTENDED = { ...LISTED, extensions: JSON.stringify([extension('2026-01-05'), extension('2026-03-01', ['a', 'h'])]) };

      it('tells those of listed entries, exempt or open, the newest first, and of one entry the oldest first', async () => {
        const entry = await put({ ...EXTENDED, publicTitle: 'Diperpanjang' });
        const open = await put({
          ...LISTED,
          secretUntil: shifted(-1_000),
          extensions: JSON.stringify([extension('2026-02-01')]),
        });
        await put(LISTED);
        const mine = (await publicReads.extensions()).filter(({ kode }) => [entry.kode, open.kode].includes(kode));
        expect(mine.map(({ kode, date }) => [kode, date])).toEqual([
          [entry.kode, '2026-03-01'],
          [open.kode, '2026-02-01'],
          [entry.kode, '2026-01-05'],
        ]);
        expect(mine[0]).toEqual({
          ...extension('2026-03-01', ['a', 'h']),
          kode: entry.kode,
          title: 'Diperpanjang',
          holder: null,
        });
        const known = await publicReads.entry(entry.kode);
        expect(known?.extensions.map(({ date }) => date)).toEqual(['2026-01-05', '2026-03-01']);
        const { kode } = await put(LISTED);
        expect(await publicReads.entry(kode)).toMatchObject({ item: { kode }, extensions: [] });
      });

      it('tells nothing of what is not listed or was withdrawn', async () => {
        const entries = [
          await put({ extensions: EXTENDED.extensions }),
          await put({ ...EXTENDED, stage: 'withdrawn' }),
          await put({ ...EXTENDED, stage: 'returned' }),
        ];
        const kodes = (await publicReads.extensions()).map(({ kode }) => kode);
        for (const entry of entries) {
          expect(kodes).not.toContain(entry.kode);
          expect(await publicReads.entry(entry.kode)).toBeNull();
        }
      });

      it('counts each listed entry once, as exempt or as opened', async () => {
        const at = instant('2040-06-30T16:00:00.000Z');
        const tally = async (now: Instant): Promise<number[]> => {
          const { closed, opened } = await publicReads.counted(moment(now));
          const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0);
          const its = opened.filter((one) => one.at === at && one.basis === 'ruling' && one.startsOn === '2039-06-30');
          return [sum(closed.map((one) => one.closed)), sum(closed.map(({ soon }) => soon)), sum(its.map(({ count }) => count))];
        };
        const moments = [instant('2038-01-01T00:00:00.000Z'), instant('2040-06-30T15:59:59.999Z'), at];
        const before = await Promise.all(moments.map(tally));
        const entry = { secretUntil: at, endsOn: '2040-06-30', openBasis: 'ruling', startsOn: '2039-06-30' } as const;
        for (const row of [LISTED, LISTED, { ...LISTED, stage: 'withdrawn' as const }, {}]) await put({ ...row, ...entry });
        const after = await Promise.all(moments.map(tally));
        expect(after.map((counts, index) => counts.map((count, place) => count - before[index]![place]!))).toEqual([
          [2, 0, 0],
          [2, 2, 0],
          [0, 0, 2],
        ]);
      });
    });

    it('has no column for what is confidential: the database refuses the question', async () => {
      const ask = (text: string) => database.rows<{ Field: string }>({ text, values: [] });
      await expect(ask('SELECT title FROM public_item')).rejects.toMatchObject({ code: 'ER_BAD_FIELD_ERROR' });
      const columns = await ask('SHOW COLUMNS FROM public_item');
      expect(columns.map(({ Field }) => Field).filter((name) => name.includes('title'))).toEqual(['public_title']);
    });

    it('never lets an internal title into any of the three forms', async () => {
      const canary = `KENARI${systemIds.kode()}`;
      const entry = await put({ ...LISTED, title: canary, publicTitle: `Aman ${canary.toLowerCase().slice(0, 3)}` });
      await put({ title: canary });
      const list = { office: 'Uji', demo: false, asOf: BEFORE, zone: 'Asia/Makassar', verified: NOTHING_VERIFIED };
      for (const form of [dikHtml, dikJson, dikCsv]) {
        let text = '';
        for await (const part of form(list, publicReads.items(BEFORE))) text += part;
        expect(text).toContain(entry.kode);
        expect(text).not.toContain(canary);
      }
    });
  });
});
