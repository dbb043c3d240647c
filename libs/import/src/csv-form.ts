import { AppError } from '@tabir/kernel';
import { csvLine } from '@tabir/register';
import { CsvError, type Info, parse } from 'csv-parse/sync';
import { COLUMNS, columnOf, type Column, type Reading } from './csv-columns.js';
import type { Entry } from './entry.js';

interface Line {
  readonly record: Readonly<Record<string, string>>;
  readonly info: Pick<Info, 'lines'>;
}

/** Reads the CSV form. Errors: import.unreadable, import.unknown-columns, import.doubled-columns. */
export function readCsv(text: string): Entry[] {
  return parseLines(text).map(({ record, info }) => {
    // Spreadsheets save empty columns to the right of the table too.
    assertKnown(Object.keys(record).filter((name) => !isNameless(name) || record[name] !== ''));
    return { place: `line ${info.lines}`, payload: payloadOf(record), nameOf: columnOf };
  });
}

function parseLines(text: string): Line[] {
  // Where the comma is the decimal sign, spreadsheets part cells by semicolons.
  const heading = text.slice(0, text.search(/[\r\n]|$/));
  const delimiter = heading.split(';').length > heading.split(',').length ? ';' : ',';
  try {
    return parse(text, {
      bom: true,
      columns: headings,
      delimiter,
      info: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
    }) as unknown as Line[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new AppError(
      'invalid',
      'import.unreadable',
      `This is no CSV that can be read: ${error.message}. Nothing was imported.`,
    );
  }
}

const KNOWN = new Set(COLUMNS.map(({ name }) => name));
const nameless = (index: number): string => `(column ${index + 1}, without a heading)`;
const isNameless = (name: string): boolean => name.startsWith('(');

/** The names under which a line has its cells. Two columns of one name would be one, and the cells of the other lost. */
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

type Tree = Record<string, unknown>;

function payloadOf(record: Readonly<Record<string, string>>): Readonly<Tree> {
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

/** An apostrophe that keeps a spreadsheet from taking text for a formula is no part of the text. */
const plain = (text: string): string => text.replace(/^'(?=\s*[=+\-@＝＋－＠])/u, '');

function read(text: string, as: Reading): unknown {
  switch (as) {
    case 'text':
      return plain(text);
    case 'list':
      return plain(text)
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

/** The headings and one record, in the form that `readCsv` reads. */
export function writeCsv(payload: object, grounds: number): string {
  const columns = COLUMNS.filter(({ path }) => Number(/grounds\.(\d+)/.exec(path)?.[1] ?? 0) < grounds);
  return `\ufeff${csvLine(columns.map(({ name }) => name))}${csvLine(columns.map((one) => written(payload, one)))}`;
}

function written(payload: object, { path, as }: Column): string {
  const value = path.split('.').reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], payload);
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.join('; ');
  if (typeof as === 'object') return Object.keys(as).find((word) => as[word] === value) ?? '';
  return String(value as string | number);
}
