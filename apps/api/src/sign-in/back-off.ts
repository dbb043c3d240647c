import { epochMs, type Clock } from '@tabir/kernel';

interface Failures {
  readonly count: number;
  /** Not before this moment is another try looked at. */
  readonly until: number;
}

interface BackOffRule {
  /** Failures without a wait. */
  readonly free: number;
  readonly longestSeconds: number;
  /** Keys that are remembered; the longest quiet one is forgotten first. */
  readonly remembered: number;
}

/**
 * Waits of 1, 2, 4 … seconds after a few failures in a row. It never locks for ever, so a stranger who guesses at an
 * account delays its owner by minutes at the most. Kept per process: several processes multiply the tries, not their order.
 */
export class BackOff {
  private readonly known = new Map<string, Failures>();

  constructor(
    private readonly clock: Clock,
    private readonly rule: BackOffRule,
  ) {}

  /** Seconds to wait, 0 when a try may be made now. */
  waitSeconds(key: string): number {
    const until = this.known.get(key)?.until ?? 0;
    return Math.max(0, Math.ceil((until - epochMs(this.clock.now())) / 1000));
  }

  failed(key: string): void {
    const { free, longestSeconds, remembered } = this.rule;
    const count = (this.known.get(key)?.count ?? 0) + 1;
    const seconds = count < free ? 0 : Math.min(longestSeconds, 2 ** (count - free));
    this.known.delete(key);
    this.known.set(key, { count, until: epochMs(this.clock.now()) + seconds * 1000 });
    const [oldest] = this.known.keys();
    if (this.known.size > remembered && oldest !== undefined) this.known.delete(oldest);
  }

  succeeded(key: string): void {
    this.known.delete(key);
  }
}

/** At most so many in any minute that is counted from the first. */
export class PerMinute {
  private readonly windows = new Map<string, { readonly from: number; count: number }>();

  constructor(
    private readonly clock: Clock,
    private readonly most: number,
  ) {}

  /** Counts one and says how many seconds to wait; 0 when it is within the limit. */
  take(key: string): number {
    const now = epochMs(this.clock.now());
    for (const [old, { from }] of this.windows) {
      if (from > now - 60_000) break;
      this.windows.delete(old);
    }
    const window = this.windows.get(key) ?? { from: now, count: 0 };
    this.windows.set(key, window);
    window.count += 1;
    return window.count <= this.most ? 0 : Math.ceil((window.from + 60_000 - now) / 1000);
  }
}
