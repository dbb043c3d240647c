import type { ValidationOptions } from 'class-validator';
import { FieldMarks } from './field-marks.js';
import { Check } from './payload-words.js';
import type { PayloadClass } from './workflow.js';

/** Small enough to stand in every version of the settings and at the head of every edition. */
export const PICTURE = { letters: 32_000, side: 600 } as const;
/** What every PNG begins with, in base64. */
export const PICTURE_PATTERN = '^iVBORw0KGgo[A-Za-z0-9+/]+={0,2}$';

const pictures = new FieldMarks<true>();

/** A PNG in base64, which says nothing of itself: neither who made it nor with what. */
export const Picture =
  (options?: ValidationOptions): PropertyDecorator =>
  (target, key) => {
    Check('picture', isPicture, WORDS, options)(target, key);
    pictures.mark(target, key as string, true);
  };

/** The top-level fields of a payload class that hold a picture. */
export const picturesOf = (payload: PayloadClass): ReadonlyMap<string, true> => pictures.of(payload);

const WORDS = {
  id: 'Harus berupa PNG tanpa keterangan tambahan, paling besar 24 KB dan 600 × 600 titik.',
  en: 'Must be a PNG in base64 without any text in it, of at most 24 KB and 600 × 600 dots.',
};

const PATTERN = new RegExp(PICTURE_PATTERN);

function isPicture(value: unknown): boolean {
  if (typeof value !== 'string' || value.length > PICTURE.letters || value.length % 4 !== 0 || !PATTERN.test(value)) return false;
  const [first, ...others] = partsOf(Uint8Array.from(atob(value), (letter) => letter.charCodeAt(0))) ?? [];
  const end = others.pop();
  const beside = others.filter(({ name }) => name !== 'IDAT');
  return (
    first?.name === 'IHDR' &&
    isPlain(first.data) &&
    beside.length < others.length &&
    beside.every(({ name, data }) => SILENT.get(name)?.includes(data.byteLength)) &&
    new Set(beside.map(({ name }) => name)).size === beside.length &&
    end?.name === 'IEND' &&
    end.data.byteLength === 0
  );
}

/** What may be told of dots and colours, once each, and how long it is: parts that could hold a name or a place are left out. */
const SILENT: ReadonlyMap<string, readonly number[]> = new Map([
  ['sRGB', [1]],
  ['gAMA', [4]],
  ['cHRM', [32]],
  ['sBIT', [3, 4]],
  ['pHYs', [9]],
]);

interface PngPart {
  readonly name: string;
  readonly data: DataView;
}

const SIGNATURE_LENGTH = 8;
/** A length and a name before each part, a checksum behind it. */
const [HEAD, FRAME] = [8, 12];

/** Null when they do not end where the picture does. */
function partsOf(bytes: Uint8Array): PngPart[] | null {
  const view = new DataView(bytes.buffer);
  const parts: PngPart[] = [];
  let at = SIGNATURE_LENGTH;
  while (at + FRAME <= bytes.length) {
    const length = view.getUint32(at);
    if (at + FRAME + length > bytes.length) return null;
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + HEAD));
    parts.push({ name, data: new DataView(bytes.buffer, at + HEAD, length) });
    at += FRAME + length;
  }
  return at === bytes.length ? parts : null;
}

const IHDR_LENGTH = 13;
const COLOURS = [2, 6];

/** Red, green and blue in 8 bits each, perhaps with transparency, line after line. */
function isPlain(header: DataView): boolean {
  if (header.byteLength !== IHDR_LENGTH) return false;
  const sides = [header.getUint32(0), header.getUint32(4)];
  const [depth, colour, ...methods] = [8, 9, 10, 11, 12].map((at) => header.getUint8(at));
  return (
    sides.every((side) => side > 0 && side <= PICTURE.side) &&
    depth === 8 &&
    COLOURS.includes(colour as number) &&
    methods.every((method) => method === 0)
  );
}
