import { NestFactory } from '@nestjs/core';
import { redisOptions } from '@tabir/config';
import { defineWorkflow } from '@tabir/engine';
import { epochMs, plusMs } from '@tabir/kernel';
import { Backlog, Database, Heartbeats, ownerSource } from '@tabir/persistence';
import { DEADLINES, PREFIX, QueueBell } from '@tabir/queue';
import type { Release } from '@tabir/server';
import { waitUntil } from '@tabir/services';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { assign, setup } from 'xstate';
import { officeRig, SAMPLE_RELEASE, type OfficeRig, type RigOptions } from '../../../libs/testing/src/office-rig.js';
import { SampleOffice } from '../../../libs/testing/src/sample-office.js';
import { sampleDefinition } from '../../../libs/testing/src/sample-workflow.js';
import { WorkerLoops } from './worker-loops.js';
import { WorkerModule } from './worker.module.js';

const PATIENCE = { timeoutMs: 20_000 };
const NOWHERE = { REDIS_URL: 'unix:///nowhere/redis.sock' };
/** Working days 90, 60 and 30 before the end, and the end itself, lie well within these days. */
const TERM_DAYS = 300;

describe('the deadlines of a worker', () => {
  let rig: OfficeRig;
  const open: SampleOffice[] = [];

  const worker = async (release: Release = rig.release): Promise<SampleOffice> => {
    const options = { logger: false, abortOnError: false } as const;
    const sample = new SampleOffice(
      await NestFactory.createApplicationContext(WorkerModule.forOffice(rig.office, release), options),
    );
    open.push(sample);
    return sample;
  };
  const began = async (options: RigOptions = {}): Promise<SampleOffice> => {
    rig = await officeRig({ release: SAMPLE_RELEASE, ...options });
    return worker();
  };
  const close = async (sample: SampleOffice): Promise<void> => {
    open.splice(open.indexOf(sample), 1);
    await sample.app.close();
  };
  const fired = (sample: SampleOffice, id: string, ...names: string[]) =>
    waitUntil(async () => names.join() === (await deadlinesOf(sample, id)).join(), PATIENCE);
  const deadlinesOf = async (sample: SampleOffice, id: string): Promise<string[]> =>
    (await sample.history(id)).filter(({ kind }) => kind === 'deadline').map(({ event }) => event.type);
  const asOwner = async (statement: string): Promise<void> => {
    const owner = await ownerSource(rig.ownerUrl, rig.release.migrations);
    await owner.query(statement);
    await owner.destroy();
  };

  afterEach(async () => {
    await Promise.all(open.splice(0).map(({ app }) => app.close()));
    await rig.dispose();
  });

  it('fire when the clock of a demo is moved past them, each once', async () => {
    const sample = await began();
    const id = await sample.start(sample.inDays(TERM_DAYS));
    await sample.moveClock(TERM_DAYS + 2);
    expect(await fired(sample, id, 'opens', 'rung1', 'rung2', 'ends')).toBe(true);
    expect(await sample.findings(id)).toEqual([]);
  });

  it('fire by the bell alone', async () => {
    const sample = await began();
    await sample.app.get(WorkerLoops).sweep.stop();
    await waitUntil(() => sample.app.get(QueueBell).up, PATIENCE);
    const id = await sample.start(sample.inDays(TERM_DAYS));
    const { nextDueAt } = await sample.instance(id);
    // The horizon bell, woken by the move, rings for what is now a moment away.
    await sample.moveClockTo(plusMs(nextDueAt!, -1_500));
    expect(await fired(sample, id, 'opens')).toBe(true);
  });

  it('fire by the sweep when Redis is emptied after it was rung', async () => {
    const sample = await began();
    await waitUntil(() => sample.app.get(QueueBell).up, PATIENCE);
    const id = await sample.start(sample.inDays(TERM_DAYS));
    const { nextDueAt } = await sample.instance(id);
    await sample.moveClockTo(plusMs(nextDueAt!, -4_000));
    const redis = new Redis(redisOptions(rig.office.connections.redisUrl));
    const queue = new Queue(DEADLINES, { connection: redis, prefix: PREFIX });
    expect(await waitUntil(async () => (await queue.getDelayedCount()) === 1, PATIENCE)).toBe(true);
    await redis.flushdb();
    await queue.close();
    redis.disconnect();
    expect(await fired(sample, id, 'opens')).toBe(true);
  });

  it('fire by the sweep when there is no Redis at all', async () => {
    const sample = await began({ environment: NOWHERE });
    const ids = await Promise.all([sample.start(sample.inDays(TERM_DAYS)), sample.start(sample.inDays(TERM_DAYS))]);
    await sample.moveClock(TERM_DAYS + 2);
    for (const id of ids) expect(await fired(sample, id, 'opens', 'rung1', 'rung2', 'ends')).toBe(true);
    expect(sample.app.get(QueueBell).up).toBe(false);
  });

  it('that passed while no worker ran fire when one starts', async () => {
    const first = await began({ environment: NOWHERE });
    const id = await first.start(first.inDays(TERM_DAYS));
    for (const loop of first.app.get(WorkerLoops).all) await loop.stop();
    await first.moveClock(TERM_DAYS + 2);
    await close(first);
    const second = await worker();
    expect(await fired(second, id, 'opens', 'rung1', 'rung2', 'ends')).toBe(true);
  });

  it('fire once although three workers sweep at the same time', async () => {
    const sample = await began({ environment: NOWHERE });
    await Promise.all([worker(), worker()]);
    const ids = await Promise.all(Array.from({ length: 12 }, () => sample.start(sample.inDays(TERM_DAYS))));
    await sample.moveClock(TERM_DAYS + 2);
    for (const id of ids) expect(await fired(sample, id, 'opens', 'rung1', 'rung2', 'ends')).toBe(true);
    expect(await sample.findings(...ids)).toEqual([]);
  });

  it('of records that a newer process owns are skipped, and keep nobody waiting', async () => {
    const sample = await began({ environment: NOWHERE });
    const newer = await Promise.all(Array.from({ length: 120 }, () => sample.start(sample.inDays(TERM_DAYS))));
    await asOwner('UPDATE instance SET version = 2');
    const known = await sample.start(sample.inDays(TERM_DAYS + 1));
    await sample.moveClock(TERM_DAYS + 3);
    expect(await fired(sample, known, 'opens', 'rung1', 'rung2', 'ends')).toBe(true);
    const other = await sample.instance(newer[0]!);
    expect(other).toMatchObject({ revision: 1, blocked: null });
    await asOwner('UPDATE instance SET version = 1');
    await close(sample);
    const successor = await worker();
    expect(await fired(successor, newer[119]!, 'opens', 'rung1', 'rung2', 'ends')).toBe(true);
  });

  it('that fail block their record with a back-off until they are mended', async () => {
    let broken = true;
    const release: Release = { ...SAMPLE_RELEASE, workflows: [stumbling(() => broken)] };
    const sample = await began({ release, environment: NOWHERE });
    const id = await sample.start(sample.inDays(TERM_DAYS));
    await sample.moveClock(TERM_DAYS + 2);
    const blocked = (attempts: number) =>
      waitUntil(async () => (await sample.instance(id)).blocked?.attempts === attempts, PATIENCE);
    expect(await blocked(1)).toBe(true);
    expect((await sample.instance(id)).blocked).toMatchObject({
      code: 'deadline.failed',
      deadline: expect.stringContaining('ends'),
    });
    expect(await sample.app.get(Backlog).blockedInstances()).toBe(1);
    await expect(sample.send(id, sample.officer, 'AMEND', { endsOn: sample.inDays(900) })).rejects.toMatchObject({
      code: 'instance.blocked',
    });

    await asOwner("UPDATE instance SET retry_at = '2020-01-01'");
    expect(await blocked(2)).toBe(true);
    const { blocked: twice } = await sample.instance(id);
    expect(epochMs(twice!.retryAt) - epochMs(sample.office.systemClock.now())).toBeGreaterThan(60_000);

    broken = false;
    await asOwner("UPDATE instance SET retry_at = '2020-01-01'");
    expect(await waitUntil(async () => (await sample.instance(id)).blocked === null, PATIENCE)).toBe(true);
    expect(await sample.types(id)).toEqual(['START', 'ends']);
    expect(await sample.app.get(Backlog).blockedInstances()).toBe(0);
  });

  it('are heard of: the heart says what was done last, and falls silent with the worker', async () => {
    const sample = await began();
    const id = await sample.start(sample.inDays(TERM_DAYS));
    await sample.moveClock(TERM_DAYS + 2);
    await fired(sample, id, 'opens', 'rung1', 'rung2', 'ends');
    const beats = sample.app.get(Heartbeats);
    const told = async () => (await beats.all())[0];
    expect(await waitUntil(async () => (await told())?.detail['sweep'] !== null, PATIENCE)).toBe(true);
    expect(await told()).toMatchObject({
      kind: 'worker',
      stale: false,
      detail: { sweep: { at: expect.any(String), failed: 0 } },
    });
    await close(sample);
    const other = await worker();
    const gone = (await other.app.get(Heartbeats).all()).find(({ detail }) => detail['ended'] === true);
    expect(gone).toBeDefined();
    const later = new Heartbeats(other.app.get(Database), { now: () => plusMs(gone!.beatAt, 16_000) });
    expect((await later.all()).find(({ process }) => process === gone!.process)).toMatchObject({ stale: true });
  });
});

