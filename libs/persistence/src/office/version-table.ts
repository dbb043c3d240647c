import type { Actor } from '@tabir/engine';
import { AppError, canonicalBytes, sha256, type Clock, type Ids } from '@tabir/kernel';
import { SYSTEM } from '@tabir/runtime';
import type { Database } from '../database.js';
import { dbTime, identifier, sql, type Sql } from '../sql.js';
import { append } from '../stream-log.js';

export type VersionKind = 'setting' | 'calendar';

/** The log's words for it. */
const ADOPTED: Readonly<Record<VersionKind, string>> = { setting: 'SETTINGS_ADOPTED', calendar: 'CALENDAR_ADOPTED' };

export interface VersionPorts {
  /** The office's. */
  readonly clock: Clock;
  readonly systemClock: Clock;
  readonly ids: Ids;
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
    private readonly ports: VersionPorts,
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

  /** Puts a content in force where nothing ever was; of several processes that do so at once one is first. */
  async begin(content: unknown): Promise<void> {
    if ((await this.lastActivation(this.db)) === undefined) await this.activate(content, SYSTEM, 'begin');
  }

  /** Puts a content in force after the ones before it; answers with its version. */
  async adopt(content: unknown, by: Actor): Promise<string> {
    await this.activate(content, by, 'adopt');
    await this.refresh();
    return versionOf(content);
  }

  /** Reads what is new: versions that are not known yet, and which one is in force. */
  async refresh(): Promise<void> {
    const last = await this.lastActivation(this.db);
    const versions = await this.db.rows<{ version: string }>(sql`SELECT version FROM ${this.table}`);
    for (const { version } of versions) if (!this.known.has(version)) await this.load(version);
    if (last) this.inForce = this.get(last.version);
  }

  /** The log row comes first: its stream's lock makes those who activate at the same moment follow one another. */
  private activate(content: unknown, actor: Actor, how: 'begin' | 'adopt'): Promise<void> {
    const { kind, table, ports } = this;
    const version = versionOf(content);
    const at = ports.clock.now();
    return this.db.transaction(async (session) => {
      const deed = { stream: kind, at, actor, type: ADOPTED[kind], payload: { version } };
      await append(session, { ids: ports.ids, systemNow: ports.systemClock.now() }, deed);
      const last = await this.lastActivation(session);
      if (how === 'begin' && last !== undefined) return session.rollback();
      await session.write(sql`INSERT IGNORE INTO ${table} (version, bytes, created_at, created_by)
        VALUES (${version}, ${canonicalBytes(content)}, ${dbTime(at)}, ${actor.id})`);
      await session.write(sql`INSERT INTO activation (kind, seq, version, activated_at, activated_by)
        VALUES (${kind}, ${(last?.seq ?? 0) + 1}, ${version}, ${dbTime(at)}, ${actor.id})`);
    });
  }

  private async lastActivation(
    reader: Pick<Database, 'rows'>,
  ): Promise<{ readonly seq: number; readonly version: string } | undefined> {
    const [row] = await reader.rows<{ seq: number; version: string }>(
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
