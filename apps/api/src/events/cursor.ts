import { createCipheriv, createDecipheriv } from 'node:crypto';
import { AppError, type Ids } from '@tabir/kernel';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const cursorInvalid = (): AppError =>
  new AppError('invalid', 'cursor.invalid', 'This cursor was not made here; leave it out to begin anew.');

/**
 * Where a reader stands in the feed, readable by nobody else: the plain position would tell how much happens in cases that
 * the reader may not see. Bound to the person, so that one's cursor is of no use to another.
 */
export class Cursors {
  constructor(
    private readonly key: Uint8Array,
    private readonly ids: Ids,
  ) {}

  seal(position: number, person: string): string {
    const nonce = this.ids.bytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(Buffer.from(person));
    // Always 16 digits: the length must not tell the position either.
    const sealed = Buffer.concat([cipher.update(String(position).padStart(16, '0')), cipher.final()]);
    return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64url');
  }

  open(cursor: string, person: string): number {
    const bytes = Buffer.from(cursor, 'base64url');
    if (bytes.length !== NONCE_BYTES + 16 + TAG_BYTES) throw cursorInvalid();
    const decipher = createDecipheriv('aes-256-gcm', this.key, bytes.subarray(0, NONCE_BYTES))
      .setAAD(Buffer.from(person))
      .setAuthTag(bytes.subarray(-TAG_BYTES));
    try {
      return Number(Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]).toString());
    } catch {
      throw cursorInvalid();
    }
  }
}
