import { simulate, simulateOffices, type SimulationFigures } from '@tabir/simulator';
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
  readonly daily?: true;
  readonly database?: true;
}

export function register(program: Command): void {
  program
    .command('simulate')
    .description(
      'Run offices of up to 2,500 records for decades in memory and check every invariant. A line of JSON holds the figures; exit 1 if one is broken.',
    )
    .option('--records <number>', 'how many records are begun', wholeNumber(1, 1_000_000), 300)
    .option('--years <number>', 'how many years pass', wholeNumber(1, 60), 30)
    .option('--seed <number>', 'the same seed gives the same run', wholeNumber(0, 4_294_967_294), 1)
    .option(
      '--daily',
      'check the invariants each day as well, of what was touched and of random records, and of all on five days',
    )
    .option('--database', 'run one office, and a second time over a private database, and compare; exit 1 if the two differ')
    .action(async (options: Options) => {
      console.log(`Seed ${options.seed}: ${options.records} records, ${options.years} years.`);
      if (options.database) await compare(options);
      else await run('memory', options, simulateOffices);
    });
}

type Simulate = (options: Parameters<typeof simulateOffices>[0]) => Promise<SimulationFigures>;

async function run(where: 'memory' | 'database', options: Options, simulated: Simulate): Promise<SimulationFigures> {
  const { records, years, seed, daily = false } = options;
  const bar = progress(`Simulating (${where})`);
  const began = performance.now();
  const figures = await simulated({ records, years, seed, daily, onProgress: (share) => bar.show(share) });
  bar.stop();
  const { oddities, ...numbers } = figures;
  for (const { instanceId, what } of oddities.slice(0, 100)) console.error(`${instanceId}: ${what}`);
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  console.log(JSON.stringify({ in: where, ...numbers, oddities: oddities.length, seconds }));
  if (oddities.length > 0) process.exitCode = EXIT.refused;
  return figures;
}

async function compare(options: Options): Promise<void> {
  // Loaded here, since a run in memory needs none of the adapters.
  const { withOwnDatabase } = await import('../simulate/own-database.js');
  const memory = await run('memory', options, (task) => simulate({ workflows, ...task }));
  const database = await withOwnDatabase((store) => run('database', options, (task) => simulate({ workflows, ...task, store })));
  const found = differences(memory, database);
  for (const line of found) console.error(line);
  if (found.length > 0) process.exitCode = EXIT.refused;
  else console.log('Both ended with the same result.');
}
