import { openOffice } from '@tabir/config';
import * as servers from '@tabir/testing';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createApi } from './create-api.js';
import { ApiProcess } from './test/api-process.js';
import { Client } from './test/client.js';
import type { Contract } from './test/contract.js';
import { PASSWORD, TestApi, type TestServers } from './test/test-api.js';

let given: TestServers;
let contract: Contract;
let record: string;
let drop: () => Promise<void>;

beforeAll(async () => {
  const database = await servers.freshDatabase();
  given = { ...database, redisUrl: await servers.freshRedis(), dataDir: servers.temporaryFolder() };
  drop = () => database.drop();
  const api = await TestApi.start(given);
  contract = api.contract;
  record = await (await api.as('petugas')).start();
  await api.stop();
}, 60_000);
afterAll(async () => {
  await drop();
  servers.removeFolder(given.dataDir);
});

async function signIn(url: string): Promise<{ client: Client; token: string }> {
  const reply = await new Client(url, contract).post('/api/v1/sessions', { name: 'petugas', password: PASSWORD });
  const { token } = reply.body as { token: string };
  return { client: new Client(url, contract).with(token), token };
}

const KEY = 'unggahan-0001';
const upload = (client: Client) =>
  client.send('PUT', `/api/v1/instances/${record}/files/${KEY}`, 'isi berkas\n', {
    'content-type': 'text/plain',
    'x-file-name': 'catatan.txt',
    'idempotency-key': KEY,
  });
const kept = (): string[] =>
  readdirSync(join(given.dataDir, 'files')).flatMap((part) => readdirSync(join(given.dataDir, 'files', part)));

describe('the process', () => {
  it('killed when a file lies on the disk and nothing tells of it, takes the same upload afterwards', async () => {
    const doomed = await ApiProcess.start(given, { TABIR_FAULT: 'file.after-rename:1' });
    await expect(upload((await signIn(doomed.url)).client)).rejects.toThrow();
    expect((await doomed.ended()).signal).toBe('SIGKILL');
    expect(kept()).toHaveLength(1);

    const next = await ApiProcess.start(given);
    const { client } = await signIn(next.url);
    expect((await client.get(`/api/v1/instances/${record}/files`)).body.items).toEqual([]);
    expect((await upload(client)).body).toMatchObject({ name: 'catatan.txt', size: 11 });
    expect((await upload(client)).status).toBe(201);
    expect((await client.get(`/api/v1/instances/${record}/files`)).body.items).toHaveLength(1);
    // The first copy waits for the sweep; the repeated one left nothing.
    expect(kept()).toHaveLength(2);
    expect(await next.stop()).toEqual({ code: 0, signal: null });
  }, 60_000);

  it('ends in order although somebody listens to live events', async () => {
    const running = await ApiProcess.start(given);
    const { token } = await signIn(running.url);
    const events = await fetch(`${running.url}/api/v1/events`, { headers: { authorization: `Bearer ${token}` } });
    const all = events.text();
    expect(await running.stop()).toEqual({ code: 0, signal: null });
    expect(await all).toContain('retry: 3000');
  }, 60_000);

  it('does not serve with an account that could change the log', async () => {
    const environment = {
      TABIR_DATA_DIR: given.dataDir,
      DATABASE_URL: given.ownerUrl,
      REDIS_URL: given.redisUrl,
      LOG_LEVEL: 'silent',
      TABIR_ALLOW_ROOT: '1',
    };
    await expect(createApi(openOffice({ environment }))).rejects.toMatchObject({ code: 'database.too-many-rights' });
  });
});
