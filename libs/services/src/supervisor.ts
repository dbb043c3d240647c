import type { Office } from '@tabir/config';
import { systemClock } from '@tabir/kernel';
import { closeSync, readdirSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { ProcessSpec } from './child.js';
import { lockFolder } from './folder-lock.js';
import { KeepAlive, type Say } from './keep-alive.js';
import { openLog, rotate } from './log-file.js';
import { localAddress, refuseTakenPort } from './port.js';
import { type ServicesOptions, startPrivateServices } from './private-services.js';

export interface SupervisorOptions extends Pick<ServicesOptions, 'mariadb'> {
  /** Migration, seeding: what must be done when the services answer and before any app starts. */
  readonly prepare: (halt: AbortSignal) => Promise<void>;
  readonly api: ProcessSpec;
  readonly worker: ProcessSpec;
  readonly say: Say;
  readonly readyTimeoutMs?: number;
}

const ROTATE_EVERY_MS = 10 * 60_000;

/** Everything of one office in one process tree: services first, then what needs them; stopped in the opposite order. */
export class Supervisor {
  private readonly halting = new AbortController();
  /** How to undo what has been started, in order. */
  private readonly undo: (() => void | Promise<void>)[] = [];
  private starting: Promise<void> = Promise.resolve();
  private stopped: Promise<void> | undefined;

  constructor(
    private readonly office: Office,
    private readonly options: SupervisorOptions,
  ) {}

  /** Done when the api says that it is ready. When something fails, what runs by then is stopped first. */
  async start(): Promise<void> {
    this.starting = this.startInOrder(this.halting.signal);
    try {
      await this.starting;
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  /** May be called at any time and more than once. */
  stop(): Promise<void> {
    return (this.stopped ??= this.stopInOrder());
  }

  private async startInOrder(halt: AbortSignal): Promise<void> {
    const { office, options } = this;
    const { config, folder } = office;
    this.undo.push(await lockFolder(folder));
    await refuseTakenPort(config.host, config.port);
    const say = this.openSupervisorLog();
    const services = await startPrivateServices(office, { ...options, say, halt });
    this.undo.push(() => services.stop());
    await options.prepare(halt);
    const apps = [this.app(options.worker, () => Promise.resolve(true), say), this.app(options.api, () => this.apiReady(), say)];
    this.undo.push(async () => {
      await Promise.all(apps.map((app) => app.stop()));
    });
    await Promise.all(apps.map((app) => app.start()));
    const timer = setInterval(() => rotateLogs(folder.inside('logs')), ROTATE_EVERY_MS).unref();
    this.undo.push(() => clearInterval(timer));
  }

  private async stopInOrder(): Promise<void> {
    this.halting.abort();
    await this.starting.catch(() => undefined);
    for (let undo = this.undo.pop(); undo !== undefined; undo = this.undo.pop()) await undo();
  }

  /** What the supervisor says, it says to the terminal and to a log of its own; a log that takes nothing more must not end it. */
  private openSupervisorLog(): Say {
    const log = openLog(this.office.folder, 'supervisor');
    this.undo.push(() => closeSync(log));
    return (line) => {
      this.options.say(line);
      ignoring(() => writeSync(log, `${systemClock.now()} ${line}\n`));
    };
  }

  private app(spec: ProcessSpec, ready: () => Promise<boolean>, say: Say): KeepAlive {
    const { readyTimeoutMs = 60_000 } = this.options;
    const kept = { ...spec, ready, readyTimeoutMs, stopTimeoutMs: 15_000, attempts: 3, onlyFirst: ['TABIR_FAULT'] };
    return new KeepAlive(kept, this.office.folder, say, this.halting.signal);
  }

  private async apiReady(): Promise<boolean> {
    const { host, port } = this.office.config;
    try {
      return (await fetch(`${localAddress(host, port)}/health/ready`, { signal: AbortSignal.timeout(5_000) })).ok;
    } catch {
      return false;
    }
  }
}

function rotateLogs(logs: string): void {
  for (const name of readdirSync(logs)) if (name.endsWith('.log')) ignoring(() => rotate(join(logs, name)));
}

/** For what may fail on a full disk and is done again anyway. */
function ignoring(work: () => unknown): void {
  try {
    work();
  } catch {
    // Whoever looks after the office is told by the answers of the api and by its figures.
  }
}
