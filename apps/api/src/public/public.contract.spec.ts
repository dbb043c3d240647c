import { dateIn, instant, plusDays } from '@tabir/kernel';
import * as servers from '@tabir/testing';
import { readXlsx } from 'hucre/xlsx';
import { RECORD, type Client } from '../test/client.js';
import { withApi } from '../test/with-api.js';

const api = withApi(servers);
let officer: Client;
let chair: Client;

const CANARY = 'Judul-internal-rahasia';
const LISTING = {
  publicTitle: 'Hasil pemeriksaan disiplin pegawai',
  publicSummary: 'Berkas pemeriksaan disiplin.',
  publicConsequenceIfOpened: 'Rahasia pribadi tersingkap.',
  publicConsequenceIfClosed: 'Rahasia pribadi terlindungi.',
};
const PATHS = [
  'angka',
  'angka.csv',
  'angka.json',
  'dik',
  'dip',
  'dik.json',
  'dik.csv',
  'dik.xlsx',
  'dip.csv',
  'dip.json',
  'akan-dibuka',
  'akan-dibuka.ics',
  'baru-dibuka',
  'baru-dibuka.atom',
  'data',
  'katalog.jsonld',
  'perpanjangan',
];

const get = (path: string): Promise<Response> => fetch(`${api().url}/publik/${path}`);

const kodeOf = async (id: string): Promise<string> =>
  ((await officer.get(`/api/v1/instances/${id}`)).body as { instance: { kode: string } }).instance.kode;

/** A determination that ends half a year from the office's today. */
async function determined(): Promise<object> {
  const { now } = (await officer.get('/api/v1/office')).body as { now: string };
  const endsOn = plusDays(dateIn(instant(now), 'Asia/Makassar'), 180);
  return { ...RECORD.determination, grounds: [{ letter: 'h', acts: [], term: { kind: 'date', endsOn } }] };
}

/** A record with an internal title that nobody outside may read, listed under a public one. */
async function listed(): Promise<{ id: string; kode: string }> {
  const id = await officer.start({ title: CANARY, determination: await determined() });
  await officer.event(id, 'SUBMIT');
  await chair.decide(id, 'ACCEPT');
  await officer.event(id, 'CLASSIFY', { classificationCode: '800.1.11', securityClass: 'R' });
  await chair.decide(id, 'CONFIRM_FILING', { listNumber: 'DIK/1', listDate: '2026-01-05', signerName: 'Bahri' });
  expect((await chair.decide(id, 'AUTHORISE_LISTING', LISTING)).status).toBe(200);
  return { id, kode: await kodeOf(id) };
}

let id: string;
let kode: string;
let unlisted: string;

beforeAll(async () => {
  [officer, chair] = [await api().as('petugas'), await api().as('ketua')];
  ({ id, kode } = await listed());
  const draft = await officer.start({ title: CANARY });
  unlisted = await kodeOf(draft);
});

