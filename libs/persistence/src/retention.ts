import type { Instant } from '@tabir/kernel';
import type { Database } from './database.js';
import { dbTime, sql } from './sql.js';

/**
 * Drops hash and answer of commands that were answered before the moment given, oldest first; the key stays, so an id is never
 * used twice. Answers how many; call it again while that is the limit.
 */
export const forgetAnswers = (database: Database, before: Instant, limit: number): Promise<number> =>
  database.write(sql`UPDATE command SET request_hash = NULL, answer = NULL, answered_at = NULL
    WHERE answered_at < ${dbTime(before)} ORDER BY answered_at LIMIT ${limit}`);
