import { instant, localDate } from '@tabir/kernel';
import { cite, letterKey, NOTHING_VERIFIED } from '@tabir/law';
import { parse } from 'csv-parse/sync';
import { ITEM, LIST, wholeText as text, written } from '../../testing/src/sample-public-item.js';
import {
  csvCell,
  dikCsv,
  dikHtml,
  dikJson,
  dipCsv,
  dipJson,
  fromCsvCell,
  legalBasisOf,
  opening,
  period,
  type PublicItem,
} from './index.js';

const html = (...items: PublicItem[]): Promise<string> => text(dikHtml(LIST, items));
const csv = async (...items: PublicItem[]): Promise<string[][]> => parse(await text(dikCsv(LIST, items)), { bom: true });
const json = async (...items: PublicItem[]): Promise<{ items: Record<string, unknown>[] }> =>
  JSON.parse(await text(dikJson(LIST, items))) as { items: Record<string, unknown>[] };

const HOSTILE = [
  '<script>alert(1)</script>',
  '</td></tr></table><img src=x onerror=alert(1)>',
  '"><svg/onload=alert(1)>',
  "' onmouseover='alert(1)",
  '<!-- <b>',
  ']]><![CDATA[<script>',
  '&lt;script&gt;',
  '&#60;script>',
  '<\u0000script>',
  '\u202e<b>kebalik</b>',
  'javascript:alert(1)//<a href="javascript:alert(1)">x</a>',
  '</style><script>alert(1)</script>',
  '${alert(1)}{{7*7}}<%= 7 %>',
  '\uff1cscript\uff1e',
];

describe('dikHtml', () => {
  const tags = (page: string): string[] => page.match(/<[^>]*>/g) ?? [];

  it.each(HOSTILE)('shows %p as the text that it is', async (words) => {
    const page = await html(written(words));
    expect(tags(page)).toEqual(tags(await html(written('biasa'))));
    expect(page).not.toMatch(/[\u202a-\u202e\u2066-\u2069\0]/);
  });

  it('escapes what stands in attributes and in the heading', async () => {
    const page = await text(dikHtml({ ...LIST, office: '<b>"Kota"' }, [{ ...ITEM, kode: '"><b>' }]));
    expect(page).toContain('id="&quot;&gt;&lt;b&gt;"');
    expect(page).toContain('<p>&lt;b&gt;&quot;Kota&quot;</p>');
  });

  it('has the six columns of the form, no script and no inline style', async () => {
    const page = await html(ITEM);
    const headings = [...page.matchAll(/<th [^>]*>([^<]*)/g)].map(([, heading]) => heading);
    expect(headings).toEqual([
      'No',
      'Informasi',
      'Dasar Hukum Pengecualian Informasi',
      'Konsekuensi/Pertimbangan bagi Publik',
      'Jangka Waktu',
      'Dibuka',
      'Ditutup',
    ]);
    expect(page).not.toMatch(/<script|<style| style=| on\w+=|https?:/);
    expect(page).toContain('<html lang="id">');
  });

  it('tells in one line what is closed, why, until when and for how long yet', async () => {
    const page = await html(ITEM);
    expect(page).toContain('UU 14/2008 Pasal 17 huruf a dan huruf i (belum diverifikasi); PP 60/2008 (belum diverifikasi)');
    expect(page).toContain('Huruf a: dapat menghambat proses penegakan hukum.');
    expect(page).toContain('20 tahun, 14 Oktober 2007 sampai dengan 13 Oktober 2027');
    expect(page).toContain('Terbuka mulai 14 Oktober 2027 (13 hari lagi)');
    expect(page).toContain('Penetapan 188.4/7/2007, 14 Oktober 2007');
    expect(page).toContain('Dikuasai: Inspektorat Daerah');
  });

  it('says of another Act what the table of regulations knows of it on the day of the determination', async () => {
    const page = await html({ ...ITEM, acts: ['UU 29/2004', 'UU 999/2004'], determinationDate: localDate('2023-08-08') });
    expect(page).toContain('UU 29/2004 (UU 29/2004 tidak berlaku lagi sejak diganti UU 17/2023; belum diverifikasi)');
    expect(page).toContain('UU 999/2004 (belum diverifikasi)');
    // Only the office is told that its table lacks one, for it may be a slip of the pen.
    expect(legalBasisOf({ letters: 'a', acts: 'UU 999/2004', determinationDate: null }, NOTHING_VERIFIED)).toContain(
      'UU 999/2004 tidak ada dalam tabel peraturan',
    );
  });

  it('says of a demo that it is one, and of a real office nothing', async () => {
    expect(await html()).toContain('Kantor peragaan');
    expect(await text(dikHtml({ ...LIST, demo: false }, []))).not.toContain('peragaan');
  });

  it('says so when the list is empty, and counts it otherwise', async () => {
    expect(await html()).toContain('tidak ada informasi yang dikecualikan');
    expect(await html(ITEM, ITEM)).toContain('Jumlah: 2 informasi.');
  });
});

