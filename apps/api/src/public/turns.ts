import { AppError } from '@tabir/kernel';

/** How many may be at it at once, and how many may wait for that. */
export interface Room {
  readonly atOnce: number;
  readonly waiting: number;
}

/** Lets few at a time do what is hard work, and sends away whoever would wait too long, so that the rest of the office goes on. */
export class Turns {
  private busy = 0;
  private readonly queue: (() => void)[] = [];

  constructor(private readonly room: Room) {}

  /** Waits for a turn; what it answers with gives the turn back. Errors: public.busy. */
  async take(): Promise<() => void> {
    if (this.busy < this.room.atOnce) this.busy++;
    else if (this.queue.length < this.room.waiting) await new Promise<void>((resolve) => this.queue.push(resolve));
    else throw busy();
    return () => {
      const next = this.queue.shift();
      if (next) next();
      else this.busy--;
    };
  }
}

const busy = (): AppError =>
  new AppError('unavailable', 'public.busy', 'Too many are asking for this at the moment; try again in a little while.', {
    retryAfterSeconds: 5,
  });
