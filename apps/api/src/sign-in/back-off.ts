import { epochMs, plusMs, type Clock } from '@tabir/kernel';
import type { Failures, SignInFailures } from '@tabir/persistence';

export type FailureStore = Pick<SignInFailures, 'of' | 'change' | 'forgive'>;

interface BackOffRule {
  /** Failures without a wait. */
  readonly free: number;
  readonly longestSeconds: number;
}

const secondsUntil = ({ waitUntil }: Failures, clock: Clock): number =>
  Math.max(0, Math.ceil((epochMs(waitUntil) - epochMs(clock.now())) / 1000));

/** Waits of 1, 2, 4 … seconds after a few failures in a row; it never locks for ever. */
export class BackOff {
  constructor(
    private readonly store: FailureStore,
    private readonly clock: Clock,
    private readonly rule: BackOffRule,
  ) {}

  /**
   * Counts an attempt that may be made now, and answers 0; or the seconds to wait. It counts as failed until it has succeeded: a
   * hundred at the same moment are a hundred, and not one.
   */
  async begin(subject: string): Promise<number> {
    let wait = 0;
    await this.store.change(subject, (known) => {
      wait = secondsUntil(known, this.clock);
      return wait > 0 ? known : this.oneMore(known);
    });
    return wait;
  }

  succeeded(subject: string): Promise<void> {
    return this.store.forgive(subject);
  }

  private oneMore({ count: before }: Failures): Failures {
    const count = before + 1;
    const seconds = count < this.rule.free ? 0 : Math.min(this.rule.longestSeconds, 2 ** (count - this.rule.free));
    return { count, waitUntil: plusMs(this.clock.now(), seconds * 1000) };
  }
}

const MINUTE_MS = 60_000;

/** So many failures in the minute that began with the first; what is under way does not count. */
export class PerMinute {
  constructor(
    private readonly store: FailureStore,
    private readonly clock: Clock,
    private readonly most: number,
  ) {}

  /** Seconds to wait, 0 when an attempt may be made now. */
  async waitSeconds(subject: string): Promise<number> {
    const known = await this.store.of(subject);
    return known.count < this.most ? 0 : secondsUntil(known, this.clock);
  }

  failed(subject: string): Promise<void> {
    const now = this.clock.now();
    return this.store.change(subject, ({ count, waitUntil }) =>
      waitUntil > now ? { count: count + 1, waitUntil } : { count: 1, waitUntil: plusMs(now, MINUTE_MS) },
    );
  }
}
