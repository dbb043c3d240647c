import type { Clock, Instant, JsonObject } from '@tabir/kernel';
import type { Logger } from '@tabir/telemetry';

/** After a failure, whatever the pace: a database that is away is not hammered, and one that is back is not kept waiting. */
const AFTER_FAILURE_MS = 2_000;

/** What a loop did in its last turn that went well. */
export interface Turn {
  readonly at: Instant;
  readonly did: JsonObject;
}

/** Repeats one piece of work for as long as the process lives, never twice at once. A turn that fails is followed by the next. */
export class Loop {
  /** Null until a turn has gone well. */
  last: Turn | null = null;
  private stopping = false;
  private failing = false;
  private woken = false;
  private wakeUp: () => void = () => undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    readonly name: string,
    private readonly everyMs: number,
    private readonly work: () => Promise<JsonObject>,
    private readonly clock: Clock,
    private readonly log: Logger,
  ) {}

  start(): void {
    this.running = this.run();
  }

  /** Takes the next turn at once. */
  wake(): void {
    this.woken = true;
    this.wakeUp();
  }

  /** Lets the turn under way end and takes no other. */
  stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    return this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      this.woken = false;
      await this.turn();
      if (!this.isWoken()) await this.pause(this.failing ? AFTER_FAILURE_MS : this.everyMs);
    }
  }

  private isWoken(): boolean {
    return this.woken;
  }

  private async turn(): Promise<void> {
    try {
      const did = await this.work();
      this.last = { at: this.clock.now(), did };
      if (this.failing) this.log.info({ loop: this.name }, 'Works again.');
      this.failing = false;
    } catch (err) {
      // Told once, not at every turn: four lines a second would bury what matters.
      if (!this.failing) this.log.error({ err, loop: this.name }, 'A turn failed; trying again.');
      this.failing = true;
    }
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
