import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { epochMs } from '@tabir/kernel';
import { Database, sql } from '@tabir/persistence';
import { Office } from '@tabir/runtime';
import { LOG } from '@tabir/server';
import type { Logger } from '@tabir/telemetry';
import { FileStore } from '@tabir/files';

const HOUR_MS = 3_600_000;

/**
 * Removes files that no record knows of: what a crash left between the rename and the commit. Nothing younger than an hour
 * is touched, so an upload that is under way is safe.
 */
@Injectable()
export class OrphanSweep implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private sweptUntil = 0;

  constructor(
    private readonly store: FileStore,
    private readonly database: Database,
    private readonly office: Office,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    const sweep = (): void =>
      void this.sweep().catch((err: unknown) =>
        this.log.warn({ err }, 'Orphaned files could not be swept; trying again in an hour.'),
      );
    this.timer = setInterval(sweep, HOUR_MS).unref();
    sweep();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** Looks at what was kept since the last sweep; answers how many files went. */
  async sweep(): Promise<number> {
    const until = epochMs(this.office.systemClock.now()) - HOUR_MS;
    let removed = 0;
    for await (const key of this.store.kept(this.sweptUntil, until)) {
      const known = await this.database.rows(sql`SELECT id FROM file WHERE storage_key = ${key}`);
      if (known.length > 0) continue;
      await this.store.remove(key);
      removed += 1;
    }
    this.sweptUntil = until;
    if (removed > 0) this.log.info({ removed }, 'Removed files that no record knows of.');
    return removed;
  }
}
