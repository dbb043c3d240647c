import {
  assertComplete,
  columnMap,
  findLayout,
  isHeadingAgain,
  isNumbered,
  isPageMark,
  type ColumnMap,
  type Layout,
} from './headings.js';
import { partOf, type Part } from './list-columns.js';
import { sheetTable } from './sheet-table.js';
import type { Table } from './table.js';

type Merge = [startRow: number, startCol: number, endRow: number, endCol: number];
const table = (rows: (string | number | null)[][], ...merges: Merge[]): Table =>
  sheetTable({
    name: 'DIK',
    rows,
    merges: merges.map(([startRow, startCol, endRow, endCol]) => ({ startRow, startCol, endRow, endCol })),
  })!;
const refusal = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};
const layoutOf = (rows: Table, map: ColumnMap = {}): Layout => findLayout(rows, map)!;

const SIX = ['No', 'Informasi', 'Dasar Hukum', 'Konsekuensi Dibuka', 'Konsekuensi Ditutup', 'Jangka Waktu'];
const COLUMNS = { number: 0, title: 1, basis: 2, opened: 3, closed: 4, period: 5 };

describe('partOf', () => {
  it.each<[string, Part | null]>([
    ['No', 'number'],
    ['NO.', 'number'],
    ['No Urut', 'number'],
    ['Nomor SK', null],
    ['Informasi', 'title'],
    ['Judul Informasi', 'title'],
    ['Jenis Informasi yang Dikecualikan', 'title'],
    ['Konten informasi', 'title'],
    ['Jenis', 'title'],
    ['Ringkasan Isi Informasi', null],
    ['Bentuk informasi', null],
    ['Tanggal Informasi', null],
    ['Dasar Hukum', 'basis'],
    ['Dasar Hukum Pengecualian\nInformasi', 'basis'],
    ['Konsekuensi / Pertimbangan bagi Publik Dibuka', 'opened'],
    ['Akibat bila dibuka', 'opened'],
    ['Akibat jika informasi ditutup', 'closed'],
    ['Konsekuensi bila dibuka/ditutup', null],
    ['Konsekuensi', null],
    ['Jangka Waktu', 'period'],
    ['Batas Waktu Pengecualian', 'period'],
    ['Jangka Waktu (Tahun)', 'period'],
    ['Tahun', null],
    ['Huruf', 'letter'],
    ['Pasal 17 huruf', 'letter'],
    ['Huruf Pasal 17', 'letter'],
    ['Perangkat Daerah', 'agency'],
    ['OPD', 'agency'],
    ['Nama SKPD', 'agency'],
    ['Alasan', 'reason'],
    ['Pertimbangan sesuai indikator konsekuensi', 'reason'],
    ['Keterangan', null],
    ['', null],
  ])('takes %j for %s', (heading, part) => expect(partOf(heading)).toBe(part));
});

