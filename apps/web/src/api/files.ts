import { queryOptions } from '@tanstack/react-query';
import { apiAddress, request } from './http.js';
import { noAnswer, readProblem } from './problem.js';
import type { StoredFile } from './types.js';

const path = (id: string): string => `/instances/${encodeURIComponent(id)}/files`;

/** Browsers name some types after the programs that are installed; the ending says it reliably. */
const TYPE_OF_ENDING: Readonly<Record<string, string>> = {
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
export const FILE_ENDINGS = Object.keys(TYPE_OF_ENDING).map((ending) => `.${ending}`);

const typeOf = ({ name, type }: File): string =>
  TYPE_OF_ENDING[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] ?? (type === '' ? 'application/octet-stream' : type);

export const files = {
  key: (id: string) => ['instances', id, 'files'] as const,
  list: (id: string) => queryOptions({ queryKey: files.key(id), queryFn: () => request<{ items: StoredFile[] }>(path(id)) }),
  address: (id: string, file: string) => apiAddress(`${path(id)}/${encodeURIComponent(file)}`),
};

/** Streams a file; `fetch` cannot tell how far an upload is, so this is the older way. */
export const sendFile = <T>(
  address: string,
  file: File,
  headers: Readonly<Record<string, string>>,
  onProgress: (part: number) => void,
): Promise<T> =>
  new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest();
    sending.open('PUT', apiAddress(address));
    sending.setRequestHeader('content-type', typeOf(file));
    sending.setRequestHeader('x-file-name', encodeURIComponent(file.name));
    for (const [name, value] of Object.entries(headers)) sending.setRequestHeader(name, value);
    sending.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    sending.onload = () => {
      const { status, responseText } = sending;
      if (status >= 200 && status < 300) resolve(JSON.parse(responseText) as T);
      else reject(readProblem(status, responseText));
    };
    sending.onerror = sending.ontimeout = () => reject(noAnswer());
    sending.send(file);
  });

/** Stores a file of a record. Safe to repeat with the same id. */
export const upload = (id: string, uploadId: string, file: File, onProgress: (part: number) => void): Promise<StoredFile> =>
  sendFile(`${path(id)}/${uploadId}`, file, { 'idempotency-key': uploadId }, onProgress);
