import { EDITION_FILES, Editions, textOfFile, type EditionFile } from '@tabir/editions';
import { dateIn, instant, plusDays, type Instant } from '@tabir/kernel';
import * as servers from '@tabir/testing';
import { CONTROLLERS } from '../controllers.js';
import { openApiPath, routesOf } from '../openapi/document.js';
import { isPublic } from '../sign-in/public.js';
import { RECORD, type Client } from '../test/client.js';
import { withApi } from '../test/with-api.js';

const ZONE = 'Asia/Makassar';
const api = withApi(servers);
let [officer, chair] = [] as unknown as [Client, Client];

/** Words that stand nowhere else, one for each place that the public has no business with. */
const CANARY = /kenari\d+x/i;
const planted: string[] = [];
const canary = (): string => {
  planted.push(`Kenari${planted.length}x`);
  return planted.at(-1)!;
};

/** Texts of a record that are for the office, and its people. */
const confidential = (endsOn: string): object => ({
  title: canary(),
  publicTitle: canary(),
  determination: {
    ...RECORD.determination,
    place: canary(),
    officerName: canary(),
    officerPosition: canary(),
    publicBody: canary(),
    workUnit: canary(),
    classificationKind: canary(),
    reason: canary(),
    consequenceIfOpened: canary(),
    consequenceIfClosed: canary(),
    sheet: { ...RECORD.determination.sheet, number: canary(), participants: [canary(), canary()] },
    grounds: [{ letter: 'h', acts: [], term: { kind: 'date', endsOn } }],
  },
});
const PUBLIC = {
  publicTitle: 'Hasil pemeriksaan disiplin pegawai',
  publicSummary: 'Berkas pemeriksaan.',
  publicConsequenceIfOpened: 'Rahasia tersingkap.',
  publicConsequenceIfClosed: 'Rahasia terlindungi.',
};

const kodeOf = async (id: string): Promise<string> =>
  ((await officer.get(`/api/v1/instances/${id}`)).body as { instance: { kode: string } }).instance.kode;

const now = async (): Promise<Instant> => instant(((await officer.get('/api/v1/office')).body as { now: string }).now);

/** Accepted and filed, with a comment, a file and a proposed entry, none of which is for the public. */
async function filed(endsInDays: number): Promise<string> {
  const id = await officer.start(confidential(plusDays(dateIn(await now(), ZONE), endsInDays)));
  const proposed = Object.fromEntries(Object.keys(PUBLIC).map((field) => [field, canary()]));
  expect((await officer.event(id, 'PROPOSE_ENTRY', proposed)).status).toBe(200);
  await officer.event(id, 'SUBMIT');
  await chair.decide(id, 'ACCEPT');
  await officer.event(id, 'CLASSIFY', { classificationCode: '800.1.11', securityClass: 'R' });
  const list = { listNumber: 'DIK/1', listDate: '2026-01-05', signerName: canary() };
  expect((await chair.decide(id, 'CONFIRM_FILING', list)).status).toBe(200);
  expect((await officer.post(`/api/v1/instances/${id}/notes`, { type: 'COMMENT', text: canary() })).status).toBe(200);
  const scan = { 'content-type': 'text/plain', 'idempotency-key': `berkas-${id}`, 'x-file-name': `${canary()}.txt` };
  expect((await officer.send('PUT', `/api/v1/instances/${id}/files/berkas-${id}`, canary(), scan)).status).toBe(201);
  return id;
}

async function listed(endsInDays: number): Promise<string> {
  const id = await filed(endsInDays);
  expect((await chair.decide(id, 'AUTHORISE_LISTING', PUBLIC)).status).toBe(200);
  return kodeOf(id);
}

let kodes: readonly string[];

beforeAll(async () => {
  [officer, chair] = [await api().as('petugas'), await api().as('ketua')];
  const [open, exempt, unlisted] = [await listed(2), await listed(200), await kodeOf(await filed(200))];
  const draft = await kodeOf(await officer.start(confidential('2040-01-01')));
  kodes = [open, exempt, unlisted, draft, 'tidak-ada'];
  await officer.post('/api/v1/office/clock', { days: 4 });
  await published();
}, 120_000);

async function published(): Promise<void> {
  const about = { unit: 'kota', office: 'PPID Kota Contoh', demo: true, zone: ZONE, verified: [], head: 'kepala', key: 'kunci' };
  const signature = {
    listNumber: 'DIK/1',
    listDate: dateIn(await now(), ZONE),
    signerName: 'Bahri',
    signerPosition: 'Ketua PPID',
  };
  const id = '01a20000-0000-7000-8000-000000000001';
  const edition = { id, instanceId: id, at: await now(), ...about, ...signature };
  const nothing = (): Promise<void> => Promise.resolve();
  expect(await api().app.get(Editions).publish(edition, nothing, nothing)).toMatchObject({ no: 1, items: 1 });
}

