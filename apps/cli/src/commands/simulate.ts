import { simulate, type SimulatedStore, type SimulationFigures } from '@tabir/simulator';
import { workflows } from '@tabir/workflows';
import type { Command } from 'commander';
import { wholeNumber } from '../arguments.js';
import { EXIT } from '../exit-codes.js';
import { progress } from '../progress.js';
import { differences } from '../simulate/differences.js';

interface Options {
  readonly records: number;
  readonly years: number;
  readonly seed: number;
  readonly database?: true;
}

export function register(program: Command): void {
  program
    .command('simulate')
    .description(
      'Run an office for decades in memory and check every invariant. A line of JSON holds the figures; exit 1 if one is broken.',
    )
    .option('--records <number>', 'how many records are begun', wholeNumber(1, 1_000_000), 300)
    .option('--years <number>', 'how many years pass', wholeNumber(1, 60), 30)
    .option('--seed <number>', 'the same seed gives the same run', wholeNumber(0, 4_294_967_294), 1)
    .option('--database', 'run it a second time over a private database, and compare; exit 1 if the two differ')
    .action(async (options: Options) => {
      console.log(`Seed ${options.seed}: ${options.records} records, ${options.years} years.`);
      const figures = await run('memory', options);
      if (options.database) await compare(figures, options);
    });
}

async function run(where: 'memory' | 'database', options: Options, store?: SimulatedStore): Promise<SimulationFigures> {
  const { records, years, seed } = options;
  const bar = progress(`Simulating (${where})`);
  const began = performance.now();
  const figures = await simulate({
    workflows,
    records,
    years,
    seed,
    ...(store === undefined ? {} : { store }),
    onProgress: (share) => bar.show(share),
  });
  bar.stop();
  const { oddities, ...numbers } = figures;
  for (const { instanceId, what } of oddities.slice(0, 100)) console.error(`${instanceId}: ${what}`);
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  console.log(JSON.stringify({ in: where, ...numbers, oddities: oddities.length, seconds }));
  if (oddities.length > 0) process.exitCode = EXIT.refused;
  return figures;
}

async function compare(memory: SimulationFigures, options: Options): Promise<void> {
  // Loaded here, since a run in memory needs none of the adapters.
  const { withOwnDatabase } = await import('../simulate/own-database.js');
  const found = differences(memory, await withOwnDatabase((store) => run('database', options, store)));
  for (const line of found) console.error(line);
  if (found.length > 0) process.exitCode = EXIT.refused;
  else console.log('Both ended with the same result.');
}
