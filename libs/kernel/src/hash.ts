import { hash } from 'node:crypto';

/** SHA-256 over the parts in order; 32 bytes. */
export const sha256 = (...parts: Uint8Array[]): Uint8Array => hash('sha256', Buffer.concat(parts), 'buffer');

/** base64 of SHA-256 over the UTF-8 bytes of a text. */
export const textHash = (text: string): string => hash('sha256', text, 'base64');

const LEAF = Uint8Array.of(0x00);

/** RFC 6962 §2.1 leaf hash: the 0x00 prefix keeps a leaf from ever passing as an inner node. 32 bytes. */
export const leafHash = (bytes: Uint8Array): Uint8Array => sha256(LEAF, bytes);

const NODE = Uint8Array.of(0x01);

/** RFC 6962 §2.1 hash of an inner node over its two children. 32 bytes. */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Uint8Array => sha256(NODE, left, right);

/** Salted commitment: base64 of sha256(salt ‖ bytes). The salt is 32 random bytes, so a short secret cannot be guessed from it. */
export const commitment = (salt: Uint8Array, bytes: Uint8Array): string => Buffer.from(sha256(salt, bytes)).toString('base64');
