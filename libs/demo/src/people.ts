import { plusMs, type Instant } from '@tabir/kernel';
import { SYSTEM } from '@tabir/runtime';
import { DEMO_AGENCIES, DEMO_PASSWORD, DEMO_PEOPLE, DEMO_UNIT, type DemoLogin } from './office.js';

interface NewPerson {
  readonly signInName: string;
  readonly name: string;
  readonly nip: string | null;
  readonly email: string | null;
  readonly unit: string | null;
  readonly agency: string | null;
}

interface NewGrant {
  readonly person: string;
  readonly role: string;
  readonly unit: string | null;
  readonly agency: string | null;
  readonly validFrom: Instant;
  readonly validTo: Instant | null;
  readonly basis: string;
}

type By = typeof SYSTEM;

/** What the seeding needs of the office's accounts. */
export interface DemoAccounts {
  units(): Promise<readonly { readonly id: string }[]>;
  agencies(unit: string | null): Promise<readonly { readonly id: string }[]>;
  putUnit(unit: { readonly id: string; readonly name: string }, by: By): Promise<void>;
  putAgency(agency: { readonly id: string; readonly unit: string; readonly name: string }, by: By): Promise<void>;
  signIn(
    name: string,
  ): Promise<
    | { readonly person: { readonly id: string }; readonly passwordHash: string | null; readonly grants: readonly object[] }
    | undefined
  >;
  createPerson(person: NewPerson, by: By): Promise<string>;
  setPassword(id: string, hash: string, options: { mustChange: boolean }, by: By): Promise<void>;
  grantRole(grant: NewGrant, by: By): Promise<string>;
}

export type PersonIds = Readonly<Record<DemoLogin, string>>;

/** The demo's people with their roles, made where they are missing. */
export async function seedPeople(
  accounts: DemoAccounts,
  hashPassword: (password: string) => Promise<string>,
  now: Instant,
): Promise<PersonIds> {
  await seedAgencies(accounts);
  const ids: [DemoLogin, string][] = [];
  for (const { login, name, role, agency } of DEMO_PEOPLE) {
    const known = await accounts.signIn(login);
    const place = { unit: DEMO_UNIT.id, agency };
    const id =
      known?.person.id ?? (await accounts.createPerson({ signInName: login, name, nip: null, email: null, ...place }, SYSTEM));
    if (!known?.passwordHash) await accounts.setPassword(id, await hashPassword(DEMO_PASSWORD), { mustChange: false }, SYSTEM);
    if (!known || known.grants.length === 0) await accounts.grantRole(grant(id, role, agency, now), SYSTEM);
    ids.push([login, id]);
  }
  return Object.fromEntries(ids) as PersonIds;
}

async function seedAgencies(accounts: DemoAccounts): Promise<void> {
  if ((await accounts.units()).length === 0) await accounts.putUnit(DEMO_UNIT, SYSTEM);
  const known = new Set((await accounts.agencies(DEMO_UNIT.id)).map(({ id }) => id));
  for (const [id, name] of Object.entries(DEMO_AGENCIES))
    if (!known.has(id)) await accounts.putAgency({ id, unit: DEMO_UNIT.id, name }, SYSTEM);
}

const TWO_YEARS_MS = 2 * 365 * 86_400_000;

const grant = (person: string, role: string, agency: string | null, now: Instant): NewGrant => ({
  person,
  role,
  unit: DEMO_UNIT.id,
  agency,
  // Since before anything that the office's past tells.
  validFrom: plusMs(now, -TWO_YEARS_MS),
  validTo: null,
  basis: 'Kantor peragaan',
});
