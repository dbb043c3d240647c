import { Module, type DynamicModule, type FactoryProvider } from '@nestjs/common';
import { CHANNELS_FILE, checkLink, readChannels } from '@tabir/channels';
import { Config, DataFolder, redisOptions, Secrets, type Office as OpenOffice } from '@tabir/config';
import { Editions } from '@tabir/editions';
import { ListShelf } from '@tabir/files';
import { ListReader } from '@tabir/import';
import { systemIds } from '@tabir/kernel';
import {
  Accounts,
  Backlog,
  Database,
  DatabaseOffice,
  Feed,
  Heartbeats,
  ImportJobs,
  ImportRuns,
  Sequencer,
  Sessions,
  SignInFailures,
} from '@tabir/persistence';
import { QueueBell } from '@tabir/queue';
import { RegisterReads } from '@tabir/register';
import { Agenda, Commands, EffectRunner, Office, Reads, type CommandPorts } from '@tabir/runtime';
import { editionPorts, LOG, PORTS, PublicOffice, RuntimeModule, type Release } from '@tabir/server';
import { projectRoot } from '@tabir/services';
import { Metrics, type Logger } from '@tabir/telemetry';
import { DeadlineSweep } from './deadlines/deadline-sweep.js';
import { DeadlineFiring } from './deadlines/firing.js';
import { HorizonBell } from './deadlines/horizon-bell.js';
import { EffectRelay } from './effects/effect-relay.js';
import { effectHandlers } from './effects/registry.js';
import { nameFigures } from './health/figures.js';
import { HealthServer } from './health/health-server.js';
import { Heart } from './heart.js';
import { ImportWork } from './imports/import-work.js';
import { JobRows } from './imports/job-rows.js';
import { ListRetention } from './imports/list-retention.js';
import { WorkerLife } from './worker-life.js';
import { WorkerLoops } from './worker-loops.js';

/** The worker: the runtime's wiring, and what wakes by itself or by a bell. */
@Module({})
export class WorkerModule {
  static forOffice(office: OpenOffice, release?: Release): DynamicModule {
    return {
      module: WorkerModule,
      imports: [RuntimeModule.forOffice({ process: 'worker', office, ...(release && { release }) })],
      providers: [...deadlineProviders, ...effectProviders, ...importProviders, ...lifeProviders(office)],
    };
  }
}

const deadlineProviders: FactoryProvider[] = [
  {
    provide: DeadlineFiring,
    useFactory: (commands: Commands, { systemClock }: Office, log: Logger) => new DeadlineFiring(commands, systemClock, log),
    inject: [Commands, Office, LOG],
  },
  {
    provide: DeadlineSweep,
    useFactory: (agenda: Agenda, office: Office, firing: DeadlineFiring) => new DeadlineSweep(agenda, office, firing),
    inject: [Agenda, Office, DeadlineFiring],
  },
  {
    provide: HorizonBell,
    useFactory: (agenda: Agenda, office: Office, bell: QueueBell) => new HorizonBell(agenda, office, bell),
    inject: [Agenda, Office, QueueBell],
  },
];

const effectProviders: FactoryProvider[] = [
  {
    provide: EffectRunner,
    useFactory: (
      commands: Commands,
      agenda: Agenda,
      office: DatabaseOffice,
      reads: Reads,
      config: Config,
      database: Database,
      feed: Feed,
      secrets: Secrets,
      editions: Editions,
      publicOffice: PublicOffice,
      folder: DataFolder,
    ) =>
      new EffectRunner(
        commands,
        agenda,
        office,
        effectHandlers({
          ...editionPorts({ editions, reads, publicOffice, database, feed, secrets, config }),
          commands,
          agenda,
          office,
          versions: office,
          notifyUrl: config.notifyUrl,
          channels: () => readChannels(folder.inside(CHANNELS_FILE)),
          checkLink: (address) => checkLink(address),
        }),
      ),
    inject: [Commands, Agenda, DatabaseOffice, Reads, Config, Database, Feed, Secrets, Editions, PublicOffice, DataFolder],
  },
  {
    provide: EffectRelay,
    useFactory: (agenda: Agenda, office: Office, runner: EffectRunner, log: Logger) =>
      new EffectRelay(agenda, office, runner, log),
    inject: [Agenda, Office, EffectRunner, LOG],
  },
];

