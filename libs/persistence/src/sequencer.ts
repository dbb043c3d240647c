import { faultPoint } from '@tabir/kernel';
import type { LogEntry } from '@tabir/runtime';
import type { Database } from './database.js';
import { logEntryOf, type StoredLogEntry } from './rows.js';
import { list, rows, sql } from './sql.js';

const PASS = 2_000;

interface Pending {
  readonly id: number;
  readonly stream: string;
  readonly seq: number;
}

/**
 * Gives committed log rows their places in one order, without gaps. Any worker may try; the lock on one row lets one work at
 * a time and sends the others away at once. A pass is one transaction: killed half-way, it has not happened.
 */
export class Sequencer {
  constructor(private readonly database: Database) {}

  /** Places what is pending, at most `limit` rows; answers how many. */
  pass(limit = PASS): Promise<number> {
    return this.database.transaction(async (session) => {
      const [head] = await session.rows<{ position: number }>(
        sql`SELECT position FROM sequencer WHERE id = 1 FOR UPDATE SKIP LOCKED`,
      );
      if (!head) return 0;
      // Read without a lock: what is not committed yet is not seen, and comes with a later pass. Rows of one stream were
      // numbered under that stream's lock, so the order of ids never turns a stream round.
      const pending = await session.rows<Pending>(sql`SELECT id, stream, seq FROM log_pending ORDER BY id LIMIT ${limit}`);
      if (pending.length === 0) return 0;
      await session.write(sql`INSERT INTO log_position (position, stream, seq)
        VALUES ${rows(pending.map(({ stream, seq }, index) => [head.position + 1 + index, stream, seq]))}`);
      await session.write(sql`DELETE FROM log_pending WHERE id IN (${list(pending.map(({ id }) => id))})`);
      await session.write(sql`UPDATE sequencer SET position = ${head.position + pending.length} WHERE id = 1`);
      faultPoint('sequencer.before-commit');
      return pending.length;
    });
  }
}

export interface FeedEntry extends LogEntry {
  readonly position: number;
}

/** Everything that was ever logged, in the order that holds for everybody. */
export class Feed {
  constructor(private readonly database: Database) {}

  async after(position: number, limit: number): Promise<FeedEntry[]> {
    const found = await this.database.rows<StoredLogEntry & { position: number }>(sql`SELECT log_position.position, log.stream,
        log.seq, log.bytes, log.leaf
      FROM log_position JOIN log ON log.stream = log_position.stream AND log.seq = log_position.seq
      WHERE log_position.position > ${position} ORDER BY log_position.position LIMIT ${limit}`);
    return found.map((row) => ({ position: row.position, ...logEntryOf(row) }));
  }

  /** How many rows have been logged, in order or not yet. Whatever is committed with a log row makes it another number. */
  async length(): Promise<number> {
    const [row] = await this.database.rows<{ length: number }>(
      sql`SELECT (SELECT position FROM sequencer WHERE id = 1) + (SELECT COUNT(*) FROM log_pending) AS length`,
    );
    return row?.length ?? 0;
  }

  /** The last position that was given; 0 when there is none. */
  async last(): Promise<number> {
    const [head] = await this.database.rows<{ position: number }>(sql`SELECT position FROM sequencer WHERE id = 1`);
    return head?.position ?? 0;
  }
}