describe('the three forms', () => {
  it('mark the letters that the legal office has not verified, and no others', async () => {
    const basisOf = async (...letters: string[]): Promise<unknown[]> => {
      const list = { ...LIST, verified: new Set(letters.map(letterKey)) };
      const data = JSON.parse(await text(dikJson(list, [ITEM]))) as { items: { legalBasis: string; citations: unknown }[] };
      const [, row] = parse(await text(dikCsv(list, [ITEM])), { bom: true }) as string[][];
      const [{ legalBasis, citations } = {}] = data.items;
      expect(row?.[2]).toBe(legalBasis);
      expect(await text(dikHtml(list, [ITEM]))).toContain(legalBasis);
      expect(citations).toEqual(['a', 'i'].map((letter) => cite(letterKey(letter), list.verified)));
      return [legalBasis];
    };
    expect(await basisOf('a', 'i')).toEqual(['UU 14/2008 Pasal 17 huruf a dan huruf i; PP 60/2008 (belum diverifikasi)']);
    expect(await basisOf('i')).toEqual([
      'UU 14/2008 Pasal 17 huruf i; UU 14/2008 Pasal 17 huruf a (belum diverifikasi); PP 60/2008 (belum diverifikasi)',
    ]);
  });

  it('hold the same lines in the same order', async () => {
    const items = ['satu', 'dua', 'tiga'].map((title, index) => ({ ...ITEM, title, kode: `k${index}` }));
    const fromPage = [...(await html(...items)).matchAll(/id="(k\d)".*?data-label="No">(\d)/g)].map(([, kode, no]) => [no, kode]);
    const fromCsv = (await csv(...items)).slice(1).map((row) => [row[0], row.at(-1)]);
    const fromJson = (await json(...items)).items.map(({ no, kode }) => [String(no), kode]);
    expect(fromPage).toEqual([
      ['1', 'k0'],
      ['2', 'k1'],
      ['3', 'k2'],
    ]);
    expect(fromCsv).toEqual(fromPage);
    expect(fromJson).toEqual(fromPage);
  });
});

describe('dikJson', () => {
  it('is one object with the items, also when there are none', async () => {
    expect(await json()).toEqual({ office: 'Kota Contoh', demo: true, asOf: '2027-10-01', items: [] });
    expect((await json(ITEM)).items[0]).toMatchObject({ no: 1, kode: 'abc23def45', opensOn: '2027-10-14', daysLeft: 13 });
  });
});

describe('dikCsv', () => {
  it('begins with the byte order mark and the columns of the form', async () => {
    const whole = await text(dikCsv(LIST, [ITEM]));
    expect(whole.startsWith('\ufeffNo,Informasi,Dasar Hukum Pengecualian Informasi,Konsekuensi Dibuka,')).toBe(true);
    expect(whole.endsWith('\r\n')).toBe(true);
  });

  it.each(['=1+1', '+62', '-1', '@SUM(A1)', '\t=1', '  =1', '＝1', '＋1', '－1', '＠x', '\ufeff=1', '\u00a0=1'])(
    'gives a spreadsheet no formula in %p',
    async (words) => {
      const [, row] = await csv(written(words));
      expect(row?.[1]).toBe(`'${words}`);
      expect(row?.[7]).toBe(`'${words}`);
    },
  );

  it.each([
    ['\r=1', "'\r'=1"],
    ['\n=1', "'\n'=1"],
    ['a;=1;+1', "a;'=1;'+1"],
    ['a\r\n@x', "a\r\n'@x"],
    ["'=1", "''=1"],
  ])('gives none in %p either, where semicolons part cells', async (words, safe) => {
    const [, row] = await csv(written(words));
    expect([row?.[1], fromCsvCell(row?.[1] ?? '')]).toEqual([safe, words]);
  });

  it.each(['Dua, koma', 'Kata "kutip"', 'baris\r\nbaru', "apostrof '", 'a=b', '5-10', '', 'é 信息'])(
    'keeps %p as it is',
    async (words) => {
      const [, row] = await csv(written(words));
      expect(row?.[1]).toBe(words);
    },
  );

  it('leaves numbers alone', () => expect(csvCell(-5)).toBe('-5'));
});

describe('what has become public, as data', () => {
  const open = { ...ITEM, secretUntil: instant('2027-08-16T16:00:00.000Z'), openBasis: 'decision' as const };
  const told = { openSince: '2027-08-17', openedWhy: 'penetapan PPID', whereFound: 'Minta kepada PPID dengan kode abc23def45' };

  it('says of each entry since when, why and where', async () => {
    const { items } = JSON.parse(await text(dipJson(LIST, [open]))) as { items: object[] };
    expect(items).toEqual([expect.objectContaining({ no: 1, kode: 'abc23def45', ...told })]);
  });

  it('has the same in a table, with the columns of the page first, and gives a spreadsheet no formula', async () => {
    const items = [open, { ...open, title: '=1+1', secretUntil: null, openPartAt: 'Laman PPID' }];
    const [heads, ...lines] = parse(await text(dipCsv(LIST, items)), { bom: true }) as string[][];
    expect(heads?.slice(0, 5)).toEqual(['No', 'Terbuka Sejak', 'Informasi', 'Sebab', 'Tempat']);
    expect(lines.map((line) => line.slice(0, 5))).toEqual([
      ['1', told.openSince, open.title, told.openedWhy, told.whereFound],
      ['2', '', "'=1+1", told.openedWhy, 'Laman PPID'],
    ]);
  });
});

