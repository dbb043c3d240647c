import { openOffice, databaseOptions, redisOptions } from '@tabir/config';
import { projectRoot, waitUntil } from '@tabir/services';
import { startOffice, type OfficeProcess, type TestOffice } from '@tabir/testing';
import { Redis } from 'ioredis';
import mysql from 'mysql2/promise';
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const CLIENTS = 4;
const KILLED: readonly OfficeProcess[] = ['api', 'worker', 'mariadbd', 'redis-server', 'api', 'mariadbd', 'worker'];
const PASSWORD = 'kota-contoh-2026';

interface Acknowledged {
  readonly instanceId: string;
  readonly seq: number;
  readonly type: string;
}

/** Sends one request again and again with its one key until the office answers it for good. */
async function insist(
  url: string,
  path: string,
  body: object,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: Record<string, unknown> }> {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...headers },
    body: JSON.stringify(body),
  };
  for (;;) {
    try {
      const response = await fetch(url + path, { ...init, signal: AbortSignal.timeout(15_000) });
      if (response.status < 500 && response.status !== 429)
        return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    } catch {
      // Cut off: it may have been carried out, and only the key can tell.
    }
    await sleep(150);
  }
}

/** An outside receiver of notifications, which notes every content that it gets for a key. */
async function receiver(): Promise<{ server: Server; url: string; contents: Map<string, Set<string>> }> {
  const contents = new Map<string, Set<string>>();
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      const key = String(request.headers['idempotency-key']);
      contents.set(key, (contents.get(key) ?? new Set()).add(text));
      response.end();
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, contents };
}

