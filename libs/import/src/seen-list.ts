import { isFullForm, isNearlyFullForm } from './full-form.js';
import { headingLine, nearestHeadings, partsOf } from './headings.js';
import { readJson } from './json-form.js';
import type { Part } from './list-columns.js';
import { encodingRead, hiddenSheets } from './open-list.js';
import { planRows } from './plan-rows.js';
import { isBlank, lettersOf, ownCells, type Row, type Table } from './table.js';
import { isWorkbook, readTables, textOf } from './workbook.js';
import type { Said } from '@tabir/engine';

/** What a list looks like before anybody has said how it is to be read. */
export interface SeenList {
  readonly sheets: readonly SeenSheet[];
  readonly notes: readonly Said[];
}

export interface SeenSheet {
  /** Null for a file without sheets. */
  readonly name: string | null;
  readonly form: 'full' | 'six-columns' | 'json' | 'unknown';
  readonly columns: readonly SeenColumn[];
  /** Records that it seems to hold. */
  readonly rows: number;
  /** The first rows under the headings, as far as they fit a preview. */
  readonly sample: readonly (readonly string[])[];
}

export interface SeenColumn {
  readonly letters: string;
  readonly heading: string;
  /** What its heading says that it holds. */
  readonly part: Part | null;
}

const SAMPLED = 3;
const LONGEST_CELL = 120;
const HEADINGS_SEARCHED = 20;

/** Looks at a file without asking for anything. Errors: those of `readTables` and of JSON. */
export async function seeList(bytes: Uint8Array, name: string): Promise<SeenList> {
  if (/\.json$/i.test(name) && !isWorkbook(bytes)) {
    const { count } = readJson(textOf(bytes, name));
    return { sheets: [{ name: null, form: 'json', columns: [], rows: count, sample: [] }], notes: [] };
  }
  const { tables, hidden, encoding } = await readTables(bytes, name);
  return { sheets: tables.map(seeSheet), notes: [...encodingRead(encoding), ...hiddenSheets(hidden)] };
}

function seeSheet(table: Table): SeenSheet {
  const at = table.rows
    .slice(0, HEADINGS_SEARCHED)
    .findIndex(({ cells }) => isFullForm(cells) || (isNearlyFullForm(cells) && headingLine(table, {}) === null));
  return at >= 0 ? fullForm(table, at) : (sixColumns(table) ?? unknown(table));
}

function fullForm({ sheet: name, rows }: Table, at: number): SeenSheet {
  const columns = (rows[at]?.cells ?? []).map((heading, column) => ({ letters: lettersOf(column), heading, part: null }));
  const body = rows.slice(at + 1).filter((row) => !isBlank(row));
  return { name, form: 'full', columns, rows: body.length, sample: sampled(body) };
}

function sixColumns(table: Table): SeenSheet | null {
  const line = headingLine(table, {});
  if (line === null) return null;
  const columns = partsOf(line.names);
  // Without a title nothing is an item yet.
  const items = planRows(table, { ...line, columns }, []).rows.map(({ row }) => row);
  const rows = columns.title === undefined ? table.rows.slice(line.bodyAt).filter((row) => !isBlank(row)) : items;
  const parts = new Map(Object.entries(columns).map(([part, column]) => [column, part as Part]));
  return {
    name: table.sheet,
    form: 'six-columns',
    columns: line.names.map((heading, column) => ({ letters: lettersOf(column), heading, part: parts.get(column) ?? null })),
    rows: rows.length,
    sample: sampled(rows),
  };
}

/** Headings that say nothing known; somebody has to say which column holds what. */
function unknown(table: Table): SeenSheet {
  const { names, bodyAt } = nearestHeadings(table);
  const body = table.rows.slice(bodyAt).filter((row) => !isBlank(row));
  return {
    name: table.sheet,
    form: 'unknown',
    columns: names.map((heading, column) => ({ letters: lettersOf(column), heading, part: null })),
    rows: body.length,
    sample: sampled(body),
  };
}

const sampled = (rows: readonly Row[]): string[][] =>
  rows.slice(0, SAMPLED).map((row) => ownCells(row).map((text) => text.slice(0, LONGEST_CELL)));
