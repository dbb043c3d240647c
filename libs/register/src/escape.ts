const HTML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Without control characters and what is no character, which have no place in a page or feed, and directional ones, which could turn a title's reading order around. */
export const visible = (text: string): string =>
  text.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu, ' ');

/** Text for element content and for quoted attributes. */
export const escapeHtml = (text: string): string => visible(text).replace(/[&<>"']/g, (character) => HTML[character] ?? '');

/** What a spreadsheet may take for the beginning of a formula; some skip blanks first, some read full-width signs as plain ones. */
const FORMULA = /^(?:[\s\ufeff\u200b]*[=+\-@＝＋－＠]|[\t\r\n])/u;

/** One cell of RFC 4180. An apostrophe in front makes a spreadsheet show a would-be formula as the text that it is. */
export function csvCell(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  const safe = typeof value === 'string' && FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csvLine = (cells: readonly (string | number | null)[]): string => `${cells.map(csvCell).join(',')}\r\n`;
