import { databaseOptions, openOffice, type Environment, type Office } from '@tabir/config';
import { coreGrants, coreMigrations, ddl, migrate, Migration } from '@tabir/persistence';
import { RELEASE, type Release } from '@tabir/server';
import { startPrivateServices, type RunningServices } from '@tabir/services';
import { sampleRound } from './sample-round.js';
import { sample } from './sample-workflow.js';
import { removeFolder, temporaryFolder } from './temporary-folder.js';
import { freshDatabase, freshRedis } from './test-services.js';

class SampleTable1760000000099 extends Migration {
  protected override readonly statements = [
    ddl`CREATE TABLE IF NOT EXISTS sample_item (
      instance_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
      title VARCHAR(200) NULL, ends_on CHAR(10) NULL, secret_until DATETIME(3) NULL, review VARCHAR(32) NULL
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`,
  ];
  protected override readonly undo = [ddl`DROP TABLE IF EXISTS sample_item`];
}

/** An installation that knows the sample workflows and nothing else. */
export const SAMPLE_RELEASE: Release = {
  workflows: [sample, sampleRound],
  projections: [{ table: 'sample_item', columns: { title: 'text', ends_on: 'date', secret_until: 'instant', review: 'text' } }],
  migrations: [...coreMigrations, SampleTable1760000000099],
  grants: { ...coreGrants, sample_item: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'] },
};

export interface OfficeRig {
  /** What `openOffice()` gives in a process of this office. */
  readonly office: Office;
  readonly release: Release;
  readonly ownerUrl: string;
  /** For processes that are started as children. */
  readonly environment: Environment;
  /** Only with `ownRedis`: takes Redis away, or brings it back as it was. */
  readonly redis: { stop(): Promise<void>; start(): Promise<void> };
  /** When everything that uses it has been closed. */
  dispose(): Promise<void>;
}

export interface RigOptions {
  readonly release?: Release;
  readonly environment?: Environment;
  /** A Redis of its own, for those who stop and empty it. */
  readonly ownRedis?: boolean;
}

/** A demo office's folder, its database with all tables, and an empty Redis: what api, worker and cli need to start. */
export async function officeRig({ release = RELEASE, environment = {}, ownRedis = false }: RigOptions = {}): Promise<OfficeRig> {
  const dataDir = temporaryFolder();
  const fresh = await freshDatabase();
  const all: Environment = {
    TABIR_DATA_DIR: dataDir,
    DATABASE_URL: fresh.appUrl,
    DATABASE_OWNER_URL: fresh.ownerUrl,
    REDIS_URL: ownRedis ? undefined : await freshRedis(),
    LOG_LEVEL: 'silent',
    ...environment,
  };
  await migrate({
    ownerUrl: fresh.ownerUrl,
    appUser: `${databaseOptions(fresh.appUrl).user}@localhost`,
    migrations: release.migrations,
    grants: release.grants,
  });
  const office = openOffice({ bornAs: 'demo', environment: all });
  let services: RunningServices | undefined;
  const redis = {
    // Starts what was not given: the database was.
    start: async (): Promise<void> => {
      services = await startPrivateServices(office);
    },
    stop: async (): Promise<void> => services?.stop(),
  };
  if (ownRedis) await redis.start();
  return {
    office,
    release,
    ownerUrl: fresh.ownerUrl,
    environment: all,
    redis,
    dispose: async () => {
      await redis.stop();
      await fresh.drop();
      removeFolder(dataDir);
    },
  };
}
