import type { Clock, Ids, Instant } from '@tabir/kernel';
import type { Database } from './database.js';
import { dbTime, readTime, sql } from './sql.js';

/** A session that is good now. */
export interface OpenSession {
  readonly id: string;
  readonly person: string;
  /** The role grant that the person acts under; null when it has none in force. */
  readonly grant: string | null;
  readonly amr: string;
  readonly createdAt: Instant;
  readonly lastSeenAt: Instant;
  readonly expiresAt: Instant;
}

export interface NewSession {
  /** SHA-256 of the token in hexadecimal; the token itself is never stored. */
  readonly tokenHash: string;
  readonly person: string;
  readonly grant: string | null;
  /** How it was proved who it is, as in RFC 8176: "pwd". */
  readonly amr: string;
  readonly expiresAt: Instant;
}

/** Open sessions. They live by the system's clock: a moved office clock signs nobody out. */
export class Sessions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async create({ tokenHash, person, grant, amr, expiresAt }: NewSession): Promise<string> {
    const now = this.clock.now();
    const id = this.ids.uuid(now);
    await this.database
      .write(sql`INSERT INTO session (token_hash, id, person, role_grant, amr, created_at, last_seen_at, expires_at)
      VALUES (${tokenHash}, ${id}, ${person}, ${grant}, ${amr}, ${dbTime(now)}, ${dbTime(now)}, ${dbTime(expiresAt)})`);
    return id;
  }

  /** Only what is neither revoked nor past its end; how long it may stay idle is the caller's rule. */
  async find(tokenHash: string): Promise<OpenSession | undefined> {
    const [row] = await this.database.rows<StoredSession>(sql`SELECT session.id, session.person, session.role_grant, session.amr,
        session.created_at, session.last_seen_at, session.expires_at
      FROM session JOIN person ON person.id = session.person
      WHERE token_hash = ${tokenHash} AND revoked_at IS NULL AND expires_at > ${dbTime(this.clock.now())} AND disabled_at IS NULL`);
    return row && sessionOf(row);
  }

  async touch(tokenHash: string): Promise<void> {
    await this.database.write(sql`UPDATE session SET last_seen_at = ${dbTime(this.clock.now())} WHERE token_hash = ${tokenHash}`);
  }

  /** Acts under another role grant from now on; that it is the person's own is the caller's to check. */
  async actUnder(tokenHash: string, grant: string): Promise<void> {
    await this.database.write(sql`UPDATE session SET role_grant = ${grant} WHERE token_hash = ${tokenHash}`);
  }

  async revoke(tokenHash: string): Promise<void> {
    await this.database.write(sql`UPDATE session SET revoked_at = ${dbTime(this.clock.now())}
      WHERE token_hash = ${tokenHash} AND revoked_at IS NULL`);
  }

  /** Leaves a person the newest sessions, so many of them; 0 signs the person out everywhere. */
  async keepNewest(person: string, count: number): Promise<void> {
    const now = dbTime(this.clock.now());
    await this.database.write(sql`UPDATE session JOIN (
        SELECT id FROM session WHERE person = ${person} AND revoked_at IS NULL AND expires_at > ${now}
        ORDER BY created_at DESC, id DESC LIMIT 1000 OFFSET ${count}
      ) AS older ON older.id = session.id SET session.revoked_at = ${now}`);
  }

  /** Deletes what ended before the moment given; answers how many. */
  forgetEnded(before: Instant, limit: number): Promise<number> {
    return this.database.write(sql`DELETE FROM session WHERE expires_at < ${dbTime(before)} ORDER BY expires_at LIMIT ${limit}`);
  }
}

interface StoredSession {
  readonly id: string;
  readonly person: string;
  readonly role_grant: string | null;
  readonly amr: string;
  readonly created_at: string;
  readonly last_seen_at: string;
  readonly expires_at: string;
}

const sessionOf = (row: StoredSession): OpenSession => ({
  id: row.id,
  person: row.person,
  grant: row.role_grant,
  amr: row.amr,
  createdAt: readTime(row.created_at),
  lastSeenAt: readTime(row.last_seen_at),
  expiresAt: readTime(row.expires_at),
});
