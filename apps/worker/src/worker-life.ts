import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import type { RedisOptions } from '@tabir/config';
import type { DatabaseOffice } from '@tabir/persistence';
import { QueueConsumers, type QueueBell } from '@tabir/queue';
import type { Logger } from '@tabir/telemetry';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DeadlineFiring } from './deadlines/firing.js';
import type { EffectRelay } from './effects/effect-relay.js';
import type { ImportWork } from './imports/import-work.js';
import type { HealthServer } from './health/health-server.js';
import type { Heart } from './heart.js';
import type { WorkerLoops } from './worker-loops.js';

/** What is at hand may take this long to end; what does not is found again by the next worker. */
const FINISH_MS = 3_000;

export interface WorkerParts {
  readonly loops: WorkerLoops;
  readonly heart: Heart;
  readonly relay: EffectRelay;
  readonly firing: DeadlineFiring;
  readonly imports: ImportWork;
  readonly health: HealthServer;
  readonly bell: QueueBell;
  readonly office: DatabaseOffice;
  readonly redis: RedisOptions;
  readonly log: Logger;
}

/** Starts everything when the process is wired, and ends it in order: take no more work, finish, say farewell. */
export class WorkerLife implements OnApplicationBootstrap, OnModuleDestroy {
  private consumers: QueueConsumers | undefined;

  constructor(private readonly parts: WorkerParts) {}

  async onApplicationBootstrap(): Promise<void> {
    const { loops, heart, relay, firing, health, bell, office, redis, log } = this.parts;
    bell.onReady(() => loops.horizon.wake());
    office.clock.onMoved(() => {
      loops.sweep.wake();
      loops.horizon.wake();
    });
    for (const loop of [...loops.all, heart.loop]) loop.start();
    this.consumers = new QueueConsumers(redis, {
      effect: async ({ outboxId }) => {
        await relay.deliver(outboxId);
      },
      due: async ({ instanceId }) => {
        await firing.fire(instanceId);
      },
      // The heart tells of a Redis that is away; here the same would be told at every try to reach it.
      failed: (err) => log.debug({ err }, 'A bell could not be heard; the sweep does the work.'),
    });
    await health.listen();
  }

  async onModuleDestroy(): Promise<void> {
    const { loops, heart, relay, imports, health } = this.parts;
    const finished = Promise.all([
      this.consumers?.close(FINISH_MS),
      ...[...loops.all, heart.loop].map((loop) => loop.stop()),
      relay.idle(),
    ]);
    await Promise.race([finished, sleep(FINISH_MS, undefined, { ref: false })]);
    await imports.letGo().catch(() => undefined);
    await heart.farewell().catch(() => undefined);
    await health.close();
  }
}
