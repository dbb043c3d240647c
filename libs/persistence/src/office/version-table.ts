import type { Actor } from '@tabir/engine';
import { AppError, canonicalBytes, type Ids, type Instant, type JsonObject } from '@tabir/kernel';
import { SYSTEM, type Mandate } from '@tabir/runtime';
import type { Database, Session } from '../database.js';
import { dbTime, identifier, sql, type Sql } from '../sql.js';
import { append, type Deed } from '../stream-log.js';
import {
  activate,
  activatedBefore,
  lastActivation,
  mandateOf,
  versionOf,
  type ActivationPorts,
  type Written,
} from './activations.js';

export type VersionKind = 'setting' | 'calendar';

/** The log's words for it. */
const ADOPTED: Readonly<Record<VersionKind, string>> = { setting: 'SETTINGS_ADOPTED', calendar: 'CALENDAR_ADOPTED' };

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
    private readonly ports: ActivationPorts,
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
      if ((await lastActivation(session, this.kind)) !== undefined) return;
      const deed = this.deed(versionOf(content), SYSTEM, {});
      await append(session, this.stamp(), deed);
      // The stream's head is locked by now: whoever was first is seen here.
      if ((await lastActivation(session, this.kind)) !== undefined) return session.rollback();
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
      const earlier = await activatedBefore(session, this.kind, mandate.record);
      const last = await lastActivation(session, this.kind);
      if (earlier !== undefined) return earlier;
      if (!last) throw new Error(`No ${this.kind} version was loaded.`);
      const content = change(await this.contentOf(session, last.version));
      const next = versionOf(content);
      const deed = this.deed(next, mandate.activatedBy, mandateOf(mandate));
      await append(session, this.stamp(), deed);
      await this.write(session, content, { seq: last.seq + 1, at: deed.at, by: mandate.activatedBy.id, mandate });
      return next;
    });
    await this.refresh();
    return version;
  }

  /** Reads what is new: versions that are not known yet, and which one is in force. */
  async refresh(): Promise<void> {
    const last = await lastActivation(this.db, this.kind);
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

  private async write(session: Session, content: JsonObject, written: Omit<Written, 'kind' | 'version'>): Promise<void> {
    const version = versionOf(content);
    await session.write(sql`INSERT IGNORE INTO ${this.table} (version, bytes, created_at, created_by)
      VALUES (${version}, ${canonicalBytes(content)}, ${dbTime(written.at)}, ${written.by})`);
    await activate(session, { kind: this.kind, version, ...written });
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
