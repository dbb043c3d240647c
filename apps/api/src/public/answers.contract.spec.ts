import { jest } from '@jest/globals';
import { dateIn, instant, plusDays } from '@tabir/kernel';
import { PublicReads } from '@tabir/register';
import * as servers from '@tabir/testing';
import { request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { RECORD, type Client } from '../test/client.js';
import { withApi } from '../test/with-api.js';

const ZONE = 'Asia/Makassar';
const TITLE = 'Hasil pemeriksaan disiplin pegawai';

const api = withApi(servers);
let [officer, chair] = [] as unknown as [Client, Client];

beforeAll(async () => void ([officer, chair] = [await api().as('petugas'), await api().as('ketua')]));

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${api().url}/publik/${path}`, { headers });

const today = async (): Promise<ReturnType<typeof dateIn>> => {
  const { now } = (await officer.get('/api/v1/office')).body as { now: string };
  return dateIn(instant(now), ZONE);
};

/** A record that stands in the list from then on. */
async function listed(publicTitle: string, endsInDays: number): Promise<void> {
  const endsOn = plusDays(await today(), endsInDays);
  const determination = { ...RECORD.determination, grounds: [{ letter: 'h', acts: [], term: { kind: 'date', endsOn } }] };
  const id = await officer.start({ determination });
  await officer.event(id, 'SUBMIT');
  await chair.decide(id, 'ACCEPT');
  await officer.event(id, 'CLASSIFY', { classificationCode: '800.1.11', securityClass: 'R' });
  await chair.decide(id, 'CONFIRM_FILING', { listNumber: 'DIK/1', listDate: '2026-01-05', signerName: 'Bahri' });
  const reply = await chair.decide(id, 'AUTHORISE_LISTING', {
    publicTitle,
    publicSummary: 'Berkas pemeriksaan.',
    publicConsequenceIfOpened: 'Rahasia tersingkap.',
    publicConsequenceIfClosed: 'Rahasia terlindungi.',
  });
  expect(reply.status).toBe(200);
}

/** As it comes over the line; fetch would unpack it. */
const raw = (path: string, acceptEncoding: string): Promise<{ packed: boolean; bytes: Buffer }> =>
  new Promise((resolve, reject) => {
    const sent = request(`${api().url}/publik/${path}`, { headers: { 'accept-encoding': acceptEncoding } }, (answer) => {
      const packed = answer.headers['content-encoding'] === 'gzip';
      buffer(answer).then((bytes) => resolve({ packed, bytes }), reject);
    });
    sent.on('error', reject);
    sent.end();
  });

describe('a public answer', () => {
  it('is told to be the same until something is written, and is another one at once', async () => {
    await listed(`${TITLE} satu`, 200);
    for (const path of ['dik', 'dik.csv', 'dik?cari=pemeriksaan', 'angka.json', 'sematan']) {
      const first = await get(path);
      const etag = first.headers.get('etag') ?? '';
      expect(await first.text()).not.toContain(`${TITLE} dua`);
      const again = await get(path, { 'if-none-match': etag });
      expect([path, again.status, await again.text()]).toEqual([path, 304, '']);
      expect(again.headers.get('etag')).toBe(etag);
    }
    const old = (await get('dik')).headers.get('etag') ?? '';
    await listed(`${TITLE} dua`, 201);
    const now = await get('dik', { 'if-none-match': old });
    expect(now.status).toBe(200);
    expect(await now.text()).toContain(`${TITLE} dua`);
  });

  it('is another one for another address, also where little of it was understood', async () => {
    const tags = await Promise.all(
      ['dik', 'dik?laman=9', 'dik?huruf=h', 'dik?huruf=z', 'dik?cari=di', 'dip', 'dik.json', 'dip.json'].map(async (path) =>
        (await get(path)).headers.get('etag'),
      ),
    );
    expect(new Set(tags).size).toBe(tags.length);
  });

  it('goes over the line packed for those who take that, and plain for the others', async () => {
    const plain = await raw('dik', 'identity');
    expect([plain.packed, plain.bytes.toString().includes(TITLE)]).toEqual([false, true]);
    for (const accepted of ['gzip', 'br;q=1, gzip;q=0.5']) {
      const { packed, bytes } = await raw('dik', accepted);
      expect([packed, gunzipSync(bytes).equals(plain.bytes)]).toEqual([true, true]);
    }
    expect((await raw('dik', 'gzip;q=0')).packed).toBe(false);
  });

  it('of what opens is the one or the other from the moment on at which its period ends', async () => {
    await listed(`${TITLE} sekejap`, 3);
    expect(await (await get('dik')).text()).toContain(`${TITLE} sekejap`);
    const opens = `${plusDays(await today(), 3)}T16:00:00.000Z`;
    const second = (by: number): string => new Date(Date.parse(opens) + by).toISOString();
    expect((await officer.post('/api/v1/office/clock', { to: second(-30_000) })).status).toBe(200);
    expect(await (await get('dik')).text()).toContain(`${TITLE} sekejap`);
    expect(await (await get('dip')).text()).not.toContain(`${TITLE} sekejap`);
    expect((await officer.post('/api/v1/office/clock', { to: opens })).status).toBe(200);
    expect(await (await get('dik')).text()).not.toContain(`${TITLE} sekejap`);
    expect(await (await get('dip')).text()).toContain(`${TITLE} sekejap`);
  });

  it('counts the days anew when a day begins', async () => {
    const days = async (): Promise<string | undefined> => /\((\d+) hari lagi\)/.exec(await (await get('dik')).text())?.[1];
    const before = Number(await days());
    await officer.post('/api/v1/office/clock', { days: 1 });
    expect(Number(await days())).toBe(before - 1);
  });
});

describe('a crowd of searches', () => {
  it('waits for its turn and is sent away beyond that, while the list is there for everybody', async () => {
    const reads = api().app.get(PublicReads);
    let go: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    const found = reads.found.bind(reads);
    const slow = jest.spyOn(reads, 'found').mockImplementation(async (...search) => {
      await held;
      return found(...search);
    });
    const crowd = Array.from({ length: 60 }, (_, no) => get(`dik?cari=kata${no}`));
    const sentAway = await Promise.any(
      crowd.map(async (reply) => ((await reply).status === 503 ? reply : Promise.reject(new Error()))),
    );
    expect(sentAway.headers.get('retry-after')).toBe('5');
    expect(await sentAway.text()).toContain('Halaman ini belum dapat ditampilkan');
    expect(slow.mock.calls.length).toBeLessThanOrEqual(2);
    for (const path of ['dik', 'dik?huruf=h', 'angka']) expect((await get(path)).status).toBe(200);
    go();
    const statuses = (await Promise.all(crowd)).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([200, 503]));
    expect(statuses.filter((status) => status === 200)).toHaveLength(52);
    slow.mockRestore();
  });
});
