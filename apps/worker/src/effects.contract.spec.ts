import { NestFactory } from '@nestjs/core';
import { redisOptions } from '@tabir/config';
import { Backlog, Database, ownerSource, sql } from '@tabir/persistence';
import { EFFECTS, PREFIX, QueueBell } from '@tabir/queue';
import { seeded } from '@tabir/runtime';
import { waitUntil } from '@tabir/services';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { officeRig, SAMPLE_RELEASE, type OfficeRig } from '../../../libs/testing/src/office-rig.js';
import { SampleOffice } from '../../../libs/testing/src/sample-office.js';
import { WorkerLoops } from './worker-loops.js';
import { WorkerModule } from './worker.module.js';

const PATIENCE = { timeoutMs: 20_000 };
const NOWHERE = { REDIS_URL: 'unix:///nowhere/redis.sock' };
/** After the second rung, of which the sample notifies, and before the end. */
const TERM_DAYS = 300;
const TO_THE_LAST_RUNG = 280;

/** An outside receiver that answers what it is told to and remembers contents by key. */
class Receiver {
  status = 204;
  posts = 0;
  readonly contents = new Map<string, Set<string>>();
  private readonly server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (bytes: Buffer) => (body += bytes.toString()));
    request.on('end', () => {
      this.posts++;
      const key = String(request.headers['idempotency-key']);
      this.contents.set(key, (this.contents.get(key) ?? new Set()).add(body));
      response.writeHead(this.status).end();
    });
  });

  async listen(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}

