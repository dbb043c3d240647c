import { sha256 } from '@tabir/kernel';

/** The same request gives the same id, and nobody can choose that of another's (UUID version 8). */
export function derivedId(of: string, person: string, key: string): string {
  const bytes = Buffer.from(sha256(Buffer.from(`${of}\n${person}\n${key}`))).subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const text = bytes.toString('hex');
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join('-');
}
