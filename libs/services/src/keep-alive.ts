import type { DataFolder } from '@tabir/config';
import { AppError } from '@tabir/kernel';
import { setTimeout as sleep } from 'node:timers/promises';
import { Child, describeExit, type ProcessSpec } from './child.js';
import { seeLog } from './log-file.js';
import { waitUntil } from './wait.js';

export interface KeptProcess extends ProcessSpec {
  /** A real question to the process: a query that is answered, a page that says ready. */
  readonly ready: () => Promise<boolean>;
  readonly readyTimeoutMs: number;
  readonly stopTimeoutMs: number;
  /** How often the first start is tried. */
  readonly attempts: number;
  /** What a later start no longer gets: a fault that kills a process is armed once. */
  readonly onlyFirst?: readonly string[];
}

export type Say = (line: string) => void;

const BACK_OFF_MS = [100, 500, 1_000, 2_000, 5_000, 10_000, 30_000];
/** A process that has lived this long was well: its next death starts the back-off anew. */
const STEADY_MS = 60_000;

/** Runs one process and, once it has been ready, starts it again whenever it dies. */
export class KeepAlive {
  private child: Child | undefined;
  private readonly stopping = new AbortController();
  private readonly halt: AbortSignal;
  private starts = 0;

  /** After `halt` nothing is started any more; what runs waits for its turn to be stopped. */
  constructor(
    private readonly kept: KeptProcess,
    private readonly folder: DataFolder,
    private readonly say: Say,
    halt: AbortSignal,
  ) {
    this.halt = AbortSignal.any([halt, this.stopping.signal]);
  }

  get name(): string {
    return this.kept.name;
  }

  /** Done when the process answers; an error with the end of its log when it does not. */
  async start(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const child = this.spawn();
      const ready = await waitUntil(this.kept.ready, {
        timeoutMs: this.kept.readyTimeoutMs,
        abandon: () => !child.running || this.halted(),
      });
      if (ready && child.running) return void this.watch(child);
      const why = this.halted()
        ? 'was stopped'
        : child.running
          ? 'does not answer'
          : `ended (${describeExit(await child.exited)})`;
      await child.stop(this.kept.stopTimeoutMs);
      if (attempt >= this.kept.attempts || this.halted()) throw this.notReady(why);
      await this.pause(attempt);
    }
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.child?.stop(this.kept.stopTimeoutMs);
  }

  private halted(): boolean {
    return this.halt.aborted;
  }

  private spawn(): Child {
    if (this.halted()) throw this.notReady('was stopped');
    const gone = this.starts++ === 0 ? [] : (this.kept.onlyFirst ?? []);
    const environment = { ...this.kept.environment, ...Object.fromEntries(gone.map((name) => [name, undefined])) };
    return (this.child = Child.start({ ...this.kept, environment }, this.folder));
  }

  private async watch(first: Child): Promise<void> {
    let deaths = 0;
    for (let child: Child | undefined = first; !this.halted(); child = this.respawn()) {
      const since = performance.now();
      const exit = await child?.exited;
      if (this.halted()) return;
      deaths = performance.now() - since > STEADY_MS ? 1 : deaths + 1;
      if (exit !== undefined) this.say(`${this.name} ended (${describeExit(exit)}); starting it again`);
      await this.pause(deaths);
    }
  }

  /** Undefined when it cannot even be tried, for example on a full disk: then the next try comes later. */
  private respawn(): Child | undefined {
    if (this.halted()) return undefined;
    try {
      return this.spawn();
    } catch (error) {
      this.say(`${this.name} cannot be started (${String(error)}); trying again`);
      return undefined;
    }
  }

  private async pause(nth: number): Promise<void> {
    const delayMs = BACK_OFF_MS[Math.min(nth, BACK_OFF_MS.length) - 1];
    await sleep(delayMs, undefined, { signal: this.halt }).catch(() => undefined);
  }

  private notReady(why: string): AppError {
    const message = `${this.name} ${why} before it was ready; ${seeLog(this.folder, this.name)}`;
    return new AppError('unavailable', 'office.not-ready', message, { process: this.name });
  }
}