describe('the public pages', () => {
  it.each([
    ['dik', 'text/html; charset=utf-8', LISTING.publicTitle],
    ['dik?cari=disiplin', 'text/html; charset=utf-8', LISTING.publicTitle],
    ['dip', 'text/html; charset=utf-8', 'Saat ini belum ada informasi yang menjadi terbuka.'],
    ['dip.csv', 'text/csv; charset=utf-8', 'Terbuka Sejak'],
    ['dip.json', 'application/json; charset=utf-8', '"items"'],
    ['akan-dibuka', 'text/html; charset=utf-8', LISTING.publicTitle],
    ['akan-dibuka.ics', 'text/calendar; charset=utf-8', 'BEGIN:VCALENDAR'],
    ['baru-dibuka', 'text/html; charset=utf-8', 'Tidak ada yang menjadi terbuka'],
    ['baru-dibuka.atom', 'application/atom+xml; charset=utf-8', '<feed '],
    ['angka', 'text/html; charset=utf-8', 'Menurut penguasa informasi'],
    ['angka.csv', 'text/csv; charset=utf-8', 'Jumlah,Semua,1,1,0,'],
    ['angka.json', 'application/json; charset=utf-8', '"holders"'],
    ['perpanjangan', 'text/html; charset=utf-8', 'Belum ada pengecualian yang diperpanjang.'],
    ['data', 'text/html; charset=utf-8', 'Data Terbuka'],
    ['katalog.jsonld', 'application/ld+json; charset=utf-8', 'dcat:Catalog'],
  ])('%s is for everybody, in its form, with a policy that allows no script', async (path, type, words) => {
    const reply = await get(path);
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, type]);
    expect(reply.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(reply.headers.get('cache-control')).toMatch(/^(no-store|public, max-age=\d+)$/);
    expect(reply.headers.get('set-cookie')).toBeNull();
    expect(await reply.text()).toContain(words);
  });

  it('are shown in no frame of another site, but for the one that is made for it', async () => {
    const [page, frame] = await Promise.all([get('dik'), get('sematan')]);
    const framing = (reply: Response) => [
      reply.headers.get('x-frame-options'),
      /frame-ancestors ([^;]*)/.exec(reply.headers.get('content-security-policy') ?? '')?.[1],
    ];
    expect(framing(page)).toEqual(['DENY', "'none'"]);
    expect(framing(frame)).toEqual([null, '*']);
    expect(frame.headers.get('set-cookie')).toBeNull();
    const html = await frame.text();
    expect(html).toContain(LISTING.publicTitle);
    expect(html).not.toContain(CANARY);
  });

  it('show one entry by its kode', async () => {
    const reply = await get(`dik/${kode}`);
    expect(reply.status).toBe(200);
    expect(await reply.text()).toContain(`<h1>${LISTING.publicTitle}</h1>`);
  });

  it('answer alike for an entry that is not there and one that is not for the public', async () => {
    const pages = await Promise.all(
      [unlisted, 'zzzzzzzzzz', '%27%20OR%201%3D1'].map(async (one) => {
        const reply = await get(`dik/${one}`);
        return [reply.status, (await reply.text()).replace(/[\w-]+(?=<\/p>\n<\/main>)/, '')];
      }),
    );
    expect(pages[0]).toEqual(pages[1]);
    expect(pages[2]).toEqual(pages[1]);
    expect(pages[0]?.[0]).toBe(404);
    expect(pages[0]?.[1]).toContain('Tidak ada dalam daftar');
  });

  it('give the list as a workbook', async () => {
    const reply = await get('dik.xlsx');
    expect([reply.status, reply.headers.get('content-disposition')]).toEqual([200, 'attachment; filename="dik.xlsx"']);
    const { sheets } = await readXlsx(new Uint8Array(await reply.arrayBuffer()));
    expect(sheets[0]?.rows.flat()).toContain(LISTING.publicTitle);
    expect(JSON.stringify(sheets)).not.toContain(CANARY);
  });

  it('never say an internal title, whatever one asks them', async () => {
    for (const path of [...PATHS, `dik/${kode}`, `dik/${unlisted}`])
      expect([path, (await (await get(path)).text()).includes(CANARY)]).toEqual([path, false]);
  });
});

