import { epochMs, plusMs, type Clock, type Instant, type JsonObject } from '@tabir/kernel';
import type { Database } from '../database.js';
import { dbTime, readTime, sql } from '../sql.js';

/** A process that has not beaten for this long is shown as gone. */
export const STALE_MS = 15_000;
/** Rows of processes that ended this long ago are swept away. */
const FORGET_MS = 7 * 86_400_000;

export interface Heartbeat {
  readonly process: string;
  readonly kind: string;
  readonly release: string;
  readonly startedAt: Instant;
  readonly beatAt: Instant;
  /** What it last did, in its own words. */
  readonly detail: JsonObject;
  /** True when nobody should count on it any more. */
  readonly stale: boolean;
}

interface Stored {
  readonly process: string;
  readonly kind: string;
  readonly release_name: string;
  readonly started_at: string;
  readonly beat_at: string;
  readonly detail: string;
}

/** Who is at work, for people to see: a clock that stands still must not be found out years later. Times are the system's. */
export class Heartbeats {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async beat(beat: Pick<Heartbeat, 'process' | 'kind' | 'release' | 'startedAt' | 'detail'>): Promise<void> {
    const now = dbTime(this.clock.now());
    const detail = JSON.stringify(beat.detail);
    await this.db.write(sql`INSERT INTO heartbeat (process, kind, release_name, started_at, beat_at, detail)
      VALUES (${beat.process}, ${beat.kind}, ${beat.release}, ${dbTime(beat.startedAt)}, ${now}, ${detail})
      ON DUPLICATE KEY UPDATE beat_at = VALUES(beat_at), detail = VALUES(detail)`);
  }

  /** All processes, the one heard of last first. */
  async all(): Promise<Heartbeat[]> {
    const rows = await this.db.rows<Stored>(sql`SELECT process, kind, release_name, started_at, beat_at, detail FROM heartbeat
      ORDER BY beat_at DESC, process`);
    const now = epochMs(this.clock.now());
    return rows.map((row) => ({
      process: row.process,
      kind: row.kind,
      release: row.release_name,
      startedAt: readTime(row.started_at),
      beatAt: readTime(row.beat_at),
      detail: JSON.parse(row.detail) as JsonObject,
      stale: now - epochMs(readTime(row.beat_at)) > STALE_MS,
    }));
  }

  /** Removes the traces of processes that are long gone. */
  async forget(): Promise<void> {
    await this.db.write(sql`DELETE FROM heartbeat WHERE beat_at < ${dbTime(plusMs(this.clock.now(), -FORGET_MS))}`);
  }
}
