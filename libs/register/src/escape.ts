const HTML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Without control characters and what is no character, which have no place in a page or feed, and directional ones, which could turn a title's reading order around. */
export const visible = (text: string): string =>
  text.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu, ' ');

/** Text for element content and for quoted attributes. */
export const escapeHtml = (text: string): string => visible(text).replace(/[&<>"']/g, (character) => HTML[character] ?? '');

/** Some spreadsheets skip blanks before a formula, some read full-width signs as plain ones; apostrophes may stand there already. */
const SIGN = String.raw`'*[\s\ufeff\u200b]*[=+\-@＝＋－＠]`;
/** Where the comma is the decimal sign, a semicolon or a line within a cell begins another one. */
const NEXT = String.raw`(;|\r\n|\r|\n)`;
const START = String.raw`(?=${SIGN}|'*[\t\r\n])`;
const [CELL_START, CELL_GUARDED] = [new RegExp(`^${START}`, 'u'), new RegExp(`^'${START}`, 'u')];
const [NEXT_START, NEXT_GUARDED] = [new RegExp(`${NEXT}(?=${SIGN})`, 'gu'), new RegExp(`${NEXT}'(?=${SIGN})`, 'gu')];

/** One cell of RFC 4180. An apostrophe in front makes a spreadsheet show a would-be formula as the text that it is. */
export function csvCell(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  const safe = typeof value === 'string' ? text.replace(NEXT_START, "$1'").replace(CELL_START, "'") : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The text of a cell without the apostrophes that `csvCell` puts in. */
export const fromCsvCell = (text: string): string => text.replace(CELL_GUARDED, '').replace(NEXT_GUARDED, '$1');

export const csvLine = (cells: readonly (string | number | null)[]): string => `${cells.map(csvCell).join(',')}\r\n`;
