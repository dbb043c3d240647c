import { jest } from '@jest/globals';
import { databaseOptions } from '@tabir/config';
import { Database, sql } from '@tabir/persistence';
import { LOG } from '@tabir/server';
import { waitUntil } from '@tabir/services';
import type { Logger } from '@tabir/telemetry';
import * as servers from '@tabir/testing';
import { writeXlsx, type CellValue } from 'hucre/xlsx';
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import mysql, { type RowDataPacket } from 'mysql2/promise';
import { DECREE_HEADER } from '../../../../libs/testing/src/sample-list.js';
import type { Client, Reply } from '../test/client.js';
import { withApi } from '../test/with-api.js';
import { WorkerProcess } from '../test/worker-process.js';

const PATIENCE = { timeoutMs: 60_000 };
const HEADINGS = ['No', 'Informasi', 'Dasar Hukum', 'Konsekuensi Dibuka', 'Konsekuensi Ditutup', 'Jangka Waktu', 'Keterangan'];

const api = withApi(servers);
let worker: WorkerProcess | undefined;
let officer: Client;

beforeAll(async () => {
  officer = await api().as('petugas');
});
beforeEach(() => {
  worker = WorkerProcess.start(api().servers);
});
afterEach(async () => {
  await worker?.end();
});

const at = (list: string, ...more: string[]): string => ['/api/v1/imports', list, ...more].join('/');
const row = (title: string, period: CellValue = '5 tahun', ...more: CellValue[]): CellValue[] => [
  1,
  title,
  'UU 14/2008 Pasal 17 huruf h',
  'Disalahgunakan',
  'Terlindungi',
  period,
  ...more,
];
const workbook = (...rows: CellValue[][]): Promise<Uint8Array> =>
  writeXlsx({ sheets: [{ name: 'DIK', rows: [HEADINGS, ...rows] }] });
const put = (id: string, bytes: Uint8Array | string, name = 'daftar.xlsx', client = officer): Promise<Reply> =>
  client.send('PUT', at(id), bytes, { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name) });
async function given(bytes: Uint8Array, client = officer, name = 'daftar.xlsx'): Promise<string> {
  const id = randomUUID();
  expect((await put(id, bytes, name, client)).status).toBe(201);
  return id;
}
async function folderOf(list: string): Promise<string> {
  const [stored] = await database().rows<{ storage_key: string }>(sql`SELECT storage_key FROM import_list WHERE id = ${list}`);
  return join(api().servers.dataDir, 'imports', stored!.storage_key);
}
const begin = (list: string, more: object = {}, client = officer, headers: Record<string, string> = {}): Promise<Reply> =>
  client.post(at(list, 'runs'), { header: DECREE_HEADER, dryRun: false, ...more }, headers);
const undo = (list: string, run: string, client = officer): Promise<Reply> =>
  client.send('POST', at(list, 'runs', run, 'undo'), undefined, { 'idempotency-key': randomUUID() });
async function ended(list: string, run: string, client = officer): Promise<Reply['body']> {
  let body: Reply['body'];
  const isOver = async (): Promise<boolean> => {
    ({ body } = await client.get(at(list, 'runs', run)));
    return ['done', 'failed'].includes(body.state as string);
  };
  expect(await waitUntil(isOver, PATIENCE)).toBe(true);
  return body;
}
async function done(list: string, more: object = {}): Promise<Reply['body']> {
  const { status, body } = await begin(list, more);
  expect(status).toBe(201);
  return ended(list, body.id as string);
}
const rows = async (list: string, run: string, query = ''): Promise<Reply['body'][]> =>
  (await officer.get(`${at(list, 'runs', run, 'rows')}${query}`)).body.items;
const database = (): Database => api().app.get(Database);
const titlesLike = async (start: string): Promise<string[]> =>
  (await database().rows<{ title: string }>(sql`SELECT title FROM register_item WHERE title LIKE ${`${start}%`}`)).map(
    ({ title }) => title,
  );

