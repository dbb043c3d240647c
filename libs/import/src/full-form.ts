import { AppError } from '@tabir/kernel';
import type { Entry, Line } from './entry.js';
import { COLUMNS, columnOf, type Reading } from './full-columns.js';
import { NO_VALUE, type Lines } from './lines.js';
import { isBlank, placeOf, type Row, type Table } from './table.js';

const KNOWN = new Set(COLUMNS.map(({ name }) => name));
const nameless = (index: number): string => `(column ${index + 1}, without a heading)`;
const isNameless = (name: string): boolean => name.startsWith('(');

/** Whether these are the headings of the full form, rather than those of a list with columns of its own. */
export function isFullForm(cells: readonly string[]): boolean {
  const named = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const known = named.filter((name) => KNOWN.has(name));
  return known.includes('judul') && (known.some((name) => name.includes('_')) || known.length === named.length);
}

/** A heading of the full form among others that no form has: what is wrong with them is more to the point than that there is no list. */
export const isNearlyFullForm = (cells: readonly string[]): boolean => cells.includes('judul');

/** The names under which a row has its cells. Two columns of one name would be one, and the cells of the other lost. */
function headings(cells: readonly string[]): string[] {
  const names = cells.map((cell, index) => (cell === '' ? nameless(index) : cell));
  const doubled = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  if (doubled.length > 0)
    throw new AppError(
      'invalid',
      'import.doubled-columns',
      `These columns stand twice: ${doubled.join(', ')}. Leave one of each; nothing was imported.`,
      { doubled },
    );
  assertKnown(names.filter((name) => !isNameless(name)));
  return names;
}

function assertKnown(names: readonly string[]): void {
  const unknown = names.filter((name) => !KNOWN.has(name));
  if (unknown.length > 0)
    throw new AppError(
      'invalid',
      'import.unknown-columns',
      `These columns are not known: ${unknown.join(', ')}. Compare with "tabir import --template csv"; nothing was imported.`,
      { unknown },
    );
}

type Cells = Readonly<Record<string, string>>;

/**
 * Reads the rows below the headings of the full form. What a row leaves empty is taken from the header. Errors: import.unreadable,
 * import.unknown-columns, import.doubled-columns.
 */
export function readFullForm(table: Table, headingAt: number, header: Cells = {}): Lines {
  const names = headings(table.rows[headingAt]?.cells ?? []);
  const rows = table.rows.slice(headingAt + 1).filter((row) => !isBlank(row));
  for (const row of rows) assertFits(row, names, table);
  return {
    count: rows.length,
    *[Symbol.iterator](): Generator<Line> {
      for (const row of rows) yield row.unread.size > 0 ? unreadLine(row, names, table) : lineOf(row, names, table, header);
    },
  };
}

function assertFits({ number, cells }: Row, names: readonly string[], table: Table): void {
  // Spreadsheets save empty columns to the right of the table too.
  assertKnown(names.filter((name, column) => isNameless(name) && (cells[column] ?? '') !== ''));
  if (cells.length !== names.length)
    throw new AppError(
      'invalid',
      'import.unreadable',
      `This is no CSV that can be read: ${placeOf(number, table).en} has ${cells.length} cells, and there are ${names.length} headings. Nothing was imported.`,
    );
}

function lineOf({ number, cells }: Row, names: readonly string[], table: Table, header: Cells): Entry {
  const written = names.map((name, column) => [name, cells[column] ?? ''] as const).filter(([, text]) => text !== '');
  return { place: placeOf(number, table), payload: payloadOf({ ...header, ...Object.fromEntries(written) }), nameOf: columnOf };
}

const unreadLine = ({ number, unread }: Row, names: readonly string[], table: Table): Line => ({
  place: placeOf(number, table),
  reasons: [...unread].map((column) => ({ field: names[column] ?? null, code: 'value-missing', message: NO_VALUE })),
});

type Tree = Record<string, unknown>;

export function payloadOf(record: Readonly<Record<string, string>>): Readonly<Tree> {
  const payload: Tree = {};
  for (const { name, path, as } of COLUMNS) {
    const text = record[name] ?? '';
    if (text !== '') put(payload, path.split('.'), read(text, as));
  }
  complete(payload);
  return payload;
}

function put(branch: Tree, [first = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    branch[first] = value;
    return;
  }
  branch[first] ??= /^\d+$/.test(rest[0] ?? '') ? [] : {};
  put(branch[first] as Tree, rest, value);
}

interface Ground {
  acts?: unknown;
  term?: Tree;
}

/**
 * What cells left empty say: old lists know no column for what is never exempt, and a ground left out between two others is an empty
 * one, and the rules then name its columns.
 */
function complete({ determination }: { determination?: { publicClass?: unknown; grounds?: Ground[] } }): void {
  if (!determination) return;
  determination.publicClass ??= 'none';
  if (!determination.grounds) return;
  determination.grounds = Array.from(determination.grounds, (ground: Ground | undefined) => ground ?? {});
  for (const ground of determination.grounds) {
    ground.acts ??= [];
    if (ground.term) ground.term['kind'] ??= kindOf(ground.term);
  }
}

/** What the fields of a term say of its kind. Fields of two kinds are left for the rules to refuse. */
function kindOf(term: Tree): string {
  if ('event' in term) return 'years' in term ? 'event-years' : 'event';
  return 'startsOn' in term || 'years' in term ? 'years' : 'date';
}

function read(text: string, as: Reading): unknown {
  switch (as) {
    case 'text':
      return text;
    case 'list':
      return text
        .split(';')
        .map((part) => part.trim())
        .filter((part) => part !== '');
    case 'day':
      return isoDay(text);
    case 'number':
      return /^\d+$/.test(text) ? Number(text) : text;
    default:
      return as[text.toLowerCase()] ?? text;
  }
}

/** Spreadsheets of this country write 31/12/2026. What is no day at all stays as it is, to be refused by its column. */
function isoDay(text: string): string {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  return day && month && year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text;
}
