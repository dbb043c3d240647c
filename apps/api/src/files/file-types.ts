import { AppError } from '@tabir/kernel';
import { fileTypeFromFile } from 'file-type';
import { createReadStream } from 'node:fs';

/** What a record may hold, by the name's ending. Text has no mark of its own, so it is judged by what it must not contain. */
const TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  txt: 'text/plain',
  csv: 'text/csv',
};
export const FILE_TYPES = [...new Set(Object.values(TYPES))];

const isText = (mime: string): boolean => mime.startsWith('text/');

export const wrongType = (): AppError =>
  new AppError(
    'invalid',
    'file.wrong-type',
    'Send a PDF, PNG, JPEG, TIFF, DOCX, XLSX, ODT, ODS, TXT or CSV file whose name, Content-Type and content agree.',
    { accepted: FILE_TYPES },
  );

/** The type that name and Content-Type agree on; refused before a byte is read. */
export function declaredType(name: string, contentType: string | undefined): string {
  const declared = contentType?.split(';')[0]?.trim().toLowerCase();
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  const named = Object.hasOwn(TYPES, ending) ? TYPES[ending] : undefined;
  if (named === undefined || named !== declared) throw wrongType();
  return named;
}

/** Refuses a stored file whose content is not what was declared. */
export async function assertContent(path: string, declared: string): Promise<void> {
  const found = await fileTypeFromFile(path).catch(() => undefined);
  if (isText(declared) ? found !== undefined || !(await isPlainText(path)) : found?.mime !== declared) throw wrongType();
}

async function isPlainText(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(path))
      if (decoder.decode(chunk as Buffer, { stream: true }).includes('\0')) return false;
    decoder.decode();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return false;
    throw error;
  }
}
