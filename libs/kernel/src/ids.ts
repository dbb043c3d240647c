import { randomBytes, randomFillSync } from 'node:crypto';
import type { Instant } from './time.js';

/** Where ids and salts come from: a port, so that a simulation repeats from its seed. */
export interface Ids {
  /** UUIDv7 as lower-case text; sorts by the moment given. */
  uuid(at: Instant): string;
  /** Ten characters without look-alikes, for labels and links; says nothing about order or content. */
  kode(): string;
  bytes(length: number): Uint8Array;
}

const KODE_ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz';

/** RFC 9562 §5.7: 48 bits of milliseconds, then random bits. */
export function uuidV7(epochMs: number, random: Uint8Array): string {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(epochMs, 0, 6);
  bytes.set(random.subarray(0, 10), 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const text = bytes.toString('hex');
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`;
}

/** Ids over a given source of random bytes. */
export function idsFrom(random: (length: number) => Uint8Array): Ids {
  return {
    uuid: (at) => uuidV7(Date.parse(at), random(10)),
    kode: () => {
      let text = '';
      // 248 = 8 × 31: bytes above are thrown away, so that every letter is equally likely.
      while (text.length < 10)
        for (const byte of random(16)) if (byte < 248 && text.length < 10) text += KODE_ALPHABET.charAt(byte % 31);
      return text;
    },
    bytes: random,
  };
}

const POOL = new Uint8Array(8192);
let used = POOL.length;

/** Small draws are cut from one pool: a system call per id would be the dearest part of it. */
function pooledRandom(length: number): Uint8Array {
  if (length > 512) return randomBytes(length);
  if (used + length > POOL.length) {
    randomFillSync(POOL);
    used = 0;
  }
  return POOL.slice(used, (used += length));
}

export const systemIds: Ids = idsFrom(pooledRandom);