describe('the effects of a worker', () => {
  const receiver = new Receiver();
  let rig: OfficeRig;
  let sample: SampleOffice;

  const begin = async (environment: Readonly<Record<string, string>> = {}): Promise<void> => {
    rig = await officeRig({ release: SAMPLE_RELEASE, environment: { TABIR_NOTIFY_URL: url, ...environment } });
    sample = new SampleOffice(
      await NestFactory.createApplicationContext(WorkerModule.forOffice(rig.office, rig.release), {
        logger: false,
        abortOnError: false,
      }),
    );
  };
  const reported = (id: string) => waitUntil(async () => (await sample.types(id)).at(-1) === 'OPENED', PATIENCE);
  const delivered = () => waitUntil(async () => (await sample.app.get(Backlog).waitingEffects()) === 0, PATIENCE);
  const withoutLoops = async (): Promise<void> => {
    const { relay, sweep } = sample.app.get(WorkerLoops);
    await Promise.all([relay.stop(), sweep.stop()]);
  };
  const outboxIds = async (): Promise<string[]> =>
    (await sample.app.get(Database).rows<{ id: string }>(sql`SELECT id FROM outbox`)).map(({ id }) => id);
  const asOwner = async (statement: string): Promise<void> => {
    const owner = await ownerSource(rig.ownerUrl, rig.release.migrations);
    await owner.query(statement);
    await owner.destroy();
  };
  let url: string;

  beforeAll(async () => void (url = await receiver.listen()));
  afterAll(() => receiver.close());
  beforeEach(() => {
    receiver.status = 204;
    receiver.posts = 0;
    receiver.contents.clear();
  });
  afterEach(async () => {
    await sample.app.close();
    await rig.dispose();
  });

  it('open private votes when all are in, by the bell alone', async () => {
    await begin();
    await withoutLoops();
    expect(await waitUntil(() => sample.app.get(QueueBell).up, PATIENCE)).toBe(true);
    const id = await sample.voted();
    expect(await reported(id)).toBe(true);
    expect((await sample.instance(id)).state).toMatchObject({
      value: { review: 'deciding' },
      context: { opened: [{ value: 'yes' }] },
    });
    expect(await sample.findings(id)).toEqual([]);
  });

  it('happen by the relay when there is no Redis at all', async () => {
    await begin(NOWHERE);
    const ids = [await sample.voted(), await sample.voted()];
    for (const id of ids) expect(await reported(id)).toBe(true);
    expect(await delivered()).toBe(true);
  });

  it('happen by the relay when Redis is emptied before anybody heard it', async () => {
    await begin();
    await waitUntil(() => sample.app.get(QueueBell).up, PATIENCE);
    const redis = new Redis(redisOptions(rig.office.connections.redisUrl));
    const id = await sample.voted();
    await redis.flushdb();
    redis.disconnect();
    expect(await reported(id)).toBe(true);
    expect((await sample.types(id)).filter((type) => type === 'OPENED')).toHaveLength(1);
  });

  it('have one report each, delivered one to five times in any order', async () => {
    await begin();
    await withoutLoops();
    const ids: string[] = [];
    for (let i = 0; i < 8; i++) ids.push(await sample.voted());
    const redis = new Redis({ ...redisOptions(rig.office.connections.redisUrl), maxRetriesPerRequest: null });
    const queue = new Queue(EFFECTS, { connection: redis, prefix: PREFIX });
    const random = seeded(20_261_122);
    const jobs = (await outboxIds()).flatMap((outboxId) =>
      Array.from({ length: 1 + Math.floor(random() * 5) }, (_, nth) => ({
        order: random(),
        job: { name: 'effect', data: { outboxId }, opts: { jobId: `again-${outboxId}-${nth}`, removeOnComplete: true } },
      })),
    );
    await queue.addBulk(jobs.sort((a, b) => a.order - b.order).map(({ job }) => job));
    for (const id of ids) expect(await reported(id)).toBe(true);
    expect(await waitUntil(async () => (await queue.getJobCountByTypes('waiting', 'active')) === 0, PATIENCE)).toBe(true);
    for (const id of ids) expect((await sample.types(id)).filter((type) => type === 'OPENED')).toHaveLength(1);
    expect(await sample.findings(...ids)).toEqual([]);
    await queue.close();
    redis.disconnect();
  });

  it('tell the outside with one content a key, also when it has to be told again', async () => {
    await begin(NOWHERE);
    receiver.status = 503;
    const id = await sample.start(sample.inDays(TERM_DAYS));
    await sample.moveClock(TO_THE_LAST_RUNG);
    expect(await waitUntil(() => receiver.posts >= 1, PATIENCE)).toBe(true);
    const [waiting] = await outboxIds();
    receiver.status = 204;
    await asOwner(`UPDATE outbox SET wait_until = '2020-01-01' WHERE done_at IS NULL`);
    expect(await delivered()).toBe(true);
    expect([...receiver.contents.keys()]).toEqual([waiting]);
    expect([...receiver.contents.values()].map(({ size }) => size)).toEqual([1]);
    expect([...(receiver.contents.get(waiting!) ?? [])][0]).toContain(id);
    expect(receiver.posts).toBeGreaterThanOrEqual(2);
  });

  it('are given up, for people to see, when the receiver will never take them', async () => {
    await begin(NOWHERE);
    receiver.status = 422;
    await sample.start(sample.inDays(TERM_DAYS));
    await sample.moveClock(TO_THE_LAST_RUNG);
    const backlog = sample.app.get(Backlog);
    expect(await waitUntil(async () => (await backlog.givenUpEffects()) === 1, PATIENCE)).toBe(true);
    expect(await backlog.waitingEffects()).toBe(0);
    expect(receiver.posts).toBe(1);
    const [given] = await backlog.givenUp(10);
    expect(given).toMatchObject({ type: 'notify', attempts: 1, error: expect.stringContaining('422') });

    receiver.status = 204;
    expect(await backlog.tryAgain(given!.id)).toBe(true);
    expect(await delivered()).toBe(true);
    expect(await backlog.givenUp(10)).toEqual([]);
    expect(await backlog.tryAgain(given!.id)).toBe(false);
    expect([...receiver.contents.values()].map(({ size }) => size)).toEqual([1]);
  });

  it('are forgotten some time after they were done, and those that were not are kept', async () => {
    await begin(NOWHERE);
    receiver.status = 422;
    await sample.start(sample.inDays(TERM_DAYS));
    const id = await sample.voted();
    expect(await reported(id)).toBe(true);
    await sample.moveClock(TO_THE_LAST_RUNG);
    const backlog = sample.app.get(Backlog);
    expect(await waitUntil(async () => (await backlog.givenUpEffects()) === 1, PATIENCE)).toBe(true);
    await asOwner(`UPDATE outbox SET done_at = '2020-01-01' WHERE done_at IS NOT NULL`);
    await asOwner(`INSERT INTO sign_in_failure (subject, failures, wait_until) VALUES ('old', 9, '2020-01-01'),
      ('new', 9, UTC_TIMESTAMP(3) - INTERVAL 1 HOUR)`);
    const loops = sample.app.get(WorkerLoops);
    await waitUntil(() => loops.retention.last !== null, PATIENCE);
    loops.retention.wake();
    expect(await waitUntil(() => loops.retention.last?.did['effects'] === 1, PATIENCE)).toBe(true);
    expect(loops.retention.last?.did['failures']).toBe(1);
    expect(await outboxIds()).toEqual((await backlog.givenUp(10)).map((effect) => effect.id));
  });

  it('carry one signature to many records, and are forgotten with their members', async () => {
    await begin(NOWHERE);
    const members = await sample.undecided(3);
    const round = await sample.signedRound();
    expect(await waitUntil(async () => (await sample.instance(round)).state.value === 'applied', PATIENCE)).toBe(true);
    for (const id of members) expect((await sample.types(id)).at(-1)).toBe('DECIDE');
    expect(await sample.findings(round, ...members)).toEqual([]);
    expect(await delivered()).toBe(true);
    const left = async (): Promise<number> =>
      (await sample.app.get(Database).rows(sql`SELECT position FROM outbox_member`)).length;
    expect(await left()).toBe(3);
    await asOwner(`UPDATE outbox SET done_at = '2020-01-01' WHERE done_at IS NOT NULL`);
    sample.app.get(WorkerLoops).retention.wake();
    expect(await waitUntil(async () => (await left()) === 0 && (await outboxIds()).length === 0, PATIENCE)).toBe(true);
  });

  it('that a dead worker had taken are free again when its lease is over', async () => {
    await begin(NOWHERE);
    await sample.app.get(WorkerLoops).relay.stop();
    const id = await sample.voted();
    const [outboxId] = await outboxIds();
    // As a process leaves it that was killed between claim and report: taken, and nothing more.
    await asOwner(`UPDATE outbox SET wait_until = UTC_TIMESTAMP(3) + INTERVAL 60 SECOND WHERE id = '${outboxId}'`);
    const other = new SampleOffice(
      await NestFactory.createApplicationContext(WorkerModule.forOffice(rig.office, rig.release), {
        logger: false,
        abortOnError: false,
      }),
    );
    await waitUntil(() => other.app.get(WorkerLoops).relay.last !== null, PATIENCE);
    expect((await other.types(id)).at(-1)).toBe('VOTE');
    await asOwner(`UPDATE outbox SET wait_until = UTC_TIMESTAMP(3) WHERE id = '${outboxId}'`);
    expect(await reported(id)).toBe(true);
    await other.app.close();
  });
});
