import type { INestApplicationContext } from '@nestjs/common';
import { AppError } from '@tabir/kernel';
import { Database, sql } from '@tabir/persistence';
import { Office, Reads, Verifier } from '@tabir/runtime';
import type { Command } from 'commander';
import { type DataOption, dataOption } from '../data-option.js';
import { EXIT } from '../exit-codes.js';
import { progress } from '../progress.js';
import { logFindings } from '../verify/log-checks.js';
import { withRuntime } from '../with-runtime.js';

interface Options extends DataOption {
  readonly instance?: string;
}

/** The question could not be asked, so there is no answer; not to be taken for a clean one. */
const COULD_NOT_CHECK = 2;
const AT_ONCE = 4;
const PAGE = 200;

export function register(program: Command): void {
  program
    .command('verify')
    .description(
      'Prove the records from their histories: state = fold, no gaps, tasks, deadlines and lists = derived. Exit 0: clean, 1: findings, 2: could not be checked.',
    )
    .option('--instance <kode>', 'only this record')
    .addOption(dataOption())
    .action(async (options: Options) => {
      try {
        const findings = await withRuntime(options, (app) =>
          options.instance === undefined ? everything(app) : oneRecord(app, options.instance),
        );
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

async function everything(app: INestApplicationContext): Promise<number> {
  const reads = app.get(Reads);
  const total = await recordCount(app.get(Database));
  const bar = progress('Verifying');
  let [checked, found] = [0, 0];
  for (let after: string | null = null; ;) {
    const ids: string[] = await reads.instanceIds(after, PAGE);
    for (let index = 0; index < ids.length; index += AT_ONCE) {
      const counts = await Promise.all(ids.slice(index, index + AT_ONCE).map((id) => check(app, id)));
      found += counts.reduce((all, count) => all + count, 0);
      checked += counts.length;
      bar.show(Math.min(1, checked / total));
    }
    after = ids.at(-1) ?? null;
    if (ids.length < PAGE) break;
  }
  bar.stop();
  const ofTheLog = await logFindings(app.get(Database), reads, app.get(Office).systemClock.now());
  for (const sentence of ofTheLog) console.error(sentence);
  console.log(`Checked ${checked} records and the order of the log: ${sum(found + ofTheLog.length)}.`);
  return found + ofTheLog.length;
}

async function check(app: INestApplicationContext, id: string): Promise<number> {
  const findings = await app.get(Verifier).instance(id);
  for (const { kind, detail } of findings) console.error(`${id} ${kind}: ${detail}`);
  return findings.length;
}

async function recordCount(database: Database): Promise<number> {
  const [row] = await database.rows<{ n: number | string }>(sql`SELECT COUNT(*) AS n FROM instance`);
  return Number(row?.n ?? 0);
}

const sum = (findings: number): string => (findings === 0 ? 'no findings' : `${findings} findings`);
