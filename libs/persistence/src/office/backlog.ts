import { epochMs, type Clock, type Instant } from '@tabir/kernel';
import type { Database } from '../database.js';
import { dbTime, readTime, sql, type Sql } from '../sql.js';

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

  /** Instances whose clock stands still because a deadline failed. */
  blockedInstances(): Promise<number> {
    return this.count(sql`SELECT COUNT(*) AS n FROM instance WHERE next_due_at IS NOT NULL AND retry_at IS NOT NULL`);
  }

  /** Deadlines that have passed and have not fired, counted by instance. */
  overdueInstances(): Promise<number> {
    return this.count(sql`SELECT COUNT(*) AS n FROM instance WHERE next_due_at <= ${dbTime(this.clocks.office.now())}`);
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
