import type { Schema } from '../api/types.js';

/** Whether something confidential or personal stands in the data; that never goes to the disk of this computer. */
export const hasSealed = (schema: Schema, data: unknown): boolean =>
  JSON.stringify(withoutSealed(schema, data)) !== JSON.stringify(data);

/** The data without any field that the schema marks as sealed. */
export function withoutSealed(schema: Schema, data: unknown): unknown {
  if (schema['x-tabir']?.sealed !== undefined) return undefined;
  if (Array.isArray(data)) {
    const { items } = schema;
    return items ? data.map((item) => withoutSealed(items, item)) : data;
  }
  if (typeof data !== 'object' || data === null) return data;
  const properties = Object.assign({}, schema.properties, ...(schema.oneOf ?? []).map((branch) => branch.properties)) as Record<
    string,
    Schema
  >;
  const kept = Object.entries(data).flatMap(([name, value]): [string, unknown][] => {
    const field = properties[name];
    // What the schema does not know nobody has marked as harmless either.
    const clear = field && withoutSealed(field, value);
    return clear === undefined ? [] : [[name, clear]];
  });
  return Object.fromEntries(kept);
}
