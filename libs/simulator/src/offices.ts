import { textHash } from '@tabir/kernel';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { OfficeTask } from './office-thread.js';
import type { SimulationFigures } from './simulation.js';

/** More records than a public body's information office keeps; what goes beyond is another body's. */
const MOST_RECORDS = 2500;
/** Spreads the seeds of neighbouring offices over all 32 bits. */
const SEED_STEP = 2_654_435_761;
const SEEDS = 4_294_967_295;
/** A step makes much that is gone a moment later; a small nursery would carry it into the old generation. */
const NURSERY_MB = 192;

export interface OfficesOptions extends OfficeTask {
  /** Share done, 0 to 1. */
  readonly onProgress: (share: number) => void;
}

/** What the workflows of this release do in as many offices as the records need, one seed each; the first has the seed given. */
export async function simulateOffices({ onProgress, ...task }: OfficesOptions): Promise<SimulationFigures> {
  const offices = split(task);
  const shares = offices.map(() => 0);
  const figures: SimulationFigures[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let office = next++; office < offices.length; office = next++) {
      const index = office;
      figures[index] = await inThread(offices[index] as OfficeTask, (share) => {
        shares[index] = share;
        onProgress(shares.reduce((sum, one) => sum + one, 0) / shares.length);
      });
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), offices.length) }, worker));
  return { ...figures.reduce(together), seed: task.seed };
}

function split({ records, seed, ...alike }: OfficeTask): OfficeTask[] {
  const count = Math.ceil(records / MOST_RECORDS);
  return Array.from({ length: count }, (_, office) => ({
    records: Math.floor((records + office) / count),
    ...alike,
    seed: (seed + office * SEED_STEP) % SEEDS,
  }));
}

/** An office, carried out beside this thread. */
function inThread(task: OfficeTask, onProgress: (share: number) => void): Promise<SimulationFigures> {
  const thread = new Worker(new URL('./office-thread.js', import.meta.url), {
    workerData: task,
    resourceLimits: { maxYoungGenerationSizeMb: NURSERY_MB },
  });
  return new Promise((resolve, reject) => {
    thread.on('message', (said: number | SimulationFigures) => (typeof said === 'number' ? onProgress(said) : resolve(said)));
    thread.on('error', reject);
    thread.on('exit', (code) => reject(new Error(`The thread of an office stopped with ${code} before it was done.`)));
  });
}

type Count = { [K in keyof SimulationFigures]: SimulationFigures[K] extends number ? K : never }[keyof SimulationFigures];

/** The figures of two offices as one: counts are summed, and the digest vouches for both. */
function together(one: SimulationFigures, other: SimulationFigures): SimulationFigures {
  const counts = Object.entries<unknown>({ ...one }).flatMap(([name, figure]) => (typeof figure === 'number' ? [name] : []));
  const sums = counts.map((name) => [name, one[name as Count] + other[name as Count]]);
  return {
    ...one,
    ...(Object.fromEntries(sums) as Pick<SimulationFigures, Count>),
    years: one.years,
    oddities: [...one.oddities, ...other.oddities],
    digest: textHash(`${one.digest}\n${other.digest}`),
  };
}
