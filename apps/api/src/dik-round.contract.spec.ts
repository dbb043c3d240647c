import { compareWithHead, openNote, readCheckpoint, readKey } from '@tabir/audit';
import { CHANNELS_FILE, checkLink, readChannels } from '@tabir/channels';
import { databaseOptions, readEnvironment } from '@tabir/config';
import { differenceOf, EDITION_FILES, editionFindings, Editions, plainLetterhead, type EditionEntry } from '@tabir/editions';
import { dateIn } from '@tabir/kernel';
import { Accounts, Database, Feed, sql } from '@tabir/persistence';
import { Reads, SYSTEM, Verifier } from '@tabir/runtime';
import * as servers from '@tabir/testing';
import mysql from 'mysql2/promise';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Client, Reply } from './test/client.js';
import { DETERMINATION } from './test/client.js';
import { deliverAll } from './test/deliver-all.js';
import { withApi } from './test/with-api.js';

/** The full form is 5,000: `TABIR_TEST_RECORDS=5000 npm run test:contract -- dik-round`. */
const RECORDS = Number(readEnvironment()['TABIR_TEST_RECORDS'] ?? 40);
const AGENCIES = ['disdik', 'dinkes', ...Array.from({ length: 10 }, (_, index) => `dinas-${index + 1}`)];
/** As many as an office's records come in at a time. */
const AT_ONCE = 8;

const api = withApi(servers);
let [officer, colleague, chair, before, after, head] = [] as unknown as [Client, Client, Client, Client, Client, Client];

beforeAll(async () => {
  const as = (name: Parameters<ReturnType<typeof api>['as']>[0]): Promise<Client> => api().as(name);
  [officer, colleague, chair] = [await as('petugas'), await as('rekan'), await as('ketua')];
  [before, after, head] = [await as('pembantu'), await as('pembantu2'), await as('kepala')];
  for (const id of AGENCIES.slice(2))
    await api()
      .app.get(Accounts)
      .putAgency({ id, unit: 'kota', name: `Dinas ${id}` }, SYSTEM);
});

interface Asked {
  readonly agency: string;
  readonly status: string;
  readonly outcome: string | null;
  readonly instance: string;
}
interface RoundContext {
  readonly asked: readonly Asked[];
  readonly applied: number;
  readonly refused: readonly { readonly member: string; readonly code: string; readonly rules: readonly string[] }[];
  readonly struck: readonly unknown[];
  readonly blocked: object | null;
  readonly deliveries: readonly object[];
  readonly publications: readonly object[];
  readonly edition: { readonly no: number; readonly items: number; readonly checksum: string } | null;
}

const view = async (id: string, by = officer): Promise<{ value: object; context: RoundContext }> =>
  (await by.get(`/api/v1/instances/${id}`)).body as { value: object; context: RoundContext };

/** Long enough to be found, were it taken for a secret. */
const SIGNER = 'Dra. Bahriyah Wulandari';
/** No two records of an office are called alike. */
const TITLE = 'Berkas rahasia nomor';
let number = 0;
/** Internal titles by record. */
const titles = new Map<string, string>();

async function classified(by: Client): Promise<string> {
  const title = `${TITLE} ${++number}`;
  const id = await officer.start({ title });
  titles.set(id, title);
  await officer.event(id, 'PROPOSE_ENTRY', entry(number));
  await officer.event(id, 'SUBMIT');
  await chair.decide(id, 'ACCEPT');
  await by.event(id, 'CLASSIFY', { classificationCode: '800.1.11', securityClass: 'R' });
  return id;
}

const kodeOf = async (id: string): Promise<string> =>
  ((await officer.get(`/api/v1/instances/${id}`)).body as { instance: { kode: string } }).instance.kode;

async function manyClassified(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let at = 0; at < count; at += AT_ONCE)
    ids.push(...(await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - at) }, () => classified(officer)))));
  return ids;
}

const entry = (no: number, more: object = {}): object => ({
  publicTitle: `Pemeriksaan disiplin ${no}`,
  publicSummary: 'Berkas pemeriksaan.',
  publicConsequenceIfOpened: 'Rahasia orang tersingkap.',
  publicConsequenceIfClosed: 'Rahasia orang terlindungi.',
  ...more,
});

