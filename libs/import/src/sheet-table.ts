import type { CellValue, Sheet } from 'hucre/xlsx';
import { NO_COLUMNS, type Hidden, type Table } from './table.js';

interface Line {
  readonly number: number;
  cells: string[];
  across: ReadonlySet<number>;
  down: ReadonlySet<number>;
  unread: ReadonlySet<number>;
}

/** Nearly no row has such a cell, and those of one merged area have the same ones, so sets are shared. */
const plus = (columns: ReadonlySet<number>, more: ReadonlySet<number>): ReadonlySet<number> =>
  columns.size === 0 ? more : more.size === 0 ? columns : new Set([...columns, ...more]);

/** A sheet as text, as far as anything stands in it; null when its merged areas overlap, which no program writes. */
export function sheetTable(sheet: Pick<Sheet, 'name' | 'rows' | 'cells' | 'merges' | 'columns' | 'rowDefs'>): Table | null {
  const { name, rows, cells, merges } = sheet;
  const lines = rows.map((row, index): Line => ({
    number: index + 1,
    cells: row.map(textOf),
    across: NO_COLUMNS,
    down: NO_COLUMNS,
    unread: NO_COLUMNS,
  }));
  for (const [key, { formula, value, type }] of cells ?? []) {
    const [row = 0, column = 0] = key.split(',').map(Number);
    const line = lines[row];
    if (line && (type === 'error' || (formula !== undefined && value === null))) {
      line.cells[column] = '';
      line.unread = plus(line.unread, new Set([column]));
    }
  }
  const kept = lines.slice(0, lines.findLastIndex((line) => widthOf(line) > 0) + 1);
  const width = kept.reduce((widest, line) => Math.max(widest, widthOf(line)), 0);
  for (const { cells: texts } of kept) while (texts.length < width) texts.push('');
  for (const line of kept) line.cells.length = width;
  return fillMerged(kept, width, merges ?? []) ? { sheet: name, rows: kept, hidden: hiddenIn(sheet) } : null;
}

const hiddenIn = ({ columns = [], rowDefs = new Map() }: Pick<Sheet, 'columns' | 'rowDefs'>): Hidden => ({
  rows: new Set([...rowDefs].flatMap(([row, { hidden }]) => (hidden === true ? [row + 1] : []))),
  columns: new Set(columns.flatMap(({ hidden }, column) => (hidden === true ? [column] : []))),
});

const widthOf = ({ cells, unread }: Line): number =>
  Math.max(
    cells.findLastIndex((text) => text !== ''),
    ...unread,
  ) + 1;

/** Every cell of a merged area shows what stands in its first. */
function fillMerged(lines: readonly Line[], width: number, merges: NonNullable<Sheet['merges']>): boolean {
  let filled = 0;
  for (const { startRow, startCol, endRow, endCol } of merges) {
    const area = lines.slice(startRow, endRow + 1);
    const columns = Array.from({ length: Math.min(endCol + 1, width) - startCol }, (_, index) => startCol + index);
    filled += area.length * columns.length;
    if (filled > lines.length * width) return false;
    const [all, right] = [new Set(columns), new Set(columns.slice(1))];
    for (const line of area) {
      for (const column of columns) line.cells[column] = lines[startRow]?.cells[startCol] ?? '';
      if (line !== lines[startRow]) line.down = plus(line.down, all);
      line.across = plus(line.across, right);
    }
  }
  return true;
}

function textOf(value: CellValue): string {
  if (value === null) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  return String(value).trim();
}