describe('a list', () => {
  it('is tried, imported by the same rules, told of row by row, and undone', async () => {
    const list = await given(
      await workbook(row('Baik', '5 tahun'), row('Tanpa masa', '-'), row('Tak terbaca', 'Tahun 2025'), row('Baik', '5 tahun'), [
        null,
        'Jumlah',
        '4',
      ]),
    );
    const tried = await done(list, { dryRun: true });
    const counts = { added: 2, withDefects: 1, known: 1, refused: 1, withdrawn: 0, past: 0 };
    expect(tried).toMatchObject({ task: 'try', state: 'done', rows: 4, done: 4, counts, by: { name: 'Orang petugas' } });
    expect(tried.asked).toEqual({ sheet: null, map: {}, header: DECREE_HEADER });
    expect(tried.notes).toContainEqual({
      id: 'baris 6: bukan butir, dilewati: Jumlah 4',
      en: 'row 6: no item, left out: Jumlah 4',
    });
    expect(await titlesLike('Baik')).toEqual([]);
    expect((await rows(list, tried.id)).map(({ n, fate, kode }) => [n, fate, kode])).toEqual([
      [1, 'accepted', null],
      [2, 'accepted', null],
      [3, 'refused', null],
      [4, 'known', null],
    ]);

    const run = await done(list);
    expect(run).toMatchObject({ task: 'import', state: 'done', counts });
    expect(await titlesLike('Baik')).toEqual(['Baik']);
    const [first, lacking, refused, same] = await rows(list, run.id);
    expect(first).toMatchObject({ place: { id: 'baris 2', en: 'row 2' }, fate: 'accepted', kode: expect.any(String) as string });
    expect((await officer.get(`/api/v1/instances/${first.instanceId}`)).body.instance.kode).toBe(first.kode);
    expect(lacking.defects).toEqual([
      { code: 'term-unstated', message: { id: 'jangka waktu tidak disebut', en: 'no period stated' } },
    ]);
    expect(refused.reasons).toEqual([expect.objectContaining({ field: 'Jangka Waktu (F)', code: 'period-unknown' }) as object]);
    expect(refused.reasons[0].message.id).toContain('"Tahun 2025" tidak terbaca sebagai jangka waktu. Tulis');
    expect(same).toMatchObject({ fate: 'known', instanceId: first.instanceId, sameAs: { id: 'baris 2' } });
    expect((await officer.get(at(list))).body.runs).toMatchObject([{ id: run.id }, { id: tried.id }]);

    const { status, body } = await undo(list, run.id);
    expect(status).toBe(201);
    const undone = await ended(list, body.id);
    expect(undone).toMatchObject({
      task: 'undo',
      undoes: run.id,
      state: 'done',
      rows: 2,
      counts: { withdrawn: 2, past: 0 },
      asked: null,
    });
    expect((await rows(list, undone.id)).map(({ fate, kode }) => [fate, kode])).toEqual([
      ['withdrawn', first.kode],
      ['withdrawn', lacking.kode],
    ]);
    // Again, as by somebody who did not see the answer and pressed anew.
    const again = await undo(list, run.id);
    expect((await ended(list, again.body.id)).counts).toMatchObject({ withdrawn: 2, past: 0 });
  }, 120_000);

  it('gives its rows in pages, and those of one fate', async () => {
    const list = await given(
      await workbook(...['a', 'b', 'c', 'd', 'e'].map((title) => row(`Halaman ${title}`, title < 'd' ? '1 tahun' : '?'))),
    );
    const { id: run } = await done(list, { dryRun: true });
    const path = at(list, 'runs', run, 'rows');
    const first = (await officer.get(`${path}?limit=2`)).body;
    const second = (await officer.get(`${path}?limit=2&after=${first.next}`)).body;
    const last = (await officer.get(`${path}?limit=2&after=${second.next}`)).body;
    const numbers = ({ items }: { items: { n: number }[] }): number[] => items.map(({ n }) => n);
    expect([first, second, last].map(numbers)).toEqual([[1, 2], [3, 4], [5]]);
    expect(last.next).toBeNull();
    expect(numbers((await officer.get(`${path}?fate=refused`)).body)).toEqual([4, 5]);
    expect(numbers((await officer.get(`${path}?fate=with-defects`)).body)).toEqual([]);
    expect((await officer.get(`${path}?after=7`)).body).toMatchObject({ code: 'query.invalid', parameter: 'after' });
  }, 120_000);

  it('is the same under its id again, and no other', async () => {
    const [id, bytes] = [randomUUID(), await workbook(row('Sekali'))];
    const first = await put(id, bytes);
    expect(first.body).toMatchObject({
      id,
      name: 'daftar.xlsx',
      sheets: [{ name: 'DIK', form: 'six-columns', rows: 1 }],
      runs: [],
    });
    expect(await put(id, bytes)).toMatchObject({ status: 201, body: first.body as object });
    expect((await put(id, await workbook(row('Lain')))).body.code).toBe('command.reused');
    const key = { 'idempotency-key': randomUUID() };
    const run = await begin(id, { dryRun: true }, officer, key);
    expect((await begin(id, { dryRun: true }, officer, key)).body.id).toBe(run.body.id);
    expect((await begin(id, { dryRun: false }, officer, key)).body.code).toBe('command.reused');
  }, 60_000);

  it.each([
    ['kosong.xlsx', '', 'file.empty'],
    ['x.pdf', '%PDF-1.7', 'import.unreadable'],
    ['x.csv', 'a\0b', 'import.unreadable'],
    ['a/b.csv', 'judul\na\n', 'file.bad-name'],
  ])('that cannot be read is refused at once and not kept: %s', async (name, content, code) => {
    const folder = join(api().servers.dataDir, 'imports');
    const before = readdirSync(folder);
    const id = randomUUID();
    const reply = await put(id, Buffer.from(content), name);
    expect(reply.body.code).toBe(code);
    expect(readdirSync(folder)).toEqual(before);
    expect((await officer.get(at(id))).status).toBe(404);
  });

  it('larger than 20 MB is refused', async () => {
    expect((await put(randomUUID(), Buffer.alloc(20_000_001), 'x.csv')).body.code).toBe('file.too-large');
  });

  it('is refused before it is tried when something is missing that all of its rows need', async () => {
    const list = await given(await workbook(row('a')));
    expect((await begin(list, { header: {} })).body).toMatchObject({
      code: 'import.header-missing',
      missing: expect.any(Array) as [],
    });
    expect((await begin(list, { header: { judul: 'x' } })).body.code).toBe('import.header-unreadable');
    expect((await begin(list, { header: { alasan: 7 } })).body.code).toBe('import.header-unreadable');
    expect((await begin(list, { map: { period: 'Z' } })).body.code).toBe('import.map-unknown');
    expect((await begin(list, { map: { waktu: 'F' } })).body.code).toBe('import.map-unknown');
    expect((await begin(list, { sheet: 'Lain' })).body.code).toBe('import.no-sheet');
    expect((await officer.get(at(list))).body.runs).toEqual([]);
  });

  it('has its columns as somebody said the last time, when the same headings come again', async () => {
    const odd = (title: string): Promise<Uint8Array> =>
      writeXlsx({
        sheets: [{ name: 'A', rows: [['No', 'Nama Data', 'Dasar Hukum', 'Buka', 'Tutup', 'Sampai Kapan'], row(title)] }],
      });
    const parts = ({ body }: Reply): unknown[] => (body.sheets[0].columns as { part: string | null }[]).map(({ part }) => part);
    const first = await put(randomUUID(), await odd('a'));
    expect([parts(first), first.body.sheets[0].remembered]).toEqual([['number', null, 'basis', 'opened', 'closed', null], false]);
    const map = { title: 'B', period: 'Sampai Kapan' };
    expect((await begin(first.body.id, { map, dryRun: true })).status).toBe(201);
    const second = await put(randomUUID(), await odd('b'));
    expect([parts(second), second.body.sheets[0].remembered]).toEqual([
      ['number', 'title', 'basis', 'opened', 'closed', 'period'],
      true,
    ]);
    const agency = await api().as('pembantu');
    expect((await put(randomUUID(), await odd('c'), 'x.xlsx', agency)).body.sheets[0].remembered).toBe(false);
  });

  it('is not there for another unit, another agency, or who may not begin records', async () => {
    const list = await given(await workbook(row('Rahasia unit')));
    const { id: run } = (await begin(list, { dryRun: true })).body;
    const agency = await api().as('pembantu');
    const ofAgency = await given(await workbook(row('Rahasia dinas')), agency);
    const strangers = [await api().as('tetangga'), await api().as('ketua'), agency];
    for (const client of strangers)
      for (const ask of [
        (id: string) => client.get(at(id)),
        (id: string) => begin(id, {}, client),
        (id: string) => client.get(at(id, 'runs', run)),
        (id: string) => client.get(at(id, 'runs', run, 'rows')),
        (id: string) => undo(id, run, client),
      ]) {
        const [forbidden, absent] = [await ask(list), await ask(randomUUID())];
        expect({ ...forbidden.body, requestId: '' }).toEqual({ ...absent.body, requestId: '' });
        expect(forbidden.status).toBe(404);
      }
    for (const client of [officer, await api().as('pembantu2')]) expect((await client.get(at(ofAgency))).status).toBe(404);
    for (const stranger of strangers.slice(0, 1)) expect((await put(list, 'judul\na\n', 'x.csv', stranger)).status).toBe(404);
    const chair = await api().as('ketua');
    expect((await put(randomUUID(), 'judul\na\n', 'x.csv', chair)).body.code).toBe('policy.duty');
    expect((await chair.get(at('template.xlsx'))).status).toBe(403);
    // A run of another list is none of this one.
    expect((await officer.get(at(await given(await workbook(row('b'))), 'runs', run))).body.code).toBe('import.run-unknown');
  }, 60_000);

  it('is found again by whoever it belongs to, the newest first, as long as its file is there', async () => {
    const older = await given(await workbook(row('Lama')), officer, 'lama.xlsx');
    const newer = await given(await workbook(row('Baru')), officer, 'baru.xlsx');
    const agency = await api().as('pembantu');
    const ofAgency = await given(await workbook(row('Dinas')), agency, 'dinas.xlsx');
    const lists = async (client: Client): Promise<{ id: string; name: string }[]> =>
      (await client.get('/api/v1/imports?limit=200')).body.items;
    expect((await lists(officer)).slice(0, 2)).toMatchObject([
      { id: newer, name: 'baru.xlsx', givenAt: expect.any(String) },
      { id: older, name: 'lama.xlsx' },
    ]);
    expect((await lists(officer)).map(({ id }) => id)).not.toContain(ofAgency);
    expect((await lists(agency))[0]).toMatchObject({ id: ofAgency });
    expect((await lists(agency)).map(({ id }) => id)).not.toContain(newer);
    expect((await (await api().as('ketua')).get('/api/v1/imports')).body.code).toBe('policy.duty');
    servers.removeFolder(await folderOf(newer));
    expect((await lists(officer)).map(({ id }) => id)).not.toContain(newer);
  });

  it('of an agency begins records of that agency', async () => {
    const agency = await api().as('pembantu');
    const list = await given(await workbook(row('Milik dinas')), agency);
    const { body } = await begin(list, {}, agency);
    expect(await ended(list, body.id, agency)).toMatchObject({ counts: { added: 1 } });
    const [found] = await database().rows<{ agency: string }>(sql`SELECT agency FROM register_item WHERE title = 'Milik dinas'`);
    expect(found).toEqual({ agency: 'disdik' });
  }, 60_000);

  it('can only be undone when its import has ended', async () => {
    const list = await given(await workbook(row('Belum')));
    const { body } = await begin(list, { dryRun: true });
    expect((await undo(list, body.id)).body.code).toBe('import.not-undoable');
  });

  it('comes as a template that is taken back', async () => {
    const reply = await fetch(`${officer.url}${at('template.xlsx')}`, {
      headers: {
        authorization: `Bearer ${(await officer.post('/api/v1/sessions', { name: 'petugas', password: 'kata sandi kantor contoh' })).body.token}`,
      },
    });
    expect(reply.headers.get('content-disposition')).toContain('daftar.xlsx');
    const { body } = await put(randomUUID(), new Uint8Array(await reply.arrayBuffer()));
    expect(body.sheets[0]).toMatchObject({ name: 'Daftar', form: 'full', rows: 1 });
  });
});

