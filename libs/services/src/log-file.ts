import type { DataFolder } from '@tabir/config';
import { copyFileSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync, truncateSync } from 'node:fs';

export const LOG_LIMIT_BYTES = 10_000_000;
const KEPT = 5;

const logPath = (folder: DataFolder, name: string): string => folder.inside('logs', `${name}.log`);

/** A file descriptor that appends, after older lines were put aside if there are too many. */
export function openLog(folder: DataFolder, name: string): number {
  const path = logPath(folder, name);
  rotate(path);
  return openSync(path, 'a', 0o600);
}

/**
 * Moves a log that has grown too long to `.1` (`.1` to `.2` …). Copied and then emptied, because its process keeps the file open
 * and goes on appending; what it writes between the two is lost. Where there is no room for the copy nothing is moved.
 */
export function rotate(path: string, limitBytes = LOG_LIMIT_BYTES): void {
  if (!existsSync(path) || statSync(path).size <= limitBytes) return;
  const copy = `${path}.0`;
  try {
    copyFileSync(path, copy);
  } catch {
    rmSync(copy, { force: true });
    return;
  }
  for (let n = KEPT - 1; n >= 0; n--) if (existsSync(`${path}.${n}`)) renameSync(`${path}.${n}`, `${path}.${n + 1}`);
  truncateSync(path);
}

/** The last lines, for a message that says why something does not start. */
export function tail(path: string, lines = 15): string {
  if (!existsSync(path)) return '';
  return readFileSync(path, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
}

/** The part of a message that leads to a log. */
export function seeLog(folder: DataFolder, name: string): string {
  const path = logPath(folder, name);
  const lines = tail(path);
  return lines === '' ? `see ${path}` : `see ${path}, which ends:\n${lines}`;
}
