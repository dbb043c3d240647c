import type { Actor } from '@tabir/engine';
import { workflows } from '@tabir/workflows';
import { memoryWorld, type MemoryWorld } from '../../testing/src/memory-world.js';
import { EXAMPLE } from './example.js';
import { Importer, type Accepted, type Fate } from './importer.js';
import { readJson } from './json-form.js';
import type { Lines } from './lines.js';
import { rowSaid, undoneSaid } from './row-said.js';
import { begunRows, takeLines, undoRows, type KeptRow, type Row, type RunBook } from './run.js';

const officer: Actor = { id: 'petugas', role: 'officer', unit: 'ppid', agency: null, onBehalfOf: null };

let world: MemoryWorld;
let book: RunBook & { readonly rows: KeptRow[] };
beforeEach(() => {
  world = memoryWorld(workflows, { now: '2026-11-23T02:00:00.000Z' });
  const rows: KeptRow[] = [];
  book = { rows, put: async (row) => void rows.push(row) };
});

const list = (...titles: string[]): Lines => readJson(JSON.stringify({ items: titles.map((title) => ({ ...EXAMPLE, title })) }));
const importer = (dryRun = false): Importer => new Importer(world, { actor: officer, unit: 'ppid', agencies: [], dryRun });
async function all<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const row of rows) found.push(row);
  return found;
}
const fates = (rows: readonly Row<{ kind: string }>[]): string[] => rows.map(({ n, fate }) => `${n} ${fate.kind}`);

describe('takeLines', () => {
  it('writes of each row what it is about to begin, and what became of it', async () => {
    const rows = await all(takeLines(list('a', '', 'a'), importer(), book));
    expect(fates(rows)).toEqual(['1 accepted', '2 refused', '3 known']);
    const { instanceId } = rows[0]!.fate as Accepted;
    expect(book.rows.filter(({ n }) => n === 1)).toEqual([
      { n: 1, place: 'butir 1', fate: 'trying', instanceId, reasons: [] },
      { n: 1, place: 'butir 1', fate: 'accepted', instanceId, reasons: [] },
    ]);
    expect(book.rows.find(({ n, fate }) => n === 2 && fate === 'refused')).toMatchObject({
      instanceId: null,
      reasons: ['judul:isLength'],
    });
    expect(book.rows.at(-1)).toMatchObject({ n: 3, fate: 'known', instanceId });
  });

  it('has begun what an earlier try of the same run begins while it looks at the row', async () => {
    const [first] = await all(takeLines(list('a'), importer(), book));
    let asked = 0;
    const late: RunBook = { ...book, begunBefore: async () => (asked++ === 0 ? undefined : (first!.fate as Accepted)) };
    expect(fates(await all(takeLines(list('a'), importer(), late)))).toEqual(['1 accepted']);
    expect(fates(await all(takeLines(list('a'), importer(), book)))).toEqual(['1 known']);
  });

  it('goes on behind the last row, and takes a record that the run has begun before for its own', async () => {
    const first: Fate = { kind: 'accepted', kode: 'K', instanceId: 'i-2', defects: [] };
    const again: RunBook = { ...book, begunBefore: async (n) => (n === 2 ? first : undefined) };
    const rows = await all(takeLines(list('a', 'b', 'c'), importer(), again, 1));
    expect(fates(rows)).toEqual(['2 accepted', '3 accepted']);
    expect(rows[0]!.fate).toBe(first);
    expect((await world.reads.instanceIds(null, 10)).length).toBe(1);
  });

  it('tries without a book', async () => {
    expect(fates(await all(takeLines(list('a', 'b'), importer(true), null)))).toEqual(['1 accepted', '2 accepted']);
    expect(await world.reads.instanceIds(null, 10)).toEqual([]);
  });
});

describe('undoRows', () => {
  it('withdraws what the run began or was about to begin, and nothing else', async () => {
    await all(takeLines(list('a', '', 'a', 'b'), importer(), book));
    const last = new Map(book.rows.map((row) => [row.n, row]));
    const begun = begunRows([...last.values(), { n: 5, place: 'baris 9', fate: 'trying', instanceId: 'none', reasons: [] }]);
    const rows = await all(undoRows(world, officer, 'run-1', begun));
    expect(fates(rows)).toEqual(['1 withdrawn', '4 withdrawn', '5 absent']);
    expect(rows.map(({ place }) => place.en)).toEqual(['item 1', 'item 4', 'row 9']);
  });
});

describe('what is told of a row', () => {
  const at = { n: 1, place: { id: 'baris 2', en: 'row 2' } };
  const none = { ...at, kode: null, instanceId: null, defects: [], reasons: [], sameAs: null };
  const record = { kode: 'K', instanceId: 'i' };

  it('names the record and its defects, or why there is none', () => {
    const accepted = { ...at, fate: { kind: 'accepted', ...record, defects: ['term-unstated'] } as const };
    const defects = [{ code: 'term-unstated', message: { id: 'jangka waktu tidak disebut', en: 'no period stated' } }];
    expect(rowSaid(accepted, { dryRun: false })).toEqual({ ...none, ...record, fate: 'accepted', defects });
    const reasons = [{ field: 'judul', code: 'judul:required', message: { id: 'Isi.', en: 'Fill in.' } }];
    expect(rowSaid({ ...at, fate: { kind: 'refused', reasons } }, { dryRun: false })).toEqual({
      ...none,
      fate: 'refused',
      reasons,
    });
    const known = { ...at, fate: { kind: 'known', ...record, sameAs: at.place } as const };
    expect(rowSaid(known, { dryRun: false })).toEqual({ ...none, ...record, fate: 'known', sameAs: at.place });
  });

  it('names no record that was only tried, but one that was there before', () => {
    const accepted = { ...at, fate: { kind: 'accepted', ...record, defects: [] } as const };
    expect(rowSaid(accepted, { dryRun: true })).toEqual({ ...none, fate: 'accepted' });
    const same = { ...at, fate: { kind: 'known', ...record, sameAs: at.place } as const };
    expect(rowSaid(same, { dryRun: true })).toEqual({ ...none, fate: 'known', sameAs: at.place });
    const before = { ...at, fate: { kind: 'known', ...record, sameAs: null } as const };
    expect(rowSaid(before, { dryRun: true })).toEqual({ ...none, ...record, fate: 'known' });
  });

  it('says of a record that is undone whether it went', () => {
    expect(undoneSaid({ ...at, fate: { kind: 'withdrawn', ...record } })).toEqual({ ...none, ...record, fate: 'withdrawn' });
    expect(undoneSaid({ ...at, fate: { kind: 'absent' } })).toEqual({ ...none, fate: 'absent' });
    const past = { kind: 'past', ...record, code: 'event.not-allowed', message: 'No.' } as const;
    expect(undoneSaid({ ...at, fate: past })).toEqual({
      ...none,
      ...record,
      fate: 'past',
      reasons: [{ field: null, code: 'event.not-allowed', message: { id: 'No.', en: 'No.' } }],
    });
  });
});
