import {
  BLANK,
  NUMBER_PATTERN,
  PICTURE,
  PICTURE_PATTERN,
  nestedClassOf,
  paperNumberOf,
  picturesOf,
  referencesOf,
  scopesOf,
  sealedKindOf,
  unaskedOf,
  type PayloadClass,
} from '@tabir/engine';
import type { JsonObject } from '@tabir/kernel';
import { targetConstructorToSchema } from 'class-validator-jsonschema';

/** JSON Schema 2020-12. */
export type Schema = JsonObject;

type Converters = NonNullable<NonNullable<Parameters<typeof targetConstructorToSchema>[1]>['additionalConverters']>;
type SchemaObject = ReturnType<typeof targetConstructorToSchema>;

const FOUR_DOTS = 'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAYAAABytg0kAAAAEElEQVR4nGNgCFjwH4xhDAA/FAe9pz5WPAAAAABJRU5ErkJggg==';

/** The checks of our own, and those that the library reads another way than the validator. */
const CONVERTERS: Converters = {
  isDay: { type: 'string', format: 'date' },
  // Not as a pattern: a field may have one of its own.
  notBlank: { type: 'string', not: { pattern: BLANK } },
  // Left to the validator, whose words say what is the matter; a form could only say that something is.
  undisguised: { type: 'string' },
  numberPattern: { type: 'string', pattern: NUMBER_PATTERN, examples: ['188.4/{n}/PPID/{romanMonth}/{year}'] },
  picture: { type: 'string', pattern: PICTURE_PATTERN, maxLength: PICTURE.letters, examples: [FOUR_DOTS] },
  isUuid: { type: 'string', format: 'uuid' },
  nestedValidation: ({ target, propertyName }) => {
    const part = nestedClassOf(target as PayloadClass, propertyName);
    return part ? (payloadSchema(part) as SchemaObject) : {};
  },
};

/** What a form has to know of a field beyond its shape: sealed, a reference, where the instance belongs, a day, a picture, the number of a paper, nothing to ask for. */
function marksOf(payload: PayloadClass, field: string, schema: Schema): JsonObject | undefined {
  const sealed = sealedKindOf(payload, field);
  const reference = referencesOf(payload).get(field);
  const scope = scopesOf(payload).get(field);
  const number = paperNumberOf(payload, field);
  const isPicture = picturesOf(payload).has(field);
  const marks = {
    ...(sealed === undefined ? {} : { sealed }),
    ...(reference === undefined ? {} : { reference: { ...reference } }),
    ...(scope === undefined ? {} : { scope }),
    ...(number === undefined ? {} : { number: { ...number } }),
    ...(isPicture ? { format: 'picture' } : {}),
    ...(unaskedOf(payload).has(field) ? { unasked: true } : {}),
    ...(schema['format'] === 'date' ? { format: 'day' } : {}),
  };
  return Object.keys(marks).length === 0 ? undefined : marks;
}

const schemas = new WeakMap<PayloadClass, Schema>();

/**
 * The schema of a payload class, parts inlined, so that it stands alone wherever it is put. It accepts nothing that the
 * validator refuses, hidden characters apart; the validator also takes null for an optional field, which no form needs.
 */
export function payloadSchema(payload: PayloadClass): Schema {
  const known = schemas.get(payload);
  if (known) return known;
  const made = targetConstructorToSchema(payload, { additionalConverters: CONVERTERS }) as Schema;
  // A union by `kind` is written by hand and complete; the library knows no unions.
  const schema = 'oneOf' in made ? made : closed(payload, made);
  schemas.set(payload, schema);
  return schema;
}

function closed(payload: PayloadClass, { properties = {}, ...rest }: Schema): Schema {
  const marked = Object.entries(properties as Record<string, Schema>).map(([field, schema]) => {
    const marks = marksOf(payload, field, schema);
    return [field, marks ? { ...schema, 'x-tabir': marks } : schema] as const;
  });
  return { type: 'object', ...rest, properties: Object.fromEntries(marked), additionalProperties: false };
}
