import { instant, localDate } from '@tabir/kernel';
import { parse } from 'csv-parse/sync';
import { LIST } from '../../testing/src/sample-public-item.js';
import { figuresCsv, figuresHtml, figuresJson, figuresOf, type Counted, type OpenedCount, type PublicFigures } from './index.js';

const opened = (more: Partial<OpenedCount>): OpenedCount => ({
  holder: 'Dinas Kesehatan',
  basis: 'law',
  at: instant('2026-06-30T16:00:00.000Z'),
  startsOn: localDate('2026-06-30'),
  count: 1,
  ...more,
});
const NOTHING: Counted = { closed: [], opened: [], extended: [] };
const of = (more: Partial<Counted>): PublicFigures => figuresOf({ ...NOTHING, ...more }, 'Asia/Makassar');
const medianOf = (...those: [days: number, count: number][]): number | null =>
  of({
    opened: those.map(([days, count]) => opened({ count, startsOn: localDate(`2026-06-${String(31 - days).padStart(2, '0')}`) })),
  }).total.medianDays;

const COUNTED: Counted = {
  closed: [
    { holder: 'Inspektorat', closed: 30, soon: 2 },
    { holder: null, closed: 4, soon: 0 },
  ],
  opened: [
    opened({ count: 3 }),
    opened({ basis: 'ruling', at: instant('2025-06-30T16:00:00.000Z'), startsOn: null }),
    opened({ holder: 'Inspektorat', basis: null, startsOn: localDate('2026-06-21') }),
  ],
  extended: [
    { holder: 'Inspektorat', date: localDate('2024-01-31') },
    { holder: 'Inspektorat', date: localDate('2026-01-31') },
  ],
};

describe('the figures', () => {
  it('are those of each holder, of each year and of all', () => {
    expect(of(COUNTED)).toEqual({
      total: { name: 'Semua', closed: 34, soon: 2, opened: 5, openedBy: { law: 4, ruling: 1 }, extended: 2, medianDays: 1 },
      holders: [
        { name: 'Dinas Kesehatan', closed: 0, soon: 0, opened: 4, openedBy: { law: 3, ruling: 1 }, extended: 0, medianDays: 1 },
        { name: 'Inspektorat', closed: 30, soon: 2, opened: 1, openedBy: { law: 1 }, extended: 2, medianDays: 10 },
        { name: 'PPID', closed: 4, soon: 0, opened: 0, openedBy: {}, extended: 0, medianDays: null },
      ],
      years: [
        { name: '2026', closed: null, soon: null, opened: 4, openedBy: { law: 4 }, extended: 1, medianDays: 1 },
        { name: '2025', closed: null, soon: null, opened: 1, openedBy: { ruling: 1 }, extended: 0, medianDays: null },
        { name: '2024', closed: null, soon: null, opened: 0, openedBy: {}, extended: 1, medianDays: null },
      ],
    });
  });

  it('take the year from the office’s wall', () => {
    const years = (at: string): string[] => of({ opened: [opened({ at: instant(at) })] }).years.map(({ name }) => name);
    expect([years('2026-12-31T15:59:59.999Z'), years('2026-12-31T16:00:00.000Z')]).toEqual([['2026'], ['2027']]);
  });

  it.each<[string, [number, number][], number | null]>([
    ['none', [], null],
    ['one', [[7, 1]], 7],
    [
      'an odd number',
      [
        [9, 1],
        [1, 1],
        [5, 1],
      ],
      5,
    ],
    [
      'an even number',
      [
        [9, 1],
        [1, 1],
        [4, 1],
        [6, 1],
      ],
      5,
    ],
    [
      'many of the same',
      [
        [20, 3],
        [2, 4],
      ],
      2,
    ],
    [
      'two halves',
      [
        [2, 3],
        [20, 3],
      ],
      11,
    ],
  ])('find the middle of %s', (_, those, middle) => expect(medianOf(...those)).toBe(middle));

  it('are the same in the page, the table and the data', () => {
    const figures = of(COUNTED);
    const data = JSON.parse(figuresJson(LIST, figures)) as object;
    expect(data).toEqual({ office: 'Kota Contoh', demo: true, asOf: '2027-10-01', ...figures });
    const [heads, ...lines] = parse(figuresCsv(figures), { bom: true }) as string[][];
    expect(heads?.slice(0, 6)).toEqual([
      'Menurut',
      'Nama',
      'Dikecualikan',
      'Terbuka Dalam Setahun',
      'Sudah Terbuka',
      'Demi hukum',
    ]);
    expect(lines.map(([kind, name]) => [kind, name])).toEqual([
      ['Jumlah', 'Semua'],
      ...figures.holders.map(({ name }) => ['Penguasa', name]),
      ...figures.years.map(({ name }) => ['Tahun', name]),
    ]);
    expect(lines[0]).toEqual(['Jumlah', 'Semua', '34', '2', '5', '4', '0', '0', '0', '0', '1', '2', '1']);
    const page = figuresHtml(LIST, figures);
    expect([...page.matchAll(/data-label="Dikecualikan">(\d+)/g)].map(([, count]) => count)).toEqual(['0', '30', '4', '34']);
    expect(page).toContain('Demi hukum: 3; Putusan: 1');
  });

  it('draw the longest bar for the most', () => {
    const page = figuresHtml(LIST, of(COUNTED));
    expect([...page.matchAll(/<rect width="(\d+)"/g)].map(([, width]) => width)).toEqual(['0', '100', '13', '100', '25', '0']);
  });

  it('are a page when there is nothing yet', () => {
    const page = figuresHtml(LIST, of({}));
    expect(page).toContain('Belum ada informasi yang terbuka atau diperpanjang.');
    expect(page).not.toContain('<svg');
    expect(page).not.toMatch(/NaN|Infinity|null|undefined/);
  });
});
