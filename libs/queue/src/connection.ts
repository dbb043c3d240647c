import type { RedisOptions } from '@tabir/config';
import type { ConnectionOptions } from 'bullmq';
import { Redis } from 'ioredis';

const CONNECT_TIMEOUT_MS = 2_000;
const COMMAND_TIMEOUT_MS = 2_000;

/** Comes back within about two seconds of the server; never gives up, because a process outlives many restarts of Redis. */
const retryStrategy = (times: number): number => Math.min(50 * 2 ** Math.min(times, 6), 2_000);

/** For those who ring: what cannot be sent now fails now, and nobody waits. */
export const ringingClient = (redis: RedisOptions): Redis =>
  new Redis({
    ...redis,
    retryStrategy,
    connectTimeout: CONNECT_TIMEOUT_MS,
    commandTimeout: COMMAND_TIMEOUT_MS,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
  });

/** For those who wait for jobs: BullMQ blocks on the connection and takes up its work again by itself. */
export const waitingOptions = (redis: RedisOptions): ConnectionOptions => ({
  ...redis,
  retryStrategy,
  connectTimeout: CONNECT_TIMEOUT_MS,
  maxRetriesPerRequest: null,
});