/** Every address that is open to all, with everything that its parts may be; those that are not there as well. */
function addresses(): string[] {
  const filled: Readonly<Record<string, readonly string[]>> = {
    kode: kodes,
    no: ['1', '2', 'x'],
    file: [...Object.keys(EDITION_FILES), 'tidak-ada.txt'],
    path: ['', 'tidak-ada', 'assets/tidak-ada.js', 'publik/tidak-ada', 'publik'],
  };
  return routesOf(CONTROLLERS)
    .filter((route) => isPublic(route) && route.method === 'GET')
    .flatMap(({ path }) =>
      Object.entries(filled).reduce(
        (all, [name, values]) =>
          all.flatMap((one) => (one.includes(`{${name}}`) ? values.map((value) => one.replace(`{${name}}`, value)) : [one])),
        [openApiPath(path).replace('*', '{path}')],
      ),
    );
}

/** All that an answer says, its headers too; files are opened. */
async function told(address: string): Promise<string> {
  const reply = await fetch(api().url + address);
  const bytes = new Uint8Array(await reply.arrayBuffer());
  const name = address.split('/').at(-1) ?? '';
  const opened = reply.ok && /\.(pdf|xlsx)$/.test(name) ? await textOfFile(name as EditionFile, bytes) : '';
  return [JSON.stringify([...reply.headers]), Buffer.from(bytes).toString(), opened].join('\n');
}

/** Guarantee: nothing that is for the office reaches anybody without an account, by any address, search or failure. */
describe('a canary', () => {
  it('is planted in every confidential text, and seen by those who work with it', async () => {
    expect(planted.length).toBeGreaterThan(50);
    const register = await officer.get('/api/v1/register?limit=100');
    expect(JSON.stringify(register.body)).toMatch(CANARY);
  });

  it('is in no answer of an address that is open to all', async () => {
    const all = addresses();
    for (const path of [
      '/',
      '/assets/tidak-ada.js',
      '/publik/dik',
      '/publik/dip.csv',
      '/publik/sematan',
      '/publik/edisi/1/dik.pdf',
      '/metrics',
    ])
      expect(all).toContain(path);
    for (const address of all) expect([address, CANARY.exec(await told(address))?.[0]]).toEqual([address, undefined]);
    expect(await told(`/publik/dik/${kodes[1]}`)).toContain(PUBLIC.publicTitle);
    expect(await told('/publik/dip')).toContain(kodes[0]);
    expect(await told('/publik/edisi/1/dik.xlsx')).toContain(PUBLIC.publicTitle);
  }, 120_000);

  it('is in no answer to what is wrong', async () => {
    for (const address of [
      '/publik/dik?huruf=z&laman=0&terbuka=x&pemegang=x',
      '/publik/dik.csv?huruf=z',
      '/publik/dik.json?pemegang=x',
      '/publik/edisi/1/%2e%2e',
      '/publik/dik/%00',
      '/publik/dik/%ff',
      '/api/v1/instances',
      '/api/v1/register',
    ])
      expect([address, CANARY.exec(await told(address))?.[0]]).toEqual([address, undefined]);
    const refused = await api().anonymous().post('/api/v1/sessions', { name: planted[0], password: planted[1] });
    expect(refused.text).not.toMatch(CANARY);
  });

  it.each(['dik', 'dip', 'dik.json', 'dip.json', 'dik.csv', 'dip.csv'])(
    'is sought in %s like a word that stands nowhere: the same answer and the same count',
    async (form) => {
      const answer = async (word: string): Promise<unknown> => {
        const reply = await fetch(`${api().url}/publik/${form}?cari=${encodeURIComponent(word)}`);
        return [reply.status, (await reply.text()).replaceAll(word, 'kata')];
      };
      const nowhere = await answer('tiadasama');
      for (const word of planted) expect([word, await answer(word)]).toEqual([word, nowhere]);
      for (const beginning of ['kenari', 'Kena'])
        expect(await answer(beginning)).toEqual(await answer('tiada'.slice(0, beginning.length)));
    },
    120_000,
  );
});

describe('a page that is open to all', () => {
  it('has no script, and a policy that would let none run', async () => {
    const pages = addresses().filter((address) => address.startsWith('/publik/'));
    let seen = 0;
    for (const address of pages) {
      const reply = await fetch(api().url + address);
      if (!reply.headers.get('content-type')?.startsWith('text/html')) continue;
      seen++;
      expect([address, /<script|\son\w+\s*=|javascript:/i.exec(await reply.text())?.[0]]).toEqual([address, undefined]);
      const policy = reply.headers.get('content-security-policy');
      expect([address, policy]).toEqual([address, expect.stringContaining("default-src 'none'")]);
      expect(policy).not.toContain('script-src');
    }
    expect(seen).toBeGreaterThan(12);
  });
});
