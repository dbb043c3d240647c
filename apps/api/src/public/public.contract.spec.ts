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
  'dik',
  'dik.json',
  'dik.csv',
  'dik.xlsx',
  'akan-dibuka',
  'akan-dibuka.ics',
  'baru-dibuka',
  'baru-dibuka.atom',
  'data',
  'katalog.jsonld',
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
async function listed(): Promise<string> {
  const id = await officer.start({ title: CANARY, determination: await determined() });
  await officer.event(id, 'SUBMIT');
  await chair.decide(id, 'ACCEPT');
  await officer.event(id, 'CLASSIFY', { classificationCode: '800.1.11', securityClass: 'R' });
  await chair.decide(id, 'CONFIRM_FILING', { listNumber: 'DIK/1', listDate: '2026-01-05', signerName: 'Bahri' });
  expect((await chair.decide(id, 'AUTHORISE_LISTING', LISTING)).status).toBe(200);
  return kodeOf(id);
}

let kode: string;
let unlisted: string;

beforeAll(async () => {
  [officer, chair] = [await api().as('petugas'), await api().as('ketua')];
  kode = await listed();
  const draft = await officer.start({ title: CANARY });
  unlisted = await kodeOf(draft);
});

describe('the public pages', () => {
  it.each([
    ['dik', 'text/html; charset=utf-8', LISTING.publicTitle],
    ['akan-dibuka', 'text/html; charset=utf-8', LISTING.publicTitle],
    ['akan-dibuka.ics', 'text/calendar; charset=utf-8', 'BEGIN:VCALENDAR'],
    ['baru-dibuka', 'text/html; charset=utf-8', 'Tidak ada yang menjadi terbuka'],
    ['baru-dibuka.atom', 'application/atom+xml; charset=utf-8', '<feed '],
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
