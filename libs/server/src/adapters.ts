import type { ExistingProvider, FactoryProvider, ValueProvider } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import { indonesianCalendar } from '@tabir/calendar';
import { redisOptions, type Office as OpenOffice } from '@tabir/config';
import { systemClock, systemIds, type Ids } from '@tabir/kernel';
import {
  Accounts,
  assertMigrated,
  Backlog,
  Database,
  DatabaseAgenda,
  DatabaseOffice,
  DatabasePeople,
  DatabaseReads,
  DatabaseUnitOfWork,
  Feed,
  Heartbeats,
  Projections,
  Sequencer,
  Sessions,
} from '@tabir/persistence';
import { QueueBell, ringingClient } from '@tabir/queue';
import { PublicReads, RegisterReads } from '@tabir/register';
import { Agenda, Bell, Definitions, Office, People, Reads, RequestHash, UnitOfWork } from '@tabir/runtime';
import { Metrics, type Logger } from '@tabir/telemetry';
import { DataSource } from 'typeorm';
import { LOG } from './environment.js';
import { MeasuredUnitOfWork } from './measured-unit-of-work.js';
import type { Release } from './release.js';

/** The connections of the unit of work, which take several statements in one round trip. */
export const COMMAND_POOL = 'commands';

type Adapter = ExistingProvider | FactoryProvider | ValueProvider;

/** Whatever implements a port, over the two pools and Redis. */
export const adapterProviders = (office: OpenOffice, release: Release): Adapter[] => [
  { provide: Definitions, useValue: new Definitions(release.workflows) },
  { provide: Projections, useValue: new Projections(release.projections) },
  { provide: RequestHash, useFactory: () => new RequestHash(office.secrets.key('request-hash-key')) },
  {
    provide: Database,
    useFactory: (source: DataSource) => openDatabase(source, systemIds, release),
    inject: [DataSource],
  },
  ...databaseProviders,
  ...officeProviders(office),
  ...queueProviders(office),
];

/** A program that meets tables of another shape stops here, before it has written anything. */
async function openDatabase(source: DataSource, ids: Ids, { migrations }: Release): Promise<Database> {
  const database = new Database(source, ids);
  await assertMigrated(database, migrations);
  return database;
}

const databaseProviders: Adapter[] = [
  {
    provide: UnitOfWork,
    useFactory: (source: DataSource, tables: Projections, metrics: Metrics) =>
      new MeasuredUnitOfWork(new DatabaseUnitOfWork(new Database(source, systemIds), tables, systemClock), metrics),
    // `Database` is asked for its check of the tables.
    inject: [getDataSourceToken(COMMAND_POOL), Projections, Metrics, Database],
  },
  {
    provide: Reads,
    useFactory: (database: Database, tables: Projections) => new DatabaseReads(database, tables),
    inject: [Database, Projections],
  },
  { provide: Agenda, useFactory: (database: Database) => new DatabaseAgenda(database, systemClock), inject: [Database] },
  {
    provide: People,
    useFactory: (database: Database, { clock }: Office) => new DatabasePeople(database, clock),
    inject: [Database, Office],
  },
  {
    provide: Accounts,
    useFactory: (database: Database, { clock }: Office) => new Accounts(database, { clock, systemClock, ids: systemIds }),
    inject: [Database, Office],
  },
  { provide: Sessions, useFactory: (database: Database) => new Sessions(database, systemClock, systemIds), inject: [Database] },
  { provide: Feed, useFactory: (database: Database) => new Feed(database), inject: [Database] },
  { provide: Sequencer, useFactory: (database: Database) => new Sequencer(database), inject: [Database] },
  { provide: Heartbeats, useFactory: (database: Database) => new Heartbeats(database, systemClock), inject: [Database] },
  {
    provide: Backlog,
    useFactory: (database: Database, { clock }: Office) => new Backlog(database, { office: clock, system: systemClock }),
    inject: [Database, Office],
  },
  {
    provide: RegisterReads,
    useFactory: (source: DataSource, tables: Projections) => new RegisterReads(source, tables),
    inject: [DataSource, Projections],
  },
  { provide: PublicReads, useFactory: (source: DataSource) => new PublicReads(source), inject: [DataSource] },
];

const officeProviders = ({ folder }: OpenOffice): Adapter[] => [
  {
    provide: DatabaseOffice,
    useFactory: (database: Database, log: Logger) =>
      DatabaseOffice.open(database, {
        demo: folder.kind === 'demo',
        systemClock,
        ids: systemIds,
        // Every setting has its default in the workflow that reads it; a version holds what an office chose otherwise.
        defaults: { settings: {}, calendar: indonesianCalendar() },
        onError: (err) => log.warn({ err }, 'Settings and clock could not be read anew; the known ones stay in force.'),
      }),
    inject: [Database, LOG],
  },
  { provide: Office, useExisting: DatabaseOffice },
];

const queueProviders = ({ connections }: OpenOffice): Adapter[] => [
  {
    provide: QueueBell,
    useFactory: ({ clock }: Office, metrics: Metrics) => {
      const lost = metrics.counter('tabir_bell_lost_total', 'Rings that did not reach Redis; the sweep does their work.');
      return new QueueBell(ringingClient(redisOptions(connections.redisUrl)), clock, { onLost: (rings) => lost.inc(rings) });
    },
    inject: [Office, Metrics],
  },
  { provide: Bell, useExisting: QueueBell },
];