describe('findLayout', () => {
  it('finds the headings under titles, blank lines and the lines of a decree', () => {
    const rows = table(
      [
        ['DAFTAR INFORMASI YANG DIKECUALIKAN'],
        ['Lampiran Keputusan PPID Nomor 188.4/7/2026'],
        [null],
        SIX,
        [1, 'a', 'b', 'c', 'd', 'e'],
      ],
      [0, 0, 0, 5],
    );
    expect(layoutOf(rows)).toMatchObject({ columns: COLUMNS, names: SIX, bodyAt: 4 });
  });

  it.each([
    [
      'merged',
      [
        [0, 0, 1, 0],
        [0, 1, 1, 1],
        [0, 2, 1, 2],
        [0, 3, 0, 4],
        [0, 5, 1, 5],
      ] as Merge[],
    ],
    ['not merged', []],
  ])('reads headings in two lines, %s', (_how, merges) => {
    const rows = [
      ['No', 'Informasi', 'Dasar Hukum', 'Konsekuensi', null, 'Jangka Waktu'],
      [null, null, null, 'Dibuka', 'Ditutup', null],
      [1, 'a', 'b', 'c', 'd', 'e'],
    ];
    expect(layoutOf(table(rows, ...merges))).toMatchObject({ columns: COLUMNS, names: SIX, bodyAt: 2 });
  });

  it('does not take the first row for a second line of headings', () => {
    const rows = [SIX, [1, 'Data yang dibuka', 'b', 'c', 'd', 'e']];
    expect(layoutOf(table(rows)).bodyAt).toBe(1);
  });

  it('finds nothing where no line says what a list says', () => {
    expect(findLayout(table([['Daftar informasi dan dasar hukum'], ['a', 'b', 'c']]), {})).toBeNull();
    expect(
      findLayout(
        table([
          ['Informasi', 'Dasar Hukum'],
          ['a', 'b'],
        ]),
        {},
      ),
    ).toBeNull();
  });

  it('takes a column for what is said of it, by its letters or its heading', () => {
    const rows = table([['No', 'Informasi', 'Dasar', 'Akibat dibuka', 'Akibat ditutup', 'Sampai Kapan'], [1]]);
    expect(refusal(() => assertComplete(layoutOf(rows), new Set()))).toMatchObject({
      code: 'import.columns-missing',
      meta: { missing: ['period'] },
      message: expect.stringMatching(/period \(Jangka Waktu\).*F: Sampai Kapan.*--map period=…/s) as string,
    });
    for (const said of ['period=F', 'jangka=f', 'period=sampai  kapan'])
      expect(layoutOf(rows, columnMap([said])).columns).toEqual(COLUMNS);
  });

  it('finds headings that only the map makes known', () => {
    const rows = table([
      ['a', 'b', 'c'],
      ['Uraian A', 'Sandaran', 'Kapan'],
      ['x', 'y', 'z'],
    ]);
    const map = columnMap(['title=Uraian A', 'basis=Sandaran', 'period=Kapan']);
    expect(layoutOf(rows, map)).toMatchObject({ columns: { title: 0, basis: 1, period: 2 }, bodyAt: 2 });
  });

  it('asks where two columns could be the same, and takes the one that is said', () => {
    const rows = table([['No', 'Jenis Informasi', 'Judul Informasi', 'Dasar Hukum', 'Jangka Waktu'], [1]]);
    expect(refusal(() => findLayout(rows, {}))).toMatchObject({
      code: 'import.columns-unclear',
      message: expect.stringContaining('--map title=B') as string,
    });
    expect(layoutOf(rows, { title: 'C' }).columns).toMatchObject({ title: 2, basis: 3 });
  });

  it.each(['period', 'waktu=F', '=F', 'period='])('does not understand --map %s', (said) => {
    expect(refusal(() => columnMap([said]))).toMatchObject({ code: 'import.map-unknown' });
  });

  it.each(['ZZ', 'Kapan', 'Q'])('says that there is no column %s', (said) => {
    expect(refusal(() => findLayout(table([SIX]), { period: said }))).toMatchObject({ code: 'import.map-unknown' });
  });
});

describe('assertComplete', () => {
  const missing = (headings: string[], given: Part[] = []): unknown =>
    refusal(() => assertComplete(layoutOf(table([headings])), new Set(given)));

  it('needs no column for what the header says, nor a basis beside letters', () => {
    expect(missing(SIX)).toBeUndefined();
    expect(missing(['Informasi', 'Dasar Hukum', 'Jangka Waktu'], ['opened', 'closed'])).toBeUndefined();
    expect(missing(['Informasi', 'Huruf', 'Jangka Waktu'], ['opened', 'closed'])).toBeUndefined();
    expect(missing(['Informasi', 'Alasan', 'Jangka Waktu'])).toMatchObject({ meta: { missing: ['basis', 'opened', 'closed'] } });
  });
});

describe('lines that are no rows', () => {
  const row = (...cells: (string | number | null)[]): Table['rows'][number] => table([cells]).rows[0]!;

  it.each([
    [[1, 2, 3, 4, 5, 6], true],
    [['(1)', '(2)', '(3)'], true],
    [['1.', null, '2.', '3.'], true],
    [[1, 2], false],
    [[1, 3, 5], false],
    [[1, 'a', 2], false],
  ])('knows whether %j numbers the columns', (cells, is) => expect(isNumbered(row(...cells))).toBe(is));

  it.each([
    [['Halaman 2 dari 5'], true],
    [[null, 'hal. 2/5'], true],
    [['- 12 -'], true],
    [['(Lanjutan)'], true],
    [['Halaman pengesahan'], false],
    [['Halaman 2', 'Informasi'], false],
    [['12'], false],
  ])('knows whether %j only numbers a page', (cells, is) => expect(isPageMark(row(...cells))).toBe(is));

  it('knows headings that are said again, of either line', () => {
    const layout = layoutOf(
      table([
        ['No', 'Informasi', 'Dasar Hukum', 'Konsekuensi', null, 'Jangka Waktu'],
        [null, null, null, 'Dibuka', 'Ditutup'],
      ]),
    );
    expect(isHeadingAgain(row('NO', 'INFORMASI', 'Dasar\nHukum', 'Konsekuensi', null, 'Jangka Waktu'), layout)).toBe(true);
    expect(isHeadingAgain(row(null, null, null, 'Dibuka', 'Ditutup', null), layout)).toBe(true);
    expect(isHeadingAgain(row(null, null, null, 'Jika dibuka rawan', 'Jika ditutup aman'), layout)).toBe(false);
    expect(isHeadingAgain(row(null, 'Informasi'), layout)).toBe(false);
  });
});
