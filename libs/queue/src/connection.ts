import type { RedisOptions } from '@tabir/config';
import { Redis, type RedisOptions as ClientOptions } from 'ioredis';

const COMMAND_TIMEOUT_MS = 2_000;

/** Comes back within about two seconds of the server; never gives up, because a process outlives many restarts of Redis. */
const retryStrategy = (times: number): number => Math.min(50 * 2 ** Math.min(times, 6), 2_000);

/** For both kinds. A connection that does not end when asked is thrown away soon, so that a process can end. */
const PATIENCE = { retryStrategy, connectTimeout: 2_000, disconnectTimeout: 250 };

/** For those who ring: what cannot be sent now fails now, and nobody waits. */
export const ringingClient = (redis: RedisOptions): Redis =>
  new Redis({
    ...redis,
    ...PATIENCE,
    commandTimeout: COMMAND_TIMEOUT_MS,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
  });

/**
 * For those who wait for jobs: BullMQ blocks on the connection and takes up its work again by itself. It copies the client
 * for that, and a worker whose Redis is away never ends what it began; so whoever closes can cut all of them off.
 */
export class WaitingClient extends Redis {
  private readonly copies: Redis[] = [];

  static of(redis: RedisOptions): WaitingClient {
    return new WaitingClient({ ...redis, ...PATIENCE, maxRetriesPerRequest: null });
  }

  override duplicate(override?: Partial<ClientOptions>): Redis {
    const copy = super.duplicate(override);
    this.copies.push(copy);
    return copy;
  }

  cut(): void {
    for (const client of [this, ...this.copies]) client.disconnect();
  }
}
