import { IsUUID, type ValidationOptions } from 'class-validator';
import type { PayloadClass } from './workflow.js';

/** What a payload field points at outside the machine; the runtime checks that it is there before the step. */
export type Reference =
  | { readonly to: 'file' }
  | {
      readonly to: 'person';
      readonly role: string;
      /** The payload field into which the runtime puts the persons' agencies, whatever the sender wrote there. */
      readonly agenciesIn?: string;
    };

const references = new WeakMap<object, Map<string, Reference>>();

const refer = (reference: Reference, options?: ValidationOptions): PropertyDecorator => {
  const isUuid = IsUUID('all', options);
  return (target, key) => {
    isUuid(target, key);
    let own = references.get(target);
    if (!own) references.set(target, (own = new Map<string, Reference>()));
    own.set(key as string, reference);
  };
};

/** The id of a file uploaded to this instance. */
export const FileRef = (options?: ValidationOptions): PropertyDecorator => refer({ to: 'file' }, options);

/**
 * The id of a person who holds the role in the instance's unit; with `{ each: true }` a list of them. A rule that asks where
 * they come from names a field in `agenciesIn`: it receives their agencies (or null) in the same order, as recorded facts.
 */
export const PersonRef = (
  role: string,
  { agenciesIn, ...options }: ValidationOptions & { readonly agenciesIn?: string } = {},
): PropertyDecorator => refer({ to: 'person', role, ...(agenciesIn === undefined ? {} : { agenciesIn }) }, options);

/** The references of a payload class by top-level field. */
export const referencesOf = (payload: PayloadClass): ReadonlyMap<string, Reference> =>
  references.get(payload.prototype as object) ?? new Map();
