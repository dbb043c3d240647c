import { AppError, canonicalBytes, sha256, type Instant } from '@tabir/kernel';
import type { Database } from '../database.js';
import { dbTime, identifier, sql, type Sql } from '../sql.js';

interface Row {
  readonly version: string;
  readonly content: Uint8Array;
}

/** The name of a content: equal contents are one version, in whatever office they were recorded. */
export const versionOf = (content: unknown): string => Buffer.from(sha256(canonicalBytes(content))).toString('base64url');

/**
 * Immutable versions of one kind, named by the hash of their canonical bytes. All of them stay readable for ever, because
 * the log names them; the one in force is the one activated last.
 */
export class VersionTable<T> {
  private readonly known = new Map<string, T>();
  private inForce: T | undefined;
  private readonly table: Sql;

  constructor(
    private readonly db: Database,
    private readonly name: 'setting_version' | 'calendar_version',
    private readonly read: (version: string, content: unknown) => T,
  ) {
    this.table = identifier(name);
  }

  current(): T {
    if (this.inForce === undefined) throw new Error(`${this.name} was not loaded.`);
    return this.inForce;
  }

  get(version: string): T {
    const found = this.known.get(version);
    if (found === undefined)
      throw new AppError(
        'unavailable',
        'office.version-unknown',
        'This process has not read the newest settings yet; try again in a second.',
        {
          table: this.name,
          version,
        },
      );
    return found;
  }

  /** Records and activates a content in an empty table; where there is any, it does nothing. */
  async begin(content: unknown, at: Instant): Promise<void> {
    const bytes = canonicalBytes(content);
    await this.db.write(sql`
      INSERT IGNORE INTO ${this.table} (version, content, recorded_at, activated_at)
      SELECT ${versionOf(content)}, ${bytes}, ${dbTime(at)}, ${dbTime(at)} FROM DUAL
      WHERE NOT EXISTS (SELECT 1 FROM ${this.table} AS any_version)`);
  }

  /** Reads what is new: versions that are not known yet, and which one is in force. */
  async refresh(): Promise<void> {
    const versions = await this.db.rows<{ version: string; activated_at: string | null }>(
      sql`SELECT version, activated_at FROM ${this.table} ORDER BY activated_at, version`,
    );
    for (const { version } of versions) if (!this.known.has(version)) await this.load(version);
    const last = versions.findLast(({ activated_at }) => activated_at !== null);
    if (last) this.inForce = this.get(last.version);
  }

  private async load(version: string): Promise<void> {
    const [row] = await this.db.rows<Row>(sql`SELECT version, content FROM ${this.table} WHERE version = ${version}`);
    if (!row) return;
    const content = JSON.parse(Buffer.from(row.content).toString('utf8')) as unknown;
    // The name is the proof of the content: what does not match was changed by a stranger's hand.
    if (versionOf(content) !== version) throw new Error(`${this.name} ${version} does not hold what its name says.`);
    this.known.set(version, this.read(version, content));
  }
}
