import { databaseOptions } from '@tabir/config';
import type { JsonObject } from '@tabir/kernel';
import { Verifier } from '@tabir/runtime';
import { projectRoot } from '@tabir/services';
import * as servers from '@tabir/testing';
import { startOffice, type TestOffice } from '@tabir/testing';
import mysql from 'mysql2/promise';
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ownDatabase, type OwnDatabase } from '../../../libs/testing/src/own-database.js';
import { fillDisk, mayMount, onSmallDisk } from '../../../libs/testing/src/small-disk.js';
import { Client, type Reply } from './test/client.js';
import { Contract } from './test/contract.js';
import { withApi } from './test/with-api.js';

const MEBIBYTE = 1024 ** 2;
const PATIENCE_MS = 600_000;
/** Long enough that a few of them need new room, whatever was left free inside the tables. */
const SUMMARY = 'Ringkasan panjang. '.repeat(200);
const MOST_TRIES = 2_000;

const begin = (client: Client, unit: string, key: string): Promise<Reply> =>
  client.post(
    '/api/v1/instances',
    { workflow: 'exempt-information', payload: { unit, title: `Berkas ${key}`, summary: SUMMARY, medium: 'soft' } },
    { 'idempotency-key': key },
  );
const upload = (client: Client, id: string, key: string): Promise<Reply> =>
  client.send('PUT', `/api/v1/instances/${id}/files/${key}`, 'isi berkas '.repeat(20_000), {
    'content-type': 'text/plain',
    'x-file-name': 'catatan.txt',
    'idempotency-key': key,
  });

interface Sent {
  /** Record by the key of the command that began it. */
  readonly acknowledged: Map<string, string>;
  readonly refused: string[];
}

/** Sends until so many commands were refused for want of room. Nothing but success and that answer is ever seen. */
async function sendUntilRefused(client: Client, unit: string, times: number): Promise<Sent> {
  const sent: Sent = { acknowledged: new Map(), refused: [] };
  for (let tries = 0; sent.refused.length < times && tries < MOST_TRIES; tries++) {
    const key = randomUUID();
    const { status, body } = await begin(client, unit, key);
    if (status === 201) sent.acknowledged.set(key, (body as { instanceId: string }).instanceId);
    else {
      expect([status, body.code]).toEqual([503, 'database.unavailable']);
      sent.refused.push(key);
    }
  }
  expect(sent.refused).toHaveLength(times);
  return sent;
}

/** What was acknowledged is there, and what was refused is taken under the same key. Gives back how many records there are. */
async function settle(client: Client, unit: string, { acknowledged, refused }: Sent): Promise<Set<string>> {
  for (const [key, id] of acknowledged) {
    expect((await client.get(`/api/v1/instances/${id}`)).status).toBe(200);
    expect((await begin(client, unit, key)).body.instanceId).toBe(id);
  }
  const ids = new Set(acknowledged.values());
  for (const key of refused) {
    const reply = await begin(client, unit, key);
    expect([reply.status, reply.body]).toEqual([201, expect.anything()]);
    ids.add((reply.body as { instanceId: string }).instanceId);
  }
  expect(ids.size).toBe(acknowledged.size + refused.length);
  return ids;
}

/** Guarantee: without room nothing is acknowledged that is not kept, and work goes on by itself when there is room. */
describe('a database that is full', () => {
  let database: OwnDatabase;
  // The tables fit in, and then there is an end: a server's own "table is full", for which nobody has to fill a disk.
  const room = { tablesWithinBytes: 64 * MEBIBYTE };
  const api = withApi({ ...servers, freshDatabase: async () => (database = await ownDatabase(room)) });

  it(
    'refuses what it cannot keep with 503, still shows what it has, and goes on when there is room',
    async () => {
      const officer = await api().as('petugas');
      const id = await officer.start();
      const owner = await mysql.createConnection(databaseOptions(database.ownerUrl));
      await owner.query('CREATE TABLE filler (bytes LONGBLOB NOT NULL)');
      await expect(
        (async () => {
          for (;;) await owner.query('INSERT INTO filler VALUES (REPEAT("x", 1000000))');
        })(),
      ).rejects.toMatchObject({ code: 'ER_RECORD_FILE_FULL' });
      await owner.end();

      const sent = await sendUntilRefused(officer, 'kota', 20);
      expect((await officer.get('/api/v1/register')).status).toBe(200);
      expect((await fetch(`${api().url}/publik/dik`)).status).toBe(200);

      await database.stop();
      await database.start({ tablesWithinBytes: 256 * MEBIBYTE });
      const ids = await settle(officer, 'kota', sent);
      for (const one of [id, ...ids]) expect(await api().app.get(Verifier).instance(one)).toEqual([]);
    },
    PATIENCE_MS,
  );
});

const MOUNTS = mayMount();
if (!MOUNTS) console.warn('Nobody may mount here, so the office on a full disk was not tried; the full database was.');

(MOUNTS ? describe : () => undefined)('an office whose disk is full', () => {
  const UNIT = 'ppid-kota-contoh';
  let disk: string;
  let office: TestOffice;
  let officer: Client;

  beforeAll(async () => {
    disk = servers.temporaryFolder();
    office = await startOffice({ dataDir: disk, under: onSmallDisk(disk, 360), timeoutMs: 240_000 });
    const contract = new Contract((await (await fetch(`${office.url}/api/openapi.json`)).json()) as JsonObject);
    const anonymous = new Client(office.url, contract);
    const { body } = await anonymous.post('/api/v1/sessions', { name: 'petugas', password: 'kota-contoh-2026' });
    officer = anonymous.with((body as { token: string }).token);
  }, 300_000);
  afterAll(async () => {
    await office.stop();
    servers.removeFolder(disk);
  }, 60_000);

  const stored = (): string[] => readdirSync(join(office.seen, 'files'), { recursive: true }).map(String).sort();

  it(
    'answers 503, leaves no torn file, loses nothing and recovers by itself',
    async () => {
      const { body } = await begin(officer, UNIT, randomUUID());
      const id = (body as { instanceId: string }).instanceId;
      const before = stored();
      const free = fillDisk(office.seen);

      const key = randomUUID();
      expect((await upload(officer, id, key)).body).toMatchObject({ status: 503, code: 'storage.full' });
      expect(stored()).toEqual(before);
      expect(readdirSync(join(office.seen, 'tmp')).filter((name) => name.startsWith('upload-'))).toEqual([]);
      // MariaDB reports errors for a while and may die then; both is answered in the same words.
      const sent = await sendUntilRefused(officer, UNIT, 300);

      free();
      while ((await begin(officer, UNIT, sent.refused[0] ?? '')).status !== 201) await sleep(500);
      await settle(officer, UNIT, sent);
      expect((await upload(officer, id, key)).body).toMatchObject({ name: 'catatan.txt' });
      expect((await officer.get(`/api/v1/instances/${id}/files`)).body.items).toHaveLength(1);

      const main = join(projectRoot(), 'dist', 'apps', 'cli', 'src', 'main.js');
      const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'verify', '--data', office.seen], {
        encoding: 'utf8',
      });
      expect([status, stdout + stderr]).toEqual([0, expect.stringContaining('no findings')]);
      // MariaDB dies of it, and is started again; what has to say so stays.
      expect(office.output()).not.toMatch(/^(api|worker) ended/m);
    },
    PATIENCE_MS,
  );
});
