import { AppError, type Instant, type JsonObject } from '@tabir/kernel';
import type { AgencyChange, Mandate } from '@tabir/runtime';
import type { Database, Session } from '../database.js';
import { dbTime, readTime, readTimeOrNull, sql } from '../sql.js';
import { OFFICE_STREAM, append } from '../stream-log.js';
import { activate, activatedBefore, lastActivation, mandateOf, versionOf, type ActivationPorts } from './activations.js';

/**
 * The agencies of all units, as they change by way of records. Rows stay for ever, because records and the log name them; of each
 * name is kept since when it held. The version is the hash of the whole list as it came out.
 */
export class AgencyList {
  constructor(
    private readonly db: Database,
    private readonly ports: ActivationPorts,
  ) {}

  /** Errors: agency.unknown, agency.name-taken. */
  adopt(change: AgencyChange, mandate: Mandate): Promise<string> {
    const { clock, systemClock, ids } = this.ports;
    return this.db.transaction(async (session) => {
      await session.rows(sql`SELECT last_seq FROM stream_head WHERE stream = ${OFFICE_STREAM} FOR UPDATE`);
      const earlier = await activatedBefore(session, 'agency', mandate.record);
      if (earlier !== undefined) return earlier;
      const at = clock.now();
      const agency = change.agency ?? mandate.kode;
      await carryOut(session, { ...change, agency }, at);
      const version = versionOf(await listed(session));
      const payload = { version, ...change, agency, ...mandateOf(mandate) };
      const deed = { stream: OFFICE_STREAM, at, actor: mandate.activatedBy, type: 'AGENCIES_ADOPTED', payload };
      await append(session, { ids, systemNow: systemClock.now() }, deed);
      const seq = ((await lastActivation(session, 'agency'))?.seq ?? 0) + 1;
      await activate(session, { kind: 'agency', seq, version, at, by: mandate.activatedBy.id, mandate });
      return version;
    });
  }
}

type Named = AgencyChange & { readonly agency: string };

async function carryOut(session: Session, change: Named, at: Instant): Promise<void> {
  const { kind, unit, agency, into } = change;
  if (kind === 'found' || kind === 'rename') return name(session, change, at);
  await assertValid(session, unit, agency);
  if (into !== null) await assertValid(session, unit, into);
  await session.write(sql`UPDATE agency SET valid_to = ${dbTime(at)}, successor = ${into} WHERE id = ${agency}`);
}

async function name(session: Session, { kind, unit, agency, name: given, since }: Named, at: Instant): Promise<void> {
  const taken = await session.rows(sql`SELECT id FROM agency WHERE unit = ${unit} AND name = ${given} AND valid_to IS NULL`);
  if (taken.length > 0)
    throw new AppError('invalid', 'agency.name-taken', 'An agency of this unit has this name now; choose another one.');
  if (kind === 'rename') await assertValid(session, unit, agency);
  await session.write(sql`INSERT INTO agency (id, unit, name, valid_from)
    VALUES (${agency}, ${unit}, ${given}, ${dbTime(since ?? at)}) ON DUPLICATE KEY UPDATE name = VALUES(name)`);
  const [last] = await session.rows<{ since: string }>(
    sql`SELECT since FROM agency_name WHERE agency = ${agency} ORDER BY since DESC LIMIT 1`,
  );
  // What is activated last holds now, so no name begins before the one that it follows.
  const moments = [since ?? at, ...(last ? [readTime(last.since)] : [])].sort();
  await session.write(putName({ agency, since: moments.at(-1) as Instant, name: given ?? '' }));
}

/** The last word about the same moment stands. */
export const putName = ({ agency, since, name: text }: { agency: string; since: Instant; name: string }) =>
  sql`INSERT INTO agency_name (agency, since, name) VALUES (${agency}, ${dbTime(since)}, ${text})
    ON DUPLICATE KEY UPDATE name = VALUES(name)`;

async function assertValid(session: Session, unit: string, agency: string): Promise<void> {
  const found = await session.rows(sql`SELECT id FROM agency WHERE unit = ${unit} AND id = ${agency} AND valid_to IS NULL`);
  if (found.length === 0)
    throw new AppError('invalid', 'agency.unknown', 'The unit has no such agency now; choose one of the list.', { agency });
}

interface Stored {
  readonly id: string;
  readonly unit: string;
  readonly name: string;
  readonly valid_from: string;
  readonly valid_to: string | null;
  readonly successor: string | null;
}

async function listed(session: Session): Promise<JsonObject[]> {
  const rows = await session.rows<Stored>(sql`SELECT id, unit, name, valid_from, valid_to, successor FROM agency ORDER BY id`);
  return rows.map(({ valid_from, valid_to, ...same }) => ({ ...same, from: readTime(valid_from), to: readTimeOrNull(valid_to) }));
}
