import type { INestApplicationContext } from '@nestjs/common';
import { AppError } from '@tabir/kernel';
import { Reads } from '@tabir/runtime';
import type { Command } from 'commander';
import { type DataOption, dataOption } from '../data-option.js';
import { EXIT } from '../exit-codes.js';
import { check, sum, verifyEverything } from '../verify/everything.js';
import { verifyHead } from '../verify/signed-head.js';
import { withRuntime } from '../with-runtime.js';

interface Options extends DataOption {
  readonly instance?: string;
  readonly head?: string;
  readonly key?: string;
}

/** The question could not be asked, so there is no answer; not to be taken for a clean one. */
const COULD_NOT_CHECK = 2;

export function register(program: Command): void {
  program
    .command('verify')
    .description(
      'Prove the records from their histories: state = fold, no gaps, tasks, deadlines and lists = derived. Exit 0: clean, 1: findings, 2: could not be checked.',
    )
    .option('--instance <kode>', 'only this record')
    .option('--head <file>', 'only compare the log with a head that "tabir head" signed before')
    .option('--key <text>', 'the key that signed it, as "tabir head --key" printed it then; without it, the key of this office')
    .addOption(dataOption())
    .action(async (options: Options) => {
      try {
        const findings = await withRuntime(options, (app, { secrets }) => {
          if (options.head !== undefined) return verifyHead(app, secrets, { file: options.head, key: options.key });
          return options.instance === undefined ? verifyEverything(app) : oneRecord(app, options.instance);
        });
        if (findings > 0) process.exitCode = EXIT.refused;
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        console.error(`Nothing was proved: ${error.message}`);
        process.exitCode = COULD_NOT_CHECK;
      }
    });
}

async function oneRecord(app: INestApplicationContext, kode: string): Promise<number> {
  const instance = await app.get(Reads).instanceByKode(kode);
  if (!instance)
    throw new AppError(
      'missing',
      'instance.not-found',
      'There is no such record here; check the address or ask the PPID office.',
    );
  const found = await check(app, instance.id);
  console.log(`Checked the record ${kode}: ${sum(found)}.`);
  return found;
}
