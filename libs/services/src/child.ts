import { childEnvironment, type DataFolder, type Environment } from '@tabir/config';
import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process';
import { closeSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { findOnPath } from './find-on-path.js';
import { openLog } from './log-file.js';
import { markOf, markText } from './process-mark.js';

export interface ProcessSpec {
  /** Names the log `logs/<name>.log` and the process number `run/<name>.pid`. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** Put over this process's own environment; undefined takes a variable away. */
  readonly environment?: Environment;
  /** What the child reads first: a place for settings with passwords, which a command line would show to everybody. */
  readonly input?: string;
  /** Its error output, where progress is shown, goes to this process's own instead of the log. */
  readonly shown?: boolean;
}

export interface Exit {
  readonly code: number | null;
  readonly signal: string | null;
}

/** A child whose end is known: it also ends when this process dies, however it dies. */
export class Child {
  private constructor(
    readonly name: string,
    private readonly process: ChildProcess,
    readonly exited: Promise<Exit>,
  ) {}

  static start(spec: ProcessSpec, folder: DataFolder): Child {
    const log = openLog(folder, spec.name);
    const process = spawnBound(spec.command, spec.args, {
      environment: { TMPDIR: folder.inside('tmp'), ...spec.environment },
      stdio: [spec.input === undefined ? 'ignore' : 'pipe', log, spec.shown === true ? 'inherit' : log],
    });
    closeSync(log);
    // A child that dies before it has read its input breaks the pipe; its exit tells the story.
    process.stdin?.on('error', () => undefined).end(spec.input);
    const pidFile = folder.inside('run', `${spec.name}.pid`);
    const mark = process.pid === undefined ? undefined : markOf(process.pid);
    try {
      if (mark !== undefined) writeFileSync(pidFile, markText(mark), { mode: 0o600 });
    } catch (error) {
      // A process that a later start would not find again may not go on; on a full disk it is started later.
      process.kill('SIGKILL');
      throw error;
    }
    const exited = exitOf(process).finally(() => rmSync(pidFile, { force: true }));
    return new Child(spec.name, process, exited);
  }

  get running(): boolean {
    return this.process.pid !== undefined && this.process.exitCode === null && this.process.signalCode === null;
  }

  /** Asks it to end; what has not ended in time is killed. */
  async stop(timeoutMs: number): Promise<void> {
    if (this.running) this.process.kill('SIGTERM');
    const timer = new AbortController();
    const late = sleep(timeoutMs, true, { signal: timer.signal }).catch(() => false);
    if (await Promise.race([late, this.exited.then(() => false)])) this.process.kill('SIGKILL');
    timer.abort();
    await this.exited;
  }
}

/**
 * Starts a program in a process group of its own, so that Ctrl-C reaches only the supervisor, which then stops all in order; and,
 * where util-linux is there, bound to this process's life: the kernel sends TERM when this process dies, even by SIGKILL.
 */
export function spawnBound(
  command: string,
  args: readonly string[],
  options: { environment: Environment; stdio: StdioOptions },
): ChildProcess {
  const setpriv = findOnPath('setpriv');
  const settings = { detached: true, env: childEnvironment(options.environment), stdio: options.stdio };
  return setpriv === undefined
    ? spawn(command, args, settings)
    : spawn(setpriv, ['--pdeathsig', 'TERM', command, ...args], settings);
}

const exitOf = (child: ChildProcess): Promise<Exit> =>
  new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    // A program that cannot be started at all has no exit; 127 is what a shell says then.
    child.once('error', () => resolve({ code: 127, signal: null }));
  });

export const describeExit = ({ code, signal }: Exit): string => signal ?? `exit code ${code}`;
