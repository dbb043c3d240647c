import type { RedisOptions } from '@tabir/config';
import { Worker } from 'bullmq';
import { setTimeout as sleep } from 'node:timers/promises';
import { waitingOptions } from './connection.js';
import { DEADLINES, EFFECTS, PREFIX, type DueJob, type EffectJob } from './jobs.js';

/** What wakes up when a bell rings. Neither may throw for what the sweep will do again anyway. */
export interface JobHandlers {
  readonly effect: (job: EffectJob) => Promise<void>;
  readonly due: (job: DueJob) => Promise<void>;
  readonly failed: (error: unknown) => void;
}

const EFFECTS_AT_ONCE = 8;
const DEADLINES_AT_ONCE = 4;

/** Takes jobs from both queues and hands them on. */
export class QueueConsumers {
  private readonly workers: readonly Worker[];

  constructor(redis: RedisOptions, handlers: JobHandlers) {
    const connection = waitingOptions(redis);
    const options = (concurrency: number) => ({
      connection,
      prefix: PREFIX,
      concurrency,
      removeOnComplete: { count: 0 },
      removeOnFail: { count: 0 },
    });
    this.workers = [
      new Worker<EffectJob>(EFFECTS, ({ data }) => handlers.effect(data), options(EFFECTS_AT_ONCE)),
      new Worker<DueJob>(DEADLINES, ({ data }) => handlers.due(data), options(DEADLINES_AT_ONCE)),
    ];
    for (const worker of this.workers) worker.on('error', handlers.failed).on('failed', (_job, error) => handlers.failed(error));
  }

  /**
   * Takes no more jobs and waits for those at hand. A worker whose Redis is gone waits for ever, so it is left behind
   * after the time given: the process is about to end, and every job can be done again.
   */
  async close(withinMs: number): Promise<void> {
    const closed = Promise.all(this.workers.map((worker) => worker.close()));
    const giveUp = new AbortController();
    await Promise.race([closed, sleep(withinMs, undefined, { signal: giveUp.signal }).catch(() => undefined)]);
    giveUp.abort();
  }
}
