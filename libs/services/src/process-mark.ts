import { readFileSync } from 'node:fs';

/** A process as it can be found again: numbers are reused, so the kernel's start time belongs to it. */
export interface ProcessMark {
  readonly pid: number;
  /** Clock ticks since the machine started; empty where there is no /proc. */
  readonly born: string;
}

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** The process of that number, unless it is gone or only waits to be buried (a zombie). */
export function markOf(pid: number): ProcessMark | undefined {
  if (!isRunning(pid)) return undefined;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may itself hold spaces and brackets; the fields after it are state (3) … start time (22).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : { pid, born: fields[19] ?? '' };
  } catch {
    return isRunning(pid) ? { pid, born: '' } : undefined;
  }
}

export const isAlive = (mark: ProcessMark): boolean => markOf(mark.pid)?.born === mark.born;

export const markText = ({ pid, born }: ProcessMark): string => `${pid}\n${born}\n`;

/** The mark in a file; undefined when there is none. */
export function readMark(path: string): ProcessMark | undefined {
  try {
    const [pid, born = ''] = readFileSync(path, 'utf8').split('\n');
    return Number(pid) > 0 ? { pid: Number(pid), born } : undefined;
  } catch {
    return undefined;
  }
}
