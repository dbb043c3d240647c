import { jest } from '@jest/globals';
import { DataFolder } from '@tabir/config';
import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, utimesSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { commitment, sha256 } from '@tabir/kernel';
import { Database } from '@tabir/persistence';
import { Reads } from '@tabir/runtime';
import { LOG } from '@tabir/server';
import type { Logger } from '@tabir/telemetry';
import * as servers from '@tabir/testing';
import type { Client } from '../test/client.js';
import { withApi } from '../test/with-api.js';
import { FileStore } from '@tabir/files';
import { OrphanSweep } from './orphan-sweep.js';

const api = withApi(servers);
let officer: Client;
let id: string;

beforeAll(async () => {
  officer = await api().as('petugas');
  id = await officer.start();
});

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n');
const put = (bytes: Uint8Array | string, headers: Record<string, string> = {}, key: string = randomUUID(), client = officer) =>
  client.send('PUT', `/api/v1/instances/${id}/files/${key}`, bytes, {
    'content-type': 'application/pdf',
    'x-file-name': encodeURIComponent('Lembar uji konsekuensi – “rahasia”.pdf'),
    'idempotency-key': key,
    ...headers,
  });

describe('a file', () => {
  it('is kept with its commitment, listed, and given back as it was', async () => {
    const content = Buffer.concat([PDF, randomBytes(300_000)]);
    const { status, body: file } = await put(content);
    expect(status).toBe(201);
    expect(file).toMatchObject({ name: 'Lembar uji konsekuensi – “rahasia”.pdf', size: content.length, mime: 'application/pdf' });
    const [row] = (await api().app.get(Reads).files(id)).filter((one) => one.id === file.id);
    expect(row?.commitment).toBe(commitment(row!.salt, content));
    expect((await officer.get(`/api/v1/instances/${id}/files`)).body.items).toContainEqual(file);

    const download = await fetch(`${officer.url}/api/v1/instances/${id}/files/${file.id}`, {
      headers: { authorization: `Bearer ${(await token()).replace('Bearer ', '')}` },
    });
    expect(Buffer.from(sha256(Buffer.from(await download.arrayBuffer())))).toEqual(Buffer.from(sha256(content)));
    expect(Object.fromEntries(download.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(content.length),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    expect(download.headers.get('content-security-policy')).toContain('sandbox');
    expect(download.headers.get('content-disposition')).toMatch(/^attachment; filename="[ -~]*"; filename\*=UTF-8''Lembar%20uji/);
  });

  it('is recorded as read before its first byte leaves', async () => {
    const { body: file } = await put(PDF);
    await officer.get(`/api/v1/instances/${id}/files/${file.id}`);
    const { body } = await officer.get(`/api/v1/instances/${id}/history?limit=200`);
    const last = (body.items as object[]).at(-1);
    expect(last).toMatchObject({ kind: 'note', type: 'READ', payload: { file: file.id }, actor: { name: 'Orang petugas' } });
  });

  it('is the same file when the upload is sent again, and leaves no second copy', async () => {
    const key = randomUUID();
    const first = await put(PDF, {}, key);
    const before = kept();
    const again = await put(PDF, {}, key);
    expect(again.body).toEqual(first.body);
    expect(kept()).toEqual(before);
    expect((await put(Buffer.concat([PDF, PDF]), {}, key)).body.code).toBe('command.reused');
  });

  it('of another uploader under the same key is another file', async () => {
    const key = randomUUID();
    const [mine, theirs] = [await put(PDF, {}, key), await put(PDF, {}, key, await api().as('rekan'))];
    expect(mine.body.id).not.toBe(theirs.body.id);
  });

  it.each<[string, Uint8Array | string, Record<string, string>, number, string]>([
    ['whose content is another', Buffer.from('MZ\0\0 this program'), {}, 422, 'file.wrong-type'],
    ['whose name is another', PDF, { 'x-file-name': 'a.exe' }, 422, 'file.wrong-type'],
    ['whose Content-Type is another', PDF, { 'content-type': 'text/html' }, 422, 'file.wrong-type'],
    ['sent as JSON', '{}', { 'content-type': 'application/json', 'x-file-name': 'a.json' }, 422, 'file.wrong-type'],
    ['that is empty', '', {}, 422, 'file.empty'],
    ['without a name', PDF, { 'x-file-name': '' }, 422, 'file.bad-name'],
    ['with a folder in its name', PDF, { 'x-file-name': '..%2F..%2Fetc%2Fpasswd.pdf' }, 422, 'file.bad-name'],
    ['with half a letter in its name', PDF, { 'x-file-name': '%E2%82.pdf' }, 422, 'file.bad-name'],
    ['with another key than its address', PDF, { 'idempotency-key': 'another-key' }, 422, 'file.other-key'],
  ])('%s is refused and leaves nothing', async (_what, bytes, headers, status, code) => {
    const before = kept();
    const reply = await put(bytes, headers);
    expect([reply.status, reply.body?.code]).toEqual([status, code]);
    expect(kept()).toEqual(before);
    expect(arriving()).toEqual([]);
  });

  it('that finds no room is refused with 503, and its connection takes the next request', async () => {
    const store = api().app.get(FileStore);
    const full = [
      jest.spyOn(store as unknown as { arrivingPath(): string }, 'arrivingPath').mockReturnValue('/dev/full'),
      jest.spyOn(store, 'discard').mockResolvedValue(),
    ];
    const before = kept();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const large = Buffer.concat([PDF, randomBytes(5_000_000)]);
    const bearer = await token('rekan');
    const refused = await sent(agent, bearer, 'PUT', `/api/v1/instances/${id}/files/tanpa-ruang`, large);
    expect([refused.status, refused.body['code']]).toEqual([503, 'storage.full']);
    for (const one of full) one.mockRestore();
    const next = await sent(agent, bearer, 'GET', `/api/v1/instances/${id}/files`);
    expect([next.status, next.port]).toEqual([200, refused.port]);
    expect(kept()).toEqual(before);
    expect((await put(PDF, {}, 'tanpa-ruang')).status).toBe(201);
    agent.destroy();
  });

  it('that says it has more than 100 MB is refused before it is read', async () => {
    const { status, body } = await tooLarge();
    expect([status, body.code, body.limitBytes]).toEqual([413, 'file.too-large', 100 * 1024 * 1024]);
  });

  it('that is not there, or is another record’s, is not found', async () => {
    const { body: file } = await put(PDF);
    const other = await officer.start();
    expect((await officer.get(`/api/v1/instances/${other}/files/${file.id}`)).body.code).toBe('file.not-found');
    expect((await officer.get(`/api/v1/instances/${id}/files/${randomUUID()}`)).body.code).toBe('file.not-found');
  });

  it('whose bytes are gone says so, and no reading is recorded', async () => {
    const { body: file } = await put(PDF);
    const [row] = (await api().app.get(Reads).files(id)).filter((one) => one.id === file.id);
    await api().app.get(FileStore).remove(row!.storageKey);
    const last = (await officer.get(`/api/v1/instances/${id}`)).body.instance.lastSeq as number;
    expect((await officer.get(`/api/v1/instances/${id}/files/${file.id}`)).body).toMatchObject({
      status: 503,
      code: 'file.damaged',
    });
    expect((await officer.get(`/api/v1/instances/${id}`)).body.instance.lastSeq).toBe(last);
  });

  it('that no record knows of is swept an hour later, and one that is known stays', async () => {
    const { body: file } = await put(PDF);
    const store = api().app.get(FileStore);
    const orphan = await store.keep(await store.receive(Readable.from([PDF]), new Uint8Array(32), 1000));
    const hoursAgo = Date.now() / 1000 - 7200;
    for (const key of kept()) utimesSync(pathOf(key), hoursAgo, hoursAgo);
    const { app, office } = api();
    const fresh = new OrphanSweep(store, app.get(Database), office, app.get<Logger>(LOG));
    expect(await fresh.sweep()).toBe(1);
    expect(existsSync(pathOf(orphan))).toBe(false);
    expect((await officer.get(`/api/v1/instances/${id}/files/${file.id}`)).status).toBe(200);
  });
});

const folder = (): DataFolder => api().app.get(DataFolder);
const pathOf = (key: string): string => folder().inside('files', key.slice(0, 2), key);
const arriving = (): string[] => readdirSync(folder().inside('tmp'));
const kept = (): string[] =>
  readdirSync(folder().inside('files')).flatMap((part) => readdirSync(join(folder().inside('files'), part)));

async function token(name = 'petugas'): Promise<string> {
  const { body } = await api().anonymous().post('/api/v1/sessions', { name, password: 'kata sandi kantor contoh' });
  return body.token as string;
}

/** fetch would not lie about the length of a body, so the head of the request is written by hand. */
async function tooLarge(): Promise<{ status: number; body: { code: string; limitBytes: number } }> {
  const key = randomUUID();
  const headers = {
    authorization: `Bearer ${await token()}`,
    'content-type': 'application/pdf',
    'content-length': String(200 * 1024 * 1024),
    'x-file-name': 'a.pdf',
    'idempotency-key': key,
  };
  return new Promise((resolve, reject) => {
    const sent = request(`${officer.url}/api/v1/instances/${id}/files/${key}`, { method: 'PUT', headers }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => {
        sent.destroy();
        resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) as { code: string; limitBytes: number } });
      });
    });
    sent.on('error', reject);
    sent.write(PDF);
  });
}

/** Through an agent of one's own, to see on which connection it went. */
function sent(
  agent: Agent,
  bearer: string,
  method: string,
  path: string,
  bytes?: Buffer,
): Promise<{ status: number; port: number; body: Record<string, unknown> }> {
  const headers = {
    authorization: `Bearer ${bearer}`,
    'content-type': 'application/pdf',
    'x-file-name': 'a.pdf',
    'idempotency-key': path.split('/').at(-1),
  };
  return new Promise((resolve, reject) => {
    const asked = request(officer.url + path, { method, headers, agent }, (response) => {
      const port = response.socket.localPort ?? 0;
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, port, body: JSON.parse(text) as Record<string, unknown> }),
      );
    });
    asked.on('error', reject);
    asked.end(bytes);
  });
}
