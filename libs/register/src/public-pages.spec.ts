import { instant, localDate } from '@tabir/kernel';
import { ITEM, LIST, wholeText as text, written as writtenBy } from '../../testing/src/sample-public-item.js';
import {
  askedOf,
  catalogJsonLd,
  dipHtml,
  extensionsHtml,
  figuresHtml,
  figuresOf,
  itemHtml,
  MOST_FED,
  MOST_SHOWN,
  openDataHtml,
  openedAtom,
  openedHtml,
  openingsIcs,
  PUBLIC_PAGES,
  soonHtml,
  type Extension,
  type OpenBasis,
  type PublicItem,
} from './index.js';

const SITE = 'https://ppid.contoh.go.id';
const OPEN: PublicItem = { ...ITEM, secretUntil: instant('2027-08-16T16:00:00.000Z') };

const EXTENSION: Extension = {
  from: localDate('2027-10-13'),
  to: localDate('2030-10-13'),
  number: '188.4/9/2027',
  date: localDate('2027-09-01'),
  letters: ['a', 'i'],
};

/** Open, and with a part that is not exempt. */
const written = (words: string): PublicItem => ({
  ...writtenBy(words),
  secretUntil: OPEN.secretUntil,
  openPartAt: words,
  scope: 'part',
});
const tags = (page: string): string[] => page.match(/<[^>]*>/g) ?? [];

const PAGES: Readonly<Record<string, (item: PublicItem) => Promise<string>>> = {
  item: (item) => Promise.resolve(itemHtml(LIST, item)),
  soon: (item) => text(soonHtml(LIST, [item])),
  opened: (item) => text(openedHtml(LIST, [item])),
  dip: (item) => text(dipHtml(LIST, [item], { asked: askedOf({}, []), holders: [], total: 1 })),
  atom: (item) => openedAtom(LIST, [item], SITE),
  extensions: ({ kode, title, holder, determinationNumber }) =>
    Promise.resolve(extensionsHtml(LIST, [{ ...EXTENSION, kode, title, holder, number: String(determinationNumber) }])),
  history: (item) => Promise.resolve(itemHtml(LIST, item, [{ ...EXTENSION, number: item.title }])),
  figures: ({ holder }) =>
    Promise.resolve(
      figuresHtml(LIST, figuresOf({ closed: [{ holder, closed: 2, soon: 1 }], opened: [], extended: [] }, LIST.zone)),
    ),
  data: () => Promise.resolve(openDataHtml(LIST)),
};

describe.each(Object.entries(PAGES))('the page %s', (_name, page) => {
  it.each([
    '<script>alert(1)</script>',
    '</td></tr></table><img src=x onerror=alert(1)>',
    '"><svg/onload=alert(1)>',
    ']]><![CDATA[<script>',
    '\u202e<b>kebalik</b>',
    '<\u0000script>',
    '</title><script>',
  ])('shows %p as the text that it is', async (words) => {
    const made = await page(written(words));
    const neutral = (one: string): string => one.replace(/content="[^"]*"/, '');
    expect(tags(made).map(neutral)).toEqual(tags(await page(written('biasa'))).map(neutral));
    expect(made).not.toMatch(/[\u202a-\u202e\u2066-\u2069\0]/);
  });
});

describe.each(Object.entries(PAGES).filter(([name]) => name !== 'atom'))('the page %s', (_name, page) => {
  it('has no script, no style of its own and nothing from elsewhere, and leads to the other pages', async () => {
    const made = await page(ITEM);
    expect(made).not.toMatch(/<script|<style| style=| on\w+=|https?:/);
    expect(made).toContain('<html lang="id">');
    expect(made).toMatch(/<meta name="description" content="[^"]+, Kota Contoh">/);
    for (const { path, name } of Object.values(PUBLIC_PAGES))
      expect(made).toMatch(new RegExp(`<a href="${path}"[^>]*>${name}</a>`));
    expect(made).toContain('Kantor peragaan');
  });
});

