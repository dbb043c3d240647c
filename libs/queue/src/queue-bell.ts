import { epochMs, type Clock } from '@tabir/kernel';
import { Bell } from '@tabir/runtime';
import { Queue, type JobsOptions } from 'bullmq';
import type { Redis } from 'ioredis';
import { DEADLINES, dueJobId, EFFECTS, effectJobId, PREFIX, type DueJob, type EffectJob } from './jobs.js';

/** Rings within this time share one round trip. */
const GATHER_MS = 5;
/** Only what is due within about a day goes to Redis; the worker's horizon bell brings the rest when its day has come. */
export const HORIZON_MS = 86_400_000;
/** More than this is not kept for a Redis that is slow: the sweep finds what was not rung. */
const MAX_WAITING = 20_000;
const CHUNK = 1_000;

/** A finished job that is kept would keep its id, and the next ring with that id would be ignored. */
const ONCE: JobsOptions = { attempts: 1, removeOnComplete: true, removeOnFail: true };

export interface BellOptions {
  /** Told how many rings were lost and why; by default nobody is. */
  readonly onLost?: (rings: number, error: unknown) => void;
}

interface Job {
  readonly name: string;
  readonly data: object;
  readonly opts: JobsOptions;
}

/**
 * Rings through BullMQ. A ring is gathered for a few milliseconds and sent behind the caller's back: whether Redis is
 * there, slow or away, a command neither waits nor fails for it.
 */
export class QueueBell extends Bell {
  private readonly effects = new Map<string, EffectJob>();
  private readonly due = new Map<string, DueJob>();
  private queues: { readonly effects: Queue; readonly deadlines: Queue } | undefined;
  private timer: NodeJS.Timeout | undefined;
  private sending: Promise<void> | undefined;
  private closed = false;

  constructor(
    private readonly redis: Redis,
    private readonly clock: Clock,
    private readonly options: BellOptions = {},
  ) {
    super();
    // Without a listener an error of the connection would end the process; its state is read from `up`.
    redis.on('error', () => undefined);
  }

  /** Whether Redis answers now. */
  get up(): boolean {
    return this.redis.status === 'ready';
  }

  /** Calls whenever Redis has come, or has come back: it may have forgotten what was rung before. */
  onReady(listener: () => void): void {
    this.redis.on('ready', listener);
  }

  override ring({ instanceId, effects, nextDueAt }: Parameters<Bell['ring']>[0]): void {
    for (const outboxId of effects) this.keep(this.effects, effectJobId({ outboxId }), { outboxId });
    if (nextDueAt === null || this.msUntil(nextDueAt) > HORIZON_MS) return this.sendSoon();
    const job = { instanceId, dueAt: nextDueAt };
    this.keep(this.due, dueJobId(job), job);
    this.sendSoon();
  }

  /** Sends what still waits, for at most the time that a command may take, and lets go of Redis. */
  async close(): Promise<void> {
    clearTimeout(this.timer);
    await this.send();
    this.closed = true;
    this.redis.disconnect();
  }

  private keep<T>(waiting: Map<string, T>, id: string, job: T): void {
    if (this.closed || waiting.size >= MAX_WAITING) this.lost(1, new Error('Too many rings wait.'));
    else waiting.set(id, job);
  }

  private sendSoon(): void {
    if (this.closed || this.effects.size + this.due.size === 0) return;
    this.timer ??= setTimeout(() => void this.send(), GATHER_MS);
  }

  private send(): Promise<void> {
    this.timer = undefined;
    return (this.sending ??= this.sendAll().finally(() => {
      this.sending = undefined;
      this.sendSoon();
    }));
  }

  private async sendAll(): Promise<void> {
    const effects = [...this.effects].map(([jobId, data]) => ({ name: 'effect', data, opts: { ...ONCE, jobId } }));
    // The delay is reckoned now, from the office's clock: it is a bell, and what it wakes looks at the clock itself.
    const due = [...this.due].map(([jobId, data]) => ({
      name: 'due',
      data,
      opts: { ...ONCE, jobId, delay: Math.max(0, this.msUntil(data.dueAt)) },
    }));
    this.effects.clear();
    this.due.clear();
    await Promise.all([this.add('effects', effects), this.add('deadlines', due)]);
  }

  private async add(queue: 'effects' | 'deadlines', jobs: readonly Job[]): Promise<void> {
    for (let from = 0; from < jobs.length; from += CHUNK) {
      const chunk = jobs.slice(from, from + CHUNK);
      try {
        if (!this.up) throw new Error('Redis is away.');
        await this.open()[queue].addBulk(chunk);
      } catch (error) {
        this.lost(chunk.length, error);
        // A queue whose first words with the server failed stays broken, so the next ring makes new ones.
        this.queues = undefined;
      }
    }
  }

  private open(): NonNullable<typeof this.queues> {
    return (this.queues ??= { effects: this.queue(EFFECTS), deadlines: this.queue(DEADLINES) });
  }

  private queue(name: string): Queue {
    return new Queue(name, { connection: this.redis, prefix: PREFIX }).on('error', () => undefined);
  }

  private lost(rings: number, error: unknown): void {
    this.options.onLost?.(rings, error);
  }

  private msUntil(dueAt: DueJob['dueAt']): number {
    return epochMs(dueAt) - epochMs(this.clock.now());
  }
}
