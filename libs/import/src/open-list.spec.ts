import type { LocalDate } from '@tabir/kernel';
import { writeXlsx, type WriteSheet } from 'hucre/xlsx';
import { columnsFor, written } from './csv-form.js';
import { isUnread, type Entry } from './entry.js';
import { EXAMPLE } from './example.js';
import { openList, type ListOptions, type NotedLines } from './open-list.js';

const SIX = ['No', 'Informasi', 'Dasar Hukum', 'Akibat dibuka', 'Akibat ditutup', 'Jangka Waktu'];
const ROW = [1, 'a', 'Pasal 17 huruf h', 'x', 'y', '5 tahun'];
const HEADER = {
  ...{ bentuk: 'cetak', nomor_penetapan: '1', tanggal_penetapan: '2026-01-05', tempat_penetapan: 'Kota Contoh', alasan: 'R' },
  ...{
    nama_pejabat: 'N',
    jabatan_pejabat: 'PPID',
    badan_publik: 'B',
    unit_kerja: 'U',
    jenis_klasifikasi: 'K',
    lingkup: 'seluruh',
  },
  ...{ nomor_lembar_uji: '1', tanggal_lembar_uji: '2025-12-15', kesempatan_uji: 'sebelum permohonan', peserta_uji: 'A' },
};
const CONTEXT = { agencies: [], today: '2026-11-23' as LocalDate };

const workbook = (...sheets: WriteSheet[]): Promise<Uint8Array> => writeXlsx({ sheets });
const list = { name: 'DIK', rows: [SIX, ROW] };
const choices = { name: 'Pilihan', rows: [['bentuk'], ['cetak']] };

async function opened(
  bytes: Uint8Array,
  name: string,
  options: ListOptions = {},
): Promise<NotedLines & { readonly before: string[] }> {
  const { lines, notes } = await openList(bytes, name, options);
  const read = lines(CONTEXT);
  return {
    count: read.count,
    notes: read.notes,
    before: notes.map(({ en }) => en),
    [Symbol.iterator]: () => read[Symbol.iterator](),
  };
}
const titles = (lines: NotedLines): unknown[] => [...lines].map((line) => (line as Entry).payload['title']);

