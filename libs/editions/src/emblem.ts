import { inflateSync } from 'node:zlib';
import { letterheadOf, type EditionHeader } from './edition.js';

const HEAD = 8;
const FRAME = 12;
/** Ways in which a line of dots may follow from the one above. */
const FILTERS = 5;

/** The emblem of an edition as a PNG; null where it has none, or one whose dots are not all there: what draws it trusts them. */
export function emblemOf(edition: EditionHeader): Buffer | null {
  const { emblem } = letterheadOf(edition);
  if (emblem === null) return null;
  const png = Buffer.from(emblem, 'base64');
  return isWhole(png) ? png : null;
}

function isWhole(png: Buffer): boolean {
  const [width, height, colour] = [png.readUInt32BE(16), png.readUInt32BE(20), png.readUInt8(25)];
  const line = 1 + width * (colour === 6 ? 4 : 3);
  try {
    const data = Buffer.concat([...dataOf(png)]);
    const { buffer: dots, read } = inflated(data, line * height);
    const filters = Array.from({ length: height }, (_, row) => dots[row * line] ?? FILTERS);
    return read === data.length && dots.length === line * height && filters.every((filter) => filter < FILTERS);
  } catch {
    return false;
  }
}

/** `read`: where the stream ends, behind which nothing may stand. */
function inflated(data: Buffer, maxOutputLength: number): { readonly buffer: Buffer; readonly read: number } {
  const { buffer, engine } = inflateSync(data, { maxOutputLength, info: true } as object) as unknown as {
    readonly buffer: Buffer;
    readonly engine: { readonly bytesWritten: number };
  };
  return { buffer, read: engine.bytesWritten };
}

function* dataOf(png: Buffer): Generator<Buffer> {
  for (let at = HEAD; at < png.length;) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + HEAD) === 'IDAT') yield png.subarray(at + HEAD, at + HEAD + length);
    at += FRAME + length;
  }
}
