import { simulate } from '@tabir/simulator';
import { workflows } from '@tabir/workflows';
import type { Command } from 'commander';
import { wholeNumber } from '../arguments.js';
import { EXIT } from '../exit-codes.js';
import { progress } from '../progress.js';

interface Options {
  readonly records: number;
  readonly years: number;
  readonly seed: number;
}

export function register(program: Command): void {
  program
    .command('simulate')
    .description(
      'Run an office for decades in memory and check every invariant. The last line holds the figures; exit 1 if one is broken.',
    )
    .option('--records <number>', 'how many records are begun', wholeNumber(1, 1_000_000), 300)
    .option('--years <number>', 'how many years pass', wholeNumber(1, 60), 30)
    .option('--seed <number>', 'the same seed gives the same run', wholeNumber(0, 4_294_967_294), 1)
    .action(async (options: Options) => {
      console.log(`Seed ${options.seed}: ${options.records} records, ${options.years} years.`);
      const bar = progress('Simulating');
      const began = performance.now();
      const { oddities, ...figures } = await simulate({ workflows, ...options, onProgress: (share) => bar.show(share) });
      bar.stop();
      for (const { instanceId, what } of oddities.slice(0, 100)) console.error(`${instanceId}: ${what}`);
      const seconds = Math.round((performance.now() - began) / 100) / 10;
      console.log(JSON.stringify({ ...figures, oddities: oddities.length, seconds }));
      if (oddities.length > 0) process.exitCode = EXIT.refused;
    });
}
