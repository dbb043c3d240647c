import { AppError } from '@tabir/kernel';
import { parseCsv } from './csv-table.js';
import { COLUMNS, isNeeded } from './full-columns.js';
import type { Part } from './list-columns.js';
import { isBlank } from './table.js';

/** What the decree says of every row of a list, under the names of the full form. */
export type Header = Readonly<Record<string, string>>;

type Refusal = 'import.header-missing' | 'import.header-unreadable';

const refusal = (code: Refusal, message: string, meta: Readonly<Record<string, unknown>> = {}): AppError =>
  new AppError('invalid', code, `${message} Nothing was imported.`, meta);

/** What belongs to one row alone. */
const OF_A_ROW = /^(judul|judul_publik|ringkasan|dasar_\d+_.*)$/;
const NAMES: ReadonlySet<string> = new Set(COLUMNS.map(({ name }) => name).filter((name) => !OF_A_ROW.test(name)));

/** Reads a header file: a JSON object of names and texts, or a CSV of headings and one row. Errors: import.header-unreadable. */
export const readHeader = (text: string, name: string): Header => known(/\.json$/i.test(name) ? fromJson(text) : fromCsv(text));

/** Reads "nomor_penetapan=188.4/7/2026", once for each. Errors: import.header-unreadable. */
export const headerOf = (given: readonly string[]): Header =>
  known(
    Object.fromEntries(
      given.map((one) => {
        const [, name, text] = /^([^=]+)=(.*)$/s.exec(one) ?? [];
        if (name === undefined || text === undefined)
          throw refusal(
            'import.header-unreadable',
            `"${one}" says nothing of the decree. Write for example nomor_penetapan=188.4/7/2026.`,
          );
        return [name.trim(), text.trim()];
      }),
    ),
  );

function known(header: Header): Header {
  const unknown = Object.keys(header).filter((name) => !NAMES.has(name));
  if (unknown.length > 0)
    throw refusal(
      'import.header-unreadable',
      `The header cannot say ${unknown.join(', ')}. It may have ${[...NAMES].join(', ')}.`,
      { unknown },
    );
  return header;
}

function fromJson(text: string): Header {
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (cause) {
    throw refusal(
      'import.header-unreadable',
      `The header is no JSON that can be read: ${cause instanceof Error ? cause.message : ''}.`,
    );
  }
  const entries = typeof content === 'object' && content !== null && !Array.isArray(content) ? Object.entries(content) : [];
  const header = entries.flatMap(([name, value]: [string, unknown]) => {
    if (typeof value === 'string') return [[name, value.trim()] as const];
    return isTexts(value) ? [[name, value.join('; ')] as const] : [];
  });
  if (header.length === 0 || header.length < entries.length)
    throw refusal(
      'import.header-unreadable',
      'The header is an object of names and texts: {"nomor_penetapan": "188.4/7/2026", …}.',
    );
  return Object.fromEntries(header);
}

const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every((item) => typeof item === 'string');

function fromCsv(text: string): Header {
  const rows = parseCsv(text).rows.filter((row) => !isBlank(row));
  const [names, values] = rows;
  if (!names || !values || rows.length > 2 || names.cells.length !== values.cells.length)
    throw refusal('import.header-unreadable', 'The header is one line of names of the full form and one line of what they are.');
  const said = names.cells.map((name, column) => [name, values.cells[column] ?? ''] as const);
  return Object.fromEntries(said.filter(([name]) => name !== ''));
}

const NEEDED = [...NAMES].filter(isNeeded);
/** Columns of a list that say what the header would. */
const SAID_BY: Readonly<Record<string, Part>> = { alasan: 'reason', konsekuensi_dibuka: 'opened', konsekuensi_ditutup: 'closed' };

/** What the header says that the list needs no column for. */
export const partsGiven = (header: Header): ReadonlySet<Part> =>
  new Set(Object.entries(SAID_BY).flatMap(([name, part]) => (header[name] ? [part] : [])));

/** One refusal for the file rather than the same for each row. Errors: import.header-missing. */
export function assertHeader(header: Header, columns: Readonly<Partial<Record<Part, number>>>): void {
  const missing = NEEDED.filter((name) => {
    const part = SAID_BY[name];
    return !header[name] && (part === undefined || columns[part] === undefined);
  });
  if (missing.length > 0)
    throw refusal(
      'import.header-missing',
      `The list does not say ${missing.join(', ')}. Give them with --header FILE, or with --set ${missing[0] ?? ''}=… for each.`,
      { missing },
    );
}
