import { IsUUID, type ValidationOptions } from 'class-validator';
import { FieldMarks } from './field-marks.js';
import type { EventSpec, PayloadClass } from './workflow.js';

/** What a payload field points at outside the machine; the runtime checks that it is there before the step. */
export type Reference =
  | { readonly to: 'file' }
  | {
      readonly to: 'person';
      readonly role: string;
      /** The payload field into which the runtime puts the persons' agencies, whatever the sender wrote there. */
      readonly agenciesIn?: string;
      /** What the persons are named for: the setting `duties` cannot take this duty from their role. */
      readonly duty?: string;
    };

const references = new FieldMarks<Reference>();

const refer = (reference: Reference, options?: ValidationOptions): PropertyDecorator => {
  const isUuid = IsUUID('all', options);
  return (target, key) => {
    isUuid(target, key);
    references.mark(target, key as string, reference);
  };
};

/** The id of a file uploaded to this instance. */
export const FileRef = (options?: ValidationOptions): PropertyDecorator => refer({ to: 'file' }, options);

/**
 * The id of a person who holds the role in the instance's unit; with `{ each: true }` a list of them. A rule that asks where
 * they come from names a field in `agenciesIn`: it receives their agencies (or null) in the same order, as recorded facts.
 * Persons who get a task each are named for its `duty`.
 */
export const PersonRef = (
  role: string,
  { agenciesIn, duty, ...options }: ValidationOptions & { readonly agenciesIn?: string; readonly duty?: string } = {},
): PropertyDecorator =>
  refer(
    {
      to: 'person',
      role,
      ...(agenciesIn === undefined ? {} : { agenciesIn }),
      ...(duty === undefined ? {} : { duty }),
    },
    options,
  );

/** The references of a payload class by top-level field. */
export const referencesOf = (payload: PayloadClass): ReadonlyMap<string, Reference> => references.of(payload);

/** Roles whose holders are named for a duty by payloads. Whoever is named must be able to do it, so they all keep it. */
export const rolesNamedFor = (
  duty: string,
  { start, events }: { readonly start: EventSpec; readonly events: Readonly<Record<string, EventSpec>> },
): string[] =>
  [start, ...Object.values(events)]
    .flatMap(({ payload }) => [...referencesOf(payload).values()])
    .flatMap((reference) => (reference.to === 'person' && reference.duty === duty ? [reference.role] : []));
