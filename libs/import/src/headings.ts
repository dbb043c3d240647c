import { AppError } from '@tabir/kernel';
import { isUnderHeading, partNamed, partOf, PART_WORDS, sameHeading, type Part } from './list-columns.js';
import { isBlank, lettersOf, oneLine, ownCells, type Row, type Table } from './table.js';

/** Where a list has which column, and where its rows begin. */
export interface Layout {
  readonly columns: Readonly<Partial<Record<Part, number>>>;
  /** The words over each column, of both lines where there are two. */
  readonly names: readonly string[];
  /** The index of the first row under the headings. */
  readonly bodyAt: number;
  /** The headings as they stand, one line or two. */
  readonly lines: readonly (readonly string[])[];
}

/** "period=F" or "period=Masa Simpan": which column holds what, where its heading does not tell. */
export type ColumnMap = Readonly<Partial<Record<Part, string>>>;

type Refusal = 'import.columns-missing' | 'import.columns-unclear' | 'import.map-unknown' | 'import.no-table';

const refusal = (code: Refusal, message: string, meta: Readonly<Record<string, unknown>> = {}): AppError =>
  new AppError('invalid', code, `${message} Nothing was imported.`, meta);

/** Reads what was given with `--map`. Errors: import.map-unknown. */
export function columnMap(given: readonly string[]): ColumnMap {
  return Object.fromEntries(
    given.map((one) => {
      const [, name = '', column = ''] = /^([^=]+)=(.+)$/.exec(one) ?? [];
      const part = partNamed(name);
      if (part === undefined)
        throw refusal(
          'import.map-unknown',
          `"${one}" says no column. Write for example period=F, with one of ${Object.keys(PART_WORDS).join(', ')}.`,
        );
      return [part, column.trim()];
    }),
  );
}

/** Titles and a decree's lines may stand above a list, but not pages of them. */
const LINES_SEARCHED = 100;
/** A title that speaks of information and its legal basis is still no line of headings. */
const FEWEST_HEADINGS = 3;

/** A layout of which nobody knows yet what its columns hold. */
export type HeadingLine = Omit<Layout, 'columns'>;

/** The columns of a list under the line of headings that says most of what it holds; null when none says enough. */
export function findLayout(table: Table, map: ColumnMap): Layout | null {
  const line = headingLine(table, map);
  return line && { ...line, columns: columnsOf(line.names, map) };
}

/** The line of headings that says most of what a list holds; null when none says enough. */
export function headingLine({ rows }: Table, map: ColumnMap): HeadingLine | null {
  let best: { readonly line: HeadingLine; readonly found: number } | null = null;
  for (const [at, row] of rows.slice(0, LINES_SEARCHED).entries()) {
    if (isBlank(row)) continue;
    const under = rows[at + 1];
    const double = under !== undefined && isSecondLine(under);
    const names = double ? joined(row, under) : headingCells(row);
    const found = new Set(names.map(partOf).filter((part) => part !== null)).size + mappedIn(names, map);
    if (found >= FEWEST_HEADINGS && found > (best?.found ?? 0)) {
      const bodyAt = at + (double ? 2 : 1);
      const lines = rows.slice(at, bodyAt).map(ownCells);
      best = { found, line: { names, lines, bodyAt } };
    }
  }
  return best?.line ?? null;
}

/** Errors: import.columns-missing. */
export function assertComplete({ columns, names }: Layout, given: ReadonlySet<Part>): void {
  const needed: Part[] = ['title', columns.letter === undefined ? 'basis' : 'letter', 'opened', 'closed', 'period'];
  const missing = needed.filter((part) => columns[part] === undefined && !given.has(part));
  if (missing.length > 0)
    throw refusal(
      'import.columns-missing',
      `The list has no column for ${missing.map((part) => `${part} (${PART_WORDS[part]})`).join(', ')}. ` +
        `It has ${listed(names)}. Say which it is, by its letter or its heading: ${missing.map((part) => `--map ${part}=…`).join(' ')}.`,
      { missing, headings: names },
    );
}

const USUAL: readonly Part[] = ['title', 'basis', 'opened', 'closed', 'period'];

/** Errors: import.no-table. */
export function noTable(tables: readonly Table[]): AppError {
  const near = nearest(tables.flatMap(({ rows }) => rows.slice(0, LINES_SEARCHED)));
  return refusal(
    'import.no-table',
    `No table was found: no line has headings such as ${USUAL.map((part) => PART_WORDS[part]).join(', ')}. ` +
      (near
        ? `The nearest has ${listed(headingCells(near))}. Say which column is which, by its letter or heading: ${USUAL.map((part) => `--map ${part}=…`).join(' ')}.`
        : 'Write them over the columns, or use the full form of "tabir import --template xlsx".'),
  );
}

