import { instant, localDate } from '@tabir/kernel';
import type { PublicItem } from '@tabir/register';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { deflateSync, inflateSync } from 'node:zlib';
import { EDITION } from '../../testing/src/sample-edition.js';
import { ITEM, LIST, wholeText } from '../../testing/src/sample-public-item.js';
import { EDITION_FILES, type EditionFile } from './edition-files.js';
import { editionHtml, editionsAtom, editionsHtml, type EditionPage } from './edition-html.js';
import { rendered } from './edition-renderings.js';
import { textOfFile } from './public-files.js';

const ITEMS: readonly PublicItem[] = ['satu', 'dua', 'tiga'].map((name, index) => ({
  ...ITEM,
  kode: `kode${index}`,
  title: `Judul yang ${name} & lain`,
}));

const source = (items: readonly PublicItem[], edition = EDITION) => ({
  edition,
  items: () => items,
  original: async function* () {
    yield Buffer.from('{"no":7}\n');
  },
  site: 'https://ppid.example',
});
async function bytes(file: EditionFile, items = ITEMS, edition = EDITION): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of rendered(source(items, edition), file)) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}
const text = async (file: EditionFile, items = ITEMS): Promise<string> => (await bytes(file, items)).toString();
const titlesIn = (whole: string): string[] => [...whole.matchAll(/Judul yang \w+/g)].map(([title]) => title);
const TITLES = ['Judul yang satu', 'Judul yang dua', 'Judul yang tiga'];

describe('an edition', () => {
  it('has the same rows in the same order in every form', async () => {
    const csv = parse(await text('dik.csv'), { bom: true }) as string[][];
    expect(csv.slice(1).map((row) => row.at(-1))).toEqual(['kode0', 'kode1', 'kode2']);
    const json = JSON.parse(await text('dik.json')) as { edition: number; items: { kode: string }[] };
    expect([json.edition, ...json.items.map(({ kode }) => kode)]).toEqual([7, 'kode0', 'kode1', 'kode2']);
    const [sheet] = (await readXlsx(await bytes('dik.xlsx'))).sheets;
    expect(sheet?.rows.slice(-3).map((row) => row.at(-1))).toEqual(['kode0', 'kode1', 'kode2']);
    expect(titlesIn(await text('dik.atom'))).toEqual(TITLES);
    expect(titlesIn(await textOfFile('dik.pdf', await bytes('dik.pdf')))).toEqual(TITLES);
    expect([...(await text('dik.ics')).matchAll(/UID:(\w+)@/g)].map(([, kode]) => kode)).toEqual(['kode0', 'kode1', 'kode2']);
    const { 'dcat:dataset': entries } = JSON.parse(await text('dik.jsonld')) as {
      'dcat:dataset': { 'dct:identifier': string }[];
    };
    expect(entries.map((entry) => entry['dct:identifier'])).toEqual(['kode0', 'kode1', 'kode2']);
    expect(titlesIn(await wholeText(editionHtml(LIST, { ...PAGE, items: ITEMS })))).toEqual(TITLES);
  });

  it('names each of its forms in the catalogue, and its checksum for the original', async () => {
    const { 'dcat:distribution': forms, ...dataset } = JSON.parse(await text('dik.jsonld')) as Record<string, unknown[]>;
    expect(dataset).toMatchObject({
      'dcat:version': '7',
      'dcat:previousVersion': { '@id': 'https://ppid.example/publik/edisi/6' },
    });
    expect(forms?.map((form) => (form as { '@id': string })['@id'])).toEqual(
      Object.keys(EDITION_FILES).map((name) => `https://ppid.example/publik/edisi/7/${name}`),
    );
    expect(JSON.stringify(forms?.filter((form) => 'spdx:checksum' in (form as object)))).toContain(EDITION.checksum);
    const first = JSON.parse((await bytes('dik.jsonld', ITEMS, { ...EDITION, no: 1 })).toString()) as object;
    expect(first).not.toHaveProperty('dcat:previousVersion');
  });

  it('describes each entry in the catalogue without its contents: who may read it, why, and from when everybody', async () => {
    const entry = async (item: Partial<PublicItem>): Promise<unknown> =>
      (JSON.parse(await text('dik.jsonld', [{ ...ITEM, ...item }])) as { 'dcat:dataset': unknown[] })['dcat:dataset'][0];
    const right = (name: string) => ({ '@id': `http://publications.europa.eu/resource/authority/access-right/${name}` });
    expect(
      await entry({ holder: 'Dinas Contoh', endsOn: localDate('2028-05-31'), secretUntil: instant('2028-05-31T16:00:00.000Z') }),
    ).toEqual({
      '@id': `https://ppid.example/publik/dik/${ITEM.kode}`,
      '@type': 'dcat:Dataset',
      'dct:identifier': ITEM.kode,
      'dct:title': { '@value': ITEM.title, '@language': 'id' },
      'dct:description': { '@value': ITEM.summary, '@language': 'id' },
      'dct:rightsHolder': { '@type': 'foaf:Agent', 'foaf:name': 'Dinas Contoh' },
      'dct:accessRights': right('NON_PUBLIC'),
      'dct:rights': {
        '@type': 'dct:RightsStatement',
        'rdfs:label': { '@value': expect.stringMatching(/Pasal 17 huruf .+\. .+/), '@language': 'id' },
      },
      'dct:available': { '@value': '2028-06-01', '@type': 'xsd:date' },
      'dcat:landingPage': { '@id': `https://ppid.example/publik/dik/${ITEM.kode}` },
    });
    const bare = await entry({ scope: 'part', summary: null, holder: null, endsOn: null, secretUntil: null });
    expect(bare).toMatchObject({ 'dct:accessRights': right('RESTRICTED') });
    for (const absent of ['dct:description', 'dct:rightsHolder', 'dct:available']) expect(bare).not.toHaveProperty([absent]);
  });

  it('is given as it was written, and with its head', async () => {
    expect(await text('edisi.jsonl')).toBe('{"no":7}\n');
    expect(await text('kepala.txt')).toBe(EDITION.head);
  });
});

