import type { Schema } from '../api/types.js';

/** What the office shows in place of a value that was erased or is still closed to everybody. */
const PLACEHOLDERS: readonly unknown[] = ['[dihapus]', '[tertutup]'];

/**
 * Of what a record says already, the part that a form can begin with: fields that the form has, with values of their shape.
 * The rest is left for the person to fill in.
 */
export function fitting(schema: Schema, value: unknown): unknown {
  if (value === null || PLACEHOLDERS.includes(value)) return undefined;
  const branch = schema.oneOf?.find(
    ({ properties }) => properties?.['kind']?.const === (value as { kind?: unknown } | null)?.kind,
  );
  if (schema.oneOf) return branch && fitting(branch, value);
  if (schema.properties)
    return typeof value === 'object' && !Array.isArray(value) ? partsOf(schema.properties, value) : undefined;
  if (schema.items) return Array.isArray(value) ? value.map((item) => fitting(schema.items as Schema, item)) : undefined;
  return typeof value === 'object' ? undefined : value;
}

const partsOf = (properties: Readonly<Record<string, Schema>>, value: object | undefined): object =>
  Object.fromEntries(
    Object.entries(properties).flatMap(([name, field]) => {
      const part = value && Object.hasOwn(value, name) ? fitting(field, (value as Record<string, unknown>)[name]) : undefined;
      return part === undefined ? [] : [[name, part]];
    }),
  );

/** What the form of an event begins with: what the record's contents have under the first key that has any ('' for all of them). */
export function prefilled(schema: Schema, context: Readonly<Record<string, unknown>>, beginsWith: readonly string[]): unknown {
  const found = beginsWith.map((key) => (key === '' ? context : context[key])).find((value) => (value ?? null) !== null);
  return fitting(schema, found);
}
