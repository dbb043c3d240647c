import type { Actor } from '@tabir/engine';
import { AppError, canonicalBytes, sha256, type Clock, type Ids, type Instant, type JsonObject } from '@tabir/kernel';
import { SYSTEM, type Mandate } from '@tabir/runtime';
import type { Database, Session } from '../database.js';
import { dbTime, identifier, readTime, sql, type Sql } from '../sql.js';
import { append, type Deed } from '../stream-log.js';

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
    private readonly read: (version: string, content: JsonObject) => T,
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
  begin(content: JsonObject): Promise<void> {
    return this.db.transaction(async (session) => {
      if ((await this.lastActivation(session)) !== undefined) return;
      const deed = this.deed(versionOf(content), SYSTEM, {});
      await append(session, this.stamp(), deed);
      // The stream's head is locked by now: whoever was first is seen here.
      if ((await this.lastActivation(session)) !== undefined) return session.rollback();
      await this.write(session, content, { seq: 1, at: deed.at, by: SYSTEM.id, mandate: null });
    });
  }

  /**
   * Puts in force what the change makes of the content in force, unless the record has put its version in force before. The record
   * leaves its mark even where nothing changes, so that a late repetition undoes nobody's work. The stream's lock makes those who do
   * so at the same moment follow one another.
   */
  async adopt(change: (inForce: JsonObject) => JsonObject, mandate: Mandate): Promise<string> {
    const version = await this.db.transaction(async (session) => {
      await session.rows(sql`SELECT last_seq FROM stream_head WHERE stream = ${this.kind} FOR UPDATE`);
      const [earlier] = await session.rows<{ version: string }>(
        sql`SELECT version FROM activation WHERE kind = ${this.kind} AND record_id = ${mandate.record}`,
      );
      const last = await this.lastActivation(session);
      if (earlier) return earlier.version;
      if (!last) throw new Error(`No ${this.kind} version was loaded.`);
      const content = change(await this.contentOf(session, last.version));
      const next = versionOf(content);
      const { record, kode, proposedBy, activatedBy } = mandate;
      const by = { id: activatedBy.id, onBehalfOf: activatedBy.onBehalfOf };
      const deed = this.deed(next, activatedBy, { record, kode, proposedBy: { ...proposedBy }, activatedBy: by });
      await append(session, this.stamp(), deed);
      await this.write(session, content, { seq: last.seq + 1, at: deed.at, by: by.id, mandate });
      return next;
    });
    await this.refresh();
    return version;
  }

  /** What came into force, the newest first. */
  async activations(limit: number): Promise<Activation[]> {
    const rows = await this.db.rows<StoredActivation>(sql`SELECT version, activated_at, activated_by, activated_for, proposed_by,
      proposed_for, record_id, record_kode FROM activation WHERE kind = ${this.kind} ORDER BY seq DESC LIMIT ${limit}`);
    return rows.map(activationOf);
  }

  /** Reads what is new: versions that are not known yet, and which one is in force. */
  async refresh(): Promise<void> {
    const last = await this.lastActivation(this.db);
    const versions = await this.db.rows<{ version: string }>(sql`SELECT version FROM ${this.table}`);
    for (const { version } of versions) if (!this.known.has(version)) await this.load(version);
    if (last) this.inForce = this.get(last.version);
  }

  private deed(version: string, actor: Actor, mandate: JsonObject): Deed {
    const { kind, ports } = this;
    return { stream: kind, at: ports.clock.now(), actor, type: ADOPTED[kind], payload: { version, ...mandate } };
  }

  private stamp(): { ids: Ids; systemNow: Instant } {
    return { ids: this.ports.ids, systemNow: this.ports.systemClock.now() };
  }

  private async write(session: Session, content: JsonObject, { seq, at, by, mandate }: Written): Promise<void> {
    const version = versionOf(content);
    await session.write(sql`INSERT IGNORE INTO ${this.table} (version, bytes, created_at, created_by)
      VALUES (${version}, ${canonicalBytes(content)}, ${dbTime(at)}, ${by})`);
    await session.write(sql`INSERT INTO activation (kind, seq, version, activated_at, activated_by, activated_for, proposed_by,
        proposed_for, record_id, record_kode)
      VALUES (${this.kind}, ${seq}, ${version}, ${dbTime(at)}, ${by}, ${mandate?.activatedBy.onBehalfOf ?? null},
        ${mandate?.proposedBy.id ?? null}, ${mandate?.proposedBy.onBehalfOf ?? null}, ${mandate?.record ?? null},
        ${mandate?.kode ?? null})`);
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
    this.known.set(version, this.read(version, await this.contentOf(this.db, version)));
  }

  private async contentOf(reader: Pick<Database, 'rows'>, version: string): Promise<JsonObject> {
    const [row] = await reader.rows<{ bytes: Uint8Array }>(sql`SELECT bytes FROM ${this.table} WHERE version = ${version}`);
    const content = JSON.parse(Buffer.from(row?.bytes ?? []).toString('utf8')) as JsonObject;
    // The name is the proof of the content: what does not match was changed by a stranger's hand.
    if (versionOf(content) !== version) throw new Error(`The ${this.kind} version ${version} does not hold what its name says.`);
    return content;
  }
}

/** One coming into force, as people ask about it. */
export interface Activation {
  readonly version: string;
  readonly at: Instant;
  readonly activatedBy: { readonly id: string; readonly onBehalfOf: string | null };
  /** Null for what an office began with. */
  readonly proposedBy: { readonly id: string; readonly onBehalfOf: string | null } | null;
  readonly record: { readonly id: string; readonly kode: string } | null;
}

interface Written {
  readonly seq: number;
  readonly at: Instant;
  readonly by: string;
  readonly mandate: Mandate | null;
}

interface StoredActivation {
  readonly version: string;
  readonly activated_at: string;
  readonly activated_by: string;
  readonly activated_for: string | null;
  readonly proposed_by: string | null;
  readonly proposed_for: string | null;
  readonly record_id: string | null;
  readonly record_kode: string | null;
}

const activationOf = (row: StoredActivation): Activation => ({
  version: row.version,
  at: readTime(row.activated_at),
  activatedBy: { id: row.activated_by, onBehalfOf: row.activated_for },
  proposedBy: row.proposed_by === null ? null : { id: row.proposed_by, onBehalfOf: row.proposed_for },
  record: row.record_id === null ? null : { id: row.record_id, kode: row.record_kode ?? '' },
});

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
