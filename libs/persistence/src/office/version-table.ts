import { AppError, canonicalBytes, sha256, type Instant } from '@tabir/kernel';
import type { Database } from '../database.js';
import { dbTime, identifier, sql, type Sql } from '../sql.js';

export type VersionKind = 'setting' | 'calendar';

/** Who recorded what nobody chose. */
const SYSTEM = 'system';

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
    private readonly kind: VersionKind,
    private readonly read: (version: string, content: unknown) => T,
  ) {
    this.table = identifier(`${kind}_version`);
  }

  current(): T {
    if (this.inForce === undefined) throw new Error(`No ${this.kind} version was loaded.`);
    return this.inForce;
  }

  get(version: string): T {
    const found = this.known.get(version);
    if (found === undefined) throw unknownVersion(this.kind, version);
    return found;
  }

  /** Activates a content where nothing was ever activated; of several processes that do so at once one is first. */
  async begin(content: unknown, at: Instant): Promise<void> {
    if ((await this.lastActivation()) === undefined) await this.activate(content, SYSTEM, at, 1);
  }

  /** Records a content and puts it in force after the ones before it. */
  async adopt(content: unknown, by: string, at: Instant): Promise<string> {
    const last = await this.lastActivation();
    const version = await this.activate(content, by, at, (last?.seq ?? 0) + 1);
    await this.refresh();
    if ((await this.lastActivation())?.version !== version)
      throw new AppError(
        'conflict',
        'office.version-overtaken',
        'Somebody else changed the same settings just now; reload and look again.',
      );
    return version;
  }

  /** Reads what is new: versions that are not known yet, and which one is in force. */
  async refresh(): Promise<void> {
    const last = await this.lastActivation();
    const versions = await this.db.rows<{ version: string }>(sql`SELECT version FROM ${this.table}`);
    for (const { version } of versions) if (!this.known.has(version)) await this.load(version);
    if (last) this.inForce = this.get(last.version);
  }

  /** The place in the row of activations is taken once, so two who activate at the same moment cannot both believe to be last. */
  private async activate(content: unknown, by: string, at: Instant, seq: number): Promise<string> {
    const version = versionOf(content);
    const bytes = canonicalBytes(content);
    await this.db.write(sql`INSERT IGNORE INTO ${this.table} (version, bytes, created_at, created_by)
      VALUES (${version}, ${bytes}, ${dbTime(at)}, ${by})`);
    await this.db.write(sql`INSERT IGNORE INTO activation (kind, seq, version, activated_at, activated_by)
      VALUES (${this.kind}, ${seq}, ${version}, ${dbTime(at)}, ${by})`);
    return version;
  }

  private async lastActivation(): Promise<{ readonly seq: number; readonly version: string } | undefined> {
    const [row] = await this.db.rows<{ seq: number; version: string }>(
      sql`SELECT seq, version FROM activation WHERE kind = ${this.kind} ORDER BY seq DESC LIMIT 1`,
    );
    return row;
  }

  private async load(version: string): Promise<void> {
    const [row] = await this.db.rows<{ bytes: Uint8Array }>(sql`SELECT bytes FROM ${this.table} WHERE version = ${version}`);
    if (!row) return;
    const content = JSON.parse(Buffer.from(row.bytes).toString('utf8')) as unknown;
    // The name is the proof of the content: what does not match was changed by a stranger's hand.
    if (versionOf(content) !== version) throw new Error(`The ${this.kind} version ${version} does not hold what its name says.`);
    this.known.set(version, this.read(version, content));
  }
}

const unknownVersion = (kind: VersionKind, version: string): AppError =>
  new AppError(
    'unavailable',
    'office.version-unknown',
    'This process has not read the newest settings yet; try again in a second.',
    {
      kind,
      version,
    },
  );
