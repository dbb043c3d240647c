import { systemIds } from '@tabir/kernel';
import { Cursors } from './cursor.js';

describe('Cursors', () => {
  const cursors = new Cursors(new Uint8Array(32).fill(1), systemIds);

  it('opens what it sealed, for the same person', () => {
    for (const position of [0, 1, 9_007_199_254_740_991])
      expect(cursors.open(cursors.seal(position, 'ana'), 'ana')).toBe(position);
  });

  it('tells nothing of the position, not even by its length', () => {
    expect(cursors.seal(7, 'ana')).not.toBe(cursors.seal(7, 'ana'));
    expect(cursors.seal(7, 'ana')).toHaveLength(cursors.seal(7_000_000, 'ana').length);
  });

  it.each([
    ['of another person', cursors.seal(7, 'ben')],
    ['of another key', new Cursors(new Uint8Array(32).fill(2), systemIds).seal(7, 'ana')],
    ['that was changed', cursors.seal(7, 'ana').replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A'))],
    ['that is none', 'kursor'],
    ['that is empty', ''],
  ])('refuses a cursor %s', (_what, cursor) => {
    expect(() => cursors.open(cursor, 'ana')).toThrow(expect.objectContaining({ code: 'cursor.invalid' }) as Error);
  });
});