/** Four dots. */
const EMBLEM = 'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAYAAABytg0kAAAAEElEQVR4nGNgCFjwH4xhDAA/FAe9pz5WPAAAAABJRU5ErkJggg==';
/** A part of a PNG. */
function part(name: string, data = Buffer.alloc(0)): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(name), data, Buffer.alloc(4)]);
}

describe('an edition as PDF', () => {
  const pdf = async (items: readonly PublicItem[] = ITEMS, edition = EDITION) =>
    textOfFile('dik.pdf', await bytes('dik.pdf', items, edition));

  it('says whose it is, what it carries out, who signed it, and how to check it', async () => {
    const whole = (await pdf()).replace(/\s+/g, ' ');
    for (const words of [
      'KOTA CONTOH',
      'Lampiran penetapan nomor 188.4/21/PPID/2027, 20 September 2027',
      'Edisi ke-7, keadaan pada 1 Oktober 2027',
      'Jumlah: 3 informasi',
      EDITION.signerPosition,
      EDITION.signerName,
      EDITION.checksum,
      EDITION.key,
      ...EDITION.head.trimEnd().split('\n'),
    ])
      expect(whole).toContain(words);
    expect(whole).not.toContain('peragaan');
    expect(await pdf(ITEMS, { ...EDITION, demo: true })).toContain('Kantor peragaan');
  });

  it('has the letterhead with which it was published, or the name of its office', async () => {
    const letterhead = {
      government: 'Pemerintah Kota Contoh',
      office: 'Dinas “Kominfo” & Statistik',
      address: 'Jalan Contoh 1',
      emblem: null,
    };
    const whole = (await pdf(ITEMS, { ...EDITION, letterhead })).replace(/\s+/g, ' ');
    expect(whole).toMatch(/PEMERINTAH KOTA CONTOH Dinas “Kominfo” & Statistik Jalan Contoh 1 Daftar Informasi/);
    const plain = (await pdf()).replace(/\s+/g, ' ');
    expect(plain).toMatch(/KOTA CONTOH Pejabat Pengelola Informasi dan Dokumentasi Daftar Informasi/);
    expect(plain).toContain('20 September 2027, oleh Ketua PPID Kota Contoh');
    const html = await wholeText(
      editionHtml(LIST, { ...PAGE, edition: { ...EDITION, letterhead: { ...letterhead, address: null } } }),
    );
    expect(html).toContain('<p>Pemerintah Kota Contoh</p>\n<p>Dinas “Kominfo” &amp; Statistik</p>\n</div>');
    expect(html).not.toContain('Jalan Contoh');
  });

  it('draws the emblem of its letterhead, and none of which dots are missing', async () => {
    const withEmblem = (emblem: string) => ({
      ...EDITION,
      letterhead: { government: 'Kota Contoh', office: 'PPID', address: null, emblem },
    });
    const drawn = await bytes('dik.pdf', ITEMS, withEmblem(EMBLEM));
    expect(drawn.toString('latin1')).toContain('/Subtype /Image');
    expect(drawn.equals(await bytes('dik.pdf', ITEMS, withEmblem(EMBLEM)))).toBe(true);
    expect(await wholeText(editionHtml(LIST, { ...PAGE, edition: withEmblem(EMBLEM) }))).toContain('/publik/edisi/7/lambang.png');
    const png = Buffer.from(EMBLEM, 'base64');
    const taller = Buffer.from(png).fill(3, 23, 24);
    const cut = Buffer.from(png).fill(0, 45, 50);
    const dots = [9, ...Array<number>(8).fill(0), 0, ...Array<number>(8).fill(0)];
    const unknownFilter = Buffer.concat([png.subarray(0, 33), part('IDAT', deflateSync(Buffer.from(dots))), part('IEND')]);
    const behind = Buffer.concat([deflateSync(Buffer.alloc(18)), Buffer.from('Budi Santoso NIP 123')]);
    const saying = Buffer.concat([png.subarray(0, 33), part('IDAT', behind), part('IEND')]);
    for (const odd of [taller, cut, unknownFilter, saying].map((one) => withEmblem(one.toString('base64')))) {
      expect((await bytes('dik.pdf', ITEMS, odd)).toString('latin1')).not.toContain('/Subtype /Image');
      expect(await wholeText(editionHtml(LIST, { ...PAGE, edition: odd }))).not.toContain('<img');
    }
  });

  it('is the same bytes each time, and can be read aloud', async () => {
    const [once, again] = [await bytes('dik.pdf'), await bytes('dik.pdf')];
    expect(once.equals(again)).toBe(true);
    const raw = once.toString('latin1');
    expect(raw).toMatch(/\/Marked true/);
    expect(raw).toMatch(/\/Lang \(id-ID\)/);
    expect(raw.match(/\/S \/TR\b/g)).toHaveLength(4);
    expect(raw.match(/\/S \/TH\b/g)).toHaveLength(6);
    expect(raw.match(/\/S \/TD\b/g)).toHaveLength(18);
  });

  it('ends everything in its pages that it marks, on every page', async () => {
    const raw = await bytes(
      'dik.pdf',
      Array.from({ length: 30 }, (_, index) => ({ ...ITEM, kode: `k${index}` })),
    );
    const streams = [...raw.toString('latin1').matchAll(/FlateDecode\n>>\nstream\n([^]*?)\nendstream/g)].map(([, packed]) =>
      inflateSync(Buffer.from(packed ?? '', 'latin1')).toString('latin1'),
    );
    const pages = streams.filter((stream) => stream.includes(' BDC'));
    expect(pages.length).toBeGreaterThan(5);
    for (const page of pages) {
      let open = 0;
      for (const [operator] of page.matchAll(/\b(BDC|BMC|EMC)\b/g)) {
        open += operator === 'EMC' ? -1 : 1;
        expect([0, 1]).toContain(open);
      }
      expect(open).toBe(0);
    }
  });

  it('shows all of an entry that is longer than a page, and the heads on every page', async () => {
    const long = Array.from({ length: 1_500 }, (_, index) => `kata${index}`);
    const whole = await pdf([{ ...ITEM, summary: long.join(' ') }, { ...ITEM, title: 'x'.repeat(300) }, ...ITEMS]);
    expect(long.filter((word) => !whole.includes(`${word} `) && !whole.includes(word))).toEqual([]);
    const pages = new Set([...whole.matchAll(/Halaman (\d+)/g)].map(([, page]) => page));
    expect(pages.size).toBeGreaterThan(2);
    // The last page says how to check the edition.
    expect(whole.match(/Jangka Waktu/g)).toHaveLength(pages.size - 1);
    expect(titlesIn(whole)).toEqual(TITLES);
  });

  it('says of an empty list that it is empty', async () => {
    expect(await pdf([], { ...EDITION, items: 0 })).toContain('Tidak ada informasi yang dikecualikan.');
  });
});