describe('the page of one record', () => {
  it('says of what is exempt why, until when, who decided and what one can do', () => {
    const page = itemHtml(LIST, ITEM);
    for (const words of [
      'Dikecualikan. Terbuka mulai 14 Oktober 2027 (13 hari lagi).',
      'Laporan pemeriksaan yang masih ditindaklanjuti.',
      'Inspektorat Daerah',
      'UU 14/2008 Pasal 17 huruf a dan huruf i (belum diverifikasi); PP 60/2008 (belum diverifikasi)',
      'Huruf a: dapat menghambat proses penegakan hukum.',
      'Tindak lanjut terganggu',
      '20 tahun, 14 Oktober 2007 sampai dengan 13 Oktober 2027',
      '<dt>Penetapan</dt><dd>188.4/7/2007, 14 Oktober 2007</dd>',
      'abc23def45',
      'keberatan tertulis kepada atasan PPID',
      'Komisi Informasi',
    ])
      expect(page).toContain(words);
  });

  it('says of what is open since when and why, to the second', () => {
    expect(itemHtml(LIST, OPEN)).toContain('Terbuka sejak 17 Agustus 2027: jangka waktunya berakhir.');
    const at = (asOf: string): boolean =>
      itemHtml({ ...LIST, asOf: instant(asOf) }, ITEM).includes('Terbuka sejak 14 Oktober 2027');
    expect([at('2027-10-13T15:59:59.999Z'), at('2027-10-13T16:00:00.000Z')]).toEqual([false, true]);
  });

  it('says so when no day is set, and leaves out what there is nothing of', () => {
    const page = itemHtml(LIST, {
      ...ITEM,
      secretUntil: null,
      endsOn: null,
      termKind: 'indefinite',
      holder: null,
      summary: null,
    });
    expect(page).toContain('Belum ada hari terbukanya');
    expect(page).not.toMatch(/Penguasa informasi|Ringkasan|<dd><\/dd>/);
  });

  it.each<[OpenBasis, string]>([
    ['decision', 'penetapan PPID'],
    ['consent', 'persetujuan tertulis orang yang bersangkutan'],
    ['public-office', 'berkaitan dengan jabatan publik'],
    ['open-court', 'sudah diungkapkan dalam sidang yang terbuka untuk umum'],
    ['ruling', 'putusan Komisi Informasi atau pengadilan'],
  ])('names what opened it: %s', (openBasis, words) => {
    expect(itemHtml(LIST, { ...OPEN, openBasis })).toContain(`17 Agustus 2027: ${words}.`);
    expect(itemHtml(LIST, { ...OPEN, openBasis, opensInPart: true })).toContain(`${words}, hanya sebagian.`);
  });
});

describe('what opens and what has opened', () => {
  it('are tables that lead to each record, with their number', async () => {
    const [soon, opened] = [await text(soonHtml(LIST, [ITEM])), await text(openedHtml(LIST, [OPEN, OPEN]))];
    expect(soon).toContain('<a href="/publik/dik/abc23def45">Laporan hasil pengawasan internal</a>');
    expect(soon).toContain('data-label="Terbuka mulai">14 Oktober 2027<');
    expect(soon).toContain('Jumlah: 1 informasi.');
    expect(opened).toContain('data-label="Terbuka sejak">17 Agustus 2027<');
    expect(opened).toContain('data-label="Sebab">jangka waktunya berakhir<');
    expect(opened).toContain('Jumlah: 2 informasi.');
    expect([soon, opened].map((page) => /rel="alternate" type="([^"]+)"/.exec(page)?.[1])).toEqual([
      'text/calendar',
      'application/atom+xml',
    ]);
  });

  it('say so when there is nothing', async () => {
    expect(await text(soonHtml(LIST, []))).toContain('Tidak ada yang terbuka dalam dua belas bulan mendatang.');
    expect(await text(openedHtml(LIST, []))).toContain('Tidak ada yang menjadi terbuka dalam dua belas bulan terakhir.');
  });
});

