import type { Office } from '@tabir/config';
import { rmSync } from 'node:fs';
import { findBinaries, type ProductName } from './binaries.js';
import { KeepAlive, type Say } from './keep-alive.js';
import { endLeftovers } from './leftovers.js';
import { accountsFile, mariadb, type MariadbOptions, officeMariadb } from './mariadb.js';
import { redis } from './redis.js';
import { prepareSockets } from './sockets.js';

export interface ServicesOptions {
  readonly say?: Say;
  /** Ends a start that is under way. */
  readonly halt?: AbortSignal;
  readonly mariadb?: MariadbOptions;
  readonly redisDatabases?: number;
}

export interface RunningServices {
  stop(): Promise<void>;
}

/**
 * Starts MariaDB and Redis of one data folder, each only if it is not given by the settings; done when both answer.
 * The caller holds the folder's lock.
 */
export async function startPrivateServices(office: Office, options: ServicesOptions = {}): Promise<RunningServices> {
  const { config, folder } = office;
  const { say = () => undefined, halt = new AbortController().signal } = options;
  await endLeftovers(folder);
  const needed: ProductName[] = [];
  if (config.databaseUrl === undefined) needed.push('mariadb');
  if (config.redisUrl === undefined) needed.push('redis');
  const tools = await findBinaries(needed, office, say, halt);
  const clearSockets = prepareSockets(folder);
  const processes = [
    ...(tools.mariadb ? [await mariadb(office, tools.mariadb, options.mariadb ?? officeMariadb(), halt)] : []),
    ...(tools.redis ? [redis(office, tools.redis, options.redisDatabases)] : []),
  ];
  const kept = processes.map((process) => new KeepAlive(process, folder, say, halt));
  const stop = async (): Promise<void> => {
    await Promise.all(kept.map((service) => service.stop()));
    rmSync(accountsFile(folder), { force: true });
    clearSockets();
  };
  const failed = (await Promise.allSettled(kept.map((service) => service.start()))).find(
    (result) => result.status === 'rejected',
  );
  if (failed === undefined) return { stop };
  await stop();
  throw failed.reason;
}
