/** What a ZIP file says of itself in its directory, before anything is unpacked. */
export interface ZipDirectory {
  readonly entries: number;
  readonly unpackedBytes: number;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
const LONGEST_COMMENT = 0xffff;
const DEFLATED = 8;
/** Deflate makes no byte out of less than this share of one. */
const MOST_PER_BYTE = 1032;

/**
 * Reads the directory; null where there is none. A size that is left out counts as the most that its bytes can become, since what
 * unpacks an entry stops at the size that stands here, and at nothing where none does. A ZIP64 is far beyond what a list needs, and its
 * marks (all bits set) count as the numbers that they are.
 */
export function zipDirectory(bytes: Uint8Array): ZipDirectory | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end === null) return null;
  const entries = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  let unpackedBytes = 0;
  for (let entry = 0; entry < entries; entry++) {
    // A ZIP64 has its directory elsewhere.
    if (at + ENTRY_LENGTH > view.byteLength || view.getUint32(at, true) !== ENTRY) return { entries, unpackedBytes: Infinity };
    unpackedBytes += unpackedSize(view, at);
    at += ENTRY_LENGTH + [28, 30, 32].reduce((length, field) => length + view.getUint16(at + field, true), 0);
  }
  return { entries, unpackedBytes };
}

function endOf(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - END_LENGTH - LONGEST_COMMENT);
  for (let at = view.byteLength - END_LENGTH; at >= first; at--) if (view.getUint32(at, true) === END) return at;
  return null;
}

function unpackedSize(view: DataView, at: number): number {
  const [packed, unpacked] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
  if (view.getUint16(at + 10, true) !== DEFLATED) return Math.max(packed, unpacked);
  return unpacked > 0 && packed > 0 ? unpacked : packed > 0 ? packed * MOST_PER_BYTE : Infinity;
}