describe('openList', () => {
  it('reads the full form as a workbook, to the same record as a CSV', async () => {
    const columns = columnsFor(2);
    const rows = [['Daftar'], columns.map(({ name }) => name), columns.map((column) => written(EXAMPLE, column))];
    const lines = await opened(await workbook({ name: 'DIK', rows }, choices), 'daftar.xlsx');
    const [entry] = [...lines] as Entry[];
    expect(entry).toMatchObject({ place: { id: 'baris 3', en: 'row 3' }, payload: EXAMPLE });
    expect(entry!.nameOf('determination.grounds.0.acts')).toBe('dasar_1_uu');
    expect(lines.count).toBe(1);
  });

  it('fills in the full form from the header what a row leaves empty', async () => {
    const rows = [
      ['judul', 'bentuk', 'tempat_penetapan'],
      ['a', 'digital', null],
    ];
    const [entry] = [...(await opened(await workbook({ name: 'DIK', rows }), 'x.xlsx', { header: HEADER }))] as Entry[];
    expect(entry!.payload).toMatchObject({ title: 'a', medium: 'soft', determination: { place: 'Kota Contoh', number: '1' } });
  });

  it('refuses a row of the full form in which a formula has no value', async () => {
    const cells = new Map([['1,1', { formula: 'A1' }]]);
    const [line] = [...(await opened(await workbook({ name: 'DIK', rows: [['judul', 'bentuk'], ['a']], cells }), 'x.xlsx'))];
    expect(line).toMatchObject({ reasons: [{ field: 'bentuk' }] });
  });

  it.each(['x.xlsx', 'misnamed.csv', 'x.json'])('goes by what the bytes are in %s', async (name) => {
    expect(titles(await opened(await workbook(list), name, { header: HEADER }))).toEqual(['a']);
  });

  it('reads six columns as a CSV, and items as JSON', async () => {
    const csv = `${SIX.join(';')}\n${ROW.join(';')}\n`;
    const lines = [...(await opened(new TextEncoder().encode(csv), 'x.csv', { header: HEADER }))];
    expect(lines).toMatchObject([{ place: { en: 'line 2' }, payload: { title: 'a' } }]);
    const json = JSON.stringify({ items: [{ title: 'b' }] });
    expect(titles(await opened(new TextEncoder().encode(json), 'x.json'))).toEqual(['b']);
  });

  it('says which sheets, columns and rows it left aside', async () => {
    const rows = [
      [...SIX, 'Keterangan', 'Kosong'],
      [...ROW, 'catatan', null],
      [null, 'Jumlah', '1'],
    ];
    const lines = await opened(await workbook({ name: 'DIK', rows }, { ...list, name: 'Lama', hidden: true }), 'x.xlsx', {
      header: HEADER,
    });
    expect(titles(lines)).toEqual(['a']);
    expect(lines.before).toEqual(['Hidden sheets were not read: Lama.']);
    expect(lines.notes.map(({ en }) => en)).toEqual([
      'Columns that were not read: G (Keterangan).',
      'row 3: no item, left out: Jumlah 1',
    ]);
  });

  it('says which rows repeat what stands above, and that a CSV has the letters of Windows', async () => {
    const rows = [SIX, ROW, [2, 'é', ...SIX.slice(2).map(() => 'sda')]];
    const csv = Buffer.from(rows.map((row) => row.join(';')).join('\n'), 'latin1');
    const lines = await opened(csv, 'x.csv', { header: HEADER });
    expect(titles(lines)).toEqual(['a', 'é']);
    expect(lines.before).toEqual([expect.stringContaining('its letters were read as Windows-1252.')]);
    expect(lines.notes.map(({ en }) => en)).toEqual(['Signs for "as above" were read as what the item above says: rows 3.']);
  });

  it('reads rows and columns that are hidden, and says which', async () => {
    const hidden = { columns: [{}, {}, {}, { hidden: true }], rowDefs: new Map([2, 4].map((row) => [row, { hidden: true }])) };
    const six = { name: 'DIK', rows: [SIX, ROW, [2, 'b', ...ROW.slice(2)], [3, 'c', ...ROW.slice(2)]], ...hidden };
    const lines = await opened(await workbook(six), 'x.xlsx', { header: HEADER });
    expect(titles(lines)).toEqual(['a', 'b', 'c']);
    expect(lines.notes.map(({ en }) => en)).toEqual([
      'Hidden rows were read as well: 3. Delete them from the file if they do not belong to the list.',
      'Hidden columns were read as well: D. Delete them from the file if they do not belong to the list.',
    ]);
    const full = { name: 'DIK', rows: [['judul'], ['a'], ['b']], ...hidden };
    expect((await opened(await workbook(full), 'x.xlsx')).notes.map(({ id }) => id)).toEqual([
      'Baris tersembunyi ikut dibaca: 3. Hapus dari berkas bila tidak termasuk daftar.',
    ]);
  });

  it('names the first of many hidden rows, and how many there are', async () => {
    const rows = [['judul'], ...Array.from({ length: 30 }, (_, row) => [`j${row}`])];
    const rowDefs = new Map(rows.map((_, row) => [row, { hidden: true }]));
    const [note] = (await opened(await workbook({ name: 'DIK', rows, rowDefs }), 'x.xlsx')).notes;
    expect(note!.en).toContain(`read as well: ${Array.from({ length: 20 }, (_, row) => row + 2).join(', ')}, … (30). Delete`);
  });

  it('finds the sheet with the list, and asks where there are several', async () => {
    const one = await workbook(choices, list);
    expect(titles(await opened(one, 'x.xlsx', { header: HEADER }))).toEqual(['a']);
    const two = await workbook(list, { ...list, name: 'Lain', rows: [SIX, [1, 'b', ...ROW.slice(2)]] });
    await expect(opened(two, 'x.xlsx', { header: HEADER })).rejects.toMatchObject({
      code: 'import.several-tables',
      message: expect.stringContaining('DIK, Lain') as string,
    });
    expect(titles(await opened(two, 'x.xlsx', { header: HEADER, sheet: 'Lain' }))).toEqual(['b']);
  });

  it('says that a sheet is not there, or hidden', async () => {
    const file = await workbook(list, { ...list, name: 'Lama', hidden: true });
    const refused = (sheet: string): Promise<unknown> =>
      opened(file, 'x.xlsx', { sheet, header: HEADER }).catch((error: unknown) => error);
    expect(await refused('Lain')).toMatchObject({
      code: 'import.no-sheet',
      message: expect.stringContaining('no sheet "Lain"') as string,
    });
    expect(await refused('Lama')).toMatchObject({
      code: 'import.no-sheet',
      message: expect.stringContaining('is hidden') as string,
    });
    await expect(opened(new TextEncoder().encode('judul\na\n'), 'x.csv', { sheet: 'A' })).rejects.toMatchObject({
      code: 'import.no-sheet',
    });
  });

  it('refuses a file without a list, one without a column that it needs, and one without a decree', async () => {
    await expect(opened(await workbook(choices, { name: 'A', rows: [['x', 'y']] }), 'x.xlsx')).rejects.toMatchObject({
      code: 'import.no-table',
    });
    await expect(opened(new TextEncoder().encode('judul,sandi\na,b\n'), 'x.csv')).rejects.toMatchObject({
      code: 'import.unknown-columns',
      meta: { unknown: ['sandi'] },
    });
    const unusual = { name: 'A', rows: [['Daftar'], ['No', 'Nama Data', 'Aturan', 'Kapan'], [1, 'a', 'b', 'c']] };
    await expect(opened(await workbook(unusual), 'x.xlsx')).rejects.toMatchObject({
      code: 'import.no-table',
      message: expect.stringContaining('The nearest has A: No, B: Nama Data, C: Aturan, D: Kapan. Say which') as string,
    });
    const narrow = await workbook({ name: 'A', rows: [SIX.slice(0, 5), ROW.slice(0, 5)] });
    await expect(opened(narrow, 'x.xlsx', { header: HEADER })).rejects.toMatchObject({ code: 'import.columns-missing' });
    await expect(opened(await workbook(list), 'x.xlsx')).rejects.toMatchObject({ code: 'import.header-missing' });
    await expect(opened(await workbook(list), 'x.xlsx', { header: HEADER, map: { period: 'Z' } })).rejects.toMatchObject({
      code: 'import.map-unknown',
    });
  });

  it('makes records one after the other, so that a long list is never in memory as such', async () => {
    const lines = await opened(await workbook({ name: 'DIK', rows: [SIX, ROW, [2, 'b', 'x', 'y', 'z', '?']] }), 'x.xlsx', {
      header: HEADER,
    });
    const [first, second] = [...lines];
    const [again] = [...lines];
    expect(again).not.toBe(first);
    expect([isUnread(first!), isUnread(second!)]).toEqual([false, true]);
  });
});
