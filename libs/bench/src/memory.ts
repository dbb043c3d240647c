import { startOffice } from '@tabir/testing/office';
import { readFileSync } from 'node:fs';
import { round, table } from './figures.js';

/** Memory of each process of a demo office that has just been filled. */
export async function memoryBench(): Promise<string> {
  const office = await startOffice();
  const rows = (['api', 'worker', 'mariadbd', 'redis-server'] as const).map((name) => {
    const status = readFileSync(`/proc/${office.pid(name) ?? 'self'}/status`, 'utf8');
    return [name, round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024)];
  });
  await office.stop();
  return table(['process', 'resident, MB'], rows);
}