describe('the search of the public list', () => {
  const page = async (query: string): Promise<{ status: number; words: string }> => {
    const reply = await get(`dik?${query}`);
    return { status: reply.status, words: await reply.text() };
  };
  const found = async (query: string): Promise<boolean> => (await page(query)).words.includes(LISTING.publicTitle);

  it('asks this site and no other', async () => {
    expect((await get('dik')).headers.get('content-security-policy')).toContain("form-action 'self'");
  });

  it('finds by words, letter, holder and day, alone and together, in the page and in the files', async () => {
    for (const query of ['cari=pemeriksaan', 'huruf=h', 'terbuka=setahun', 'cari=DISIPLIN&huruf=h&terbuka=setahun&laman=1']) {
      expect([query, await found(query)]).toEqual([query, true]);
      expect((await (await get(`dik.csv?${query}`)).text()).includes(kode)).toBe(true);
      expect(((await (await get(`dik.json?${query}`)).json()) as { items: object[] }).items).toHaveLength(1);
    }
    for (const query of ['cari=tiadasama', 'huruf=a', 'terbuka=belum', 'terbuka=kemudian', 'cari=disiplin&huruf=b']) {
      expect([query, await found(query)]).toEqual([query, false]);
      expect(((await (await get(`dik.json?${query}`)).json()) as { items: object[] }).items).toEqual([]);
    }
  });

  it.each([
    'huruf=z',
    'laman=0',
    'laman=2',
    'laman=9999999',
    'terbuka=besok',
    'pemegang=tidak-ada',
    `cari=${'x'.repeat(10_000)}`,
    'cari=%00',
    'cari=a&cari=b',
    'cari=di',
    'huruf=%F0%9F%98%80',
  ])('shows the list all the same for %s, and says what was wrong', async (query) => {
    const { status, words } = await page(query);
    expect([status, words.includes('class="notice"'), words.includes(LISTING.publicTitle)]).toEqual([200, true, true]);
  });

  it('asks of what is open no day to wait for', async () => {
    for (const query of ['terbuka=kemudian', 'terbuka=besok']) {
      const words = await (await get(`dip?${query}`)).text();
      expect(words).toContain('Saat ini belum ada informasi yang menjadi terbuka.');
      expect(words).not.toContain('class="notice"');
    }
  });

  it('gives no file for what was not understood, for nobody would see it', async () => {
    for (const [query, parameter] of [
      ['huruf=z', 'huruf'],
      ['terbuka=besok', 'terbuka'],
      ['pemegang=tidak-ada', 'pemegang'],
      ['cari=di', 'cari'],
    ])
      for (const form of ['csv', 'json', 'xlsx']) {
        const reply = await get(`dik.${form}?${query}`);
        expect([reply.status, reply.headers.get('content-disposition')]).toEqual([422, null]);
        expect(await reply.json()).toMatchObject({ code: 'query.invalid', parameter });
      }
    for (const query of ['laman=0', 'cari=di+pegawai', 'utm_source=x']) expect((await get(`dik.csv?${query}`)).status).toBe(200);
  });

  it.each(['internal', 'INTER', CANARY])('answers %s, of an internal title, as a word that stands nowhere', async (secret) => {
    const answers = await Promise.all(
      [secret, 'tiadasama'].map(async (word) => {
        const { status, words } = await page(`cari=${word}`);
        return [status, words.replaceAll(word, 'kata')];
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.[1]).toContain('Tidak ada yang cocok');
  });
});

describe('an extension', () => {
  it('stands in the ledger, on the page of its entry and in the figures once the head has approved it', async () => {
    const head = await api().as('kepala');
    const scan = { 'content-type': 'text/plain', 'idempotency-key': 'keputusan-01', 'x-file-name': 'keputusan.txt' };
    const { body: file } = await officer.send('PUT', `/api/v1/instances/${id}/files/keputusan-01`, 'isi\n', scan);
    const { now } = (await officer.get('/api/v1/office')).body as { now: string };
    const today = dateIn(instant(now), 'Asia/Makassar');
    const next = {
      ...RECORD.determination,
      number: '188/99/KEP/2026',
      date: today,
      sheet: { ...RECORD.determination.sheet, number: '481/99/2026', date: today },
      grounds: [{ letter: 'h', acts: [], term: { kind: 'date', endsOn: plusDays(today, 400) } }],
      decreeFile: (file as { id: string }).id,
    };
    expect(await (await get(`dik/${kode}`)).text()).not.toContain('<h2>Perpanjangan');
    expect(await officer.event(id, 'PROPOSE_DETERMINATION', next)).toMatchObject({ status: 200 });
    expect((await chair.decide(id, 'DETERMINE_CHANGE')).status).toBe(200);
    expect(await (await get('perpanjangan')).text()).not.toContain('188/99/KEP/2026');
    expect((await head.decide(id, 'APPROVE_CHANGE')).status).toBe(200);
    for (const path of ['perpanjangan', `dik/${kode}`]) expect(await (await get(path)).text()).toContain('188/99/KEP/2026');
    expect(await (await get('angka.json')).json()).toMatchObject({ total: { closed: 1, opened: 0, extended: 1 } });
    for (const path of PATHS) expect([path, (await (await get(path)).text()).includes(CANARY)]).toEqual([path, false]);
  });
});
