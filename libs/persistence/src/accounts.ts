import type { Actor } from '@tabir/engine';
import { AppError, type Clock, type Ids, type Instant } from '@tabir/kernel';
import type { Database, Session } from './database.js';
import { isDuplicate } from './failures.js';
import { putName } from './office/agency-list.js';
import { dbTime, dbTimeOrNull, isKey, joined, list, readTime, readTimeOrNull, sql, type Sql } from './sql.js';
import { OFFICE_STREAM, append, personStream, type Deed } from './stream-log.js';

export interface Person {
  readonly id: string;
  readonly signInName: string;
  readonly name: string;
  readonly nip: string | null;
  readonly email: string | null;
  readonly unit: string | null;
  readonly agency: string | null;
  readonly disabledAt: Instant | null;
}
export type NewPerson = Omit<Person, 'id' | 'disabledAt'>;

/** A role in force from one moment up to another. Without a unit it holds in every unit. */
export interface RoleGrant {
  readonly id: string;
  readonly person: string;
  readonly role: string;
  readonly unit: string | null;
  readonly agency: string | null;
  readonly validFrom: Instant;
  readonly validTo: Instant | null;
  /** The letter or decree that gives the role. */
  readonly basis: string;
}
export type NewGrant = Omit<RoleGrant, 'id'>;

export interface SignIn {
  readonly person: Person;
  readonly passwordHash: string | null;
  readonly mustChange: boolean;
  readonly grants: readonly RoleGrant[];
}

export interface Agency {
  readonly id: string;
  readonly unit: string;
  readonly name: string;
}

/** An agency with its past: what it was called before, the oldest first, and when it ended. */
export interface AgencyLife extends Agency {
  readonly formerly: readonly string[];
  readonly endedAt: Instant | null;
}

export interface AccountsPorts {
  /** The office's: validity and the moments of the log go by it. */
  readonly clock: Clock;
  readonly systemClock: Clock;
  readonly ids: Ids;
}

/** Persons, their roles and where they belong. Every change is a row of the log, in the transaction that makes it. */
export class Accounts {
  constructor(
    private readonly database: Database,
    private readonly ports: AccountsPorts,
  ) {}

  /** Adds a unit, or gives it another name. */
  async putUnit(unit: { readonly id: string; readonly name: string }, by: Actor): Promise<void> {
    await this.carryOut({ stream: OFFICE_STREAM, actor: by, type: 'UNIT_PUT', payload: unit }, (session) =>
      session.write(
        sql`INSERT INTO unit (id, name) VALUES (${unit.id}, ${unit.name}) ON DUPLICATE KEY UPDATE name = VALUES(name)`,
      ),
    );
  }

  /** Adds an agency, or gives it another name. */
  async putAgency(agency: Agency, by: Actor): Promise<void> {
    const { id, unit, name } = agency;
    const deed = { stream: OFFICE_STREAM, actor: by, type: 'AGENCY_PUT', payload: { id, unit, name } };
    await this.carryOut(deed, async (session, at) => {
      await session.write(sql`INSERT INTO agency (id, unit, name, valid_from) VALUES (${id}, ${unit}, ${name}, ${dbTime(at)})
        ON DUPLICATE KEY UPDATE unit = VALUES(unit), name = VALUES(name)`);
      await session.write(putName({ agency: id, since: at, name }));
    });
  }

  /** Errors: person.name-taken. */
  async createPerson(person: NewPerson, by: Actor): Promise<string> {
    const id = this.ports.ids.uuid(this.ports.clock.now());
    const { name, nip, email, unit, agency } = person;
    const signInName = normalised(person.signInName);
    const values = { signInName, name, ...(nip === null ? {} : { nip }), ...(email === null ? {} : { email }) };
    const deed = {
      stream: personStream(id),
      actor: by,
      type: 'PERSON_CREATED',
      payload: { unit, agency },
      personal: { owner: id, values },
    };
    await this.carryOut(deed, (session, at) =>
      session.write(sql`INSERT INTO person (id, sign_in_name, name, nip, email, unit, agency, created_at)
        VALUES (${id}, ${signInName}, ${name}, ${nip}, ${email}, ${unit}, ${agency}, ${dbTime(at)})`),
    ).catch((error: unknown) => {
      throw isDuplicate(error)
        ? new AppError('conflict', 'person.name-taken', 'Somebody else signs in under this name; choose another.')
        : error;
    });
    return id;
  }

  /** Ends a person's access at once, open sessions included. Errors: person.not-found. */
  async disablePerson(id: string, by: Actor): Promise<void> {
    await this.ofPerson(id, by, 'PERSON_DISABLED', {}, async (session, at) => {
      await session.write(sql`UPDATE person SET disabled_at = COALESCE(disabled_at, ${dbTime(at)}) WHERE id = ${id}`);
      await session.write(sql`UPDATE session SET revoked_at = ${dbTime(this.ports.systemClock.now())}
        WHERE person = ${id} AND revoked_at IS NULL`);
    });
  }

