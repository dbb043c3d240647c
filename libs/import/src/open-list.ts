import type { Said } from '@tabir/engine';
import { AppError } from '@tabir/kernel';
import { dittosRead } from './dittos.js';
import type { Line } from './entry.js';
import { isFullForm, isNearlyFullForm, readFullForm } from './full-form.js';
import { assertHeader, partsGiven, type Header } from './header.js';
import { assertComplete, findLayout, noTable, type ColumnMap, type Layout } from './headings.js';
import { readJson } from './json-form.js';
import type { Lines } from './lines.js';
import { readSixColumns, type ListContext } from './six-columns.js';
import { isBlank, lettersOf, ownCells, placeOf, type Row, type Table } from './table.js';
import { isWorkbook, readTables, textOf, type Workbook } from './workbook.js';

export interface ListOptions {
  readonly sheet?: string | undefined;
  readonly map?: ColumnMap;
  readonly header?: Header;
}

/** A file whose form is known and whose rows can be read. */
export interface OpenList {
  /** What was left aside, for somebody to look at. */
  readonly notes: readonly Said[];
  readonly lines: (context: ListContext) => NotedLines;
  /** Which column holds what, in a list of six columns. */
  readonly layout: Pick<Layout, 'names' | 'columns'> | null;
}

export interface NotedLines extends Lines {
  readonly notes: readonly Said[];
}

/**
 * Opens a list in any of its forms: the six columns that offices have, the full form, both as a workbook or CSV, and JSON. Errors: those
 * of `read`, `findLayout`, `assertComplete`, `assertHeader`, the forms', and import.no-sheet, import.several-tables.
 */
export async function openList(
  bytes: Uint8Array,
  name: string,
  options: ListOptions = {},
  read: typeof readTables = readTables,
): Promise<OpenList> {
  if (/\.json$/i.test(name) && !isWorkbook(bytes)) {
    const items = readJson(textOf(bytes, name));
    return { notes: [], lines: () => noted(items), layout: null };
  }
  const { tables, hidden, encoding } = await read(bytes, name, options.sheet);
  const notes = [...encodingRead(encoding), ...(options.sheet === undefined ? hiddenSheets(hidden) : [])];
  if (options.sheet !== undefined && tables[0]?.sheet !== options.sheet) throw noSheet(options.sheet, hidden);
  return { notes, ...formOf(tables, options) };
}

type Form = Omit<OpenList, 'notes'>;

const noted = (lines: Lines, notes: readonly Said[] = []): NotedLines => ({
  count: lines.count,
  notes,
  [Symbol.iterator]: (): Iterator<Line> => lines[Symbol.iterator](),
});

/** A sheet of choices or of notes has no headings, so the sheet with a list is mostly told by itself. */
function formOf(tables: readonly Table[], { map = {}, header = {} }: ListOptions): Form {
  const found = tables.flatMap((table) => {
    const form = fullForm(table, isFullForm) ?? sixColumns(table, map) ?? fullForm(table, isNearlyFullForm);
    return form ? [{ table, form }] : [];
  });
  const [only, ...others] = found;
  if (!only) throw noTable(tables);
  if (others.length > 0)
    throw new AppError(
      'invalid',
      'import.several-tables',
      `There are lists on the sheets ${found.map(({ table }) => table.sheet).join(', ')}. Say which to import with --sheet NAME, one after the other; nothing was imported.`,
    );
  return only.form(header);
}

type Opening = (header: Header) => Form;

const HEADINGS_SEARCHED = 20;

function fullForm(table: Table, isForm: (cells: readonly string[]) => boolean): Opening | null {
  const at = table.rows.slice(0, HEADINGS_SEARCHED).findIndex(({ cells }) => isForm(cells));
  if (at < 0) return null;
  return (header) => {
    const lines = readFullForm(table, at, header);
    return { lines: () => noted(lines, hiddenRead(table, at + 1)), layout: null };
  };
}

function sixColumns(table: Table, map: ColumnMap): Opening | null {
  const layout = findLayout(table, map);
  if (!layout) return null;
  return (header) => {
    assertComplete(layout, partsGiven(header));
    assertHeader(header, layout.columns);
    return { lines: (context) => readLines(table, layout, header, context), layout };
  };
}