describe('period', () => {
  it.each([
    [{}, '20 tahun, 14 Oktober 2007 sampai dengan 13 Oktober 2027'],
    [{ termKind: 'date' as const }, '14 Oktober 2007 sampai dengan 13 Oktober 2027'],
    [{ termKind: 'date' as const, startsOn: null }, 'sampai dengan 13 Oktober 2027'],
    [{ termKind: 'several' as const, startsOn: null }, 'beberapa jangka waktu, yang terakhir sampai dengan 13 Oktober 2027'],
    [{ termKind: null, endsOn: null }, 'belum ditetapkan'],
    [{ termKind: 'date' as const, endsOn: null }, 'belum ditetapkan'],
    [{ termKind: 'event' as const, termEvent: 'Renja ditetapkan', endsOn: null }, 'sampai Renja ditetapkan'],
    [
      { termKind: 'event' as const, termEvent: 'Renja ditetapkan', startsOn: null },
      'sampai Renja ditetapkan, yaitu sampai dengan 13 Oktober 2027',
    ],
    [{ termKind: 'event-years' as const, termYears: 2, termEvent: 'seleksi', endsOn: null }, '2 tahun setelah seleksi'],
    [{ termKind: 'consent' as const, endsOn: null }, 'sampai ada persetujuan tertulis dari orang yang bersangkutan'],
    [{ termKind: 'indefinite' as const, endsOn: null }, 'tidak ditentukan, ditinjau secara berkala'],
    [{ termKind: 'unstated' as const, endsOn: null }, 'tidak disebutkan dalam penetapan, sedang diperbaiki'],
    [{ termKind: 'several' as const, endsOn: null }, 'beberapa jangka waktu, yang terakhir belum ada tanggal akhirnya'],
    [{ termKind: 'event' as const, endsOn: null }, 'sampai peristiwa yang disebut dalam penetapan'],
    [
      { termKind: 'event' as const, termEvent: 'putusan', recheckOn: localDate('2027-01-04') },
      'sampai putusan, paling lama sampai dengan 13 Oktober 2027',
    ],
    [{ termYears: null, startsOn: null }, 'sampai dengan 13 Oktober 2027'],
  ])('of %p reads %p', (change, words) => expect(period({ ...ITEM, ...change })).toBe(words));
});

describe('opening', () => {
  it('counts the days on the office wall', () => {
    const at = (asOf: string): number | undefined => opening(ITEM, instant(asOf), 'Asia/Makassar')?.days;
    expect(at('2027-10-12T15:59:59.999Z')).toBe(2);
    expect(at('2027-10-12T16:00:00.000Z')).toBe(1);
    expect(opening({ ...ITEM, secretUntil: null }, LIST.asOf, LIST.zone)).toBeNull();
  });

  it('writes long countings as people do', () => {
    const far = opening({ ...ITEM, secretUntil: instant('2053-10-13T16:00:00.000Z') }, LIST.asOf, LIST.zone);
    expect(far?.sentence).toBe('Terbuka mulai 14 Oktober 2053 (9.510 hari lagi)');
  });

  it('tells a decision from the law', () =>
    expect(opening({ ...ITEM, openBasis: 'decision' }, LIST.asOf, LIST.zone)?.sentence).toContain('Diputuskan terbuka mulai'));

  it('says that a part stays closed, of what opens in part, what is exempt in part and what is left of another', async () => {
    const inPart = (more: Partial<PublicItem>) =>
      opening({ ...ITEM, opensInPart: true, ...more }, LIST.asOf, LIST.zone)?.sentence;
    expect(inPart({})).toContain('Terbuka sebagian mulai');
    expect(inPart({ openBasis: 'decision' })).toContain('Diputuskan terbuka sebagian mulai');
    const page = await html(
      { ...ITEM, scope: 'part' },
      { ...ITEM, scope: 'part', openPartAt: 'https://dip.example/1' },
      { ...ITEM, scope: 'remainder' },
    );
    expect(page).toContain('Hanya sebagian yang dikecualikan.');
    expect(page).toContain('Hanya sebagian yang dikecualikan; selebihnya: https://dip.example/1');
    expect(page).toContain('Sisa dari informasi yang dibuka sebagian.');
  });

  it.each([
    ['UU 14/2008 tentang Keterbukaan Informasi Publik', false],
    ['UU Nomor 14 Tahun 2008 Pasal 17 huruf h', false],
    ['Perda 14/2008', true],
    ['UU 27/2022 Pasal 4 jo. UU 14/2008', true],
    ['UU 14/2008 jo. PP 61/2010', true],
  ])('leaves out of the basis only what repeats the article: %s', async (act, stays) => {
    expect((await html({ ...ITEM, acts: [act] })).includes(act)).toBe(stays);
  });
});
