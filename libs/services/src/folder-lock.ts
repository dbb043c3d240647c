import { type DataFolder, writeOnce, writeWhole } from '@tabir/config';
import { AppError } from '@tabir/kernel';
import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, markOf, markText, readMark } from './process-mark.js';

/** Longer than a contender needs between reading a dead lock and replacing it. */
const SETTLE_MS = 50;

/**
 * One `tabir up` per data folder. A lock whose process is dead is taken over; when two try that at once, the later write wins
 * and the earlier one finds that out by reading again.
 */
export async function lockFolder(folder: DataFolder): Promise<() => void> {
  const path = folder.inside('run', 'lock');
  const me = markOf(process.pid);
  if (me === undefined) throw new Error('A running process has no mark.');
  const text = markText(me);
  if (!writeOnce(path, text)) {
    refuseIfHeld(path, folder.path);
    writeWhole(path, text);
    await sleep(SETTLE_MS);
    if (readMark(path)?.pid !== me.pid) refuseIfHeld(path, folder.path);
  }
  return () => rmSync(path, { force: true });
}

function refuseIfHeld(path: string, folder: string): void {
  const holder = readMark(path);
  if (holder === undefined || !isAlive(holder)) return;
  throw new AppError(
    'conflict',
    'office.already-running',
    `Process ${holder.pid} already runs the office in ${folder}; stop it first, or choose another folder.`,
    {
      pid: holder.pid,
    },
  );
}
