import { AppError } from '@tabir/kernel';
import { SANDBOX } from '../http/security.js';

const nameInvalid = (): AppError =>
  new AppError('invalid', 'file.bad-name', 'Send the name of the file in X-File-Name, percent-encoded, at most 200 characters.');

/** The name as the person's computer gave it, without folders and control characters. */
export function fileName(header: string | string[] | undefined): string {
  if (typeof header !== 'string') throw nameInvalid();
  let name: string;
  try {
    name = decodeURIComponent(header).normalize('NFC').trim();
  } catch {
    throw nameInvalid();
  }
  if (name === '' || name.length > 200 || /[\p{Cc}\p{Cf}/\\]/u.test(name) || !name.isWellFormed()) throw nameInvalid();
  return name;
}

export function contentLength(headers: { readonly 'content-length'?: string | undefined }): number | undefined {
  const length = Number(headers['content-length'] ?? NaN);
  return Number.isSafeInteger(length) ? length : undefined;
}

/** Only ever saved, never shown: a document must not run in the name of this site. */
export const asAttachment = (name: string): Record<string, string> => ({
  'content-disposition': `attachment; filename="${name.replace(/[^\w. -]/g, '_')}"; filename*=UTF-8''${rfc5987(name)}`,
  'content-security-policy': SANDBOX,
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
});

const rfc5987 = (text: string): string =>
  encodeURIComponent(text).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
