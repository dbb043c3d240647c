import { AppError, plusMs, type Clock } from '@tabir/kernel';
import type { ImportJobs, LeasedJob } from '@tabir/persistence';
import type { Logger } from '@tabir/telemetry';
import { counted, type JobRows, type OpenJob } from './job-rows.js';

/** Long enough for the slowest row; what a worker that died has left waits as long. */
const LEASE_MS = 30_000;
/** A turn works no longer, so that a worker which is asked to end does. */
const TURN_MS = 1_000;

interface Current extends OpenJob {
  readonly job: LeasedJob;
}

/**
 * Does what people asked of lists, a piece in each turn and one list at a time. The command of each row follows from its content, so
 * a worker that goes on where another died loses nothing and begins nothing twice.
 */
export class ImportWork {
  private current: Current | null = null;

  constructor(
    private readonly jobs: ImportJobs,
    private readonly rows: JobRows,
    private readonly clock: Clock,
    private readonly log: Logger,
  ) {}

  /** How many rows were worked at, and whether there may be more. Throws only when the database is away. */
  async turn(): Promise<{ readonly rows: number; readonly more: boolean }> {
    const job = this.current?.job ?? (await this.jobs.take(this.leaseEnd()));
    if (job === null) return { rows: 0, more: false };
    try {
      this.current ??= { job, ...(await this.rows.open(job)) };
      return { rows: await this.work(this.current), more: true };
    } catch (error) {
      await this.drop();
      if (error instanceof AppError && error.kind === 'unavailable') throw error;
      await this.fail(job, error);
      return { rows: 0, more: true };
    }
  }

  /** Leaves what is at hand to the next worker at once. */
  async letGo(): Promise<void> {
    const current = this.current;
    await this.drop();
    if (current) await this.jobs.hold(current.job, current.counts, this.clock.now());
  }

  private async work({ job, rows, writer, counts: before }: Current): Promise<number> {
    const endMs = performance.now() + TURN_MS;
    let counts = before;
    let isOver = false;
    while (!isOver && performance.now() < endMs) {
      const next = await rows.next();
      isOver = next.done === true;
      if (next.done === true) continue;
      await writer.write(next.value);
      counts = counted(counts, next.value);
    }
    const held = await this.jobs.hold(job, counts, this.leaseEnd());
    if (held && !isOver) this.current = { job: held, rows, writer, counts };
    else await this.drop();
    if (held && isOver) await this.jobs.end(held, null);
    return counts.done - before.done;
  }

  /** Without the message of an error that nobody expected: it could repeat what stands in the list. */
  private async fail(job: LeasedJob, error: unknown): Promise<void> {
    const code = error instanceof AppError ? error.code : 'server.error';
    const at = error instanceof AppError ? [] : String((error as Error).stack).match(/^\s+at .*$/gm);
    this.log.error({ job: job.id, code, at }, 'An import failed.');
    await this.jobs.end(job, code);
  }

  private async drop(): Promise<void> {
    const writer = this.current?.writer;
    this.current = null;
    await writer?.close();
  }

  private readonly leaseEnd = () => plusMs(this.clock.now(), LEASE_MS);
}
