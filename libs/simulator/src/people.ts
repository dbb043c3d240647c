import type { Actor } from '@tabir/engine';
import { People } from '@tabir/runtime';

const UNIT = 'unit-simulated';
export const AGENCIES = ['agency-health', 'agency-licensing', 'agency-water'] as const;

const person = (n: number, role: string, agency: string | null = null): Actor => ({
  id: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`,
  role,
  unit: UNIT,
  agency,
  onBehalfOf: null,
});

/** The staff of a simulated office. */
export const STAFF = {
  officers: [person(1, 'officer'), person(2, 'officer')],
  chair: person(3, 'chair'),
  head: person(4, 'head'),
  agencies: AGENCIES.map((agency, i) => person(10 + i, 'agency', agency)),
  // The first two of the team come from agencies, so that "no single voice" has something to refuse.
  team: [...AGENCIES.slice(0, 2), null, null, null].map((agency, i) => person(20 + i, 'consideration-team', agency)),
} as const;

export const unitOfStaff = UNIT;

export class StaffList extends People {
  override holders(ids: readonly string[], role: string): Promise<Map<string, string | null>> {
    const team = role === 'consideration-team' ? STAFF.team : [];
    return Promise.resolve(new Map(team.filter((member) => ids.includes(member.id)).map((member) => [member.id, member.agency])));
  }

  override hasAgency(unit: string, agency: string): Promise<boolean> {
    return Promise.resolve(unit === UNIT && AGENCIES.some((known) => known === agency));
  }
}