const importProviders: FactoryProvider[] = [
  { provide: ListShelf, useFactory: (folder: DataFolder) => ListShelf.in(folder, systemIds), inject: [DataFolder] },
  {
    provide: JobRows,
    useFactory: (
      commands: CommandPorts,
      jobs: ImportJobs,
      runs: ImportRuns,
      shelf: ListShelf,
      accounts: Accounts,
      register: RegisterReads,
    ) => new JobRows({ commands, jobs, runs, shelf, accounts, register, reader: ListReader.in(projectRoot()) }),
    inject: [PORTS, ImportJobs, ImportRuns, ListShelf, Accounts, RegisterReads],
  },
  {
    provide: ImportWork,
    useFactory: (jobs: ImportJobs, rows: JobRows, { systemClock }: Office, log: Logger) =>
      new ImportWork(jobs, rows, systemClock, log),
    inject: [ImportJobs, JobRows, Office, LOG],
  },
  {
    provide: ListRetention,
    useFactory: (jobs: ImportJobs, shelf: ListShelf, { systemClock }: Office) => new ListRetention(jobs, shelf, systemClock),
    inject: [ImportJobs, ListShelf, Office],
  },
];

const lifeProviders = ({ connections }: OpenOffice): FactoryProvider[] => [
  {
    provide: WorkerLoops,
    useFactory: (
      sweep: DeadlineSweep,
      relay: EffectRelay,
      horizon: HorizonBell,
      sequencer: Sequencer,
      heartbeats: Heartbeats,
      database: Database,
      backlog: Backlog,
      sessions: Sessions,
      failures: SignInFailures,
      imports: ImportWork,
      lists: ListRetention,
      { systemClock }: Office,
      log: Logger,
    ) =>
      new WorkerLoops(
        { sweep, relay, horizon, sequencer, heartbeats, database, backlog, sessions, failures, imports, lists },
        systemClock,
        log,
      ),
    inject: [
      DeadlineSweep,
      EffectRelay,
      HorizonBell,
      Sequencer,
      Heartbeats,
      Database,
      Backlog,
      Sessions,
      SignInFailures,
      ImportWork,
      ListRetention,
      Office,
      LOG,
    ],
  },
  {
    provide: Heart,
    useFactory: (heartbeats: Heartbeats, loops: WorkerLoops, bell: QueueBell, { systemClock: clock, ids }: Office, log: Logger) =>
      new Heart(heartbeats, loops, bell, { clock, ids }, log),
    inject: [Heartbeats, WorkerLoops, QueueBell, Office, LOG],
  },
  {
    provide: HealthServer,
    useFactory: (
      config: Config,
      folder: DataFolder,
      metrics: Metrics,
      backlog: Backlog,
      bell: QueueBell,
      loops: WorkerLoops,
      { systemClock: clock }: Office,
      log: Logger,
    ) => {
      nameFigures(metrics, loops, backlog, bell, clock);
      return new HealthServer({ config, folder, metrics, backlog, bell, loops, clock, log });
    },
    inject: [Config, DataFolder, Metrics, Backlog, QueueBell, WorkerLoops, Office, LOG],
  },
  {
    provide: WorkerLife,
    useFactory: (
      loops: WorkerLoops,
      heart: Heart,
      relay: EffectRelay,
      firing: DeadlineFiring,
      imports: ImportWork,
      health: HealthServer,
      bell: QueueBell,
      office: DatabaseOffice,
      log: Logger,
    ) =>
      new WorkerLife({
        loops,
        heart,
        relay,
        firing,
        imports,
        health,
        bell,
        office,
        log,
        redis: redisOptions(connections.redisUrl),
      }),
    inject: [WorkerLoops, Heart, EffectRelay, DeadlineFiring, ImportWork, HealthServer, QueueBell, DatabaseOffice, LOG],
  },
];
