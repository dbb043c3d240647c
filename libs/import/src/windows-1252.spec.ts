import { fromWindows1252 } from './windows-1252.js';

const read = (...bytes: number[]): string | null =>
  fromWindows1252(Uint8Array.from([...Buffer.from('Dua puluh huruf saja. '), ...bytes]))?.slice(22) ?? null;

describe('fromWindows1252', () => {
  it('reads accents, dashes and curved quotation marks', () => {
    expect(read(0xe9)).toBe('é');
    expect(read(0x93, 0x94)).toBe('“”');
    expect(read(0x80, 0x96)).toBe('€–');
  });

  it.each([
    ['a byte that is no letter', [0x81]],
    ['a letter in UTF-8', [0xc3, 0xa9]],
    ['a dash in UTF-8', [0xe2, 0x80, 0x93]],
    ['a control character', [0xe9, 0x00]],
    ['more letters beyond ASCII than such a text has', [0xe9, 0xe8, 0xe7]],
  ])('is not for %s', (_what, bytes) => expect(read(...bytes)).toBeNull());
});
