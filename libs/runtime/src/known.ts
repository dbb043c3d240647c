import { agencyUnknown, payloadInvalid, referencesOf, scopesOf, type EventSpec } from '@tabir/engine';
import type { Known } from './judge.js';
import type { InstanceRow, People, Reads } from './ports.js';

/** Reads the files and persons that a payload points at. They are append-only there, so reading before the lock is safe. */
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
  return { files, persons };
}

/** Throws unless the agency that an instance is to belong to is one of its unit's. Errors: payload.invalid. */
export async function assertPlace(
  people: People,
  { payload: shape }: Pick<EventSpec, 'payload'>,
  payload: object,
): Promise<void> {
  const fields = new Map([...scopesOf(shape)].map(([field, part]) => [part, field]));
  const [unit, agency] = (['unit', 'agency'] as const).map(
    (part) => (payload as Readonly<Record<string, unknown>>)[fields.get(part) ?? ''],
  );
  if (typeof agency === 'string' && !(await people.hasAgency(String(unit), agency)))
    throw payloadInvalid([agencyUnknown(fields.get('agency') ?? '')]);
}
