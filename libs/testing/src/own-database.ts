import { openOffice } from '@tabir/config';
import { startPrivateServices, type RunningServices } from '@tabir/services';
import { removeFolder, temporaryFolder } from './temporary-folder.js';
import { freshRedis } from './test-services.js';

const MEBIBYTE = 1024 ** 2;

/** A private MariaDB for one spec alone, for those who take it away or fill its disk. */
export interface OwnDatabase {
  readonly ownerUrl: string;
  readonly appUrl: string;
  stop(): Promise<void>;
  /** Under the same address, with what it held. */
  start(): Promise<void>;
  drop(): Promise<void>;
}

/** Running. `dataDir`: where its files lie, if that matters. */
export async function ownDatabase(dataDir?: string): Promise<OwnDatabase> {
  const path = dataDir ?? temporaryFolder();
  // Given a Redis, the office brings only its MariaDB along.
  const office = openOffice({ bornAs: 'demo', environment: { TABIR_DATA_DIR: path, REDIS_URL: await freshRedis() } });
  let services: RunningServices | undefined;
  const stop = async (): Promise<void> => {
    await services?.stop();
    services = undefined;
  };
  const start = async (): Promise<void> => {
    services = await startPrivateServices(office, {
      mariadb: { bufferPoolBytes: 64 * MEBIBYTE, redoLogBytes: 16 * MEBIBYTE },
    });
  };
  await start();
  const { ownerUrl, databaseUrl: appUrl } = office.connections;
  const drop = async (): Promise<void> => {
    await stop();
    if (dataDir === undefined) removeFolder(path);
  };
  return { ownerUrl, appUrl, stop, start, drop };
}
