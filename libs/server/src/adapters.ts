import type { ExistingProvider, FactoryProvider, ValueProvider } from '@nestjs/common';
import { indonesianCalendar } from '@tabir/calendar';
import { DataFolder, redisOptions, type Office as OpenOffice } from '@tabir/config';
import { Editions } from '@tabir/editions';
import type { Workflow } from '@tabir/engine';
import { systemClock, systemIds } from '@tabir/kernel';
import {
  Accounts,
  assertMigrated,
  Backlog,
  BoundReads,
  commandOptions,
  Database,
  DatabaseAgenda,
  DatabaseNumberBook,
  DatabaseOffice,
  DatabasePeople,
  DatabaseReads,
  DatabaseUnitOfWork,
  Feed,
  Heartbeats,
  PendingDeadlines,
  Projections,
  Sequencer,
  ImportJobs,
  ImportRuns,
  Sessions,
  SignInFailures,
  sql,
} from '@tabir/persistence';
import { QueueBell, ringingClient } from '@tabir/queue';
import { PublicReads, RegisterReads } from '@tabir/register';
import {
  Agenda,
  Bell,
  Definitions,
  NumberBook,
  Office,
  People,
  Reads,
  RequestHash,
  UnitOfWork,
  versionMissing,
} from '@tabir/runtime';
import { Metrics, type Logger } from '@tabir/telemetry';
import { DataSource } from 'typeorm';
import { LOG } from './environment.js';
import { MeasuredUnitOfWork } from './measured-unit-of-work.js';
import { PublicOffice } from './public-office.js';
import type { Release } from './release.js';

/** The connections of the unit of work, which take several statements in one round trip. */
export const COMMAND_POOL = Symbol('command-pool');

type Adapter = ExistingProvider | FactoryProvider | ValueProvider;

/** Whatever implements a port, over the two pools and Redis. */
export const adapterProviders = (office: OpenOffice, release: Release): Adapter[] => [
  { provide: Definitions, useValue: new Definitions(release.workflows) },
  { provide: Projections, useValue: new Projections(release.projections) },
  { provide: RequestHash, useFactory: () => new RequestHash(office.secrets.key('request-hash-key')) },
  {
    provide: Database,
    useFactory: (source: DataSource) => openDatabase(source, release),
    inject: [DataSource],
  },
  {
    provide: COMMAND_POOL,
    useFactory: () => new DataSource(commandOptions(office.connections.databaseUrl)).initialize(),
    inject: [Database],
  },
  ...databaseProviders,
  ...officeProviders(office),
  ...queueProviders(office),
];

/** A program that meets tables of another shape stops here, before it has written anything, and leaves nothing open. */
async function openDatabase(source: DataSource, { migrations, workflows }: Release): Promise<Database> {
  const database = new Database(source, systemIds);
  try {
    await assertMigrated(database, migrations);
    await assertVersionsKnown(database, workflows);
    return database;
  } catch (error) {
    await source.destroy();
    throw error;
  }
}

/**
 * A workflow version that has history and was left out of the release would make its records unreadable. A version later than
 * any known here belongs to a newer process, which is being rolled out beside this one.
 */
async function assertVersionsKnown(database: Database, workflows: readonly Workflow[]): Promise<void> {
  for (const { key, version, migration } of workflows)
    // What was carried over has a history under the version before as well.
    if (migration && !workflows.some((one) => one.key === key && one.version === version - 1))
      throw versionMissing(`${key}@${version - 1}`);
  const used = await database.rows<{ workflow: string; version: number }>(sql`SELECT DISTINCT workflow, version FROM instance`);
  for (const { workflow: key, version } of used) {
    const known = workflows.filter((one) => one.key === key).map((one) => one.version);
    if (known.some((other) => other > version) && !known.includes(version)) throw versionMissing(`${key}@${version}`);
  }
}

const databaseProviders: Adapter[] = [
  {
    provide: UnitOfWork,
    useFactory: (source: DataSource, tables: Projections, metrics: Metrics) =>
      new MeasuredUnitOfWork(new DatabaseUnitOfWork(new Database(source, systemIds), tables, systemClock), metrics),
    inject: [COMMAND_POOL, Projections, Metrics],
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
  {
    provide: NumberBook,
    useFactory: (database: Database, { clock }: Office) =>
      new DatabaseNumberBook(database, { clock, systemClock, ids: systemIds }),
    inject: [Database, Office],
  },
  {
    provide: ImportRuns,
    useFactory: (database: Database, { clock }: Office) => new ImportRuns(database, clock, systemIds),
    inject: [Database, Office],
  },
  {
    provide: ImportJobs,
    useFactory: (database: Database, { clock }: Office) => new ImportJobs(database, { clock, systemClock }),
    inject: [Database, Office],
  },
  { provide: Sessions, useFactory: (database: Database) => new Sessions(database, systemClock, systemIds), inject: [Database] },
  { provide: SignInFailures, useFactory: (database: Database) => new SignInFailures(database), inject: [Database] },
  { provide: PendingDeadlines, useFactory: (database: Database) => new PendingDeadlines(database), inject: [Database] },
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
    useFactory: (database: Database, tables: Projections) => new RegisterReads(new BoundReads(database), tables),
    inject: [Database, Projections],
  },
  { provide: PublicReads, useFactory: (database: Database) => new PublicReads(new BoundReads(database)), inject: [Database] },
  { provide: Editions, useFactory: (database: Database) => new Editions(database), inject: [Database] },
  {
    provide: PublicOffice,
    useFactory: (office: Office, accounts: Accounts, folder: DataFolder) => new PublicOffice(office, accounts, folder),
    inject: [Office, Accounts, DataFolder],
  },
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
