import type { Clock } from '@tabir/kernel';
import { People } from '@tabir/runtime';
import { inForce } from './accounts.js';
import type { Database } from './database.js';
import { isKey, list, sql } from './sql.js';

/** Persons as the runtime needs them: to check the ones that a payload names. */
export class DatabasePeople extends People {
  /** The clock is the office's. */
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async holders(ids: readonly string[], role: string, unit: string): Promise<Map<string, string | null>> {
    const keys = ids.filter(isKey);
    if (keys.length === 0) return new Map();
    const rows = await this.database.rows<{ id: string; agency: string | null }>(sql`SELECT person.id, role_grant.agency
      FROM person JOIN role_grant ON role_grant.person = person.id
      WHERE person.id IN (${list(keys)}) AND role = ${role} AND (role_grant.unit = ${unit} OR role_grant.unit IS NULL)
        AND disabled_at IS NULL AND ${inForce(this.clock.now())} ORDER BY role_grant.agency IS NULL, role_grant.agency`);
    return new Map(rows.map(({ id, agency }) => [id, agency]));
  }

  override async hasAgency(unit: string, agency: string): Promise<boolean> {
    if (!isKey(unit) || !isKey(agency)) return false;
    const rows = await this.database.rows(
      sql`SELECT id FROM agency WHERE unit = ${unit} AND id = ${agency} AND valid_to IS NULL`,
    );
    return rows.length > 0;
  }
}
