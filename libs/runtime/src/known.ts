import {
  dutyMapsOf,
  dutyUnknown,
  payloadInvalid,
  referencesOf,
  roleKept,
  roleUnfit,
  rolesNamedFor,
  scopesOf,
  type EventSpec,
  type FieldProblem,
} from '@tabir/engine';
import type { Definitions } from './definitions.js';
import { agenciesIn, type Known } from './judge.js';
import type { InstanceRow, People, Reads } from './ports.js';

/** Reads the files, persons and agencies that a payload points at. They are append-only there, so reading before the lock is safe. */
export async function knownFor(
  { reads, people }: { reads: Reads; people: People },
  instance: Pick<InstanceRow, 'id' | 'unit'>,
  spec: EventSpec,
  payload: unknown,
): Promise<Known> {
  const persons = new Map<string, ReadonlyMap<string, string | null>>();
  let files: ReadonlySet<string> = new Set();
  for (const [field, reference] of referencesOf(spec.payload)) {
    if (reference.to === 'file') {
      files = new Set((await reads.files(instance.id)).map((file) => file.id));
      continue;
    }
    const given = (payload as Record<string, unknown> | null)?.[field];
    const ids = [given].flat().filter((id) => typeof id === 'string');
    persons.set(reference.role, await people.holders(ids, reference.role, instance.unit));
  }
  const agencies = new Set<string>();
  for (const [, agency] of agenciesIn(spec, payload)) if (await people.hasAgency(instance.unit, agency)) agencies.add(agency);
  return { files, persons, agencies };
}

/** The unit that an instance is to belong to; empty where the payload names none. */
export function unitIn({ payload: shape }: Pick<EventSpec, 'payload'>, payload: object): string {
  const field = [...scopesOf(shape)].find(([, part]) => part === 'unit')?.[0] ?? '';
  return (payload as Readonly<Record<string, string | undefined>>)[field] ?? '';
}

interface DutyRoles {
  readonly duty: string;
  readonly roles: readonly string[];
}

/**
 * Throws unless every duty that a payload would give to other roles is some workflow's, they may read there, and those whose holders
 * are named for it keep it. Errors: payload.invalid.
 */
export function assertDuties(definitions: Definitions, { payload: shape }: Pick<EventSpec, 'payload'>, payload: object): void {
  const problems = dutyMapsOf(shape).flatMap((field) => {
    const given = (payload as Readonly<Record<string, readonly DutyRoles[] | null | undefined>>)[field] ?? [];
    return given.flatMap((one, at) => dutyProblems(definitions, one, `${field}.${at}`));
  });
  if (problems.length > 0) throw payloadInvalid(problems);
}

function dutyProblems(definitions: Definitions, { duty, roles }: DutyRoles, path: string): FieldProblem[] {
  const workflows = definitions.all().filter(({ key, duties }) => Object.keys(duties).some((name) => `${key}.${name}` === duty));
  if (workflows.length === 0) return [dutyUnknown(`${path}.duty`)];
  const mayRead = (role: string): boolean => workflows.some(({ readers }) => (readers[role] ?? 'none') !== 'none');
  if (!roles.every(mayRead)) return [roleUnfit(`${path}.roles`)];
  const lost = workflows.flatMap(({ key, texts, ...one }) =>
    rolesNamedFor(duty.slice(key.length + 1), one)
      .filter((role) => !roles.includes(role))
      .map((role) => roleKept(`${path}.roles`, { id: texts.id.roles[role] ?? role, en: texts.en.roles[role] ?? role })),
  );
  return lost.slice(0, 1);
}