const NO_DIFFERENCE = { added: [], changed: [], opened: [], gone: [] };
const PAGE: EditionPage = { edition: EDITION, difference: NO_DIFFERENCE, uploads: [], items: [] };

describe('the page of an edition', () => {
  const page = (more: Partial<EditionPage>) => wholeText(editionHtml(LIST, { ...PAGE, ...more }));

  it('says what changed since the one before', async () => {
    const html = await page({
      difference: {
        added: [{ ...ITEM, title: 'Baru <b>' }],
        changed: [{ item: ITEM, fields: ['title', 'endsOn'] }],
        opened: [ITEM],
        gone: [{ ...ITEM, title: 'Dicabut' }],
      },
    });
    expect(html).toContain('Perubahan dari edisi ke-6');
    expect(html).toContain('Ditambahkan: 1');
    expect(html).toContain('Baru &lt;b&gt;');
    expect(html).toContain(': judul, akhir jangka waktu');
    expect(html).toContain(': jangka waktunya berakhir');
    expect(html).toContain('<li>Dicabut</li>');
    expect(await page({})).toContain('<p>Tidak ada.</p>');
    expect(await page({ edition: { ...EDITION, no: 1 } })).toContain('Ini edisi yang pertama.');
  });

  it('says where it was uploaded, and makes a link only of an address of the web', async () => {
    const upload = {
      no: 7,
      channel: 'website',
      address: 'https://ppid.example/dik',
      publishedOn: localDate('2027-10-01'),
      evidence: true,
      check: null,
    };
    const checkedAt = instant('2027-10-01T16:30:00.000Z');
    const html = await page({
      uploads: [
        { ...upload, check: { link: 'reachable', httpStatus: 200, checkedAt } },
        { ...upload, check: { link: 'refused', httpStatus: 404, checkedAt } },
        { ...upload, check: { link: 'unreachable', httpStatus: null, checkedAt } },
        { ...upload, channel: 'other', address: 'javascript:alert(1)', evidence: false },
      ],
    });
    expect(html).toContain('Terbuka pada 2 Oktober 2027');
    expect(html).toContain('Tidak terbuka (HTTP 404) pada 2 Oktober 2027');
    expect(html).toContain('Tidak terbuka pada 2 Oktober 2027');
    expect(html).toContain('<a href="https://ppid.example/dik" rel="nofollow noopener">');
    expect(html).toContain('Situs web');
    expect(html).not.toContain('href="javascript:');
    expect(html).toContain('javascript:alert(1)');
    expect(await page({})).toContain('Belum dicatat');
  });

  it('lists every edition, as a page and as a feed', () => {
    expect(editionsHtml(LIST, [EDITION])).toContain('<a href="/publik/edisi/7">Edisi ke-7</a>');
    expect(editionsHtml(LIST, [])).toContain('Belum ada edisi');
    const feed = editionsAtom(LIST, [EDITION], 'https://ppid.example');
    expect(feed).toContain('<id>https://ppid.example/publik/edisi/7</id>');
    expect(feed).toContain(`<updated>${EDITION.at}</updated>`);
    expect(editionsAtom(LIST, [], 'https://ppid.example')).toContain(`<updated>${LIST.asOf}</updated>`);
  });
});
