import { AppError } from '@tabir/kernel';
import { parseCsv } from './csv-table.js';
import { readXlsx, type Sheet } from 'hucre/xlsx';
import { sheetTable } from './sheet-table.js';
import { fromWindows1252 } from './windows-1252.js';
import { placeOf, type Table } from './table.js';
import { zipDirectory } from './zip-directory.js';

/** What a list of an office stays far below, and what would take a machine's memory stays far above. */
export const LIMITS = {
  fileBytes: 20_000_000,
  zipEntries: 1_000,
  unpackedBytes: 200_000_000,
  sheets: 100,
  rows: 200_000,
  columns: 100,
  /** What Excel takes; some of what looks for words takes the square of their length. */
  cellLetters: 32_767,
} as const;

export interface Workbook {
  readonly tables: readonly Table[];
  /** Names of the sheets that were not read because they are hidden. */
  readonly hidden: readonly string[];
  /** Of a CSV. */
  readonly encoding: Encoding;
}

/** UTF-8, or what spreadsheets of Windows save where nobody chooses. */
type Encoding = 'utf-8' | 'windows-1252';

type Refusal = 'import.empty' | 'import.encrypted' | 'import.old-workbook' | 'import.too-large' | 'import.unreadable';

const refusal = (code: Refusal, message: string, cause?: unknown): AppError =>
  new AppError('invalid', code, `${message} Nothing was imported.`, {}, { cause });

const COMPOUND_FILE = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
const ZIP = Uint8Array.of(0x50, 0x4b, 0x03, 0x04);
/** The stream in which Office keeps a workbook under a password; names in such a file are UTF-16. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

const beginsWith = (bytes: Uint8Array, magic: Uint8Array): boolean => magic.every((byte, index) => bytes[index] === byte);

export const isWorkbook = (bytes: Uint8Array): boolean => beginsWith(bytes, ZIP) || beginsWith(bytes, COMPOUND_FILE);

/**
 * Reads a workbook or a CSV into tables of text; the bytes say which of the two it is. Of several sheets only the named one is
 * read, where one is named. Errors: import.empty, import.encrypted, import.old-workbook, import.too-large, import.unreadable.
 */
export async function readTables(bytes: Uint8Array, name: string, sheet?: string): Promise<Workbook> {
  if (beginsWith(bytes, COMPOUND_FILE))
    throw Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(ENCRYPTED)
      ? refusal(
          'import.encrypted',
          'This workbook is kept under a password. Save it without one, and delete that copy afterwards.',
        )
      : refusal('import.old-workbook', 'This is a file of an old Excel (.xls) or of Word. Open it and save it as .xlsx.');
  if (beginsWith(bytes, ZIP)) return readWorkbook(bytes, sheet);
  const { text, encoding } = readText(bytes, name);
  const table = parseCsv(text);
  assertSizes([table]);
  return { tables: [table], hidden: [], encoding };
}

/** The text of a file that is no workbook. Errors: import.empty, import.unreadable. */
export const textOf = (bytes: Uint8Array, name: string): string => readText(bytes, name).text;

interface Text {
  readonly text: string;
  readonly encoding: Encoding;
}

function readText(bytes: Uint8Array, name: string): Text {
  const { text, encoding } = decoded(bytes, name);
  if (text.trim() === '') throw refusal('import.empty', `${name} is empty.`);
  if (!/\.(csv|json)$/i.test(name))
    throw refusal('import.unreadable', `${name} is no workbook; give an .xlsx, .csv or .json file.`);
  if (/^\s*(%PDF|<)/.test(text))
    throw refusal('import.unreadable', `${name} is a document or a web page, not a table; save the table as .xlsx.`);
  return { text, encoding };
}

