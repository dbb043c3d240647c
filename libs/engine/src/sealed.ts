import { canonicalBytes, commitment } from '@tabir/kernel';
import { FieldMarks } from './field-marks.js';
import type { PayloadClass } from './workflow.js';

export type SealedKind = 'personal' | 'confidential' | 'private';

/** What stands in log and state for a sealed value: base64 of sha256(salt ‖ RFC 8785 bytes). It proves the value and reveals nothing. */
export interface Sealed {
  readonly sealed: string;
}

/** The erasable half: deleting salt and value leaves every proof intact. */
export interface SealedValue {
  readonly handle: string;
  readonly kind: SealedKind;
  readonly salt: Uint8Array;
  /** RFC 8785 bytes of the value. */
  readonly value: Uint8Array;
}

const sealedFields = new FieldMarks<SealedKind>();
const nestedFields = new FieldMarks<() => PayloadClass>();

const seal = (kind: SealedKind) => (): PropertyDecorator => (target, key) => sealedFields.mark(target, key as string, kind);

/** Names, NIP, contacts: never in clear in log or state. */
export const Personal = seal('personal');
/** Internal titles, reasons, opinions, comments, file names, locators: never in clear in log or state. */
export const Confidential = seal('confidential');

/** Not yet for anybody but the giver, such as an opinion before the count closes; the effect `openSealed` reports it in time. */
export const Private = seal('private');

export const markNested = (target: object, key: string, part: () => PayloadClass): void => nestedFields.mark(target, key, part);

export const sealedKindOf = (payload: PayloadClass, field: string): SealedKind | undefined => sealedFields.of(payload).get(field);
export const nestedClassOf = (payload: PayloadClass, field: string): PayloadClass | undefined =>
  nestedFields.of(payload).get(field)?.();

export const isSealed = (value: unknown): value is Sealed =>
  typeof value === 'object' &&
  value !== null &&
  'sealed' in value &&
  typeof value.sealed === 'string' &&
  Object.keys(value).length === 1;

/**
 * Replaces every marked field by its handle, in depth. Absent and null fields stay as they are.
 * `salt` gives 32 random bytes a call; it is the only impurity and comes from the caller.
 */
export function sealPayload(
  payload: PayloadClass,
  value: object,
  salt: () => Uint8Array,
): { redacted: Record<string, unknown>; sealed: SealedValue[] } {
  const sealed: SealedValue[] = [];
  const redact = (cls: PayloadClass, object: object): Record<string, unknown> => {
    const result: Record<string, unknown> = {};
    for (const [key, field] of Object.entries(object) as [string, unknown][]) {
      if (field === undefined) continue;
      const kind = sealedKindOf(cls, key);
      const part = nestedClassOf(cls, key);
      if (field !== null && kind) {
        const secret: SealedValue = makeSealed(kind, field, salt());
        sealed.push(secret);
        result[key] = { sealed: secret.handle };
      } else if (field !== null && part)
        result[key] = Array.isArray(field) ? field.map((item) => redact(part, item as object)) : redact(part, field);
      else result[key] = field;
    }
    return result;
  };
  return { redacted: redact(payload, value), sealed };
}

function makeSealed(kind: SealedKind, field: unknown, salt: Uint8Array): SealedValue {
  const value = canonicalBytes(field);
  return { handle: commitment(salt, value), kind, salt, value };
}
