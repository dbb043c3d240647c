import { isDitto, resolved } from './dittos.js';
import { NO_COLUMNS, type Row } from './table.js';

const row = (cells: readonly string[], more: Partial<Row> = {}): Row => ({
  ...{ number: 2, cells, across: NO_COLUMNS, down: NO_COLUMNS, unread: NO_COLUMNS },
  ...more,
});
const first = (cells: readonly string[], more: Partial<Row> = {}) => resolved(row(cells, more), [0, 1], null);

describe('dittos', () => {
  it.each([
    '"',
    '”',
    '〃',
    "''",
    '- " -',
    'sda',
    'SDA',
    's.d.a.',
    's d a',
    'Idem',
    'dito',
    'sama\u00a0dengan di atas',
    'seperti diatas',
  ])('are %j', (text) => expect(isDitto(text)).toBe(true));
  it.each(['', '-', 'sd', 's.d. 2028', 'sda 5 tahun', 'sama', 'Sidang', 'identitas', '""a'])('are not %j', (text) =>
    expect(isDitto(text)).toBe(false),
  );

  it('say what the item above says, and what that one repeats', () => {
    const second = resolved(row(['sda', 'b']), [0, 1], first(['a', 'x']));
    expect([second.row.cells, second.unclear, second.hasDittos]).toEqual([['a', 'b'], NO_COLUMNS, true]);
    expect(resolved(row(['"', 'idem', 'sda']), [0, 1], second).row.cells).toEqual(['a', 'b', 'sda']);
  });

  it('say nothing under nothing, under an empty cell, and under one that could not be read', () => {
    for (const above of [null, first(['', 'x']), first(['a', 'x'], { unread: new Set([0]) })]) {
      const under = resolved(row(['sda', 'b']), [0, 1], above);
      expect([under.row.cells, under.unclear, under.hasDittos]).toEqual([['', 'b'], new Set([0]), false]);
      expect(resolved(row(['sda', 'b']), [0, 1], under).unclear).toEqual(new Set([0]));
    }
  });

  it('are left alone in what is only shown from the left', () =>
    expect(first(['sda', 'sda'], { across: new Set([0, 1]) }).unclear.size).toBe(0));
});