/** Guarantee: whatever is killed under load, no acknowledged command is lost and nothing happens twice. */
describe('an office under load whose processes are killed', () => {
  let office: TestOffice;
  let outside: Awaited<ReturnType<typeof receiver>>;
  const acknowledged: Acknowledged[] = [];

  beforeAll(async () => {
    outside = await receiver();
    office = await startOffice({ environment: { TABIR_NOTIFY_URL: outside.url } });
  }, 240_000);

  afterAll(async () => {
    await office.stop();
    outside.server.close();
  }, 60_000);

  const signIn = async (name: string): Promise<Record<string, string>> => {
    const { body } = await insist(office.url, '/api/v1/sessions', { name, password: PASSWORD });
    return { authorization: `Bearer ${String(body['token'])}` };
  };

  async function client(until: { done: boolean }, officer: Record<string, string>, chair: Record<string, string>): Promise<void> {
    const send = async (
      who: Record<string, string>,
      instanceId: string,
      type: string,
      payload: object,
      revision?: number,
    ): Promise<number> => {
      const match = revision === undefined ? {} : { 'if-match': `"${revision}"` };
      const { status, body } = await insist(
        office.url,
        `/api/v1/instances/${instanceId}/events`,
        { type, payload },
        { ...who, ...match },
      );
      if (status === 200) acknowledged.push({ instanceId, seq: Number(body['seq']), type });
      return Number(body['revision']);
    };
    while (!until.done) {
      const payload = { unit: 'ppid-kota-contoh', title: 'Berkas uji gangguan', medium: 'hard', determination: determination() };
      const { status, body } = await insist(
        office.url,
        '/api/v1/instances',
        { workflow: 'exempt-information', payload },
        officer,
      );
      expect([status, body]).toEqual([201, expect.anything()]);
      const instanceId = String(body['instanceId']);
      acknowledged.push({ instanceId, seq: Number(body['seq']), type: 'START' });
      const submitted = await send(officer, instanceId, 'SUBMIT', {});
      await send(chair, instanceId, 'RETURN', { reason: 'Mohon dilengkapi.' }, submitted);
      await send(officer, instanceId, 'SUBMIT', {});
    }
  }

  it('keeps every acknowledged command, fires every deadline once and tells the outside each thing once', async () => {
    const until = { done: false };
    // One session each: a person may have three at a time.
    const [officer, chair] = [await signIn('petugas'), await signIn('ketua')];
    const clients = Array.from({ length: CLIENTS }, () => client(until, officer, chair));
    const opened = openOffice({ environment: { TABIR_DATA_DIR: office.dataDir } });
    for (const name of KILLED) {
      await sleep(1_500);
      await office.kill(name);
      const redis = new Redis({ ...redisOptions(opened.connections.redisUrl), maxRetriesPerRequest: 1 });
      await redis.flushall().catch(() => undefined);
      redis.disconnect();
      await office.ready();
    }
    until.done = true;
    await Promise.all(clients);

    const database = await mysql.createConnection(databaseOptions(opened.connections.ownerUrl) as mysql.ConnectionOptions);
    const count = async (statement: string): Promise<number> =>
      Number((await database.query<mysql.RowDataPacket[]>(statement))[0][0]?.['n']);
    const settled = await waitUntil(
      async () =>
        (await count('SELECT COUNT(*) AS n FROM outbox WHERE done_at IS NULL')) +
          (await count('SELECT COUNT(*) AS n FROM log_pending')) ===
        0,
      { timeoutMs: 150_000 },
    );
    expect(settled).toBe(true);

    for (const { instanceId, seq, type } of acknowledged) {
      const [rows] = await database.query<mysql.RowDataPacket[]>('SELECT bytes FROM log WHERE stream = ? AND seq = ?', [
        `case:${instanceId}`,
        seq,
      ]);
      expect(JSON.parse(String(rows[0]?.['bytes']))).toMatchObject({ event: { type } });
    }
    // Nothing beyond what was asked: each client's start, submit, return, submit stands once.
    const ids = [...new Set(acknowledged.map(({ instanceId }) => instanceId))];
    const [rows] = await database.query<mysql.RowDataPacket[]>(
      'SELECT stream, bytes FROM log WHERE stream IN (?) ORDER BY stream, seq',
      [ids.map((id) => `case:${id}`)],
    );
    const told = rows.map((row) => ({
      stream: String(row['stream']),
      record: JSON.parse(String(row['bytes'])) as { kind: string; event: { type: string; deadline?: string } },
    }));
    for (const id of ids) {
      const own = told.filter(({ stream }) => stream === `case:${id}`).map(({ record }) => record);
      expect(own.filter(({ kind }) => kind !== 'deadline').map(({ event }) => event.type)).toEqual([
        'START',
        'SUBMIT',
        'RETURN',
        'SUBMIT',
      ]);
      const fired = own.flatMap(({ event }) => event.deadline ?? []);
      expect(new Set(fired).size).toBe(fired.length);
      expect(fired.length).toBeGreaterThan(0);
    }
    const [effects] = await database.query<mysql.RowDataPacket[]>(
      "SELECT id FROM outbox WHERE type = 'notify' AND instance_id IN (?)",
      [ids],
    );
    for (const effect of effects) expect(outside.contents.get(String(effect['id']))?.size).toBe(1);
    await database.end();
    console.log(
      `${acknowledged.length} commands acknowledged, ${effects.length} notices, ${KILLED.length} processes killed, Redis emptied ${KILLED.length} times.`,
    );

    const main = join(projectRoot(), 'dist', 'apps', 'cli', 'src', 'main.js');
    const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'verify', '--data', office.dataDir], {
      encoding: 'utf8',
    });
    expect([status, stdout + stderr]).toEqual([0, expect.stringContaining('no findings')]);
  }, 600_000);
});

/** Ends in a few working days, so that several rungs of the ladder are due from the start. */
function determination(): object {
  const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  return {
    number: '188/1/KEP/2026',
    date: day(-10),
    place: 'Kota Contoh',
    officerName: 'Pejabat',
    officerPosition: 'PPID',
    publicBody: 'Pemerintah Kota Contoh',
    workUnit: 'PPID',
    classificationKind: 'Dikecualikan',
    publicClass: 'none',
    scope: 'whole',
    reason: 'Uji.',
    grounds: [{ letter: 'h', acts: [], term: { kind: 'date', endsOn: day(20) } }],
    consequenceIfOpened: 'Merugikan.',
    consequenceIfClosed: 'Melindungi.',
    sheet: { number: '1/2026', date: day(-20), occasion: 'before-request', participants: ['Pejabat'] },
  };
}
