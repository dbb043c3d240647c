import type { RedisOptions } from '@tabir/config';
import { Worker } from 'bullmq';
import { setTimeout as sleep } from 'node:timers/promises';
import { WaitingClient } from './connection.js';
import { DEADLINES, EFFECTS, PREFIX, type DueJob, type EffectJob } from './jobs.js';

/** What wakes up when a bell rings. Neither may throw for what the sweep will do again anyway. */
export interface JobHandlers {
  readonly effect: (job: EffectJob) => Promise<void>;
  readonly due: (job: DueJob) => Promise<void>;
  readonly failed: (error: unknown) => void;
}

const EFFECTS_AT_ONCE = 8;
const DEADLINES_AT_ONCE = 4;
/** After the loss of Redis; BullMQ's own 15 seconds would leave the bells unheard long after it is back. */
const RETRY_MS = 1_000;
/** Longer than any job takes; one that takes longer still is run a second time, which does no harm. */
const LOCK_MS = 60_000;

/** Takes jobs from both queues and hands them on. */
export class QueueConsumers {
  private readonly client: WaitingClient;
  private readonly workers: readonly Worker[];

  constructor(redis: RedisOptions, handlers: JobHandlers) {
    const connection = (this.client = WaitingClient.of(redis));
    const options = (concurrency: number) => ({
      connection,
      prefix: PREFIX,
      concurrency,
      runRetryDelay: RETRY_MS,
      lockDuration: LOCK_MS,
      skipLockRenewal: true,
    });
    this.workers = [
      new Worker<EffectJob>(EFFECTS, ({ data }) => handlers.effect(data), options(EFFECTS_AT_ONCE)),
      new Worker<DueJob>(DEADLINES, ({ data }) => handlers.due(data), options(DEADLINES_AT_ONCE)),
    ];
    for (const worker of this.workers) worker.on('error', handlers.failed).on('failed', (_job, error) => handlers.failed(error));
  }

  /**
   * Takes no more jobs and waits for those at hand, at most for the time given: a worker whose Redis is gone would wait for
   * ever, and every job can be done again.
   */
  async close(withinMs: number): Promise<void> {
    const closed = Promise.all(this.workers.map((worker) => worker.close()));
    if (this.client.status !== 'ready') this.client.cut();
    const late = new AbortController();
    await Promise.race([closed, sleep(withinMs, undefined, { signal: late.signal }).catch(() => undefined)]);
    late.abort();
    this.client.cut();
  }
}
