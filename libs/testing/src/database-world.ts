import { systemClock, systemIds, type Clock } from '@tabir/kernel';
import {
  commandOptions,
  coreGrants,
  coreMigrations,
  Database,
  DatabaseAgenda,
  databaseOptions,
  DatabaseReads,
  DatabaseUnitOfWork,
  ddl,
  migrate,
  Migration,
  Projections,
} from '@tabir/persistence';
import { DataSource } from 'typeorm';
import { CONTRACT_TABLE } from './contract/changes.js';
import { freshDatabase, type FreshDatabase } from './test-services.js';
import type { ContractWorld } from './contract/world.js';

/** The table of the contract's projection, as a library with a table of its own brings it along. */
export class ContractItem1790000000001 extends Migration {
  protected override readonly statements = [
    ddl`CREATE TABLE IF NOT EXISTS contract_item (
      instance_id CHAR(36) NOT NULL,
      title VARCHAR(500) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci NULL,
      years INT NULL,
      listed TINYINT(1) NULL,
      secret_until DATETIME(3) NULL,
      ends_on DATE NULL,
      PRIMARY KEY (instance_id)
    ) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_bin`,
  ];
  protected override readonly undo = [ddl`DROP TABLE IF EXISTS contract_item`];
}

export interface DatabaseWorld extends ContractWorld {
  readonly fresh: FreshDatabase;
  /** As the app's account, with the pool of everything but commands. */
  readonly database: Database;
  /** The same account with the pool of the unit of work. */
  readonly commands: Database;
}

/** A fresh, migrated database with both pools of the app's account and everything over them. */
export async function databaseWorld({ clock = systemClock as Clock, poolSize = 16 } = {}): Promise<DatabaseWorld> {
  const fresh = await freshDatabase();
  await migrate({
    ownerUrl: fresh.ownerUrl,
    appUser: `${fresh.name}_app@localhost`,
    migrations: [...coreMigrations, ContractItem1790000000001],
    grants: { ...coreGrants, [CONTRACT_TABLE.table]: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'] },
  });
  const sources = [
    new DataSource(databaseOptions(fresh.appUrl)),
    new DataSource(commandOptions(fresh.appUrl, { poolSize })),
  ] as const;
  await Promise.all(sources.map((source) => source.initialize()));
  const [database, commands] = [new Database(sources[0], systemIds), new Database(sources[1], systemIds)];
  const projections = new Projections([CONTRACT_TABLE]);
  return {
    fresh,
    database,
    commands,
    unitOfWork: new DatabaseUnitOfWork(commands, projections, clock),
    reads: new DatabaseReads(database, projections),
    agenda: new DatabaseAgenda(database, clock),
    close: async () => {
      await Promise.all(sources.map((source) => source.destroy()));
      await fresh.drop();
    },
  };
}
