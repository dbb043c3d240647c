import type { LocalDate } from '@tabir/kernel';
import { projectRoot } from '@tabir/services';
import { strToU8, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { ListReader } from './list-reader.js';

const reader = ListReader.in(projectRoot());
const list = (): Promise<Uint8Array> =>
  writeXlsx({
    sheets: [
      {
        name: 'DIK',
        rows: [['No', 'Informasi', 'Dasar Hukum', 'Jangka Waktu'], [1, 'a', 'Pasal 17 huruf h', '5 tahun'], ['Jumlah']],
      },
    ],
  });

const NS = 'http://schemas.openxmlformats.org';
const xml = (text: string): Uint8Array => strToU8(`<?xml version="1.0"?>${text}`);
/** A workbook of which somebody wrote the sheet by hand. */
const workbookOf = (sheetData: string, before = ''): Uint8Array =>
  zipSync({
    '[Content_Types].xml': xml(
      `<Types xmlns="${NS}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`,
    ),
    '_rels/.rels': xml(
      `<Relationships xmlns="${NS}/package/2006/relationships"><Relationship Id="a" Type="${NS}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': xml(
      `<workbook xmlns="${NS}/spreadsheetml/2006/main" xmlns:r="${NS}/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="a"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': xml(
      `<Relationships xmlns="${NS}/package/2006/relationships"><Relationship Id="a" Type="${NS}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': xml(
      `${before}<worksheet xmlns="${NS}/spreadsheetml/2006/main"><sheetData>${sheetData}</sheetData></worksheet>`,
    ),
  });
const rowsOf = (count: number, row: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => row(n + 1)).join('');
const text = (at: string, said: string): string =>
  `<row r="${at.slice(1)}"><c r="${at}" t="inlineStr"><is><t>${said}</t></is></c></row>`;

/** Over the built thread. */
describe('ListReader', () => {
  it('reads one at a time, and sends away whoever comes when too many wait', async () => {
    const few = ListReader.in(projectRoot(), { waiting: 1 });
    const bytes = await list();
    const see = (): Promise<object> => few.read('see', () => ({ bytes, name: 'x.xlsx' }));
    const [first, second, third] = await Promise.allSettled([see(), see(), see()]);
    expect([first.status, second.status]).toEqual(['fulfilled', 'fulfilled']);
    expect(third).toMatchObject({ reason: { code: 'import.busy' } });
    expect(await see()).toMatchObject({ sheets: [{ name: 'DIK' }] });
  });

  it('sees, plans and reads a list, and refuses as reading it here does', async () => {
    const bytes = await list();
    expect((await reader.read('see', () => ({ bytes, name: 'x.xlsx' }))).sheets).toMatchObject([{ name: 'DIK', rows: 1 }]);
    const { tables } = await reader.read('tables', () => ({ bytes, name: 'x.xlsx', sheet: undefined }));
    expect(tables[0]?.rows[2]?.cells).toEqual(['Jumlah', '', '', '']);
    const context = { agencies: [], today: '2026-11-23' as LocalDate };
    const missing = await reader
      .read('plan', () => ({ bytes, name: 'x.xlsx', options: {}, context }))
      .catch((error: unknown) => error);
    expect(missing).toMatchObject({
      ...{ name: 'AppError', kind: 'invalid', code: 'import.columns-missing' },
      meta: { missing: ['opened', 'closed'] },
    });
  });

  it('reads one list after the other, also behind one that cannot be read', async () => {
    const bytes = await list();
    const readings = [Buffer.from('PK'), bytes, bytes].map((one) => reader.read('see', () => ({ bytes: one, name: 'x.xlsx' })));
    expect((await Promise.allSettled(readings)).map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  });

  it.each<[string, () => Uint8Array, string]>([
    [
      'cells in the last of all columns',
      () => workbookOf(rowsOf(20_000, (n) => `<row r="${n}"><c r="XFD${n}"><v>1</v></c></row>`)),
      'import.too-large',
    ],
    ['more rows than are read', () => workbookOf('<row><c><v>1</v></c></row>'.repeat(200_001)), 'import.too-large'],
    ['a cell beyond every sheet', () => workbookOf(text('A4000000000', 'a')), 'import.unreadable'],
    [
      'a last cell in the last corner',
      () => workbookOf('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
      'import.unreadable',
    ],
    ['elements in each other without end', () => workbookOf('<a>'.repeat(2_000_000)), 'import.empty'],
    ['more than may be unpacked', () => workbookOf(' '.repeat(201_000_000)), 'import.too-large'],
    ['half of its bytes', () => workbookOf(text('A1', 'a')).subarray(0, 400), 'import.unreadable'],
    ['a part that is no deflated one', () => broken(workbookOf(text('A1', 'a'.repeat(5_000)))), 'import.unreadable'],
  ])('refuses a workbook with %s, and reads the next', async (_what, bomb, code) => {
    const small = ListReader.in(projectRoot(), { memoryMb: 200, timeMs: 60_000 });
    await expect(small.read('see', () => ({ bytes: bomb(), name: 'x.xlsx' }))).rejects.toMatchObject({ kind: 'invalid', code });
    expect((await small.read('see', async () => ({ bytes: await list(), name: 'x.xlsx' }))).sheets).toHaveLength(1);
  });

  it('fetches a list when its turn comes, and not while it waits', async () => {
    const bytes = await list();
    const did: string[] = [];
    const seen = async (name: string): Promise<void> => {
      await reader.read('see', () => {
        did.push(`fetched ${name}`);
        return { bytes, name };
      });
      did.push(`saw ${name}`);
    };
    await Promise.all([seen('a.xlsx'), seen('b.xlsx')]);
    expect(did).toEqual(['fetched a.xlsx', 'saw a.xlsx', 'fetched b.xlsx', 'saw b.xlsx']);
  });

  it('takes entities that stand for more and more of themselves as the letters that they are', async () => {
    const entities = rowsOf(9, (n) => `<!ENTITY e${n} "${`&e${n - 1};`.repeat(10)}">`);
    const bytes = workbookOf(text('A1', '&e9;'), `<!DOCTYPE x [<!ENTITY e0 "e">${entities}]>`);
    const { tables } = await reader.read('tables', () => ({ bytes, name: 'x.xlsx', sheet: undefined }));
    expect(tables[0]?.rows[0]?.cells).toEqual(['&e9;']);
  });

  it('gives a list up that takes too long', async () => {
    const hasty = ListReader.in(projectRoot(), { memoryMb: 200, timeMs: 1 });
    await expect(hasty.read('see', async () => ({ bytes: await list(), name: 'x.xlsx' }))).rejects.toMatchObject({
      code: 'import.too-large',
    });
  });

  it('says that its own thread has failed', async () => {
    await expect(ListReader.in('/nowhere').read('see', async () => ({ bytes: await list(), name: 'x.xlsx' }))).rejects.toThrow(
      'list-thread.js',
    );
  });
});

/** Bytes in the middle of the sheet turned around. */
function broken(bytes: Uint8Array): Uint8Array {
  const at = Buffer.from(bytes).lastIndexOf('xl/worksheets/sheet1.xml', bytes.length - 200) + 40;
  return bytes.map((byte, index) => (index >= at && index < at + 20 ? byte ^ 0xff : byte));
}
