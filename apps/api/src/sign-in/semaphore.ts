import { AppError } from '@tabir/kernel';

/** Lets so many at a time through, in order; who would stand too far back in the queue is sent away at once. */
export class Semaphore {
  private readonly waiting: (() => void)[] = [];

  constructor(
    private free: number,
    private readonly longestQueue: number,
  ) {}

  async run<T>(work: () => Promise<T>): Promise<T> {
    await this.enter();
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.free += 1;
    }
  }

  private async enter(): Promise<void> {
    if (this.free > 0) {
      this.free -= 1;
      return;
    }
    if (this.waiting.length >= this.longestQueue)
      throw new AppError('unavailable', 'session.busy', 'Very many are signing in at this moment; try again in a minute.');
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }
}
