import type { Said } from '@tabir/engine';
import { oneLine, type Row } from './table.js';

const DITTO =
  /^(?:["“”″〃]|''|[-–—]\s*["“”″]\s*[-–—]|s\.?\s?d\.?\s?a\.?|idem|dito|(?:sama\s+)?(?:dengan|seperti)\s+(?:yang\s+)?di\s?atas(?:nya)?)$/i;

/** Whether a cell only says that it is the same as the one above. */
export const isDitto = (text: string): boolean => DITTO.test(oneLine(text));

/** A row whose cells say what they mean. */
export interface Resolved {
  readonly row: Row;
  /** Columns that repeat what is not there, or not whole. */
  readonly unclear: ReadonlySet<number>;
  readonly hasDittos: boolean;
}

/** Puts what stands in the item above in the place of each ditto; without such an item none is clear. */
export function resolved(row: Row, columns: readonly number[], above: Resolved | null): Resolved {
  const dittos = columns.filter((column) => !row.across.has(column) && isDitto(row.cells[column] ?? ''));
  const said = (column: number): string => (above?.row.unread.has(column) === false ? (above.row.cells[column] ?? '') : '');
  const cells = row.cells.map((text, column) => (dittos.includes(column) ? said(column) : text));
  const unclear = new Set(dittos.filter((column) => cells[column] === ''));
  return { row: { ...row, cells }, unclear, hasDittos: dittos.length > unclear.size };
}

export const DITTO_UNCLEAR: Said = {
  id: 'Tanda "sama dengan di atas" tidak menunjuk isi yang terbaca. Tulis isinya.',
  en: 'The sign for "as above" points to nothing that can be read. Write what it stands for.',
};

export const dittosRead = (places: string): Said => ({
  id: `Tanda "sama dengan di atas" dibaca sebagai isi butir di atasnya: baris ${places}.`,
  en: `Signs for "as above" were read as what the item above says: rows ${places}.`,
});