/** What could be headings of a table that has none which are known: the line that says most, else the first that could be one. */
export function nearestHeadings({ rows }: Table): Pick<Layout, 'names' | 'bodyAt'> {
  const searched = rows.slice(0, LINES_SEARCHED);
  const line =
    nearest(searched) ?? searched.find((row) => headingCells(row).filter((text) => text !== '').length >= FEWEST_HEADINGS);
  return { names: line ? headingCells(line) : [], bodyAt: line ? rows.indexOf(line) + 1 : 0 };
}

/** The line that has most of what could be headings. */
function nearest(rows: readonly Row[]): Row | undefined {
  const known = (row: Row): number => headingCells(row).filter((text) => partOf(text) !== null).length;
  const lines = rows.filter((row) => ownCells(row).filter((text) => text !== '').length >= FEWEST_HEADINGS && known(row) > 0);
  return lines.reduce<Row | undefined>((best, row) => (best && known(best) >= known(row) ? best : row), undefined);
}

const listed = (names: readonly string[]): string =>
  names.flatMap((name, column) => (name === '' ? [] : [`${lettersOf(column)}: ${name}`])).join(', ');

/** What is filled in from the left is no heading of its own column. */
const headingCells = ({ cells, across }: Row): string[] => cells.map((text, column) => (across.has(column) ? '' : oneLine(text)));

function isSecondLine(row: Row): boolean {
  const own = ownCells(row).filter((text) => text !== '');
  return own.length > 0 && own.every(isUnderHeading);
}

function joined(upper: Row, lower: Row): string[] {
  const below = ownCells(lower);
  let over = '';
  return upper.cells.map((text, column) => {
    const own = upper.across.has(column) ? '' : oneLine(text);
    if (own !== '') over = own;
    const under = oneLine(below[column] ?? '');
    return under === '' ? own : `${over} ${under}`;
  });
}

/** Columns that only the map makes known. */
function mappedIn(names: readonly string[], map: ColumnMap): number {
  const headings = Object.values(map).map((said) => names[columnAt(names, said)] ?? '');
  return headings.filter((heading) => heading !== '' && partOf(heading) === null).length;
}

/** By its letters, or by its heading. */
function columnAt(names: readonly string[], said: string): number {
  const byHeading = names.findIndex((name) => sameHeading(name, said));
  return byHeading >= 0 || !/^[A-Za-z]{1,2}$/.test(said)
    ? byHeading
    : names.findIndex((_name, column) => lettersOf(column) === said.toUpperCase());
}

function columnsOf(names: readonly string[], map: ColumnMap): Layout['columns'] {
  const columns: Partial<Record<Part, number>> = {};
  for (const [part, said] of Object.entries(map) as [Part, string][]) {
    const at = columnAt(names, said);
    if (at < 0) throw refusal('import.map-unknown', `There is no column "${said}". The list has ${listed(names)}.`);
    columns[part] = at;
  }
  const taken = new Set(Object.values(columns));
  for (const [column, name] of names.entries()) {
    const part = partOf(name);
    if (part === null || taken.has(column) || map[part] !== undefined) continue;
    const before = columns[part];
    if (before !== undefined)
      throw refusal(
        'import.columns-unclear',
        `Columns ${lettersOf(before)} (${names[before] ?? ''}) and ${lettersOf(column)} (${name}) could both be ${part} (${PART_WORDS[part]}). Say which it is: --map ${part}=${lettersOf(before)}.`,
      );
    columns[part] = column;
  }
  return columns;
}

/** What headings say by themselves; of two that say the same the first counts, until somebody says otherwise. */
export function partsOf(names: readonly string[]): Layout['columns'] {
  const columns: Partial<Record<Part, number>> = {};
  for (const [column, name] of names.entries()) {
    const part = partOf(name);
    if (part !== null) columns[part] ??= column;
  }
  return columns;
}

/** "1 2 3 4 5 6" under the headings, with or without brackets. */
export function isNumbered(row: Row | undefined): boolean {
  const numbers = (row ? ownCells(row) : []).filter((text) => text !== '').map((text) => /^\(?(\d+)\)?\.?$/.exec(text)?.[1]);
  return numbers.length >= FEWEST_HEADINGS && numbers.every((number, index) => Number(number) === Number(numbers[0]) + index);
}

/** "Halaman 2 dari 5", "- 2 -" or "(lanjutan)", as printed lists have it between pages. */
export function isPageMark(row: Row): boolean {
  const [only = '', ...others] = ownCells(row).filter((text) => text !== '');
  return others.length === 0 && PAGE_MARK.test(oneLine(only));
}

const PAGE_MARK = /^(?:hal(?:aman|\.)?\s*\d+(?:\s*(?:dari|\/)\s*\d+)?|[-–]\s*\d+\s*[-–]|\(?lanjutan\)?)$/i;

/** Long lists say their headings again on every page. */
export function isHeadingAgain(row: Row, { lines }: Layout): boolean {
  const own = ownCells(row).filter((text) => text !== '');
  return own.length >= 2 && lines.some((line) => own.every((text) => line.some((heading) => sameHeading(heading, text))));
}
