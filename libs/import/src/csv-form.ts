import { csvLine } from '@tabir/register';
import { COLUMNS, type Column } from './full-columns.js';

/** The headings and one record, in the full form. */
export function writeCsv(payload: object, grounds: number): string {
  const columns = columnsFor(grounds);
  return `\ufeff${csvLine(columns.map(({ name }) => name))}${csvLine(columns.map((one) => written(payload, one)))}`;
}

/** The columns of a file with room for so many grounds. */
export const columnsFor = (grounds: number): Column[] =>
  COLUMNS.filter(({ path }) => Number(/grounds\.(\d+)/.exec(path)?.[1] ?? 0) < grounds);

/** A field as its column has it. */
export function written(payload: object, { path, as }: Column): string {
  const value = path.split('.').reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], payload);
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.join('; ');
  if (typeof as === 'object') return Object.keys(as).find((word) => as[word] === value) ?? '';
  return String(value as string | number);
}
