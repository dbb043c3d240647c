import { AppError, type Clock } from '@tabir/kernel';
import { counted } from '@tabir/import';
import type { ImportJobs } from '@tabir/persistence';
import type { Logger } from '@tabir/telemetry';
import { JobLease, LeaseLost } from './job-lease.js';
import type { JobRows, OpenJob } from './job-rows.js';

/** A turn works no longer, so that a worker which is asked to end does. */
const TURN_MS = 1_000;

interface Current extends OpenJob {
  readonly lease: JobLease;
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
    const lease = this.current?.lease ?? (await JobLease.take(this.jobs, this.clock));
    if (lease === null) return { rows: 0, more: false };
    try {
      this.current ??= { lease, ...(await this.rows.open(lease)) };
      return { rows: await this.work(this.current), more: true };
    } catch (error) {
      await this.drop();
      if (error instanceof AppError && error.kind === 'unavailable') throw error;
      if (!(error instanceof LeaseLost)) await this.fail(lease, error);
      return { rows: 0, more: true };
    }
  }

  /** Leaves what is at hand to the next worker at once. */
  async letGo(): Promise<void> {
    const current = this.current;
    await this.drop();
    await current?.lease.letGo(current.counts);
  }

  private async work({ lease, rows, writer, counts: before }: Current): Promise<number> {
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
    await lease.hold(counts);
    this.current = { lease, rows, writer, counts };
    if (isOver) {
      await this.drop();
      await lease.end(null);
    }
    return counts.done - before.done;
  }

  /** Without the message of an error that nobody expected: it could repeat what stands in the list. */
  private async fail(lease: JobLease, error: unknown): Promise<void> {
    const code = error instanceof AppError ? error.code : 'server.error';
    const at = error instanceof AppError ? [] : String((error as Error).stack).match(/^\s+at .*$/gm);
    this.log.error({ job: lease.job.id, code, at }, 'An import failed.');
    await lease.end(code);
  }

  private async drop(): Promise<void> {
    const writer = this.current?.writer;
    this.current = null;
    await writer?.close();
  }
}