  /** Errors: person.not-found. */
  async enablePerson(id: string, by: Actor): Promise<void> {
    await this.ofPerson(id, by, 'PERSON_ENABLED', {}, (session) =>
      session.write(sql`UPDATE person SET disabled_at = NULL WHERE id = ${id}`),
    );
  }

  /** `hash` is made by the caller (argon2id). Errors: person.not-found. */
  async setPassword(id: string, hash: string, { mustChange }: { mustChange: boolean }, by: Actor): Promise<void> {
    await this.ofPerson(id, by, 'PASSWORD_SET', { mustChange }, async (session, at) => {
      await session.write(sql`INSERT INTO password (person, hash, changed_at, must_change)
        VALUES (${id}, ${hash}, ${dbTime(at)}, ${mustChange})
        ON DUPLICATE KEY UPDATE hash = VALUES(hash), changed_at = VALUES(changed_at), must_change = VALUES(must_change)`);
    });
  }

  /** Replaces the hash of the same password by a dearer one; nothing that anybody has to know of. */
  async rehash(id: string, hash: string): Promise<void> {
    await this.database.write(sql`UPDATE password SET hash = ${hash} WHERE person = ${id}`);
  }

  /** Errors: person.own-role, person.not-found. */
  async grantRole(grant: NewGrant, by: Actor): Promise<string> {
    if (grant.person === by.id)
      throw new AppError('denied', 'person.own-role', 'Nobody gives a role to himself; ask another administrator.');
    const id = this.ports.ids.uuid(this.ports.clock.now());
    const { person, ...payload } = grant;
    await this.ofPerson(person, by, 'ROLE_GRANTED', { grant: id, ...payload }, async (session, at) => {
      await session.write(sql`INSERT INTO role_grant (id, person, role, unit, agency, valid_from, valid_to, basis, granted_by,
        granted_at) VALUES (${id}, ${person}, ${grant.role}, ${grant.unit}, ${grant.agency}, ${dbTime(grant.validFrom)},
        ${dbTimeOrNull(grant.validTo)}, ${grant.basis}, ${by.id}, ${dbTime(at)})`);
    });
    return id;
  }

  /** Ends a role now. Errors: person.no-grant, also when it had been revoked before. */
  async revokeRole(person: string, grantId: string, by: Actor): Promise<void> {
    await this.ofPerson(person, by, 'ROLE_REVOKED', { grant: grantId }, async (session, at) => {
      const found = await session.write(sql`UPDATE role_grant SET revoked_at = ${dbTime(at)}, revoked_by = ${by.id}
        WHERE id = ${grantId} AND person = ${person} AND revoked_at IS NULL`);
      if (found !== 1)
        throw new AppError('missing', 'person.no-grant', 'This person does not hold that role any more; reload the page.');
    });
  }

  /** Who signs in under a name, with what it takes to check and to begin a session. Disabled persons are found too. */
  async signIn(name: string): Promise<SignIn | undefined> {
    const [row] = await this.database.rows<StoredPerson & { hash: string | null; must_change: number | null }>(
      sql`SELECT ${PERSON}, password.hash, password.must_change FROM person LEFT JOIN password ON password.person = person.id
        WHERE sign_in_name = ${normalised(name)}`,
    );
    if (!row) return undefined;
    const grants = await this.grantsOf(row.id);
    return { person: personOf(row), passwordHash: row.hash, mustChange: row.must_change === 1, grants };
  }

  async person(id: string): Promise<Person | undefined> {
    if (!isKey(id)) return undefined;
    const [row] = await this.database.rows<StoredPerson>(sql`SELECT ${PERSON} FROM person WHERE id = ${id}`);
    return row && personOf(row);
  }

  /** Everybody, for the administrator. Keyset pages by sign-in name. */
  async persons(after: string | null, limit: number): Promise<Person[]> {
    const rows = await this.database.rows<StoredPerson>(
      sql`SELECT ${PERSON} FROM person WHERE sign_in_name > ${after ?? ''} ORDER BY sign_in_name LIMIT ${limit}`,
    );
    return rows.map(personOf);
  }