const page = async (path: string): Promise<Response> => fetch(`${api().url}/publik${path}`);
const publish = async (
  round: string,
  type = 'PUBLISH_EDITION',
  payload: object = { signerPosition: 'Ketua PPID' },
): Promise<Reply> => {
  const reply = await chair.decide(round, type, payload);
  await deliverAll(api().app);
  return reply;
};

/** Four dots. */
const EMBLEM = 'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAYAAABytg0kAAAAEElEQVR4nGNgCFjwH4xhDAA/FAe9pz5WPAAAAABJRU5ErkJggg==';
const LETTERHEAD = {
  government: 'Pemerintah Kota Contoh',
  office: 'Dinas Kominfo (rekaan)',
  address: 'Jalan Contoh 1, Kota Contoh',
  emblem: EMBLEM,
};
/** By the two persons that it takes. */
async function setLetterhead(): Promise<void> {
  const payload = { unit: 'kota', basis: 'Perwal 1/2026 (rekaan)', reason: 'Kop resmi.', letterhead: LETTERHEAD };
  const { body } = await officer.post('/api/v1/instances', { workflow: 'settings-change', payload });
  expect((await chair.decide((body as { instanceId: string }).instanceId, 'ACTIVATE')).status).toBe(200);
  await deliverAll(api().app);
}

const answer = (by: Client, id: string, outcome: string): Promise<Reply> => by.event(id, 'ANSWER', { outcome });