describe('a worker that is killed in the middle', () => {
  const COUNT = 400;

  it('leaves its list to the next, which loses no row and begins none twice', async () => {
    const list = await given(await workbook(...Array.from({ length: COUNT }, (_, n) => row(`Terputus ${n}`))));
    const { id: run } = (await begin(list)).body;
    const isUnderWay = async (): Promise<boolean> => (await officer.get(at(list, 'runs', run))).body.done > 0;
    expect(await waitUntil(isUnderWay, PATIENCE)).toBe(true);
    await worker!.end('SIGKILL');
    const begun = (await titlesLike('Terputus')).length;
    expect(begun).toBeGreaterThan(0);
    expect(begun).toBeLessThan(COUNT);
    // Its last word is cut off, so of one record that is there its row says only that it was being tried.
    const [stored] = await database().rows<{ storage_key: string }>(sql`SELECT storage_key FROM import_list WHERE id = ${list}`);
    const said = join(api().servers.dataDir, 'imports', stored!.storage_key, `${run}.jsonl`);
    const lines = readFileSync(said, 'utf8').split('\n').slice(0, -1);
    writeFileSync(said, lines.join('\n').slice(0, -5));
    await database().write(sql`UPDATE import_row SET fate = 'trying' WHERE run = ${run} AND n = ${lines.length}`);

    worker = WorkerProcess.start(api().servers);
    await database().write(sql`UPDATE import_job SET wait_until = '2020-01-01' WHERE id = ${run}`);
    expect(await ended(list, run)).toMatchObject({ state: 'done', done: COUNT, counts: { added: COUNT, known: 0, refused: 0 } });
    const titles = await titlesLike('Terputus');
    expect(new Set(titles).size).toBe(COUNT);
    expect(titles).toHaveLength(COUNT);
    const told: number[] = [];
    for (let next: number | null = 0; next !== null;) {
      const { body } = await officer.get(`${at(list, 'runs', run, 'rows')}?limit=200&after=${next}`);
      told.push(...(body.items as { n: number }[]).map(({ n }) => n));
      next = body.next;
    }
    expect(told).toEqual(Array.from({ length: COUNT }, (_, n) => n + 1));
    const fates = await database().rows(sql`SELECT DISTINCT fate FROM import_row WHERE run = ${run}`);
    expect(fates).toEqual([{ fate: 'accepted' }]);
    const { body } = await undo(list, run);
    expect((await ended(list, body.id)).counts).toMatchObject({ withdrawn: COUNT, past: 0 });
  }, 240_000);
});