describe('the calendar', () => {
  const unfolded = async (...items: PublicItem[]): Promise<string> =>
    (await text(openingsIcs(LIST, items, SITE))).replaceAll('\r\n ', '');

  it('has a day for each opening, under an id that stays', async () => {
    const calendar = await unfolded(ITEM);
    for (const line of [
      'UID:abc23def45@tabir',
      'DTSTAMP:20270930T160000Z',
      'DTSTART;VALUE=DATE:20271014',
      'SUMMARY:Terbuka: Laporan hasil pengawasan internal',
      'URL;VALUE=URI:https://ppid.contoh.go.id/publik/dik/abc23def45',
    ])
      expect(calendar.split('\r\n')).toContain(line);
    expect(calendar).toContain('Terbuka mulai 14 Oktober 2027');
    expect(await unfolded(ITEM)).toBe(calendar);
  });

  it('begins and ends as RFC 5545 wants, with no line over 75 bytes, and cannot be broken by a title', async () => {
    const words = `Koma, titik koma; garis miring \\ dan\r\nBEGIN:VEVENT\r\n${'panjang '.repeat(30)}`;
    const events = openingsIcs(
      LIST,
      [
        { ...ITEM, title: words },
        { ...ITEM, secretUntil: null },
      ],
      SITE,
    );
    const calendar = await text(events);
    expect(calendar.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n')).toBe(true);
    expect(calendar.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(calendar.match(/^BEGIN:VEVENT/gm)).toHaveLength(1);
    for (const line of calendar.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });
});

describe('the feed', () => {
  it('has an entry for each, with addresses that stay and the newest moment over all', async () => {
    const later: PublicItem = { ...OPEN, kode: 'zzz', secretUntil: instant('2027-09-01T16:00:00.000Z') };
    const feed = await openedAtom(LIST, [later, OPEN], SITE);
    expect([...feed.matchAll(/<id>([^<]*)/g)].map(([, id]) => id)).toEqual([
      `${SITE}/publik/baru-dibuka.atom`,
      `${SITE}/publik/dik/zzz`,
      `${SITE}/publik/dik/abc23def45`,
    ]);
    expect([...feed.matchAll(/<updated>([^<]*)/g)].map(([, at]) => at)).toEqual([
      '2027-09-01T16:00:00.000Z',
      '2027-09-01T16:00:00.000Z',
      '2027-08-16T16:00:00.000Z',
    ]);
    expect(feed).toContain('Terbuka sejak 17 Agustus 2027: jangka waktunya berakhir.');
    expect(feed.startsWith('<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"')).toBe(true);
  });

  it('is a feed without entries too', async () => {
    const feed = await openedAtom(LIST, [], SITE);
    expect(feed).toContain(`<updated>${LIST.asOf}</updated>`);
    expect(feed).not.toContain('<entry>');
  });
});

describe('where very much opens', () => {
  const many = (count: number): PublicItem[] => Array.from({ length: count }, (_, no) => ({ ...ITEM, kode: `k${no}` }));
  const rows = (html: string): number => html.match(/<tr role="row" id=/g)?.length ?? 0;

  it('a page has the first of it, says how much there is in all, and where', async () => {
    for (const [page, path] of [
      [soonHtml, '/publik/dik?terbuka=setahun'],
      [openedHtml, '/publik/dip'],
    ] as const) {
      const all = await text(page(LIST, many(MOST_SHOWN)));
      expect([rows(all), all.includes('Lihat semuanya')]).toEqual([MOST_SHOWN, false]);
      const first = await text(page(LIST, many(MOST_SHOWN + 1_000)));
      expect(rows(first)).toBe(MOST_SHOWN);
      expect(first).toContain(`Jumlah: 1.200 informasi. Di atas adalah 200 yang ${page === soonHtml ? 'terdekat' : 'terbaru'}.`);
      expect(first).toContain(`<a href="${path}">Lihat semuanya</a>`);
    }
  });

  it('the feed has the newest of it', async () => {
    const feed = await openedAtom(LIST, many(MOST_FED + 1), SITE);
    expect(feed.match(/<entry>/g)).toHaveLength(MOST_FED);
    expect(feed).not.toContain(`k${MOST_FED}<`);
  });
});

describe('the catalogue', () => {
  it('names every dataset of the page with where to get it', () => {
    const catalog = JSON.parse(catalogJsonLd(LIST, SITE)) as {
      'dcat:dataset': { '@id': string; 'dcat:distribution': { 'dcat:downloadURL': { '@id': string } }[] }[];
    };
    const addresses = catalog['dcat:dataset'].flatMap((one) =>
      one['dcat:distribution'].map((form) => form['dcat:downloadURL']['@id'].replace(SITE, '')),
    );
    expect(addresses).toEqual([
      '/publik/dik.xlsx',
      '/publik/dik.csv',
      '/publik/dik.json',
      '/publik/dip.csv',
      '/publik/dip.json',
      '/publik/akan-dibuka.ics',
      '/publik/baru-dibuka.atom',
      '/publik/angka.csv',
      '/publik/angka.json',
    ]);
    for (const path of addresses) expect(openDataHtml(LIST)).toContain(`<a href="${path}">`);
    expect(catalog['dcat:dataset'].map((one) => one['@id'])).toEqual(
      ['/publik/dik', '/publik/dip', '/publik/akan-dibuka', '/publik/baru-dibuka', '/publik/angka'].map(
        (path) => `${SITE}${path}`,
      ),
    );
  });
});

describe('the ledger of extensions', () => {
  const one = { ...EXTENSION, kode: 'abc', title: 'Judul', holder: 'Dinas Kesehatan' };

  it('has each with its old and its new end, its paper, and the running total of each letter', () => {
    const page = extensionsHtml(LIST, [one, { ...one, to: null, letters: ['i'] }]);
    expect(page).toContain('<td role="cell" data-label="Penetapan">188.4/9/2027, 1 September 2027</td>');
    expect(page).toContain('<a href="/publik/dik/abc">Judul</a>');
    expect([...page.matchAll(/data-label="(?:Semula|Menjadi) sampai">([^<]*)/g)].map(([, words]) => words)).toEqual([
      '13 Oktober 2027',
      '13 Oktober 2030',
      '13 Oktober 2027',
      'waktu yang belum ditentukan',
    ]);
    expect(
      [...page.matchAll(/id="huruf-(\w)".*?data-label="Jumlah">(\d+)/g)].map(([, letter, count]) => [letter, count]),
    ).toEqual([
      ['a', '1'],
      ['i', '2'],
    ]);
    const named = [...page.matchAll(/data-label="Huruf">([^<]*ke-[^<]*)/g)].map(([, words]) => words);
    expect(named).toEqual(['a (ke-1), i (ke-2)', 'i (ke-1)']);
    expect(page).toContain('Jumlah: 2 perpanjangan.');
  });

  it('says so when nothing was extended', () => {
    const page = extensionsHtml(LIST, []);
    expect(page).toContain('Belum ada pengecualian yang diperpanjang.');
    expect(page).not.toContain('Menurut dasar pengecualian');
  });

  it('stands on the page of its entry, and nothing where there was none', () => {
    expect(itemHtml(LIST, ITEM, [EXTENSION])).toContain(
      'Penetapan 188.4/9/2027, 1 September 2027: semula sampai dengan 13 Oktober 2027, menjadi sampai dengan 13 Oktober 2030.',
    );
    expect(itemHtml(LIST, ITEM)).not.toContain('<h2>Perpanjangan');
  });
});
