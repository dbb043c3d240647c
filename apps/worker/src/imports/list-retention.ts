import type { ListShelf } from '@tabir/files';
import { epochMs, plusMs, type Clock, type Instant } from '@tabir/kernel';
import type { ImportJobs } from '@tabir/persistence';

/** What a crash has left between the file and its row; what is younger may be under way. */
const ORPHAN_MS = 3_600_000;

/** Removes lists that were given long ago, with all that was said of their rows. */
export class ListRetention {
  constructor(
    private readonly jobs: ImportJobs,
    private readonly shelf: ListShelf,
    private readonly clock: Clock,
  ) {}

  /** Answers how many went, at most `limit`. */
  async forgetOlder(before: Instant, limit: number): Promise<number> {
    const old = await this.jobs.listsBefore(before, limit);
    for (const { id, storageKey } of old) {
      await this.shelf.remove(storageKey);
      await this.jobs.forget(id);
    }
    return old.length;
  }

  /** Removes files that no row knows of. */
  async sweep(): Promise<number> {
    let removed = 0;
    for await (const key of this.shelf.keptBefore(epochMs(plusMs(this.clock.now(), -ORPHAN_MS)))) {
      if (await this.jobs.isStored(key)) continue;
      await this.shelf.remove(key);
      removed++;
    }
    return removed;
  }
}
