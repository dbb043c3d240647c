import type { Clock, Ids, Instant, JsonObject } from '@tabir/kernel';
import type { Heartbeats } from '@tabir/persistence';
import type { QueueBell } from '@tabir/queue';
import { projectRoot } from '@tabir/services';
import type { Logger } from '@tabir/telemetry';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { Loop } from './loop.js';
import type { WorkerLoops } from './worker-loops.js';

const BEAT_MS = 5_000;

/** Says every few seconds that this worker is there and what it last did, and notices when Redis goes or comes. */
export class Heart {
  readonly loop: Loop;
  private readonly process: string;
  private readonly startedAt: Instant;
  private readonly release = releaseName();
  private redisUp = true;
  private first = true;

  constructor(
    private readonly heartbeats: Heartbeats,
    private readonly loops: WorkerLoops,
    private readonly bell: QueueBell,
    { clock, ids }: { readonly clock: Clock; readonly ids: Ids },
    private readonly log: Logger,
  ) {
    this.process = `worker-${ids.kode()}`;
    this.startedAt = clock.now();
    this.loop = new Loop('heart', BEAT_MS, () => this.beat(), clock, log);
  }

  /** The last word of a worker that ends in order. */
  async farewell(): Promise<void> {
    await this.write({ ended: true });
  }

  private async beat(): Promise<JsonObject> {
    // At the first beat the connection is still being made.
    if (!this.first) this.watchRedis();
    this.first = false;
    await this.write({});
    return {};
  }

  private async write(more: JsonObject): Promise<void> {
    const turns = this.loops.all.map(({ name, last }) => [name, last && { at: last.at, ...last.did }] as const);
    await this.heartbeats.beat({
      process: this.process,
      kind: 'worker',
      release: this.release,
      startedAt: this.startedAt,
      detail: { host: hostname(), pid: process.pid, redis: this.bell.up, ...Object.fromEntries(turns), ...more },
    });
  }

  /** Told at the change, by the one who looks every few seconds. */
  private watchRedis(): void {
    if (this.bell.up === this.redisUp) return;
    this.redisUp = this.bell.up;
    if (!this.redisUp) return this.log.warn('Redis is away. Deadlines and effects go on by the sweep.');
    this.log.info('Redis is back.');
  }
}

const releaseName = (): string =>
  (JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8')) as { version: string }).version;
