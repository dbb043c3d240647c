import { plusMs, type Clock } from '@tabir/kernel';
import type { ImportJobs, JobCounts, LeasedJob } from '@tabir/persistence';

/** Long enough for the slowest row; what a worker that died has left waits as long. */
const LEASE_MS = 30_000;

/** Another worker has taken the job, since this one was silent for too long; nothing more of it is said here. */
export class LeaseLost extends Error {
  constructor() {
    super('Another worker has taken this import.');
  }
}

/** A job that this worker alone works at, as long as it says so in time. */
export class JobLease {
  private last: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly jobs: ImportJobs,
    private readonly clock: Clock,
    private held: LeasedJob,
  ) {}

  /** Null when there is nothing to do. */
  static async take(jobs: ImportJobs, clock: Clock): Promise<JobLease | null> {
    const job = await jobs.take(leaseEnd(clock));
    return job && new JobLease(jobs, clock, job);
  }

  get job(): LeasedJob {
    return this.held;
  }

  /** Says how far the job is, and holds it longer. Throws LeaseLost. */
  hold(counts = this.held.counts): Promise<void> {
    const holding = this.last.then(() => this.holdUntil(counts, leaseEnd(this.clock)));
    this.last = holding.catch(() => undefined);
    return holding;
  }

  /** Holds the job while something long is done, and answers when it is held after that. Throws LeaseLost. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    const beat = setInterval(() => void this.hold().catch(() => undefined), LEASE_MS / 3);
    try {
      return await work();
    } finally {
      clearInterval(beat);
      await this.hold();
    }
  }

  /** Leaves it to the next worker at once. */
  async letGo(counts: JobCounts): Promise<void> {
    await this.jobs.hold(this.held, counts, this.clock.now());
  }

  /** Ends it, with the code of what ended it before its time. */
  async end(problem: string | null): Promise<void> {
    await this.jobs.end(this.held, problem);
  }

  private async holdUntil(counts: JobCounts, until: LeasedJob['until']): Promise<void> {
    const held = await this.jobs.hold(this.held, counts, until);
    if (held === null) throw new LeaseLost();
    this.held = held;
  }
}

const leaseEnd = (clock: Clock): LeasedJob['until'] => plusMs(clock.now(), LEASE_MS);
