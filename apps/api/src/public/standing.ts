import type { Instant } from '@tabir/kernel';
import type { PublicHolder, PublicList } from '@tabir/register';
import type { Body } from './body.js';
import { Kept } from './kept.js';

/** What is kept of the answers that belong to one state of the lists, in bytes. */
const ROOM = 64 * 2 ** 20;
const MOST_COUNTS = 1_000;

/** The public lists as they stand until something is written, a period ends or a day begins: as long as that, every answer stays true. */
export class Standing {
  readonly bodies = new Kept<Body>(ROOM);
  private readonly counts = new Kept<Promise<number>>(MOST_COUNTS);
  private known: Promise<readonly PublicHolder[]> | undefined;

  constructor(
    /** By what was written, and by which settings; another state has another one. */
    readonly key: string,
    readonly list: PublicList,
    readonly until: Instant,
  ) {}

  /** Who holds something that is listed. */
  holders(read: () => Promise<readonly PublicHolder[]>): Promise<readonly PublicHolder[]> {
    this.known ??= read().catch((error: unknown) => {
      this.known = undefined;
      throw error;
    });
    return this.known;
  }

  count(key: string, read: () => Promise<number>): Promise<number> {
    return this.counts.once(key, () => {
      const made = read();
      return { made, size: made.then(() => 1) };
    });
  }
}
