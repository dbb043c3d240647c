import { Validator, type Schema as ValidatorSchema } from '@cfworker/json-schema';
import type { Schema } from '../api/types.js';

/** One thing wrong with one field, as data: which words it gets is the form's affair. */
export interface Fault {
  /** Names and list indexes from the root. */
  readonly path: readonly string[];
  readonly keyword: string;
  readonly limit: unknown;
}

/** Keywords that only say that something below them is wrong. */
const FRAMES = new Set(['properties', 'items', 'oneOf', 'anyOf', 'allOf', '$ref', 'additionalProperties', 'false', 'const']);

const validators = new WeakMap<Schema, Validator>();

function validatorOf(schema: Schema): Validator {
  const known = validators.get(schema);
  if (known) return known;
  // A copy: the validator writes marks of its own into what it is given.
  const made = new Validator(structuredClone(schema) as ValidatorSchema, '2020-12', false);
  validators.set(schema, made);
  return made;
}

/** As the API will get it: what is undefined is not there. */
const asJson = (data: unknown): unknown => JSON.parse(JSON.stringify(data ?? {})) as unknown;

export const isValid = (schema: Schema, data: unknown): boolean => validatorOf(schema).validate(asJson(data)).valid;

/** Every field that is missing or wrong, at most one fault each, in the order of the schema. */
export function faultsOf(schema: Schema, formData: unknown): Fault[] {
  const data = asJson(formData);
  const { errors } = validatorOf(schema).validate(data);
  const faults = errors.flatMap(({ keyword, keywordLocation, instanceLocation }): Fault[] => {
    if (FRAMES.has(keyword)) return [];
    const path = segments(instanceLocation);
    const way = segments(keywordLocation).slice(0, -1);
    const place = follow(schema, data, way, path);
    if (!place) return [];
    // A list of choices that must not be empty begins with an entry that nobody has chosen: it is the list that lacks one.
    const list = path.slice(0, -1);
    if (place.data === null && follow(schema, data, way.slice(0, -1), list)?.schema.uniqueItems)
      return [{ path: list, keyword: 'required', limit: true }];
    if (keyword !== 'required') return [{ path, keyword, limit: place.schema[keyword] }];
    const missing = (place.schema.required ?? []).filter((name) => !Object.hasOwn(place.data as object, name));
    return missing.map((name) => ({ path: [...path, name], keyword, limit: true }));
  });
  const first = new Map<string, Fault>();
  for (const fault of faults) if (!first.has(fault.path.join('.'))) first.set(fault.path.join('.'), fault);
  return [...first.values()];
}

const segments = (pointer: string): string[] => pointer.split('/').slice(1).map(decodeURIComponent);

interface Place {
  readonly schema: Schema;
  readonly data: unknown;
}

/**
 * Walks schema and data side by side: `way` through the schema, `path` through the data. Undefined when the way leads through a
 * shape that the data do not choose, so that what that shape would ask for is not asked of them.
 */
function follow(root: Schema, rootData: unknown, way: readonly string[], path: readonly string[]): Place | undefined {
  let schema = root;
  let data = rootData;
  let depth = 0;
  const descend = (into: Schema | undefined): void => {
    schema = into ?? {};
    data = (data as Record<string, unknown> | undefined)?.[path[depth++] ?? ''];
  };
  for (let at = 0; at < way.length; at++) {
    switch (way[at]) {
      case 'properties':
        descend(schema.properties?.[way[++at] ?? '']);
        break;
      case 'items':
        descend(schema.items);
        break;
      case 'oneOf':
        schema = schema.oneOf?.[Number(way[++at])] ?? {};
        if (!chooses(schema, data)) return undefined;
        break;
      default:
        return undefined;
    }
  }
  return { schema, data };
}

const chooses = ({ properties = {} }: Schema, data: unknown): boolean =>
  Object.entries(properties).every(
    ([name, field]) => field.const === undefined || (data as Record<string, unknown> | undefined)?.[name] === field.const,
  );
