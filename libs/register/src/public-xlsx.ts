import { strFromU8, strToU8, unzipSync, Zip, ZipDeflate } from 'fflate';
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
 * string of the sheet, so none can be a formula. It prints the six columns on A4 across, with the headings on each page. The frame is
 * written with one blank line, in whose place the lines of the list are put one after the other, so that a long list needs no more
 * memory than a short one.
 */
export async function* dikXlsx(list: PublicList, items: PublicItems): AsyncGenerator<Uint8Array> {
  const { [SHEET]: sheet = new Uint8Array(), [WORKBOOK]: workbook = new Uint8Array(), ...others } = unzipSync(await frame(list));
  const { before, first, style, after } = aroundBlankLine(strFromU8(sheet));
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    ready.push(bytes);
  });
  const add = (name: string): ZipDeflate => {
    const part = new ZipDeflate(name, { level: 3 });
    zip.add(part);
    return part;
  };
  const lines = add(SHEET);
  lines.push(strToU8(before));
  let no = 0;
  for await (const item of items) {
    lines.push(strToU8(lineXml(first + no, style, dataCells(list, item, ++no))));
    yield* ready.splice(0);
  }
  lines.push(strToU8(after), true);
  const printed = strFromU8(workbook).replace(`$F$${first}<`, `$F$${first + Math.max(no, 1) - 1}<`);
  for (const [name, bytes] of Object.entries({ ...others, [WORKBOOK]: strToU8(printed) })) add(name).push(bytes, true);
  zip.end();
  yield* ready;
}

const SHEET = 'xl/worksheets/sheet1.xml';
const WORKBOOK = 'xl/workbook.xml';

/** The workbook with one blank line in the style of all others. */
function frame(list: PublicList): Promise<Uint8Array> {
  const over = [...(list.demo ? [DEMO_NOTICE] : []), list.office, 'Daftar Informasi yang Dikecualikan', statusLine(list)];
  const at = over.length + 1;
  const rows: (string | number | null)[][] = [...over.map((text) => [text]), [], ...headings(), DATA_COLUMNS.map(() => '')];
  const heads = DATA_COLUMNS.flatMap((_, column) => [[at, column] as const, [at + 1, column] as const]);
  return writeXlsx({
    properties: { title: 'Daftar Informasi yang Dikecualikan', creator: list.office, created: new Date(list.asOf) },
    sheets: [
      {
        name: 'DIK',
        rows,
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

/** What stands before and after the blank line of a sheet, the number of that line, and the number of its style. */
function aroundBlankLine(sheet: string): { before: string; first: number; style: string; after: string } {
  const at = sheet.lastIndexOf('<row ');
  const end = sheet.indexOf('</sheetData>');
  const line = sheet.slice(at, end);
  return {
    // How far the sheet goes is said by its lines.
    before: sheet.slice(0, at).replace(/<dimension [^>]*>/, ''),
    first: Number(/ r="(\d+)"/.exec(line)?.[1]),
    style: / s="(\d+)"/.exec(line)?.[1] ?? '0',
    after: sheet.slice(end),
  };
}

function lineXml(row: number, style: string, cells: readonly (string | number | null)[]): string {
  const xml = cells.map((cell, column) => {
    const place = `<c r="${'ABCDEFGHIJKLM'[column]}${row}" s="${style}"`;
    if (cell === null || cell === '') return `${place}></c>`;
    if (typeof cell === 'number') return `${place}><v>${cell}</v></c>`;
    return `${place} t="inlineStr"><is><t xml:space="preserve">${xmlText(cell)}</t></is></c>`;
  });
  return `<row r="${row}" ht="${heightOf(cells)}" customHeight="1">${xml.join('')}</row>`;
}

/** Content of an XML element; it has no place for most control characters. */
const xmlText = (text: string): string =>
  text
    .replace(/(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

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