  /** Names to be shown in place of ids; an id that is no person's is left out. */
  async names(ids: readonly string[]): Promise<Map<string, string>> {
    const keys = ids.filter(isKey);
    if (keys.length === 0) return new Map();
    const rows = await this.database.rows<{ id: string; name: string }>(
      sql`SELECT id, name FROM person WHERE id IN (${list(keys)})`,
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** Roles of a person that are in force now. */
  async grantsOf(person: string): Promise<RoleGrant[]> {
    const rows = await this.database.rows<StoredGrant>(sql`SELECT id, person, role, unit, agency, valid_from, valid_to, basis
      FROM role_grant WHERE person = ${person} AND ${inForce(this.ports.clock.now())} ORDER BY valid_from, id`);
    return rows.map(grantOf);
  }

  /** Those who hold a role in a unit now, for choosing among them. */
  async holdersOf(role: string, unit: string): Promise<(Pick<Person, 'id' | 'name'> & Pick<RoleGrant, 'role' | 'agency'>)[]> {
    if (!isKey(role)) return [];
    return this.database.rows(sql`SELECT DISTINCT person.id, person.name, role_grant.role, role_grant.agency
      FROM role_grant JOIN person ON person.id = role_grant.person
      WHERE role = ${role} AND (role_grant.unit = ${unit} OR role_grant.unit IS NULL) AND disabled_at IS NULL
        AND ${inForce(this.ports.clock.now())} ORDER BY person.name, person.id`);
  }

  /** Those of now. */
  agencies(unit: string | null): Promise<Agency[]> {
    return this.database.rows<Agency>(
      sql`SELECT id, unit, name FROM agency WHERE ${within(unit)} AND valid_to IS NULL ORDER BY name, id`,
    );
  }

  /** Those of now and those that have ended, which records and the log still name. */
  async agenciesEver(unit: string | null): Promise<AgencyLife[]> {
    const rows = await this.database.rows<Agency & { valid_to: string | null }>(
      sql`SELECT id, unit, name, valid_to FROM agency WHERE ${within(unit)} ORDER BY name, id`,
    );
    const names = await this.database.rows<{ agency: string; name: string }>(sql`SELECT agency_name.agency, agency_name.name
      FROM agency_name JOIN agency ON agency.id = agency_name.agency WHERE ${within(unit)} ORDER BY agency_name.since`);
    return rows.map(({ valid_to, ...agency }) => {
      const all = names.flatMap((one) => (one.agency === agency.id && one.name !== agency.name ? [one.name] : []));
      return { ...agency, formerly: [...new Set(all)], endedAt: readTimeOrNull(valid_to) };
    });
  }

  /** How many records an agency has, and how many persons hold a role in it now. */
  async concernedBy(unit: string, agency: string): Promise<{ records: number; people: number }> {
    const [row] = await this.database.rows<{ records: number; people: number }>(sql`SELECT
      (SELECT COUNT(*) FROM instance WHERE unit = ${unit} AND agency = ${agency}) AS records,
      (SELECT COUNT(DISTINCT role_grant.person) FROM role_grant JOIN person ON person.id = role_grant.person
        WHERE role_grant.agency = ${agency} AND disabled_at IS NULL AND ${inForce(this.ports.clock.now())}) AS people`);
    return { records: Number(row?.records), people: Number(row?.people) };
  }

  units(): Promise<{ id: string; name: string }[]> {
    return this.database.rows(sql`SELECT id, name FROM unit ORDER BY name, id`);
  }

  private ofPerson(
    id: string,
    by: Actor,
    type: string,
    payload: Deed['payload'],
    work: (session: Session, at: Instant) => Promise<unknown>,
  ): Promise<void> {
    if (!isKey(id)) throw personNotFound();
    return this.carryOut({ stream: personStream(id), actor: by, type, payload }, async (session, at) => {
      const [found] = await session.rows(sql`SELECT id FROM person WHERE id = ${id} FOR UPDATE`);
      if (!found) throw personNotFound();
      await work(session, at);
    });
  }

  private async carryOut(deed: Omit<Deed, 'at'>, work: (session: Session, at: Instant) => Promise<unknown>): Promise<void> {
    const { clock, systemClock, ids } = this.ports;
    await this.database.transaction(async (session) => {
      const at = clock.now();
      await append(session, { ids, systemNow: systemClock.now() }, { ...deed, at });
      await work(session, at);
    });
  }
}

const within = (unit: string | null): Sql => (unit === null ? sql`TRUE` : sql`unit = ${unit}`);

/** Role and validity, as conditions on role_grant. */
export const inForce = (now: Instant): Sql =>
  joined(
    [
      sql`role_grant.revoked_at IS NULL`,
      sql`role_grant.valid_from <= ${dbTime(now)}`,
      sql`(role_grant.valid_to IS NULL OR role_grant.valid_to > ${dbTime(now)})`,
    ],
    ' AND ',
  );

/** One spelling for one name, whatever the keyboard made of it. */
const normalised = (name: string): string => name.normalize('NFKC').trim().toLowerCase();

const personNotFound = (): AppError => new AppError('missing', 'person.not-found', 'There is no such person; reload the list.');

interface StoredPerson {
  readonly id: string;
  readonly sign_in_name: string;
  readonly name: string;
  readonly nip: string | null;
  readonly email: string | null;
  readonly unit: string | null;
  readonly agency: string | null;
  readonly disabled_at: string | null;
}

export const PERSON = sql`person.id, person.sign_in_name, person.name, person.nip, person.email, person.unit, person.agency,
  person.disabled_at`;

const personOf = (row: StoredPerson): Person => ({
  id: row.id,
  signInName: row.sign_in_name,
  name: row.name,
  nip: row.nip,
  email: row.email,
  unit: row.unit,
  agency: row.agency,
  disabledAt: readTimeOrNull(row.disabled_at),
});

interface StoredGrant {
  readonly id: string;
  readonly person: string;
  readonly role: string;
  readonly unit: string | null;
  readonly agency: string | null;
  readonly valid_from: string;
  readonly valid_to: string | null;
  readonly basis: string;
}

const grantOf = ({ valid_from, valid_to, ...same }: StoredGrant): RoleGrant => ({
  ...same,
  validFrom: readTime(valid_from),
  validTo: readTimeOrNull(valid_to),
});
