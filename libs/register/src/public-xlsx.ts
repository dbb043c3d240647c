import { writeXlsx, type CellStyle } from 'hucre/xlsx';
import { DATA_COLUMNS, dataCells } from './public-data.js';
import type { PublicItems, PublicList } from './public-item.js';
import { DEMO_NOTICE } from './public-page.js';
import { statusLine } from './public-words.js';

/** In the width of characters: the six columns of the form fill a landscape page, the others stand beside it. */
const WIDTHS = [5, 34, 34, 26, 26, 30, 14, 34, 28, 22, 20, 16, 14];
const FORM = 6;
const THIN = { style: 'thin' } as const;
const border = { top: THIN, right: THIN, bottom: THIN, left: THIN };
const TEXT: CellStyle = { border, alignment: { wrapText: true, vertical: 'top' } };
const HEAD: CellStyle = {
  border,
  font: { bold: true },
  alignment: { wrapText: true, vertical: 'center', horizontal: 'center' },
};
const TITLE: CellStyle = { font: { bold: true, size: 14 } };

/**
 * The list as a workbook: what stands over it, the two lines of headings of the form, and the same cells as the CSV. Every text is a
 * string of the sheet, so none can be a formula. It prints the six columns on A4 across, with the headings on each page.
 */
export async function dikXlsx(list: PublicList, items: PublicItems): Promise<Uint8Array> {
  const over = [...(list.demo ? [DEMO_NOTICE] : []), list.office, 'Daftar Informasi yang Dikecualikan', statusLine(list)];
  const at = over.length + 1;
  const rows: (string | number | null)[][] = [...over.map((text) => [text]), [], ...headings()];
  let no = 0;
  for await (const item of items) rows.push(dataCells(list, item, ++no).map(legible));
  const heads = DATA_COLUMNS.flatMap((_, column) => [[at, column] as const, [at + 1, column] as const]);
  return writeXlsx({
    properties: { title: 'Daftar Informasi yang Dikecualikan', creator: list.office, created: new Date(list.asOf) },
    sheets: [
      {
        name: 'DIK',
        rows,
        rowDefs: new Map(rows.flatMap((row, index) => (index > at + 1 ? [[index, { height: heightOf(row) }] as const] : []))),
        columns: WIDTHS.map((width) => ({ width, style: TEXT })),
        cells: new Map([
          ...over.map((_, row) => [`${row},0`, { style: row === over.length - 2 ? TITLE : { font: { bold: true } } }] as const),
          ...heads.map(([row, column]) => [`${row},${column}`, { style: HEAD }] as const),
        ]),
        merges: [
          ...over.map((_, row) => ({ startRow: row, endRow: row, startCol: 0, endCol: FORM - 1 })),
          { startRow: at, endRow: at, startCol: CLOSED - 1, endCol: CLOSED },
          ...DATA_COLUMNS.flatMap((_, column) =>
            column === CLOSED || column === CLOSED - 1
              ? []
              : [{ startRow: at, endRow: at + 1, startCol: column, endCol: column }],
          ),
        ],
        freezePane: { rows: at + 2 },
        pageSetup: {
          paperSize: 'a4',
          orientation: 'landscape',
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
          printArea: `$A$1:$F$${rows.length}`,
          printTitlesRow: `$${at + 1}:$${at + 2}`,
        },
        headerFooter: { oddFooter: '&LDaftar Informasi yang Dikecualikan&RHalaman &P dari &N' },
      },
    ],
  });
}

/** XML has no place for these; lines of a text stay lines. */
const legible = (cell: string | number | null): string | number | null =>
  typeof cell === 'string' ? cell.replace(/[\ufffe\uffff]/g, ' ') : cell;

/** In points. No sheet has a row that is higher than the last. */
const [LINE, HIGHEST] = [15, 409];

/** Not every program fits a row to its text when it opens a sheet, so each is as high as its longest cell is likely to need. */
function heightOf(row: readonly (string | number | null)[]): number {
  const lines = row.map((cell, column) =>
    String(cell ?? '')
      .split('\n')
      // A word that does not fit leaves some of its line empty.
      .reduce((sum, text) => sum + Math.max(1, Math.ceil((text.length * 1.15) / (WIDTHS[column] ?? 1))), 0),
  );
  return Math.min(HIGHEST, Math.max(...lines) * LINE);
}

/** The column of what closing does; that of what opening does stands before it. */
const CLOSED = 4;

const headings = (): string[][] => [
  DATA_COLUMNS.map((name, column) => (column === CLOSED - 1 ? 'Konsekuensi/Pertimbangan bagi Publik' : name)),
  DATA_COLUMNS.map((_, column) => (column === CLOSED - 1 ? 'Dibuka' : column === CLOSED ? 'Ditutup' : '')),
];
