import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { buffer } from 'node:stream/consumers';
import { ITEM, LIST as DEMO, wholeText, written } from '../../testing/src/sample-public-item.js';
import { dikCsv, dikXlsx, type PublicItem, type PublicList } from './index.js';

const LIST: PublicList = { ...DEMO, demo: false };

const sheetOf = async (items: readonly PublicItem[], list = LIST) => {
  const [sheet] = (await readXlsx(await buffer(dikXlsx(list, items)), { readStyles: true })).sheets;
  if (!sheet) throw new Error('There is no sheet.');
  return sheet;
};

describe('dikXlsx', () => {
  it('says whose list it is and of which day, under the two lines of headings of the form', async () => {
    const { rows, merges } = await sheetOf([ITEM]);
    expect(rows.slice(0, 3).map(([first]) => first)).toEqual([
      'Kota Contoh',
      'Daftar Informasi yang Dikecualikan',
      'Keadaan pada 1 Oktober 2027',
    ]);
    expect(rows[4]?.slice(0, 6)).toEqual([
      'No',
      'Informasi',
      'Dasar Hukum Pengecualian Informasi',
      'Konsekuensi/Pertimbangan bagi Publik',
      expect.anything(),
      'Jangka Waktu',
    ]);
    expect(rows[5]?.slice(3, 5)).toEqual(['Dibuka', 'Ditutup']);
    expect(merges).toContainEqual({ startRow: 4, startCol: 3, endRow: 4, endCol: 4 });
    expect(merges).toContainEqual({ startRow: 4, startCol: 1, endRow: 5, endCol: 1 });
  });

  it('has the same cells as the CSV, line by line', async () => {
    const items = ['satu', 'dua', 'tiga'].map((title, index) => ({ ...ITEM, title, kode: `k${index}` }));
    const lines = (parse(await wholeText(dikCsv(LIST, items)), { bom: true }) as string[][]).slice(1);
    const { rows } = await sheetOf(items);
    expect(rows.slice(6).map((row) => row.map((cell) => String(cell ?? '')))).toEqual(lines);
  });

  it('gives each row the height that its longest text needs, also where a program fits none by itself', async () => {
    const long = { ...ITEM, consequenceIfOpened: 'kata '.repeat(60) };
    const bytes = await buffer(dikXlsx(LIST, [ITEM, long, written('kata '.repeat(2_000))]));
    const sheet = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']!);
    const heights = [...sheet.matchAll(/<row r="(\d+)"[^>]*? ht="([\d.]+)"/g)].map(([, row, height]) => [
      Number(row),
      Number(height),
    ]);
    expect(heights.map(([row]) => row)).toEqual([7, 8, 9]);
    const [short = 0, higher = 0, highest = 0] = heights.map(([, height]) => height);
    expect(short).toBeGreaterThanOrEqual(45);
    expect(higher).toBeGreaterThanOrEqual((300 / 26) * 15);
    expect(highest).toBe(409);
  });

  it('says of a demo that it is one', async () => {
    const { rows } = await sheetOf([], DEMO);
    expect(rows[0]?.[0]).toContain('Kantor peragaan');
  });

  it.each([
    '=1+1',
    '+62',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '＝1',
    '=HYPERLINK("http://x","y")',
    "=cmd|'/c calc'!A1",
    '<b>&amp;',
  ])('keeps %p as text, and has no formula', async (words) => {
    const { rows, cells } = await sheetOf([written(words)], { ...LIST, office: words });
    const row = rows.at(-1) ?? [];
    const plain = words.replace(/\r/g, '\n');
    for (const column of [1, 3, 8, 10]) expect(String(row[column]).replace(/\r/g, '\n')).toBe(plain);
    for (const cell of cells?.values() ?? []) expect(cell.formula).toBeUndefined();
  });

  it('prints the six columns across, with the headings on each page', async () => {
    const { pageSetup } = await sheetOf([ITEM]);
    expect(pageSetup).toMatchObject({ orientation: 'landscape', printArea: '$A$1:$F$7', printTitlesRow: '$5:$6' });
  });
});
