import { canonicalBytes, sha256, type Clock, type Ids, type Instant, type JsonObject } from '@tabir/kernel';
import type { Mandate } from '@tabir/runtime';
import type { Database, Session } from '../database.js';
import { dbTime, readTime, sql } from '../sql.js';

export type ActivationKind = 'setting' | 'calendar' | 'agency';

export interface ActivationPorts {
  /** The office's. */
  readonly clock: Clock;
  readonly systemClock: Clock;
  readonly ids: Ids;
}

/** The name of a content: equal contents are one version, in whatever office they were recorded. */
export const versionOf = (content: unknown): string => Buffer.from(sha256(canonicalBytes(content))).toString('base64url');

/** One coming into force, as people ask about it. */
export interface Activation {
  readonly version: string;
  readonly at: Instant;
  readonly activatedBy: { readonly id: string; readonly onBehalfOf: string | null };
  /** Null for what an office began with. */
  readonly proposedBy: { readonly id: string; readonly onBehalfOf: string | null } | null;
  readonly record: { readonly id: string; readonly kode: string } | null;
}

export interface Written {
  readonly kind: ActivationKind;
  readonly seq: number;
  readonly version: string;
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

/** What was activated last of a kind. */
export async function lastActivation(
  reader: Pick<Database, 'rows'>,
  kind: ActivationKind,
): Promise<{ readonly seq: number; readonly version: string } | undefined> {
  const [row] = await reader.rows<{ seq: number; version: string }>(
    sql`SELECT seq, version FROM activation WHERE kind = ${kind} ORDER BY seq DESC LIMIT 1`,
  );
  return row;
}

/** The version that a record has put in force before, if it has. */
export async function activatedBefore(session: Session, kind: ActivationKind, record: string): Promise<string | undefined> {
  const [row] = await session.rows<{ version: string }>(
    sql`SELECT version FROM activation WHERE kind = ${kind} AND record_id = ${record}`,
  );
  return row?.version;
}

export async function activations(reader: Pick<Database, 'rows'>, kind: ActivationKind, limit: number): Promise<Activation[]> {
  const rows = await reader.rows<StoredActivation>(sql`SELECT version, activated_at, activated_by, activated_for, proposed_by,
    proposed_for, record_id, record_kode FROM activation WHERE kind = ${kind} ORDER BY seq DESC LIMIT ${limit}`);
  return rows.map(activationOf);
}

export async function activate(session: Session, { kind, seq, version, at, by, mandate }: Written): Promise<void> {
  await session.write(sql`INSERT INTO activation (kind, seq, version, activated_at, activated_by, activated_for, proposed_by,
      proposed_for, record_id, record_kode)
    VALUES (${kind}, ${seq}, ${version}, ${dbTime(at)}, ${by}, ${mandate?.activatedBy.onBehalfOf ?? null},
      ${mandate?.proposedBy.id ?? null}, ${mandate?.proposedBy.onBehalfOf ?? null}, ${mandate?.record ?? null},
      ${mandate?.kode ?? null})`);
}

/** What the log says of it: by way of which record, and both persons, stand-ins included. */
export const mandateOf = ({ record, kode, proposedBy, activatedBy: { id, onBehalfOf } }: Mandate): JsonObject => ({
  record,
  kode,
  proposedBy: { ...proposedBy },
  activatedBy: { id, onBehalfOf },
});
