import { writeXlsx, type Cell } from 'hucre/xlsx';
import { columnsFor, written } from './csv-form.js';
import { EXAMPLE } from './example.js';
import { isNeeded, type Column } from './full-columns.js';
import { lettersOf } from './table.js';

/** Rows that people can choose in from a list, under the example. */
const ROWS_WITH_CHOICES = 1_000;
const CHOICES = 'Pilihan';

/** The full form as a workbook: headings with notes, one example, and a sheet of the words that may be chosen. */
export function workbookTemplate(): Promise<Uint8Array> {
  const columns = columnsFor(EXAMPLE.determination.grounds.length);
  const chosen = columns.filter(({ as }) => typeof as === 'object');
  const lists = chosen.map(({ as }) => Object.keys(as));
  return writeXlsx({
    sheets: [
      {
        name: 'Daftar',
        rows: [columns.map(({ name }) => name), columns.map((column) => written(EXAMPLE, column))],
        cells: new Map(columns.map((column, index): [string, Partial<Cell>] => [`0,${index}`, noted(column)])),
        columns: columns.map(() => ({ width: 24 })),
        freezePane: { rows: 1 },
        dataValidations: chosen.map((column, index) => ({
          type: 'list',
          allowBlank: true,
          range: rangeOf(columns.indexOf(column), 2, ROWS_WITH_CHOICES),
          formula1: `${CHOICES}!${rangeOf(index, 2, (lists[index]?.length ?? 0) + 1, '$')}`,
        })),
      },
      {
        name: CHOICES,
        rows: [
          chosen.map(({ name }) => name),
          ...Array.from({ length: Math.max(...lists.map((list) => list.length)) }, (_, row) =>
            lists.map((list) => list[row] ?? null),
          ),
        ],
        columns: chosen.map(() => ({ width: 32 })),
      },
    ],
  });
}

const rangeOf = (column: number, first: number, last: number, fixed = ''): string =>
  `${fixed}${lettersOf(column)}${fixed}${first}:${fixed}${lettersOf(column)}${fixed}${last}`;

const noted = ({ name, as }: Column): Partial<Cell> => ({
  value: name,
  type: 'string',
  style: { font: { bold: true } },
  comment: { text: isNeeded(name) ? `Wajib. ${noteOf(as)}` : noteOf(as) },
});

function noteOf(as: Column['as']): string {
  switch (as) {
    case 'text':
      return 'Teks.';
    case 'list':
      return 'Daftar; pisahkan dengan titik koma.';
    case 'day':
      return 'Tanggal, seperti 2026-01-05 atau 5/1/2026.';
    case 'number':
      return 'Angka.';
    default:
      return `Pilih: ${Object.keys(as).join('; ')}.`;
  }
}
