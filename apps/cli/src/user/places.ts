import { AppError } from '@tabir/kernel';
import type { Accounts, SignIn } from '@tabir/persistence';
import type { Actor } from '@tabir/engine';

/** Whoever may start programs on the office's own machine; the log calls that person so. */
export const CONSOLE: Actor = { id: 'console', role: 'system', unit: null, agency: null, onBehalfOf: null };

export interface PlaceOptions {
  readonly unit?: string;
  readonly agency?: string;
}

/** Where a person belongs. The unit may be left out while the office has only one. */
export async function placeOf(
  accounts: Accounts,
  { unit, agency }: PlaceOptions,
): Promise<{ unit: string; agency: string | null }> {
  const units = (await accounts.units()).map(({ id }) => id);
  const only = units.length === 1 ? units[0] : undefined;
  const chosen = unit ?? only;
  if (chosen === undefined || !units.includes(chosen))
    throw new AppError(
      'invalid',
      'unit.unknown',
      `Name a unit with --unit: ${units.join(', ') || 'there is none yet, make one with "tabir user unit <id> <name>"'}.`,
    );
  if (agency === undefined) return { unit: chosen, agency: null };
  const agencies = (await accounts.agencies(chosen)).map(({ id }) => id);
  if (!agencies.includes(agency))
    throw new AppError(
      'invalid',
      'agency.unknown',
      `${chosen} has no agency ${agency}; choose one of ${agencies.join(', ') || 'none yet'}, or make it with "tabir user agency <id> <name>".`,
    );
  return { unit: chosen, agency };
}

export async function personNamed(accounts: Accounts, name: string): Promise<SignIn> {
  const found = await accounts.signIn(name);
  if (!found) throw new AppError('missing', 'person.not-found', `Nobody signs in as ${name}; see "tabir user list".`);
  return found;
}
