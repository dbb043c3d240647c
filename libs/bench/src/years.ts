import { simulateOffices } from '@tabir/simulator';
import { round, table } from './figures.js';

const RUN = { records: 10_000, years: 30, seed: 1 };
const figure = (count: number): string => count.toLocaleString('en');

/** Thirty years in memory, an office to each core, with every invariant checked. */
export async function yearsBench(): Promise<string> {
  const began = performance.now();
  const figures = await simulateOffices({ ...RUN, onProgress: () => undefined });
  const seconds = (performance.now() - began) / 1000;
  const rows = (['commands', 'deadlines', 'decrees', 'recalculated', 'migrated', 'remainders', 'downtimeDays'] as const).map(
    (name) => [name, figure(figures[name])],
  );
  return table(
    [`${figure(RUN.records)} records, ${RUN.years} years, seed ${RUN.seed}`, ''],
    [...rows, ['oddities', figure(figures.oddities.length)], ['seconds', round(seconds)]],
  );
}
