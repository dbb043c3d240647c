import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { assertAppendOnly, assertMigrated, Database, Heartbeats } from '@tabir/persistence';
import { QueueBell } from '@tabir/queue';
import { RELEASE } from '@tabir/server';

export interface Health {
  readonly ok: boolean;
  readonly checks: Readonly<Record<string, string>>;
}

/** Whether this process may be sent requests, and what else an operator should know. */
@Injectable()
export class Readiness implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly heartbeats: Heartbeats,
    private readonly bell: QueueBell,
  ) {}

  /** An account that could change the log must not serve at all. */
  async onApplicationBootstrap(): Promise<void> {
    await assertAppendOnly(this.database);
  }

  async check(): Promise<Health> {
    const [database, worker] = await Promise.all([this.databaseCheck(), this.workerCheck()]);
    const redis = this.bell.up ? 'ok' : 'away: deadlines fire from the sweep, a little later';
    // Without Redis or worker records can still be read and decided on, so these are told and do not close the door.
    return { ok: database === 'ok', checks: { database, log: 'append-only, proven at start', redis, worker } };
  }

  private databaseCheck(): Promise<string> {
    return assertMigrated(this.database, RELEASE.migrations).then(
      () => 'ok',
      () => 'away, or not migrated',
    );
  }

  private async workerCheck(): Promise<string> {
    const beats = await this.heartbeats.all().catch(() => []);
    const worker = beats.find(({ kind }) => kind === 'worker');
    if (!worker) return 'none was ever seen';
    return worker.stale ? `quiet since ${worker.beatAt}` : 'ok';
  }
}
