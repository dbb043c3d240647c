import { dayBeside, patternsOf } from './paper-number.js';

describe('the patterns of a unit', () => {
  it('are its own, and none where nothing was set', () => {
    const settings = { numberPatterns: { kota: { sheet: 'LPK/{n}/{year}' } } };
    expect(patternsOf(settings, 'kota')).toEqual({ sheet: 'LPK/{n}/{year}' });
    expect(patternsOf(settings, 'kabupaten')).toEqual({});
    expect(patternsOf(settings, null)).toEqual({});
    expect(patternsOf({}, 'kota')).toEqual({});
    expect(patternsOf(undefined, 'kota')).toEqual({});
  });
});

describe('the day beside a number', () => {
  const data = { date: '2026-01-05', sheet: { date: '2026-01-02' }, papers: [{}, { date: '2026-01-03' }], minutes: { date: '' } };

  it.each([
    ['root_number', '2026-01-05'],
    ['root_sheet_number', '2026-01-02'],
    ['root_papers_1_number', '2026-01-03'],
    ['root_papers_0_number', undefined],
    ['root_minutes_number', undefined],
    ['root_determination_sheet_number', undefined],
  ])('of %s is %s', (id, day) => expect(dayBeside(data, id, 'date')).toBe(day));

  it('is nowhere in an empty form', () => expect(dayBeside(undefined, 'root_number', 'date')).toBeUndefined());
});
