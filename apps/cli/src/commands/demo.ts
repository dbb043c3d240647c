import { channelEffects, type checkLink } from '@tabir/channels';
import { Config, type DataFolder, type Office as OpenOffice, Secrets, writeWhole } from '@tabir/config';
import { demoOpens, seedDemo, type DemoPorts } from '@tabir/demo';
import { editionEffects, Editions } from '@tabir/editions';
import { DiskFileStore } from '@tabir/files';
import { AppError, systemIds, type Instant, type LocalDate, plusMs } from '@tabir/kernel';
import { Accounts, Database, DatabaseOffice, Feed, Sequencer } from '@tabir/persistence';
import { type CommandPorts, type Commands, type EffectHandler, type Office, Reads } from '@tabir/runtime';
import { editionPorts, hashPassword, PORTS, PublicOffice, siteOf } from '@tabir/server';
import type { INestApplicationContext } from '@nestjs/common';
import { type Command, Option } from 'commander';
import { day, wholeNumber } from '../arguments.js';
import { type DataOption, dataOption } from '../data-option.js';
import { welcomeText } from '../demo/welcome.js';
import { progress } from '../progress.js';
import { WELCOME } from '../up/office-processes.js';
import { withRuntime } from '../with-runtime.js';

const DAY_MS = 86_400_000;

type ClockOptions = DataOption &
  ({ readonly days: number; readonly to?: never } | { readonly to: LocalDate; readonly days?: never });

export function register(program: Command): void {
  const demo = program.command('demo').description('The demo office: fill it, move its clock. Refused in a real office.');
  demo
    .command('seed')
    .description('Fill a demo office with people and records. Safe to run again.')
    .addOption(dataOption())
    .action((options: DataOption) => withRuntime(options, seed));
  demo
    .command('clock')
    .description('Move the office clock forward; every process follows within a second, and what falls due on the way fires.')
    .addOption(new Option('--days <number>', 'so many days').argParser(wholeNumber(1, 40_000)).conflicts('to'))
    .addOption(new Option('--to <date>', 'to the beginning of a day, YYYY-MM-DD').argParser(day))
    .addOption(dataOption())
    .action(async (options: ClockOptions, command: Command) => {
      if (options.days === undefined && (options.to as unknown) === undefined)
        command.error('error: say how far: --days <number> or --to <date>', { exitCode: 2 });
      await withRuntime(options, (app, office) => moveClock(app, office, options));
    });
}

function assertDemo({ kind, path }: DataFolder): void {
  if (kind === 'demo') return;
  throw new AppError('denied', 'demo.real-office', `${path} is a real office; nothing made up may enter it.`);
}

async function seed(app: INestApplicationContext, { folder }: OpenOffice): Promise<void> {
  assertDemo(folder);
  const office = app.get(DatabaseOffice);
  const opens = demoOpens(folder.createdAt, office.calendar());
  const files = DiskFileStore.in(folder, systemIds);
  const ports: DemoPorts = {
    ...app.get<CommandPorts>(PORTS),
    accounts: app.get(Accounts),
    hashPassword,
    keepFile: (storageKey, bytes) => files.put(storageKey, bytes),
    publishing: (past, commands) => publishing(app, folder, past, commands),
  };
  const bar = progress('Filling the demo office');
  await seedDemo(ports, opens, (done, of) => bar.show(done / of));
  bar.stop();
  if (opens > office.clock.now()) await office.moveClock(opens);
  const moved = opens !== folder.createdAt;
  writeWhole(folder.inside(WELCOME), welcomeText(moved ? office.calendar().dateOf(opens) : null));
}

/** What is not there, and was in the story. */
const isThere: typeof checkLink = () => Promise.resolve({ link: 'reachable', httpStatus: 200 });

/** Editions of that office's day, under a head over everything that was logged until then. No channel gets what lies in the past. */
function publishing(
  app: INestApplicationContext,
  folder: DataFolder,
  past: Office,
  commands: Commands,
): Record<string, EffectHandler> {
  const [accounts, editions, config, sequencer] = [app.get(Accounts), app.get(Editions), app.get(Config), app.get(Sequencer)];
  const ports = editionPorts({
    editions,
    config,
    reads: app.get(Reads),
    publicOffice: new PublicOffice(past, accounts, folder),
    database: app.get(Database),
    feed: app.get(Feed),
    secrets: app.get(Secrets),
  });
  const head = async () => {
    await sequencer.pass();
    return ports.head();
  };
  return {
    ...editionEffects({ ...ports, head }),
    ...channelEffects({ commands, editions, office: past, channels: () => [], site: siteOf(config), checkLink: isThere }),
  };
}

async function moveClock(app: INestApplicationContext, { folder }: OpenOffice, options: ClockOptions): Promise<void> {
  assertDemo(folder);
  const office = app.get(DatabaseOffice);
  const to: Instant =
    options.to === undefined ? plusMs(office.clock.now(), options.days * DAY_MS) : office.calendar().startOf(options.to);
  await office.moveClock(to);
  console.log(`The office clock shows ${office.calendar().dateOf(to)} (${to}).`);
}
