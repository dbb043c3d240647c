import { AppError, sha256 } from '@tabir/kernel';
import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';

/** Signature type of Ed25519 in signed notes (c2sp.org/signed-note). */
const ED25519 = 0x01;
/** What DER says before the 32 bytes of an Ed25519 private or public key. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const KEY_BYTES = 32;
const SIGNATURE_LINE = /^\u2014 (\S+) ([A-Za-z0-9+/]+={0,2})$/;
/** No name has blanks or a plus sign in it: they part the words of a line and of a key. */
const NAME = /^[^\s+]+$/u;

export interface VerifierKey {
  readonly name: string;
  /** The 32 bytes of an Ed25519 public key. */
  readonly bytes: Uint8Array;
}

/** Signs notes under a name; the seed is the 32 bytes of an Ed25519 private key. */
export class NoteSigner {
  private readonly key: KeyObject;
  readonly verifier: VerifierKey;

  constructor(name: string, seed: Uint8Array) {
    this.key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
    const spki = createPublicKey(this.key).export({ format: 'der', type: 'spki' });
    this.verifier = { name, bytes: spki.subarray(SPKI.length) };
  }

  /** The text, which ends with a line break, an empty line and the signature. */
  sign(text: string): string {
    const signature = sign(null, Buffer.from(text), this.key);
    return `${text}\n\u2014 ${this.verifier.name} ${Buffer.concat([idOf(this.verifier), signature]).toString('base64')}\n`;
  }
}

/** First four bytes of SHA-256 over name, line break, type and key. */
const idOf = ({ name, bytes }: VerifierKey): Uint8Array =>
  sha256(Buffer.from(`${name}\n`), Uint8Array.of(ED25519), bytes).subarray(0, 4);

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** The key as text: name, id and key, parted by plus signs. */
export const keyText = (key: VerifierKey): string =>
  `${key.name}+${hex(idOf(key))}+${Buffer.concat([Uint8Array.of(ED25519), key.bytes]).toString('base64')}`;

/** Reads what `keyText` wrote. Errors: head.bad-key. */
export function readKey(text: string): VerifierKey {
  const [name = '', id = '', ...rest] = text.trim().split('+');
  // Base64 has plus signs of its own.
  const [type, ...bytes] = Buffer.from(rest.join('+'), 'base64');
  const key = { name, bytes: Uint8Array.from(bytes) };
  if (!NAME.test(name) || type !== ED25519 || bytes.length !== KEY_BYTES || hex(idOf(key)) !== id)
    throw new AppError(
      'invalid',
      'head.bad-key',
      'This is no key that checks heads; give the line that "tabir head --key" prints.',
    );
  return key;
}

/** The text of a note that the key has signed. Other signatures, of witnesses, may stand beside. Errors: head.unreadable, head.bad-signature. */
export function openNote(note: string, key: VerifierKey): string {
  const end = note.lastIndexOf('\n\n');
  const lines = note
    .slice(end + 2)
    .split('\n')
    .filter((line) => line !== '');
  const signatures = lines.map((line) => SIGNATURE_LINE.exec(line));
  if (end < 0 || lines.length === 0 || signatures.includes(null))
    throw new AppError(
      'invalid',
      'head.unreadable',
      'This file holds no signed head; give one that "tabir head" wrote, unchanged.',
    );
  const text = note.slice(0, end + 1);
  const id = hex(idOf(key));
  const own = signatures
    .map((match) => ({ name: match?.[1], bytes: Buffer.from(match?.[2] ?? '', 'base64') }))
    .find(({ name, bytes }) => name === key.name && hex(bytes.subarray(0, 4)) === id);
  const spki = createPublicKey({ key: Buffer.concat([SPKI, key.bytes]), format: 'der', type: 'spki' });
  if (!own || !verify(null, Buffer.from(text), spki, own.bytes.subarray(4)))
    throw new AppError(
      'invalid',
      'head.bad-signature',
      'The head was not signed with this key, or was changed since; look for the file as it was written, and for the key that was kept with it.',
    );
  return text;
}
