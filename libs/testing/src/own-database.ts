import { openOffice } from '@tabir/config';
import { startPrivateServices, type MariadbOptions, type RunningServices } from '@tabir/services';
import { removeFolder, temporaryFolder } from './temporary-folder.js';
import { freshRedis } from './test-services.js';

const MEBIBYTE = 1024 ** 2;

/** A private MariaDB for one spec alone, for those who take it away or fill it. */
export interface OwnDatabase {
  readonly ownerUrl: string;
  readonly appUrl: string;
  stop(): Promise<void>;
  /** Under the same address, with what it held; with more room if that is given. */
  start(more?: Room): Promise<void>;
  drop(): Promise<void>;
}

type Room = Pick<MariadbOptions, 'tablesWithinBytes'>;

/** Running. */
export async function ownDatabase(room: Room = {}): Promise<OwnDatabase> {
  const path = temporaryFolder();
  // Given a Redis, the office brings only its MariaDB along.
  const office = openOffice({ bornAs: 'demo', environment: { TABIR_DATA_DIR: path, REDIS_URL: await freshRedis() } });
  let services: RunningServices | undefined;
  const stop = async (): Promise<void> => {
    await services?.stop();
    services = undefined;
  };
  const start = async (more = room): Promise<void> => {
    services = await startPrivateServices(office, {
      mariadb: { bufferPoolBytes: 64 * MEBIBYTE, redoLogBytes: 16 * MEBIBYTE, ...more },
    });
  };
  await start();
  const { ownerUrl, databaseUrl: appUrl } = office.connections;
  const drop = async (): Promise<void> => {
    await stop();
    removeFolder(path);
  };
  return { ownerUrl, appUrl, stop, start, drop };
}
