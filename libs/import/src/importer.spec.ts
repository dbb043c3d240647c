import type { Actor } from '@tabir/engine';
import { AppError, canonicalBytes, sha256 } from '@tabir/kernel';
import { UnitOfWork } from '@tabir/runtime';
import { workflows } from '@tabir/workflows';
import { memoryWorld, type MemoryWorld } from '../../testing/src/memory-world.js';
import { writeCsv } from './csv-form.js';
import { parseCsv } from './csv-table.js';
import type { Entry } from './entry.js';
import { EXAMPLE } from './example.js';
import { Importer, type Fate } from './importer.js';
import { readFullForm } from './full-form.js';
import * as json from './json-form.js';

const UNIT = 'ppid';
const actor: Actor = { id: 'petugas', role: 'officer', unit: UNIT, agency: null, onBehalfOf: null };
const AGENCIES = [{ id: 'dinkes', name: 'Dinas Kesehatan' }];

const readCsv = (text: string): Entry[] => [...readFullForm(parseCsv(text), 0)] as Entry[];
const readJson = (text: string): Entry[] => [...json.readJson(text)] as Entry[];

let world: MemoryWorld;

beforeEach(() => {
  world = memoryWorld(workflows, { now: '2026-11-23T02:00:00.000Z' });
});

async function taken(entries: readonly Entry[], { dryRun = false, by = actor, unit = UNIT } = {}): Promise<Fate[]> {
  const importer = new Importer(world, { actor: by, unit, agencies: AGENCIES, dryRun });
  const fates: Fate[] = [];
  for (const entry of entries) fates.push(await importer.take(entry));
  return fates;
}

const items = (...changes: object[]): Entry[] =>
  readJson(JSON.stringify({ items: changes.map((change) => ({ ...EXAMPLE, ...change })) }));
const kinds = (fates: readonly Fate[]): string[] => fates.map(({ kind }) => kind);
const records = async (): Promise<number> => (await world.reads.instanceIds(null, 100)).length;