describe('a round of the list over the API', () => {
  it('asks twelve agencies, goes on without the silent one, and signs all records but those that refuse', async () => {
    const today = DETERMINATION.date;
    const { now } = (await officer.get('/api/v1/office')).body as { now: string };
    const begun = await officer.post('/api/v1/instances', {
      workflow: 'dik-round',
      payload: {
        unit: 'kota',
        kind: 'yearly',
        year: 2026,
        purpose: 'Daftar informasi yang dikecualikan',
        answersBy: `${Number(now.slice(0, 4)) + 1}-02-26`,
        agencies: AGENCIES,
      },
    });
    expect(begun.status).toBe(201);
    const { instanceId: round } = begun.body as { instanceId: string };
    await deliverAll(api().app);
    const { asked } = (await view(round)).context;
    expect(asked.map(({ agency, status }) => [agency, status])).toEqual(AGENCIES.map((one) => [one, 'asked']));

    // What its inbox shows is enough to answer.
    const tasks = (await before.get('/api/v1/tasks?limit=100')).body as { items: { instanceId: string; duty: string }[] };
    expect(tasks.items.map(({ instanceId }) => instanceId)).toContain(asked[0]!.instance);
    expect((await before.get(`/api/v1/instances/${round}`)).status).toBe(404);
    expect((await after.get(`/api/v1/instances/${asked[0]!.instance}`)).status).toBe(404);

    expect((await answer(before, asked[0]!.instance, 'sent')).status).toBe(200);
    expect((await answer(after, asked[1]!.instance, 'nothing')).status).toBe(200);
    for (const { instance } of asked.slice(2, -1)) {
      const letter = { outcome: 'unchanged', number: '045/1', date: today };
      expect((await officer.event(instance, 'RECORD_ANSWER', letter)).status).toBe(200);
    }
    for (const { instance } of asked.slice(0, -1)) expect((await officer.decide(instance, 'ACCEPT')).status).toBe(200);
    await deliverAll(api().app);

    const refused = await officer.decide(round, 'CLOSE_COLLECTION');
    expect([refused.status, refused.body.refusals[0].id]).toEqual([409, 'silent.unexplained']);
    expect((await officer.decide(round, 'CLOSE_COLLECTION', { silentBecause: 'Ditegur dua kali.' })).status).toBe(200);
    await deliverAll(api().app);
    expect((await view(round)).context.asked.at(-1)).toMatchObject({ status: 'closed', outcome: null });

    const records = await manyClassified(RECORDS);
    // Confirmed by hand between looking and signing, so the one signature finds it gone from what waits.
    const alone = await classified(colleague);
    expect((await officer.event(round, 'SUBMIT_LIST')).status).toBe(200);
    // The chair is told beforehand how many records it will be.
    const ahead = await chair.post(`/api/v1/instances/${round}/events:preview`, {
      type: 'SIGN',
      payload: { listNumber: 'DIK/1', listDate: today, signerName: SIGNER },
    });
    expect(ahead.body).toMatchObject({ others: RECORDS + 1 });
    const own = await officer.decide(round, 'SIGN', { listNumber: 'DIK/1', listDate: today, signerName: SIGNER });
    expect(own.status).toBe(403);
    const signed = await chair.decide(round, 'SIGN', { listNumber: 'DIK/1', listDate: today, signerName: SIGNER });
    expect(signed.status).toBe(200);
    const list = { listNumber: 'DIK/0', listDate: today, signerName: 'Bahri' };
    expect((await chair.decide(alone, 'CONFIRM_FILING', list)).status).toBe(200);
    await deliverAll(api().app);

    const mending = await view(round);
    expect(mending.value).toMatchObject({ list: 'mending' });
    expect(mending.context.applied).toBe(RECORDS);
    expect(mending.context.refused).toEqual([{ member: alone, code: 'instance.stale', rules: [] }]);
    for (const id of [records[0]!, records.at(-1)!]) expect((await view(id)).value).toMatchObject({ filing: 'filed' });
    expect((await chair.decide(round, 'STRIKE', { reason: 'Sudah ditetapkan sendiri.' })).status).toBe(200);

    // The public texts, all with one word; then one of them says too much.
    expect((await chair.decide(round, 'AUTHORISE_ENTRIES')).status).toBe(200);
    await deliverAll(api().app);
    expect((await view(round)).context).toMatchObject({ authorised: RECORDS + 1, unauthorised: [] });
    const [first, second] = [records[0]!, records[1]!];
    await officer.event(second, 'PROPOSE_ENTRY', entry(2, { publicSummary: `Lihat juga ${TITLE.toUpperCase()} 1.` }));
    expect((await chair.decide(second, 'AUTHORISE_PROPOSED')).status).toBe(200);
    await deliverAll(api().app);
    expect((await publish(round)).status).toBe(200);
    const blocked = await view(round);
    expect(blocked.value).toMatchObject({ list: 'blocked' });
    const kodes = await Promise.all([first, second].map(async (id) => await kodeOf(id)));
    expect(blocked.context.blocked).toMatchObject({
      count: 1,
      kinds: [{ secret: 'START.title', field: 'summary', place: 'other', count: 1 }],
      leaks: [{ record: kodes[0], secret: 'START.title', where: kodes[1], field: 'summary' }],
    });
    expect((await page('/edisi/1')).status).toBe(404);
    await officer.event(second, 'PROPOSE_ENTRY', entry(2));
    expect((await chair.decide(second, 'AUTHORISE_PROPOSED')).status).toBe(200);
    await deliverAll(api().app);
    // Neither may what is typed for the edition itself.
    expect((await publish(round, 'PUBLISH_EDITION', { signerPosition: `Ketua ${TITLE} 1` })).status).toBe(200);
    expect((await view(round)).context.blocked).toMatchObject({
      count: 1,
      leaks: [{ record: kodes[0], secret: 'START.title', where: 'dik.pdf', field: 'text' }],
    });
    expect((await publish(round)).status).toBe(200);
    const { edition } = (await view(round)).context;
    expect(edition).toMatchObject({ no: 1, items: RECORDS + 1, page: expect.stringMatching(/^http.+\/publik\/edisi\/1$/) });

    const published = { channel: 'website', address: 'https://ppid.contoh.go.id/dik', publishedOn: await dayOf(1) };
    expect((await officer.event(round, 'RECORD_PUBLICATION', published)).status).toBe(200);
    expect((await view(round, head)).value).toMatchObject({ list: 'published', upkeep: { counting: 'kept' } });
    await deliverAll(api().app);
    // Whatever stands in the edition is uploaded with it; nobody records that once for each.
    expect((await view(round)).context).toMatchObject({ uploaded: RECORDS + 1, notUploaded: 0 });
    for (const id of [records[0]!, records.at(-1)!, alone]) expect((await view(id)).value).toMatchObject({ listing: 'uploaded' });
    const html = await (await page('/edisi/1')).text();
    for (const words of ['Edisi ke-1', published.address, 'Bahri', 'Ketua PPID', edition?.checksum ?? ''])
      expect(html).toContain(words);
    for (const id of [round, ...asked.map(({ instance }) => instance), alone])
      expect(await api().app.get(Verifier).instance(id)).toEqual([]);
  }, 1_800_000);

  it('leaves an edition in every form, which nobody can change', async () => {
    const sums = await Promise.all(
      Object.keys(EDITION_FILES).map(async (name) => {
        const reply = await page(`/edisi/1/${name}`);
        const bytes = Buffer.from(await reply.arrayBuffer());
        return [name, reply.status, bytes.length > 100, createHash('sha256').update(bytes).digest('hex')] as const;
      }),
    );
    expect(sums.map(([name, status, isThere]) => [name, status, isThere])).toEqual(
      Object.keys(EDITION_FILES).map((name) => [name, 200, true]),
    );
    const { checksum } = (await api().app.get(Editions).edition(1))!;
    expect(sums.find(([name]) => name === 'edisi.jsonl')?.[3]).toBe(checksum);
    const original = await (await page('/edisi/1/edisi.jsonl')).text();
    expect(original).not.toContain(TITLE);
    const head = await (await page('/edisi/1/kepala.txt')).text();
    const { key } = JSON.parse(original.split('\n')[0] ?? '') as { key: string };
    expect(await compareWithHead(api().app.get(Feed), readCheckpoint(openNote(head, readKey(key))))).toEqual([]);
    for (const path of ['/edisi/2', '/edisi/0', '/edisi/1/dik.exe', '/edisi/x', '/edisi/1/constructor'])
      expect((await page(path)).status).toBe(404);
    expect(await (await page('/edisi')).text()).toContain('/publik/edisi/1');
    expect(await (await page('/edisi.atom')).text()).toContain('/publik/edisi/1</id>');

    const database = api().app.get(Database);
    expect(await editionFindings(api().app.get(Editions), api().app.get(Reads))).toEqual([]);
    for (const statement of [
      sql`UPDATE edition SET items = 0`,
      sql`DELETE FROM edition_entry`,
      sql`UPDATE edition_entry SET kind = 'gone'`,
      sql`DELETE FROM edition_upload`,
      sql`UPDATE edition_upload_check SET link = 'reachable'`,
    ])
      await expect(database.write(statement)).rejects.toThrow('ER_TABLEACCESS_DENIED_ERROR');
  });

  it('says in the next edition what came, changed, opened and went', async () => {
    const editions = api().app.get(Editions);
    const [round] = (await rounds()).slice(-1);
    const before = await entriesOf(editions, 1);
    const changed = before[0]!;
    const id = (await api().app.get(Reads).instanceByKode(changed.item.kode))!.id;
    await officer.event(id, 'PROPOSE_ENTRY', entry(77));
    expect((await chair.decide(id, 'AUTHORISE_PROPOSED')).status).toBe(200);
    await deliverAll(api().app);
    const folder = servers.temporaryFolder();
    const file = join(folder, CHANNELS_FILE);
    const deliver = () => deliverAll(api().app, () => readChannels(file));
    const laman = { name: 'laman', kind: 'folder', path: join(folder, 'www') };
    writeFileSync(file, JSON.stringify([laman, { ...laman, name: 'laman' }]), { mode: 0o600 });
    await setLetterhead();
    expect((await chair.decide(round!, 'PUBLISH_EDITION', { signerPosition: 'Ketua PPID' })).status).toBe(200);
    await deliver();
    // The one before keeps what it was published with.
    const [plain, set] = [(await editions.edition(1))!, (await editions.edition(2))!];
    expect([plain.letterhead, set.letterhead]).toEqual([plainLetterhead(plain.office), LETTERHEAD]);
    const emblem = await page('/edisi/2/lambang.png');
    expect([emblem.headers.get('content-type'), Buffer.from(await emblem.arrayBuffer()).toString('base64')]).toEqual([
      'image/png',
      EMBLEM,
    ]);
    expect(await (await page('/edisi/2')).text()).toContain('<img src="/publik/edisi/2/lambang.png" alt="">');
    expect((await page('/edisi/1/lambang.png')).status).toBe(404);
    expect(await (await page('/edisi/1')).text()).not.toContain(LETTERHEAD.address);
    expect(await (await page('/edisi/2')).text()).toContain(`<p class="plain">${LETTERHEAD.address}</p>`);
    // Changed since the edition, so that it goes up with the next one.
    const late = (await api().app.get(Reads).instanceByKode(before[1]!.item.kode))!.id;
    await officer.event(late, 'PROPOSE_ENTRY', entry(78));
    expect((await chair.decide(late, 'AUTHORISE_PROPOSED')).status).toBe(200);
    await deliver();
    const first = { edition: 1, delivered: [], refused: [] };
    const invalid = [{ name: CHANNELS_FILE, code: 'channels.invalid' }];
    expect((await view(round!)).context.deliveries).toEqual([first, { edition: 2, delivered: [], refused: invalid }]);
    const tasks = (await officer.get('/api/v1/tasks?limit=100')).body as { items: { instanceId: string; duty: string }[] };
    expect(tasks.items).toContainEqual(expect.objectContaining({ instanceId: round, duty: 'delivery' }));

    // Mended, it goes there when somebody says so, once, and so does the edition before it.
    writeFileSync(file, JSON.stringify([laman]));
    for (const by of [officer, chair]) {
      expect((await by.event(round!, 'REDELIVER')).status).toBe(200);
      await deliver();
    }
    const delivered = { delivered: ['laman'], refused: [] };
    expect((await view(round!)).context.deliveries).toEqual([
      { edition: 1, ...delivered },
      { edition: 2, ...delivered },
    ]);
    expect((await view(round!)).value).toMatchObject({ edition: { out: 'brought' } });
    for (const no of [1, 2]) expect((await editions.uploads(no)).filter(({ channel }) => channel === 'laman')).toHaveLength(1);
    const brought = join(folder, 'www', 'edisi-2');
    expect(readdirSync(brought).sort()).toEqual(Object.keys(EDITION_FILES).sort());
    const { checksum } = (await editions.edition(2))!;
    expect(
      createHash('sha256')
        .update(readFileSync(join(brought, 'edisi.jsonl')))
        .digest('hex'),
    ).toBe(checksum);
    servers.removeFolder(folder);
    expect(await (await page('/edisi/2')).text()).not.toContain(brought);
    expect(await (await page('/edisi/2')).text()).toContain('>laman<');
    expect(await (await page('/edisi/2')).text()).toMatch(/Perubahan dari edisi ke-1[^]*Diubah: 1[^]*: judul</);
    const recorded = { channel: 'website', address: 'https://ppid.contoh.go.id/dik', publishedOn: await dayOf(2) };
    expect((await officer.event(round!, 'RECORD_PUBLICATION', recorded)).status).toBe(200);
    await deliverAll(api().app);
    expect((await view(round!)).context).toMatchObject({ uploaded: 1, notUploaded: 1 });
    expect((await view(id)).value).toMatchObject({ listing: 'uploaded' });
    expect((await view(late)).value).toMatchObject({ listing: { outdated: 'reworded' } });
    const difference = await differenceOf(editions.entries(2), editions.entries(1));
    expect(difference).toMatchObject({ added: [], changed: [{ fields: ['title'] }], opened: [], gone: [] });
    expect(await entriesOf(editions, 1)).toEqual(before);
  }, 1_800_000);

  it('publishes a list whose public titles are the internal ones by one act, and nothing that was not found then', async () => {
    const [round] = (await rounds()).slice(-1);
    const reword = async (id: string, more: object): Promise<void> => {
      await officer.event(id, 'PROPOSE_ENTRY', entry(1, more));
      expect((await chair.decide(id, 'AUTHORISE_PROPOSED')).status).toBe(200);
    };
    for (const [id, publicTitle] of titles) await reword(id, { publicTitle });
    await deliverAll(api().app);
    await publish(round!);
    const own = { secret: 'START.title', field: 'title', place: 'own', count: titles.size };
    const { blocked } = (await view(round!)).context as { blocked: { leaks: unknown[] } | null };
    expect(blocked).toMatchObject({ count: titles.size, kinds: [own] });
    expect(blocked?.leaks).toHaveLength(Math.min(titles.size, 20));

    // One more that is found after the chair has looked, where nothing was shown of it.
    const because = { reason: 'Judul daftar lama memang judul publik.' };
    expect((await chair.decide(round!, 'ACCEPT_LEAKS', because)).status).toBe(200);
    const [[last, title] = []] = [...titles].slice(-1);
    const words = entry(1, { publicTitle: title, publicSummary: `Lihat ${title}.` });
    expect((await chair.decide(last!, 'AUTHORISE_LISTING', words)).status).toBe(200);
    await deliverAll(api().app);
    expect((await view(round!)).context.blocked).toMatchObject({ count: titles.size + 1, kinds: [{ field: 'summary' }, own] });
    expect((await publish(round!, 'ACCEPT_LEAKS', because)).status).toBe(200);
    expect((await view(round!)).context).toMatchObject({ blocked: null, edition: { no: 3, items: titles.size } });
  }, 1_800_000);

  it('looks whether the public finds what was uploaded, and tells the officer and the public what came of it', async () => {
    const [round] = (await rounds()).slice(-1);
    let status = 404;
    const site = createServer((_request, reply) => reply.writeHead(status).end('<p>Daftar</p>')).listen(0, '127.0.0.1');
    await once(site, 'listening');
    const address = `http://127.0.0.1:${(site.address() as AddressInfo).port}/dik`;
    const look = (of: string) => checkLink(of, { also: ['127.0.0.1'] });
    const deliver = () => deliverAll(api().app, () => [], look);
    const uploads = async (): Promise<readonly object[]> => (await view(round!)).context.publications;

    const recorded = { channel: 'website', address, publishedOn: await dayOf(3) };
    expect((await officer.event(round!, 'RECORD_PUBLICATION', recorded)).status).toBe(200);
    await deliver();
    expect((await uploads()).at(-1)).toMatchObject({ edition: 3, address, link: 'refused', httpStatus: 404 });
    expect((await view(round!)).value).toMatchObject({ links: 'broken' });
    expect(await (await page('/edisi/3')).text()).toContain('Tidak terbuka (HTTP 404)');

    status = 200;
    expect((await officer.event(round!, 'CHECK_LINKS')).status).toBe(200);
    await deliver();
    expect((await uploads()).at(-1)).toMatchObject({ link: 'reachable', httpStatus: 200 });
    expect((await view(round!)).value).toMatchObject({ links: 'found' });
    const html = await (await page('/edisi/3')).text();
    expect([html.includes('Terbuka pada'), html.includes('HTTP 404')]).toEqual([true, false]);

    // A notice board is no address, and one of this house is not asked for by a worker as it is.
    expect(
      (await officer.event(round!, 'RECORD_PUBLICATION', { ...recorded, channel: 'notice-board', address: 'Lobi' })).status,
    ).toBe(200);
    expect((await officer.event(round!, 'RECORD_PUBLICATION', { ...recorded, channel: 'other' })).status).toBe(200);
    await deliverAll(api().app, () => [], checkLink);
    expect((await uploads()).slice(-2)).toEqual([
      expect.not.objectContaining({ link: expect.anything() as unknown }),
      expect.objectContaining({ channel: 'other', link: 'private' }),
    ]);
    expect(await api().app.get(Verifier).instance(round!)).toEqual([]);
    site.close();
  }, 1_800_000);

  it('does not hide from verification what the owner of the database did to an edition', async () => {
    const findings = () => editionFindings(api().app.get(Editions), api().app.get(Reads));
    const owner = await mysql.createConnection(databaseOptions(api().servers.ownerUrl));
    const [row] = (await owner.query(`SELECT header, checksum FROM edition WHERE no = 1`))[0] as {
      header: Buffer;
      checksum: string;
    }[];
    await owner.execute(`UPDATE edition SET header = ? WHERE no = 1`, [
      Buffer.from(row!.header.toString().replace('Bahri', 'Bahrul')),
    ]);
    expect(await findings()).toEqual(['Edition 1 was changed: its lines do not add up to its checksum.']);
    const sum = createHash('sha256');
    for await (const bytes of api().app.get(Editions).original(1)) sum.update(bytes);
    await owner.execute(`UPDATE edition SET checksum = ? WHERE no = 1`, [sum.digest('hex')]);
    expect(await findings()).toEqual([expect.stringContaining(`Edition 1: the log says that ${row!.checksum} was published`)]);
    await owner.execute(`UPDATE edition SET header = ?, checksum = ? WHERE no = 1`, [row!.header, row!.checksum]);
    await owner.execute(`DELETE FROM edition_entry WHERE no = 1 AND n = 1`);
    expect(await findings()).toEqual(['Edition 1 was changed: its lines do not add up to its checksum.']);
    await owner.end();
  });
});

/** The day on the office's wall on which an edition was made. */
async function dayOf(no: number): Promise<string> {
  const { at, zone } = (await api().app.get(Editions).edition(no))!;
  return dateIn(at, zone);
}

async function rounds(): Promise<string[]> {
  const rows = await api()
    .app.get(Database)
    .rows<{ id: string }>(sql`SELECT id FROM instance WHERE workflow = 'dik-round' ORDER BY id`);
  return rows.map(({ id }) => id);
}

async function entriesOf(editions: Editions, no: number): Promise<EditionEntry[]> {
  const found: EditionEntry[] = [];
  for await (const one of editions.entries(no)) found.push(one);
  return found;
}