/** The sample with a deadline whose step throws for as long as it is told to. */
function stumbling(broken: () => boolean) {
  const machine = setup({
    types: {} as {
      context: { unit: string; agency: null; title: unknown; endsOn: string | null; fell: boolean };
      input: { unit?: string; title?: unknown; endsOn?: string } | undefined;
    },
    actions: {
      stumble: assign({
        fell: () => {
          if (broken()) throw new Error('The step stumbled.');
          return true;
        },
      }),
    },
    delays: { ends: 1 },
  }).createMachine({
    id: 'sample',
    initial: 'running',
    context: ({ input }) => ({
      unit: input?.unit ?? '',
      agency: null,
      title: input?.title ?? null,
      endsOn: input?.endsOn ?? null,
      fell: false,
    }),
    states: { running: { after: { ends: { target: 'over', actions: 'stumble' } }, on: { AMEND: 'running' } }, over: {} },
  });
  const { AMEND } = sampleDefinition.events;
  const texts = (language: 'id' | 'en') => ({
    ...sampleDefinition.texts[language],
    states: { running: 'Berjalan', over: 'Selesai' },
  });
  return defineWorkflow({
    ...sampleDefinition,
    machine,
    events: { AMEND },
    rules: {},
    deadlines: { ends: sampleDefinition.deadlines['ends']! },
    projection: undefined,
    texts: { id: texts('id'), en: texts('en') },
  } as never);
}