describe('Importer', () => {
  it('begins a record for each row, in the unit and by the person who imports', async () => {
    const [fate] = await taken(items({ agency: 'dinkes' }));
    const [id] = await world.reads.instanceIds(null, 1);
    const instance = await world.reads.instance(id!);
    expect(fate).toEqual({ kind: 'accepted', kode: instance!.kode, instanceId: id, defects: [] });
    expect(instance).toMatchObject({ unit: UNIT, agency: 'dinkes' });
    expect(await world.verifier.instance(id!)).toEqual([]);
  });

  it('begins the records of an agency’s own person in that agency, and none in another', async () => {
    const by = { ...actor, role: 'agency', agency: 'dinkes' };
    const [own, other] = await taken(items({}, { title: 'Lain', agency: 'disdik' }), { by });
    const { instanceId } = own as { instanceId: string };
    expect(await world.reads.instance(instanceId)).toMatchObject({ unit: UNIT, agency: 'dinkes' });
    expect(other).toMatchObject({ kind: 'refused', reasons: [{ code: 'agency-unknown' }] });
  });

  it('changes nothing when the same file comes again, and takes from a mended one only what is new', async () => {
    const broken = items({ title: 'Satu' }, { title: '' }, { title: 'Tiga' });
    expect(kinds(await taken(broken))).toEqual(['accepted', 'refused', 'accepted']);
    expect(kinds(await taken(broken))).toEqual(['known', 'refused', 'known']);
    expect(await records()).toBe(2);
    expect(kinds(await taken(items({ title: 'Satu' }, { title: 'Dua' }, { title: 'Tiga' })))).toEqual([
      'known',
      'accepted',
      'known',
    ]);
    expect(await records()).toBe(3);
  });

  it('takes two rows alike for one record and names the row, when it tries as well', async () => {
    const twice = items({}, { title: 'Lain' }, {});
    const same = { kind: 'known', sameAs: { id: 'butir 1', en: 'item 1' } };
    expect(await taken(twice, { dryRun: true })).toMatchObject([{ kind: 'accepted' }, { kind: 'accepted' }, same]);
    const fates = await taken(twice);
    expect(fates).toMatchObject([{ kind: 'accepted' }, { kind: 'accepted' }, same]);
    expect(kinds(await taken(twice))).toEqual(['known', 'known', 'known']);
    expect(await records()).toBe(2);
  });

  it('changes nothing when another person imports the same file, while the same row of another unit is another record', async () => {
    const [first] = await taken(items({}));
    const colleague = { ...actor, id: 'rekan' };
    expect(await taken(items({}), { by: colleague })).toMatchObject([
      { kind: 'known', kode: (first as { kode: string }).kode, sameAs: null },
    ]);
    expect(await records()).toBe(1);
    expect(kinds(await taken(items({}), { by: { ...actor, unit: 'lain' }, unit: 'lain' }))).toEqual(['accepted']);
  });

  it('writes no plain hash of a row into the log, where it could be guessed at', async () => {
    await taken(items({}));
    const [id] = await world.reads.instanceIds(null, 1);
    const [row] = await world.reads.history(`case:${id}`, 0, 1);
    const { command, actor: who } = JSON.parse(new TextDecoder().decode(row!.bytes)) as { command: string; actor: Actor };
    expect([who.id, command.startsWith('import-')]).toEqual(['petugas', true]);
    const plain = Buffer.from(sha256(canonicalBytes({ ...EXAMPLE, unit: UNIT })));
    expect(command).not.toContain(plain.toString('base64url'));
  });

  it('knows a record again whichever form it comes in', async () => {
    await taken(readCsv(writeCsv(EXAMPLE, 2)));
    expect(kinds(await taken(items({})))).toEqual(['known']);
  });

  it('tries by the same rules without writing, and says what was imported before', async () => {
    const mixed = items({ title: 'Satu' }, { title: '' }, { determination: { ...EXAMPLE.determination, date: '2027-01-01' } });
    expect(kinds(await taken(mixed, { dryRun: true }))).toEqual(['accepted', 'refused', 'refused']);
    expect(await records()).toBe(0);
    await taken(items({ title: 'Satu' }));
    expect(kinds(await taken(mixed, { dryRun: true }))).toEqual(['known', 'refused', 'refused']);
    expect(await records()).toBe(1);
  });

  it('names the column and the reason of each thing that is wrong', async () => {
    const csv = writeCsv({ ...EXAMPLE, title: undefined, medium: undefined }, 2).replace('2026-01-05,Kota', '2026-02-30,Kota');
    expect(await taken(readCsv(csv))).toMatchObject([
      {
        kind: 'refused',
        reasons: expect.arrayContaining([
          expect.objectContaining({ field: 'judul' }),
          expect.objectContaining({ field: 'bentuk' }),
          {
            field: 'tanggal_penetapan',
            code: 'tanggal_penetapan:isDay',
            message: { id: expect.any(String) as string, en: 'Must be an existing day, YYYY-MM-DD.' },
          },
        ]) as object,
      },
    ]);
  });

  it('gives the legal basis of a rule that refuses', async () => {
    const long = { letter: 'a', acts: [], term: { kind: 'years', startsOn: '2020-01-01', years: 31 } };
    const [fate] = await taken(items({ determination: { ...EXAMPLE.determination, grounds: [long] } }));
    expect(fate).toMatchObject({ kind: 'refused', reasons: [{ field: null }] });
    expect(JSON.stringify(fate)).toContain('PP 61/2010');
  });

  it('takes an agency by its name, and refuses one that the unit does not have', async () => {
    expect(await taken(items({ agency: 'DINAS kesehatan' }, { agency: 'dinas rahasia' }, { agency: 7 }))).toMatchObject([
      { kind: 'accepted' },
      { kind: 'refused', reasons: [{ field: 'agency' }] },
      { kind: 'refused', reasons: [{ field: 'agency' }] },
    ]);
  });

  it('refuses keys that reach a prototype, by their place', async () => {
    const entries = readJson('{"items":[{"title":"x","determination":{"__proto__":{"a":1}}}]}');
    expect(await taken(entries)).toMatchObject([{ kind: 'refused', reasons: [{ field: 'determination.__proto__' }] }]);
  });

  it.each([
    ['half a surrogate pair', '"\\ud800"'],
    ['a number beyond all', '1e400'],
    ['a row too deep', `${'['.repeat(5000)}${']'.repeat(5000)}`],
  ])('refuses %s, by its place', async (_what, title) => {
    const entries = readJson(`{"items":[{"title":${title}},{"medium":"soft","title":"Baik"}]}`);
    expect(await taken(entries)).toMatchObject([
      { kind: 'refused', reasons: [{ field: expect.stringMatching(/^title/) as string }] },
      { kind: 'accepted' },
    ]);
  });

  it('knows a row again on another day, when what follows from the day of the import is another', async () => {
    const ground = (recheckOn: string): object => ({
      ...EXAMPLE.determination,
      grounds: [{ letter: 'h', acts: [], term: { kind: 'indefinite', ...(recheckOn && { recheckOn }) } }],
    });
    const row = (recheckOn: string): Entry => {
      const [entry] = items({ determination: ground(recheckOn) });
      return { ...entry!, content: { ...EXAMPLE, determination: ground('') } };
    };
    const [first] = await taken([row('2027-11-22')]);
    expect(first).toMatchObject({ kind: 'accepted' });
    const { kode } = first as { kode: string };
    expect(await taken([row('2027-11-21')])).toMatchObject([{ kind: 'known', kode, sameAs: null }]);
    expect(await taken([row('2027-11-20')], { dryRun: true })).toMatchObject([{ kind: 'known', kode, sameAs: null }]);
    expect(await records()).toBe(1);
  });

  it('names what a paper lacks that is taken all the same', async () => {
    const unstated = { letter: 'b', acts: [], term: { kind: 'unstated', recheckOn: '2027-01-05' }, letterDoubtful: true };
    const row = items({ determination: { ...EXAMPLE.determination, grounds: [unstated] } });
    for (const dryRun of [true, false])
      expect(await taken(row, { dryRun })).toMatchObject([{ kind: 'accepted', defects: ['term-unstated', 'letter-doubtful'] }]);
  });

  it('tells of the record that a row is about to begin, before it is there', async () => {
    const told: string[] = [];
    const importer = new Importer(world, { actor, unit: UNIT, agencies: [], dryRun: false });
    const willBegin = async (id: string): Promise<void> => {
      expect(await world.reads.instance(id)).toBeUndefined();
      told.push(id);
    };
    const fate = await importer.take(items({})[0]!, willBegin);
    expect(fate).toMatchObject({ kind: 'accepted', instanceId: told[0] });
    const [refusedRow] = items({ medium: 'kertas' });
    await importer.take(refusedRow!, willBegin);
    expect(told).toHaveLength(1);
  });

  it('begins nothing when that cannot be noted', async () => {
    const importer = new Importer(world, { actor, unit: UNIT, agencies: [], dryRun: false });
    const broken = importer.take(items({})[0]!, () => Promise.reject(new Error('broken')));
    await expect(broken).rejects.toThrow('broken');
    expect(await records()).toBe(0);
  });

  it('passes on what a form could not read', async () => {
    const reasons = [{ field: 'Jangka Waktu (F)', code: 'period-unknown', message: { id: 'x', en: 'y' } }];
    const importer = new Importer(world, { actor, unit: UNIT, agencies: [], dryRun: false });
    expect(await importer.take({ place: { id: 'baris 1', en: 'row 1' }, reasons })).toEqual({ kind: 'refused', reasons });
    expect(await records()).toBe(0);
  });

  it('refuses who may not begin records', async () => {
    expect(kinds(await taken(items({}), { by: { ...actor, role: 'chair' } }))).toEqual(['refused']);
  });

  it('stops when the database is away, because every other row would fail as well', async () => {
    class Away extends UnitOfWork {
      override change = (): never => this.away();
      override create = (): never => this.away();
      private away(): never {
        throw new AppError('unavailable', 'database.unavailable', 'away');
      }
    }
    const importer = new Importer({ ...world, unitOfWork: new Away() }, { actor, unit: UNIT, agencies: [], dryRun: false });
    await expect(importer.take(items({})[0]!)).rejects.toMatchObject({ code: 'database.unavailable' });
  });
});
