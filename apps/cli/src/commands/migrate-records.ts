import type { INestApplicationContext } from '@nestjs/common';
import type { AppError } from '@tabir/kernel';
import { Database } from '@tabir/persistence';
import { Definitions, Migrations, Reads } from '@tabir/runtime';
import type { Command } from 'commander';
import { wholeNumber } from '../arguments.js';
import { type DataOption, dataOption } from '../data-option.js';
import { type Figures, migrateRecords } from '../migrate-records/pass.js';
import { progress } from '../progress.js';
import { recordCount } from '../verify/everything.js';
import { withRuntime } from '../with-runtime.js';

/** Some records are carried over and some are not. */
const SOME_REFUSED = 10;

interface Options extends DataOption {
  readonly to?: number;
  readonly dryRun?: boolean;
}

export function register(program: Command): void {
  program
    .command('migrate-records')
    .argument('<workflow>', 'whose records, such as exempt-information')
    .description(
      'Carry the records of a workflow over to a later version of it, one by one; safe to run again. Exit 0: all are there, 10: some were refused.',
    )
    .option('--to <version>', 'to which version (default: the latest)', wholeNumber(1, 10_000))
    .option('--dry-run', 'try every record and write nothing')
    .addOption(dataOption())
    .action((workflow: string, options: Options) => withRuntime(options, (app) => migrateAll(app, workflow, options)));
}

async function migrateAll(app: INestApplicationContext, workflow: string, { to, dryRun = false }: Options): Promise<void> {
  const definitions = app.get(Definitions);
  const latest = definitions.latest(workflow).version;
  const { version } = definitions.get(workflow, to ?? latest);
  const total = await recordCount(app.get(Database));
  const bar = progress(dryRun ? 'Trying' : 'Migrating');
  let looked = 0;
  const ports = { reads: app.get(Reads), migrations: app.get(Migrations) };
  try {
    const figures = await migrateRecords(ports, {
      workflow,
      to: version,
      dryRun,
      onLooked: () => bar.show(Math.min(1, ++looked / total)),
      onRefused: (kode, error) => console.error(`${kode}: ${error.code}, ${reasonOf(error)}`),
    });
    summarise(figures, `${workflow}@${version}`, dryRun);
  } finally {
    bar.stop();
  }
}

const reasonOf = ({ meta, message }: AppError): string => (typeof meta['reason'] === 'string' ? meta['reason'] : message);

function summarise({ migrated, already, refused, digest }: Figures, id: string, dryRun: boolean): void {
  const codes = Object.entries(refused).sort();
  const words = codes.length === 0 ? 'none refused' : `refused: ${codes.map(([code, n]) => `${n} ${code}`).join(', ')}`;
  console.log(
    `${id}: ${migrated} ${dryRun ? 'would be migrated' : 'migrated'}, ${already} already there, ${words}. Digest ${digest}`,
  );
  if (codes.length > 0) process.exitCode = SOME_REFUSED;
}
