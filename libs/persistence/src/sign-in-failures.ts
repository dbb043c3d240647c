import { instant, sha256, type Instant } from '@tabir/kernel';
import type { Database } from './database.js';
import { dbTime, readTime, sql } from './sql.js';

/** What is known of a name or an address that failed to sign in. */
export interface Failures {
  readonly count: number;
  /** Before this moment nothing more is taken from it. */
  readonly waitUntil: Instant;
}

export const NO_FAILURES: Failures = { count: 0, waitUntil: instant('1970-01-01T00:00:00.000Z') };

/** Failed attempts to sign in: one account of them for all processes, which no restart loses. */
export class SignInFailures {
  constructor(private readonly database: Database) {}

  async of(subject: string): Promise<Failures> {
    const [row] = await this.database.rows<StoredFailures>(
      sql`SELECT failures, wait_until FROM sign_in_failure WHERE subject = ${keyOf(subject)}`,
    );
    return failuresOf(row);
  }

  /** Decides under a lock, so that of many attempts at once each knows of the others. */
  async change(subject: string, decide: (known: Failures) => Failures): Promise<void> {
    const key = keyOf(subject);
    await this.database.transaction(async (session) => {
      // Makes the row, or locks the one that is there; looking would lock nothing where there is none.
      await session.write(sql`INSERT INTO sign_in_failure (subject, failures, wait_until)
        VALUES (${key}, ${NO_FAILURES.count}, ${dbTime(NO_FAILURES.waitUntil)}) ON DUPLICATE KEY UPDATE subject = VALUES(subject)`);
      const [row] = await session.rows<StoredFailures>(
        sql`SELECT failures, wait_until FROM sign_in_failure WHERE subject = ${key} FOR UPDATE`,
      );
      const { count, waitUntil } = decide(failuresOf(row));
      await session.write(
        sql`UPDATE sign_in_failure SET failures = ${count}, wait_until = ${dbTime(waitUntil)} WHERE subject = ${key}`,
      );
    });
  }

  async forgive(subject: string): Promise<void> {
    await this.database.write(sql`DELETE FROM sign_in_failure WHERE subject = ${keyOf(subject)}`);
  }

  /** Deletes what nobody has had to wait for since the moment given; answers how many. */
  forgetOlder(before: Instant, limit: number): Promise<number> {
    return this.database.write(
      sql`DELETE FROM sign_in_failure WHERE wait_until < ${dbTime(before)} ORDER BY wait_until LIMIT ${limit}`,
    );
  }
}

interface StoredFailures {
  readonly failures: number;
  readonly wait_until: string;
}

const failuresOf = (row: StoredFailures | undefined): Failures =>
  row ? { count: row.failures, waitUntil: readTime(row.wait_until) } : NO_FAILURES;

const keyOf = (subject: string): string => Buffer.from(sha256(Buffer.from(subject))).toString('hex');
