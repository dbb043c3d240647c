import { indonesianCalendar } from '@tabir/calendar';
import { Config, Connections, DataFolder, redisOptions, Secrets, type Office as OpenOffice } from '@tabir/config';
import type { Workflow } from '@tabir/engine';
import { systemClock, systemIds } from '@tabir/kernel';
import {
  Accounts,
  commandOptions,
  Database,
  DatabaseAgenda,
  DatabaseOffice,
  databaseOptions,
  DatabaseReads,
  DatabaseUnitOfWork,
  Projections,
  type ProjectionTable,
} from '@tabir/persistence';
import { QueueBell, ringingClient } from '@tabir/queue';
import {
  Agenda,
  Bell,
  Commands,
  Definitions,
  Notes,
  Office,
  People,
  Queries,
  Reads,
  RequestHash,
  UnitOfWork,
  Verifier,
  type CommandPorts,
} from '@tabir/runtime';
import { createLogger, Metrics, type Logger } from '@tabir/telemetry';
import {
  Injectable,
  Module,
  type DynamicModule,
  type OnApplicationShutdown,
  type OnModuleDestroy,
  type Provider,
} from '@nestjs/common';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { MeasuredUnitOfWork } from './measured-unit-of-work.js';

/** The process's log; `Logger` is an interface and cannot name a provider. */
export const LOG = Symbol('log');
/** All ports at once, for what is built over them. */
export const PORTS = Symbol('ports');
/** The connections of the unit of work, which take several statements in one round trip. */
const COMMANDS = 'commands';
const COMMAND_DATABASE = Symbol('command-database');

export interface RuntimeOptions {
  /** How the process calls itself in logs and figures. */
  readonly process: 'api' | 'worker' | 'cli';
  /** What `openOffice()` gave. */
  readonly office: OpenOffice;
  readonly workflows: readonly Workflow[];
  /** The tables that these workflows project into. */
  readonly projections: readonly ProjectionTable[];
}

/**
 * The one place where ports meet what implements them. api, worker and cli import it and inject `Commands`, `Notes`,
 * `Queries`, `Verifier`, any port by its class, `Database`, `Config`, `DataFolder`, `Secrets`, `Metrics`, and the log by `LOG`.
 */
@Module({})
export class RuntimeModule {
  static forOffice(options: RuntimeOptions): DynamicModule {
    const { connections } = options.office;
    const providers = [...environment(options), ...adapters(options), ...runtime()];
    return {
      module: RuntimeModule,
      global: true,
      imports: [
        TypeOrmModule.forRootAsync({ useFactory: () => databaseOptions(connections.databaseUrl) }),
        TypeOrmModule.forRootAsync({ name: COMMANDS, useFactory: () => commandOptions(connections.databaseUrl) }),
      ],
      providers: [...providers, Closing],
      exports: providers.map((provider) => (typeof provider === 'object' && 'provide' in provider ? provider.provide : provider)),
    };
  }
}

const environment = ({ process, office }: RuntimeOptions): Provider[] => [
  { provide: Config, useValue: office.config },
  { provide: DataFolder, useValue: office.folder },
  { provide: Secrets, useValue: office.secrets },
  { provide: Connections, useValue: office.connections },
  { provide: LOG, useValue: createLogger(process, office.config.logLevel) },
  { provide: Metrics, useValue: new Metrics(process) },
];

const adapters = ({ office, workflows, projections }: RuntimeOptions): Provider[] => [
  { provide: Definitions, useValue: new Definitions(workflows) },
  { provide: Projections, useValue: new Projections(projections) },
  { provide: RequestHash, useFactory: () => new RequestHash(office.secrets.key('request-hash-key')) },
  { provide: Database, useFactory: (source: DataSource) => new Database(source, systemIds), inject: [DataSource] },
  {
    provide: COMMAND_DATABASE,
    useFactory: (source: DataSource) => new Database(source, systemIds),
    inject: [getDataSourceToken(COMMANDS)],
  },
  {
    provide: UnitOfWork,
    useFactory: (database: Database, tables: Projections, metrics: Metrics) =>
      new MeasuredUnitOfWork(new DatabaseUnitOfWork(database, tables, systemClock), metrics),
    inject: [COMMAND_DATABASE, Projections, Metrics],
  },
  {
    provide: Reads,
    useFactory: (database: Database, tables: Projections) => new DatabaseReads(database, tables),
    inject: [Database, Projections],
  },
  { provide: Agenda, useFactory: (database: Database) => new DatabaseAgenda(database), inject: [Database] },
  { provide: Accounts, useFactory: (database: Database) => new Accounts(database), inject: [Database] },
  { provide: People, useExisting: Accounts },
  {
    provide: DatabaseOffice,
    useFactory: (database: Database, log: Logger) =>
      DatabaseOffice.open(database, {
        demo: office.folder.kind === 'demo',
        systemClock,
        ids: systemIds,
        defaults: { settings: {}, calendar: indonesianCalendar() },
        onError: (err: unknown) => log.warn({ err }, 'Settings and clock could not be read anew; the known ones stay in force.'),
      }),
    inject: [Database, LOG],
  },
  { provide: Office, useExisting: DatabaseOffice },
  {
    provide: QueueBell,
    useFactory: (clock: Office, metrics: Metrics) => {
      const lost = metrics.counter('tabir_bell_lost_total', 'Rings that did not reach Redis; the sweep does their work.');
      return new QueueBell(ringingClient(redisOptions(office.connections.redisUrl)), clock.clock, {
        onLost: (rings) => lost.inc(rings),
      });
    },
    inject: [Office, Metrics],
  },
  { provide: Bell, useExisting: QueueBell },
];

const runtime = (): Provider[] => [
  {
    provide: PORTS,
    useFactory: (
      unitOfWork: UnitOfWork,
      reads: Reads,
      agenda: Agenda,
      people: People,
      bell: Bell,
      office: Office,
      definitions: Definitions,
      requestHash: RequestHash,
    ): CommandPorts => ({ unitOfWork, reads, agenda, people, bell, office, definitions, requestHash }),
    inject: [UnitOfWork, Reads, Agenda, People, Bell, Office, Definitions, RequestHash],
  },
  { provide: Commands, useFactory: (ports: CommandPorts) => new Commands(ports), inject: [PORTS] },
  {
    provide: Notes,
    useFactory: (commands: Commands, ports: CommandPorts) => new Notes(commands, ports),
    inject: [Commands, PORTS],
  },
  { provide: Queries, useFactory: (ports: CommandPorts) => new Queries(ports), inject: [PORTS] },
  {
    provide: Verifier,
    useFactory: (reads: Reads, office: Office, definitions: Definitions) => new Verifier(reads, office, definitions),
    inject: [Reads, Office, Definitions],
  },
];

/** Requests that are under way may still ring; so the office stops following first, and the bell goes last. */
@Injectable()
class Closing implements OnModuleDestroy, OnApplicationShutdown {
  constructor(
    private readonly office: DatabaseOffice,
    private readonly bell: QueueBell,
  ) {}

  async onModuleDestroy(): Promise<void> {
    await this.office.stop();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.bell.close();
  }
}
