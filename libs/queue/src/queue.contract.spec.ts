import { redisOptions } from '@tabir/config';
import { instant, plusMs, systemClock, type Instant } from '@tabir/kernel';
import { waitUntil } from '@tabir/services';
import { freshRedis } from '@tabir/testing';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import {
  DEADLINES,
  dueJobId,
  EFFECTS,
  effectJobId,
  HORIZON_MS,
  PREFIX,
  QueueBell,
  QueueConsumers,
  ringingClient,
  type DueJob,
} from './index.js';

const HOUR = 3_600_000;
const PATIENCE = { timeoutMs: 10_000 };

describe('the ids of jobs', () => {
  it('are what BullMQ takes, whatever the ids are made of', () => {
    expect(effectJobId({ outboxId: '123' })).toBe('effect-123');
    expect(effectJobId({ outboxId: 'a:b:c' })).not.toContain(':');
    expect(dueJobId({ instanceId: '7', dueAt: instant('2027-01-01T00:00:00.000Z') })).toMatch(/^due-7-\d+$/);
  });
});

describe('QueueBell', () => {
  let url: string;
  let reader: Redis;
  let bell: QueueBell;
  let effects: Queue;
  let deadlines: Queue;
  let ahead = 0;
  let lost: { rings: number; error: unknown }[];
  const clock = { now: (): Instant => plusMs(systemClock.now(), ahead) };
  const connected = () => waitUntil(() => bell.up, PATIENCE);
  const jobs = async (queue: Queue) =>
    (await queue.getJobs(['waiting', 'delayed'])).sort((a, b) => ((a.id ?? '') < (b.id ?? '') ? -1 : 1));
  const sent = (queue: Queue, count: number) => waitUntil(async () => (await jobs(queue)).length === count, PATIENCE);

  beforeEach(async () => {
    url = await freshRedis();
    ahead = 0;
    lost = [];
    bell = new QueueBell(ringingClient(redisOptions(url)), clock, { onLost: (rings, error) => lost.push({ rings, error }) });
    reader = new Redis({ ...redisOptions(url), maxRetriesPerRequest: null });
    effects = new Queue(EFFECTS, { connection: reader, prefix: PREFIX });
    deadlines = new Queue(DEADLINES, { connection: reader, prefix: PREFIX });
    await connected();
  });
  afterEach(async () => {
    await bell.close();
    await Promise.all([effects.close(), deadlines.close()]);
    reader.disconnect();
  });

  it('sends each thing once, however often it is rung', async () => {
    const nextDueAt = plusMs(clock.now(), HOUR);
    for (let i = 0; i < 5; i++) bell.ring({ instanceId: 'i-1', effects: ['o-1', 'o-2'], nextDueAt });
    await sent(effects, 2);
    bell.ring({ instanceId: 'i-1', effects: ['o-1'], nextDueAt });
    await sent(deadlines, 1);
    expect((await jobs(effects)).map(({ id, data }) => [id, data])).toEqual([
      ['effect-o-1', { outboxId: 'o-1' }],
      ['effect-o-2', { outboxId: 'o-2' }],
    ]);
    expect((await jobs(deadlines)).map(({ data }) => data as DueJob)).toEqual([{ instanceId: 'i-1', dueAt: nextDueAt }]);
    expect(lost).toEqual([]);
  });

  it('reckons the delay from the office clock', async () => {
    ahead = 3_000 * 24 * HOUR;
    bell.ring({ instanceId: 'i-1', effects: [], nextDueAt: plusMs(clock.now(), HOUR) });
    await sent(deadlines, 1);
    const [job] = await jobs(deadlines);
    expect(job?.opts.delay).toBeGreaterThan(HOUR - 10_000);
    expect(job?.opts.delay).toBeLessThanOrEqual(HOUR);
  });

  it('rings at once for what is already due', async () => {
    bell.ring({ instanceId: 'i-1', effects: [], nextDueAt: plusMs(clock.now(), -HOUR) });
    await sent(deadlines, 1);
    expect((await jobs(deadlines))[0]?.opts.delay).toBe(0);
  });

  it('leaves to the horizon bell what is further away than a day', async () => {
    bell.ring({ instanceId: 'far', effects: ['o-1'], nextDueAt: plusMs(clock.now(), HORIZON_MS + HOUR) });
    bell.ring({ instanceId: 'none', effects: [], nextDueAt: null });
    await sent(effects, 1);
    expect(await jobs(deadlines)).toEqual([]);
  });

  it('gives a deadline that has moved a job of its own', async () => {
    bell.ring({ instanceId: 'i-1', effects: [], nextDueAt: plusMs(clock.now(), HOUR) });
    bell.ring({ instanceId: 'i-1', effects: [], nextDueAt: plusMs(clock.now(), 2 * HOUR) });
    expect(await sent(deadlines, 2)).toBe(true);
  });

  it('sends more rings than fit into one message', async () => {
    bell.ring({ instanceId: 'i-1', effects: Array.from({ length: 2_500 }, (_, i) => `o-${i}`), nextDueAt: null });
    expect(await waitUntil(async () => (await effects.getWaitingCount()) === 2_500, PATIENCE)).toBe(true);
  });

  it('can ring again for a job that is done', async () => {
    const heard: string[] = [];
    const consumers = new QueueConsumers(redisOptions(url), {
      effect: async ({ outboxId }) => void heard.push(outboxId),
      due: async () => undefined,
      failed: () => undefined,
    });
    for (const round of [1, 2, 3]) {
      bell.ring({ instanceId: 'i-1', effects: ['o-1'], nextDueAt: null });
      expect(await waitUntil(() => heard.length === round, PATIENCE)).toBe(true);
      await sent(effects, 0);
    }
    await consumers.close(2_000);
  });

  it('can ring again for a job that failed', async () => {
    let tries = 0;
    const failures: unknown[] = [];
    const consumers = new QueueConsumers(redisOptions(url), {
      effect: async () => undefined,
      due: () => Promise.reject(new Error(`try ${++tries}`)),
      failed: (error) => failures.push(error),
    });
    const nextDueAt = plusMs(clock.now(), -1);
    for (const round of [1, 2]) {
      bell.ring({ instanceId: 'i-1', effects: [], nextDueAt });
      expect(await waitUntil(() => failures.length === round, PATIENCE)).toBe(true);
    }
    expect(await deadlines.getFailedCount()).toBe(0);
    await consumers.close(2_000);
  });

  it('sends what is left before it closes, and counts what comes after', async () => {
    bell.ring({ instanceId: 'i-1', effects: ['o-1'], nextDueAt: null });
    await bell.close();
    expect((await jobs(effects)).map(({ id }) => id)).toEqual(['effect-o-1']);
    bell.ring({ instanceId: 'i-1', effects: ['o-2'], nextDueAt: null });
    expect(lost).toHaveLength(1);
  });

  it('rings again after the connection broke, and says that it is back', async () => {
    let back = 0;
    bell.onReady(() => back++);
    await reader.client('KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
    expect(await waitUntil(() => back === 1, PATIENCE)).toBe(true);
    bell.ring({ instanceId: 'i-1', effects: ['o-1'], nextDueAt: null });
    expect(await sent(effects, 1)).toBe(true);
  });
});

describe('QueueBell without Redis', () => {
  it('neither waits nor fails, keeps little, and counts what was lost', async () => {
    let lost = 0;
    const bell = new QueueBell(ringingClient({ path: '/nowhere/redis.sock', db: 0 }), systemClock, {
      onLost: (rings) => (lost += rings),
    });
    bell.ring({ instanceId: 'i-1', effects: Array.from({ length: 20_050 }, (_, i) => `o-${i}`), nextDueAt: systemClock.now() });
    expect(lost).toBe(50);
    expect(await waitUntil(() => lost === 20_051, PATIENCE)).toBe(true);
    expect(bell.up).toBe(false);
    await bell.close();
  });
});

describe('QueueConsumers without Redis', () => {
  it('are left behind when the time to close is over', async () => {
    const consumers = new QueueConsumers(
      { path: '/nowhere/redis.sock', db: 0 },
      { effect: async () => undefined, due: async () => undefined, failed: () => undefined },
    );
    await consumers.close(300);
  });
});