describe('what stands in a list', () => {
  it('is in no table and in no log, and the files beside it are nobody else’s', async () => {
    const log = api().app.get<Logger>(LOG);
    const logged = (['info', 'warn', 'error'] as const).map((level) => jest.spyOn(log, level));
    const canary = 'KENARI-7391';
    const list = randomUUID();
    const bytes = await writeXlsx({
      sheets: [
        {
          name: `Lembar ${canary}`,
          rows: [
            [`Judul ${canary}`],
            [...HEADINGS, `Kolom ${canary}`],
            row('Kenari a', canary),
            row('Kenari b', '1 tahun', canary),
          ],
        },
      ],
    });
    expect((await put(list, bytes, `${canary}.xlsx`)).body.name).toBe(`${canary}.xlsx`);
    for (const dryRun of [true, false]) {
      const run = await done(list, { dryRun, sheet: `Lembar ${canary}` });
      expect(run).toMatchObject({ state: 'done', counts: { added: 1, refused: 1 } });
      expect(JSON.stringify(await rows(list, run.id))).toContain(canary);
    }
    // The search finds what is there: a title, which the register seals.
    expect(await tablesWith('Kenari b')).toContain('register_item');
    expect(await tablesWith(canary)).toEqual([]);
    expect(JSON.stringify(logged.flatMap(({ mock }) => mock.calls))).not.toContain(canary);
    expect(worker!.log).toContain('The worker is at work.');
    expect(worker!.log).not.toContain(canary);
    const folder = join(api().servers.dataDir, 'imports');
    for (const key of readdirSync(folder)) {
      expect(statSync(join(folder, key)).mode & 0o077).toBe(0);
      for (const file of readdirSync(join(folder, key))) expect(statSync(join(folder, key, file)).mode & 0o077).toBe(0);
    }
  }, 120_000);

  it('fails a run when it is gone, as after a backup was restored', async () => {
    await worker!.end();
    const list = await given(await workbook(row('Hilang')));
    const { body } = await begin(list);
    const folder = await folderOf(list);
    expect(existsSync(folder)).toBe(true);
    servers.removeFolder(folder);
    worker = WorkerProcess.start(api().servers);
    const failed = async (): Promise<boolean> => {
      const [job] = await database().rows<{ problem: string | null }>(sql`SELECT problem FROM import_job WHERE id = ${body.id}`);
      return job?.problem === 'import.list-gone';
    };
    expect(await waitUntil(failed, PATIENCE)).toBe(true);
    expect((await officer.get(at(list))).body.code).toBe('import.list-gone');
  }, 60_000);
});

/** The tables in which the text stands, with those of the owner's connection: the app may read less. */
async function tablesWith(text: string): Promise<string[]> {
  const connection = await mysql.createConnection(databaseOptions(api().servers.ownerUrl));
  const [tables] = await connection.query<RowDataPacket[]>('SHOW TABLES');
  const found: string[] = [];
  for (const name of tables.map((one) => String(Object.values(one)[0]))) {
    const [all] = await connection.query<RowDataPacket[]>(`SELECT * FROM \`${name}\``);
    if (all.some((one) => Object.values(one).some((value) => String(value).includes(text)))) found.push(name);
  }
  await connection.end();
  return found;
}
