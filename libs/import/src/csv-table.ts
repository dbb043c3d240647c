import { AppError } from '@tabir/kernel';
import { fromCsvCell } from '@tabir/register';
import { CsvError, type Info, parse } from 'csv-parse/sync';
import { NO_COLUMNS, NOTHING_HIDDEN, type Table } from './table.js';

interface Parsed {
  readonly record: string[];
  readonly info: Pick<Info, 'lines'>;
}

/** Reads a CSV into a table; titles may stand above its headings, so lines may differ in length. Errors: import.unreadable. */
export function parseCsv(text: string): Table {
  const rows = parsed(text).map(({ record, info }) => ({
    number: info.lines,
    cells: record.map(fromCsvCell),
    across: NO_COLUMNS,
    down: NO_COLUMNS,
    unread: NO_COLUMNS,
  }));
  return { sheet: null, rows, hidden: NOTHING_HIDDEN };
}

function parsed(text: string): Parsed[] {
  try {
    return parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as Parsed[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new AppError(
      'invalid',
      'import.unreadable',
      `This is no CSV that can be read: ${error.message}. Nothing was imported.`,
    );
  }
}

/** A list says at least what, why and how long, and its rows are numbered. */
const FEWEST_COLUMNS = 4;

/**
 * Where the comma is the decimal sign, spreadsheets part cells by semicolons. Running text has both signs, so the one that makes a
 * table out of more lines is it; where neither does, the one that the first line has.
 */
function delimiterOf(text: string): ',' | ';' {
  const unquoted = text.slice(0, 100_000).replace(/"(?:[^"]|"")*"/g, '');
  const lines = unquoted.split(/[\r\n]+/);
  const tableLines = (sign: string): number => lines.filter((line) => line.split(sign).length >= FEWEST_COLUMNS).length;
  const [semicolons, commas] = [tableLines(';'), tableLines(',')];
  if (semicolons > 0 || commas > 0) return semicolons >= commas ? ';' : ',';
  const [first = ''] = lines;
  return first.split(';').length > first.split(',').length ? ';' : ',';
}
