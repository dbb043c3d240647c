import type { Said } from '@tabir/engine';

/** A line of a sheet as text. */
export interface Row {
  /** As the sheet or the file counts them, from 1. */
  readonly number: number;
  readonly cells: readonly string[];
  /** Columns that show what stands to their left or above them, since they are merged with it. */
  readonly across: ReadonlySet<number>;
  readonly down: ReadonlySet<number>;
  /** Columns whose formula has no value that could be read. */
  readonly unread: ReadonlySet<number>;
}

export interface Table {
  /** Null for a CSV, which has no sheets. */
  readonly sheet: string | null;
  readonly rows: readonly Row[];
  readonly hidden: Hidden;
}

/** What a sheet does not show although it is there: it was filtered out, or folded away and forgotten. */
export interface Hidden {
  /** By their numbers. */
  readonly rows: ReadonlySet<number>;
  readonly columns: ReadonlySet<number>;
}

export const NOTHING_HIDDEN: Hidden = { rows: new Set(), columns: new Set() };

export const NO_COLUMNS: ReadonlySet<number> = new Set();

/** Where a row of a table stands; a line of a text file is counted as editors do. */
export const placeOf = (number: number, of: Pick<Table, 'sheet'>): Said => ({
  id: `baris ${number}`,
  en: `${of.sheet === null ? 'line' : 'row'} ${number}`,
});

/** The letters over a column: 0 is A, 26 is AA. */
export const lettersOf = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : lettersOf(Math.floor(column / 26) - 1) + lettersOf(column % 26);

/** One line of text, as people compare it: line breaks and runs of spaces are one space. */
export const oneLine = (text: string): string => text.replace(/[\s\u00a0]+/g, ' ').trim();

/** The cells that a row has of its own: what was filled in from merged neighbours is left out. */
export const ownCells = ({ cells, across, down }: Row): string[] =>
  cells.map((text, column) => (across.has(column) || down.has(column) ? '' : text));

export const isBlank = (row: Row): boolean => ownCells(row).every((text) => text === '') && row.unread.size === 0;