function readLines(table: Table, layout: Layout, header: Header, context: ListContext): NotedLines {
  const lines = readSixColumns(table, layout, header, context);
  const leftOut = [...columnsLeftOut(table, layout), ...rowsLeftOut(lines.leftOut, table)];
  const dittos = lines.dittos.length === 0 ? [] : [dittosRead(named(lines.dittos))];
  return noted(lines, [...hiddenRead(table, layout.bodyAt), ...dittos, ...leftOut]);
}

const MOST_NAMED = 20;
const named = (places: readonly (string | number)[]): string =>
  places.length > MOST_NAMED ? `${places.slice(0, MOST_NAMED).join(', ')}, … (${places.length})` : places.join(', ');

/** A filter that was left on hides rows which belong to the list; so they are read, and said. */
function hiddenRead({ rows, hidden }: Table, bodyAt: number): Said[] {
  const body = rows.slice(bodyAt).filter((row) => !isBlank(row));
  const hiddenRows = body.filter(({ number }) => hidden.rows.has(number)).map(({ number }) => number);
  const isFilled = (column: number): boolean => body.some((row) => (ownCells(row)[column] ?? '') !== '');
  const hiddenColumns = [...hidden.columns].filter(isFilled).map(lettersOf);
  return [
    ...(hiddenRows.length === 0 ? [] : [hiddenRowsRead(named(hiddenRows))]),
    ...(hiddenColumns.length === 0 ? [] : [hiddenColumnsRead(named(hiddenColumns))]),
  ];
}

const hiddenRowsRead = (places: string): Said => ({
  id: `Baris tersembunyi ikut dibaca: ${places}. Hapus dari berkas bila tidak termasuk daftar.`,
  en: `Hidden rows were read as well: ${places}. Delete them from the file if they do not belong to the list.`,
});
const hiddenColumnsRead = (places: string): Said => ({
  id: `Kolom tersembunyi ikut dibaca: ${places}. Hapus dari berkas bila tidak termasuk daftar.`,
  en: `Hidden columns were read as well: ${places}. Delete them from the file if they do not belong to the list.`,
});

function columnsLeftOut({ rows }: Table, { columns, names, bodyAt }: Layout): Said[] {
  const read = new Set(Object.values(columns));
  const body = rows.slice(bodyAt);
  const left = names.flatMap((name, column) => {
    const isUsed = body.some((row) => (ownCells(row)[column] ?? '') !== '');
    return read.has(column) || !isUsed ? [] : [`${lettersOf(column)}${name === '' ? '' : ` (${name})`}`];
  });
  const listed = left.join(', ');
  return left.length === 0 ? [] : [{ id: `Kolom yang tidak dibaca: ${listed}.`, en: `Columns that were not read: ${listed}.` }];
}

function rowsLeftOut(rows: readonly Row[], table: Table): Said[] {
  return rows.map((row) => {
    const words = ownCells(row)
      .filter((text) => text !== '')
      .join(' ')
      .slice(0, 60);
    const { id, en } = placeOf(row.number, table);
    return { id: `${id}: bukan butir, dilewati: ${words}`, en: `${en}: no item, left out: ${words}` };
  });
}

export const hiddenSheets = (names: readonly string[]): Said[] =>
  names.length === 0
    ? []
    : [
        {
          id: `Lembar tersembunyi tidak dibaca: ${names.join(', ')}.`,
          en: `Hidden sheets were not read: ${names.join(', ')}.`,
        },
      ];

/** Another code page has the same bytes for other letters, so somebody has to look. */
export const encodingRead = (encoding: Workbook['encoding']): Said[] =>
  encoding === 'utf-8'
    ? []
    : [
        {
          id: 'Berkas ini tidak disimpan sebagai UTF-8; hurufnya dibaca sebagai Windows-1252. Periksa huruf beraksen dan tanda kutip, atau simpan sebagai "CSV UTF-8".',
          en: 'This file was not saved as UTF-8; its letters were read as Windows-1252. Check accents and quotation marks, or save it as "CSV UTF-8".',
        },
      ];

const noSheet = (sheet: string, hidden: readonly string[]): AppError =>
  new AppError(
    'invalid',
    'import.no-sheet',
    hidden.includes(sheet)
      ? `Sheet "${sheet}" is hidden. Show it and save the file; nothing was imported.`
      : `There is no sheet "${sheet}". Give its name as it stands on its tab; nothing was imported.`,
  );
