import type { DataFolder } from '@tabir/config';
import { readdirSync, rmSync } from 'node:fs';
import { isAlive, readMark } from './process-mark.js';
import { waitUntil } from './wait.js';

/**
 * Ends what a supervisor that died has left in this folder. Usually the kernel has told those processes already and this only
 * waits; a second server on the same files would be refused by the first.
 */
export async function endLeftovers(folder: DataFolder, timeoutMs = 20_000): Promise<void> {
  const files = readdirSync(folder.inside('run'))
    .filter((name) => name.endsWith('.pid'))
    .map((name) => folder.inside('run', name));
  const marks = files.flatMap((file) => readMark(file) ?? []).filter(isAlive);
  const tell = (signal: NodeJS.Signals): void => marks.filter(isAlive).forEach(({ pid }) => process.kill(pid, signal));
  tell('SIGTERM');
  if (!(await waitUntil(() => !marks.some(isAlive), { timeoutMs }))) tell('SIGKILL');
  await waitUntil(() => !marks.some(isAlive), { timeoutMs });
  for (const file of files) rmSync(file, { force: true });
}
