import { epochMs, type Clock, type Instant } from '@tabir/kernel';
import type { Database } from '../database.js';
import { dbTime, list, readTime, sql, type Sql } from '../sql.js';

/** An effect that nobody tries any more. */
export interface GivenUpEffect {
  readonly id: string;
  readonly instanceId: string;
  readonly type: string;
  readonly attempts: number;
  readonly error: string;
  readonly createdAt: Instant;
}

export interface OpenTasks {
  readonly workflow: string;
  readonly duty: string;
  readonly open: number;
}

interface StoredEffect {
  readonly id: string;
  readonly instance_id: string;
  readonly type: string;
  readonly attempts: number;
  readonly error: string | null;
  readonly created_at: string;
}

/** What is left to do, counted: for figures, health pages and the people who look after the office. */
export class Backlog {
  constructor(
    private readonly db: Database,
    /** `office` says what is due, `system` how long something has waited. */
    private readonly clocks: { readonly office: Clock; readonly system: Clock },
  ) {}

  /** Effects that are waiting to be delivered, those between two tries included. */
  waitingEffects(): Promise<number> {
    return this.count(sql`SELECT COUNT(*) AS n FROM outbox WHERE wait_until IS NOT NULL`);
  }

  /** Effects that nobody tries any more until a person has looked. */
  givenUpEffects(): Promise<number> {
    return this.count(sql`SELECT COUNT(*) AS n FROM outbox WHERE done_at IS NULL AND wait_until IS NULL`);
  }

  /** The oldest of them, for the person who looks. */
  async givenUp(limit: number): Promise<GivenUpEffect[]> {
    const rows = await this.db.rows<StoredEffect>(sql`SELECT id, instance_id, type, attempts, error, created_at FROM outbox
      WHERE done_at IS NULL AND wait_until IS NULL ORDER BY id LIMIT ${limit}`);
    return rows.map(({ id, instance_id, type, attempts, error, created_at }) => ({
      id,
      instanceId: instance_id,
      type,
      attempts,
      error: error ?? '',
      createdAt: readTime(created_at),
    }));
  }

  /** Puts an effect that was given up back among the waiting, as if it were new. Answers whether it was there. */
  async tryAgain(outboxId: string): Promise<boolean> {
    const found = await this.db.write(sql`UPDATE outbox SET attempts = 0, wait_until = ${dbTime(this.clocks.system.now())}
      WHERE id = ${outboxId} AND done_at IS NULL AND wait_until IS NULL`);
    return found === 1;
  }

  /**
   * Removes effects that were done before the moment given, oldest first, with their members; what the log says of them stays.
   * Answers how many; call it again while that is the limit.
   */
  async forgetDone(before: Instant, limit: number): Promise<number> {
    const done = await this.db.rows<{ id: string }>(
      sql`SELECT id FROM outbox WHERE wait_until IS NULL AND done_at < ${dbTime(before)} ORDER BY id LIMIT ${limit}`,
    );
    if (done.length === 0) return 0;
    const ids = list(done.map(({ id }) => id));
    // Members first: a member without its effect would never be found again.
    await this.db.write(sql`DELETE FROM outbox_member WHERE outbox_id IN (${ids})`);
    return this.db.write(sql`DELETE FROM outbox WHERE id IN (${ids})`);
  }

  /** Instances whose clock stands still because a deadline failed. */
  blockedInstances(): Promise<number> {
    return this.count(sql`SELECT COUNT(*) AS n FROM instance WHERE next_due_at IS NOT NULL AND retry_at IS NOT NULL`);
  }

  /** Deadlines that have passed and have not fired, counted by instance. */
  overdueInstances(): Promise<number> {
    return this.count(sql`SELECT COUNT(*) AS n FROM instance WHERE next_due_at <= ${dbTime(this.clocks.office.now())}`);
  }

  /** Tasks that are open now, by what is asked for. Few at any time, and one walk along an index. */
  async openTasks(): Promise<OpenTasks[]> {
    const rows = await this.db.rows<{ workflow: string; duty: string; n: number | string }>(
      sql`SELECT workflow, duty, COUNT(*) AS n FROM task GROUP BY workflow, duty ORDER BY workflow, duty`,
    );
    return rows.map(({ workflow, duty, n }) => ({ workflow, duty, open: Number(n) }));
  }

  /** How long the oldest log row has been waiting for its place in the common order; 0 when none waits. */
  async sequencerLagMs(): Promise<number> {
    const [row] = await this.db.rows<{ at: string }>(sql`SELECT at FROM log_pending ORDER BY id LIMIT 1`);
    return row ? Math.max(0, this.ageMs(readTime(row.at))) : 0;
  }

  /** Answers when the database does. */
  async ping(): Promise<void> {
    await this.db.rows(sql`SELECT 1 AS one`);
  }

  private ageMs(at: Instant): number {
    return epochMs(this.clocks.system.now()) - epochMs(at);
  }

  private async count(statement: Sql): Promise<number> {
    const [row] = await this.db.rows<{ n: number | string }>(statement);
    return Number(row?.n ?? 0);
  }
}