function decoded(bytes: Uint8Array, name: string): Text {
  const utf8 = fromUtf8(bytes);
  const text = utf8 ?? (/\.csv$/i.test(name) ? fromWindows1252(bytes) : null);
  if (text === null) throw refusal('import.unreadable', `${name} is neither a workbook (.xlsx) nor UTF-8 text.`);
  if (text.includes('\0')) throw refusal('import.unreadable', `${name} is neither a workbook (.xlsx) nor text.`);
  return { text, encoding: utf8 === null ? 'windows-1252' : 'utf-8' };
}

function fromUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function assertWithinLimits(bytes: Uint8Array): void {
  if (bytes.byteLength > LIMITS.fileBytes)
    throw refusal(
      'import.too-large',
      'This workbook is larger than 20 MB. Delete pictures from it, or divide the list over several files.',
    );
  const directory = zipDirectory(bytes);
  if (directory === null) throw refusal('import.unreadable', 'This workbook is incomplete. Copy or save it anew.');
  if (directory.entries > LIMITS.zipEntries)
    throw refusal('import.too-large', 'This workbook has more than 1,000 parts. Copy the list alone into a new workbook.');
  if (directory.unpackedBytes > LIMITS.unpackedBytes)
    throw refusal('import.too-large', 'This workbook unpacks to more than 200 MB. Copy the list alone into a new workbook.');
}

async function readWorkbook(bytes: Uint8Array, wanted: string | undefined): Promise<Workbook> {
  assertWithinLimits(bytes);
  const shown: string[] = [];
  const hidden: string[] = [];
  const isRead = (name: string): boolean => wanted === undefined || name === wanted;
  // The first sheet comes with the names of all, since most workbooks have no other.
  const { sheets } = await unpacked(
    readXlsx(bytes, {
      sheets: (sheet) => {
        const names = sheet.hidden === true || sheet.veryHidden === true ? hidden : shown;
        names.push(sheet.name);
        return names === shown && isRead(sheet.name) && shown.filter(isRead).length === 1;
      },
    }),
  );
  if (shown.length > LIMITS.sheets)
    throw refusal('import.too-large', 'This workbook has more than 100 sheets. Copy the list alone into a new workbook.');
  const tables = sheets.map(tableOf);
  assertSizes(tables);
  for (const name of shown.filter(isRead).slice(1)) {
    const other = await unpacked(readXlsx(bytes, { sheets: [name] }));
    tables.push(...other.sheets.map(tableOf));
    assertSizes(tables);
  }
  if (wanted === undefined && tables.every(({ rows }) => rows.length === 0))
    throw refusal('import.empty', 'This workbook has no cell with anything in it.');
  return { tables, hidden, encoding: 'utf-8' };
}

function assertSizes(tables: readonly Table[]): void {
  if (tables.reduce((rows, table) => rows + table.rows.length, 0) > LIMITS.rows)
    throw refusal('import.too-large', 'This file has more than 200,000 rows. Divide the list over several files.');
  for (const table of tables) {
    const long = table.rows.find(({ cells }) => cells.some(({ length }) => length > LIMITS.cellLetters));
    if (long)
      throw refusal('import.too-large', `A cell of ${placeOf(long.number, table).en} has more than 32,767 letters. Shorten it.`);
  }
}

/** The library throws errors of its own for whatever a file may hold. */
async function unpacked<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (cause) {
    throw refusal(
      'import.unreadable',
      'This is no Excel workbook (.xlsx) that can be read. Open it and save it as .xlsx; a file of another program has to be saved as that first.',
      cause,
    );
  }
}

function tableOf(sheet: Sheet): Table {
  const table = sheetTable(sheet);
  if (table === null) throw refusal('import.unreadable', `The merged cells of sheet "${sheet.name}" overlap. Undo the merging.`);
  if ((table.rows[0]?.cells.length ?? 0) > LIMITS.columns)
    throw refusal(
      'import.too-large',
      `Sheet "${sheet.name}" has more than 100 columns. Delete what does not belong to the list.`,
    );
  return table;
}
