import { visible, type PublicItem } from '@tabir/register';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { EDITION } from '../../testing/src/sample-edition.js';
import { ITEM, LIST, wholeText } from '../../testing/src/sample-public-item.js';
import type { EditionFile } from './edition-files.js';
import { editionHtml } from './edition-html.js';
import { renderedWhole } from './edition-renderings.js';
import { textOfFile } from './public-files.js';

/** What a title may have in it, though nobody would write all of it. */
const TITLES = [
  'Judul "kutip", \'apostrof\' dan “lengkung”',
  'Kurang < lebih > & ampersand &amp; <b>tebal</b>',
  'Koma, titik; titik dua: garis\\miring \\n',
  'Emoji 😀 di tengah',
  'Kanan ke kiri \u0627\u0644\u0633\u0631 dan \u05e9\u05dc\u05d5\u05dd biasa',
  'Balik \u202eterbalik\u202c arah',
  'Gabungan e\u0301 n\u0303 a\u0308',
  'Baris\nbaru dan\ttab',
  `Panjang ${'kata '.repeat(150)}akhir`,
  'x'.repeat(300),
  ']]> <!-- --> %PDF =1+1',
  'Sama',
  'Sama',
];
const ITEMS: readonly PublicItem[] = TITLES.map((title, index) => ({ ...ITEM, kode: `k${index}`, title }));
const edition = { ...EDITION, items: ITEMS.length };
const source = { edition, items: () => ITEMS, original: async function* () {}, site: 'https://ppid.example' };
const bytes = (file: EditionFile): Promise<Buffer> => renderedWhole(source, file);
const text = async (file: EditionFile): Promise<string> => (await bytes(file)).toString();

type Row = readonly [kode: string, title: string];
/** What people see of a title, on one line. */
const seen = (title: string): string => visible(title).replace(/\s+/g, ' ').trim();
const fromMarkup = (html: string): string =>
  html
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');

const READ: Readonly<Record<string, () => Promise<Row[]>>> = {
  'the page, which is what is printed': async () => {
    const page = { edition, difference: { added: [], changed: [], opened: [], gone: [] }, uploads: [], items: ITEMS };
    const html = await wholeText(editionHtml(LIST, page));
    return [...html.matchAll(/<tr role="row" id="(k\d+)">.*?data-label="Informasi">(?:<[^>]*>)*([^]*?)</g)].map(
      ([, kode = '', title = '']): Row => [kode, fromMarkup(title)],
    );
  },
  'dik.xlsx': async () => {
    const { rows = [] } = (await readXlsx(await bytes('dik.xlsx'))).sheets[0] ?? {};
    return rows.filter((row) => /^k\d+$/.test(String(row.at(-1)))).map((row): Row => [String(row.at(-1)), String(row[1])]);
  },
  'dik.csv': async () => {
    const [, ...rows] = parse(await text('dik.csv'), { bom: true }) as string[][];
    return rows.map((row): Row => [row.at(-1)!, row[1]!]);
  },
  'dik.json': async () => {
    const { items } = JSON.parse(await text('dik.json')) as { items: PublicItem[] };
    return items.map(({ kode, title }): Row => [kode, title]);
  },
  'dik.jsonld': async () => {
    const { 'dcat:dataset': entries } = JSON.parse(await text('dik.jsonld')) as {
      'dcat:dataset': { 'dct:identifier': string; 'dct:title': { '@value': string } }[];
    };
    return entries.map((entry): Row => [entry['dct:identifier'], entry['dct:title']['@value']]);
  },
  'dik.atom': async () =>
    [...(await text('dik.atom')).matchAll(/<id>[^<]*\/(k\d+)<\/id>\s*<title>([^]*?)<\/title>/g)].map(
      ([, kode = '', title = '']): Row => [kode, fromMarkup(title)],
    ),
  'dik.ics': async () =>
    [...(await text('dik.ics')).replace(/\r\n[ \t]/g, '').matchAll(/UID:(k\d+)@[^]*?SUMMARY:Terbuka: ([^\r]*)/g)].map(
      ([, kode = '', title = '']): Row => [
        kode,
        title.replace(/\\(.)/g, (_, letter: string) => (letter === 'n' ? '\n' : letter)),
      ],
    ),
};

describe('the rows of an edition', () => {
  const expected = ITEMS.map(({ kode, title }): Row => [kode, seen(title)]);

  it.each(Object.entries(READ))('are all there, in the same order and under the same titles, in %s', async (_form, read) => {
    expect((await read()).map(([kode, title]): Row => [kode, seen(title)])).toEqual(expected);
  });

  it('are never read in another direction where people see them', async () => {
    for (const file of ['dik.atom', 'dik.ics'] as const) expect(await text(file)).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    expect((await READ['dik.ics']!()).map(([, title]) => title)).toEqual(TITLES.map(seen));
  });

  it('are all there in the PDF, where lines break and letters have a form of their own', async () => {
    const whole = letters(await textOfFile('dik.pdf', await bytes('dik.pdf')));
    let at = 0;
    for (const [kode, title] of expected) {
      const found = whole.indexOf(letters(title), at);
      expect([kode, found > -1]).toEqual([kode, true]);
      at = whole.indexOf(`Kode${kode}`, found);
      expect([kode, at > -1]).toEqual([kode, true]);
    }
    expect(whole.match(/Kodek\d+/g)).toHaveLength(ITEMS.length);
  });
});

/** Without spaces, and with letters as they are when nothing is joined. */
const letters = (words: string): string => words.normalize('NFKC').replace(/\s+/g, '');
