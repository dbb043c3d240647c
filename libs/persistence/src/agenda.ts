import type { Clock, Instant } from '@tabir/kernel';
import { Agenda, type Blocked, type LeasedEffect, type Member, type MemberRefusal } from '@tabir/runtime';
import { blockedText, effectDone } from './change-statements.js';
import type { Database } from './database.js';
import { effectOf, memberOf, type StoredEffect, type StoredMember } from './rows.js';
import { dbTime, dbTimeOrNull, readTime, sql } from './sql.js';

/** The order of the index, so that a page of a million due ones is read without sorting them. */
const IN_ORDER = sql`ORDER BY next_due_at, retry_at, id`;

/**
 * What the worker has to do. An effect's `wait_until` says all there is to say about it: the moment from which it may be taken,
 * the end of a lease as well as the next try; null when it is done or given up.
 */
export class DatabaseAgenda extends Agenda {
  /** The clock is the system's. */
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async due(now: Instant, systemNow: Instant, limit: number): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(sql`SELECT id FROM instance
      WHERE next_due_at <= ${dbTime(now)} AND (retry_at IS NULL OR retry_at <= ${dbTime(systemNow)})
      ${IN_ORDER} LIMIT ${limit}`);
    return rows.map(({ id }) => id);
  }

  override async upcoming(from: Instant, until: Instant, limit: number): Promise<{ instanceId: string; dueAt: Instant }[]> {
    const rows = await this.database.rows<{ id: string; next_due_at: string }>(sql`SELECT id, next_due_at FROM instance
      WHERE next_due_at > ${dbTime(from)} AND next_due_at <= ${dbTime(until)} ${IN_ORDER} LIMIT ${limit}`);
    return rows.map((row) => ({ instanceId: row.id, dueAt: readTime(row.next_due_at) }));
  }

  override async block(instanceId: string, blocked: Blocked, now: Instant): Promise<void> {
    // Another process may have fired meanwhile; then nothing is due, and nothing would ever lift this again.
    await this.database.write(sql`UPDATE instance SET blocked = ${blockedText(blocked)}, retry_at = ${dbTime(blocked.retryAt)}
      WHERE id = ${instanceId} AND next_due_at <= ${dbTime(now)}`);
  }

  override async lease(outboxId: string, systemNow: Instant, until: Instant): Promise<LeasedEffect | null> {
    const taken = await this.database.write(sql`UPDATE outbox SET wait_until = ${dbTime(until)}
      WHERE id = ${outboxId} AND wait_until <= ${dbTime(systemNow)}`);
    if (taken !== 1) return null;
    const [row] = await this.database.rows<StoredEffect>(sql`SELECT id, instance_id, seq, type, params, created_at, attempts
      FROM outbox WHERE id = ${outboxId}`);
    return row ? effectOf(row, until) : null;
  }

  override async hold(effect: LeasedEffect, until: Instant): Promise<LeasedEffect | null> {
    const held = await this.database.write(sql`UPDATE outbox SET wait_until = ${dbTime(until)}
      WHERE id = ${effect.id} AND wait_until = ${dbTime(effect.until)}`);
    return held === 1 ? { ...effect, until } : null;
  }

  override async members(
    outboxId: string,
    from: number,
    limit: number,
  ): Promise<{ readonly members: Member[]; readonly total: number }> {
    const [rows, [counted]] = await Promise.all([
      this.database.rows<StoredMember>(sql`SELECT position, instance_id, revision, answer FROM outbox_member
        WHERE outbox_id = ${outboxId} AND position >= ${from} ORDER BY position LIMIT ${limit}`),
      this.database.rows<{ n: number | string }>(sql`SELECT COUNT(*) AS n FROM outbox_member WHERE outbox_id = ${outboxId}`),
    ]);
    return { members: rows.map(memberOf), total: Number(counted?.n ?? 0) };
  }

  override async memberAnswered(
    outboxId: string,
    position: number,
    answer: 'applied' | MemberRefusal,
  ): Promise<'applied' | MemberRefusal> {
    const noted = await this.database.write(sql`UPDATE outbox_member SET answer = ${JSON.stringify(answer)}
      WHERE outbox_id = ${outboxId} AND position = ${position} AND answer IS NULL`);
    if (noted === 1) return answer;
    const { members } = await this.members(outboxId, position, 1);
    return members[0]?.answer ?? answer;
  }

  override async memberBroke(outboxId: string, position: number): Promise<number> {
    const where = sql`WHERE outbox_id = ${outboxId} AND position = ${position}`;
    await this.database.write(sql`UPDATE outbox_member SET broke = broke + 1 ${where}`);
    const [row] = await this.database.rows<{ broke: number }>(sql`SELECT broke FROM outbox_member ${where}`);
    return row?.broke ?? 1;
  }

  override async waitingEffects(systemNow: Instant, limit: number): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(sql`SELECT id FROM outbox
      WHERE wait_until <= ${dbTime(systemNow)} ORDER BY wait_until, id LIMIT ${limit}`);
    return rows.map(({ id }) => id);
  }

  override async effectDone(outboxId: string): Promise<void> {
    await this.database.write(effectDone(outboxId, this.clock.now()));
  }

  override async effectFailed({ id, until }: LeasedEffect, error: string, retryAt: Instant | null): Promise<void> {
    await this.database.write(sql`UPDATE outbox SET attempts = attempts + 1, error = ${error.slice(0, 1000)},
      wait_until = ${dbTimeOrNull(retryAt)} WHERE id = ${id} AND done_at IS NULL AND wait_until = ${dbTime(until)}`);
  }
}
