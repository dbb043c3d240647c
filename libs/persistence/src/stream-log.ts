import type { Actor, SealedValue } from '@tabir/engine';
import { canonicalBytes, commitment, leafHash, type Ids, type Instant, type Json, type JsonObject } from '@tabir/kernel';
import { insertSealed, logStatements } from './change-statements.js';
import type { Session } from './database.js';
import { sql } from './sql.js';

/** A change of something that is no record: of a person, a role, a unit, an agency. */
export interface Deed {
  readonly stream: string;
  readonly at: Instant;
  readonly actor: Actor;
  readonly type: string;
  readonly payload: JsonObject;
  /** Values that the log holds as commitments; they are kept, erasably, under their owner. */
  readonly personal?: { readonly owner: string; readonly values: Readonly<Record<string, Json>> };
}

export const personStream = (personId: string): string => `person:${personId}`;
/** Units and agencies: public bodies, nothing about them is secret. */
export const OFFICE_STREAM = 'office';

/**
 * Appends to a stream that has no instance row, within the transaction of the change itself. The stream's head row is locked
 * from here to the commit, so it must be the first lock that the transaction takes.
 */
export async function append(
  session: Session,
  { ids, systemNow }: { ids: Ids; systemNow: Instant },
  deed: Deed,
): Promise<number> {
  const { stream, at, actor, type } = deed;
  await session.write(sql`INSERT INTO stream_head (stream, last_seq) VALUES (${stream}, 1)
    ON DUPLICATE KEY UPDATE last_seq = last_seq + 1`);
  const [head] = await session.rows<{ last_seq: number }>(sql`SELECT last_seq FROM stream_head WHERE stream = ${stream}`);
  const seq = head?.last_seq ?? 1;
  const sealed = Object.entries(deed.personal?.values ?? {}).map(([field, value]) => sealedField(ids, field, value));
  const handles = Object.fromEntries(sealed.map(({ field, secret }) => [field, { sealed: secret.handle }]));
  const bytes = canonicalBytes({
    v: 1,
    stream,
    seq,
    kind: 'deed',
    at,
    event: { type, payload: { ...deed.payload, ...handles } },
    actor,
  });
  const statements = [
    ...logStatements({ log: [{ stream, seq, bytes, leaf: leafHash(bytes) }] }, systemNow),
    ...insertSealed(
      deed.personal?.owner ?? '',
      sealed.map(({ secret }) => secret),
    ),
  ];
  for (const statement of statements) await session.write(statement);
  return seq;
}

function sealedField(ids: Ids, field: string, value: Json): { field: string; secret: SealedValue } {
  const salt = ids.bytes(32);
  const bytes = canonicalBytes(value);
  return { field, secret: { kind: 'personal', salt, value: bytes, handle: commitment(salt, bytes) } };
}
