import { dayIn, daysBetween, isMoment, lastDayBefore, longDay, longMoment, startOfDay, withLongDays } from './format.js';

const WITA = 'Asia/Makassar';

describe('days and moments as people read them', () => {
  it('names months in the language of the page', () => {
    expect([longDay('2027-10-13', 'id'), longDay('2027-10-13', 'en')]).toEqual(['13 Oktober 2027', '13 October 2027']);
  });

  it('leaves what is no day as it is', () => {
    expect([longDay('lusa', 'id'), longDay('2027-13-45', 'id')]).toEqual(['lusa', '2027-13-45']);
  });

  it('tells moments in the zone of the office', () => {
    expect(longMoment('2027-10-13T16:00:00.000Z', WITA, 'id')).toMatch(/^14 Oktober 2027 pukul 00\.00/);
    expect(dayIn('2027-10-13T15:59:59.999Z', WITA)).toBe('2027-10-13');
  });

  it('knows a moment from a day, a number and a sentence', () => {
    const texts = ['2027-10-13T16:00:00.000Z', '2027-10-13', '188.4/1', 'Sejak 2027-10-13T16:00:00.000Z'];
    expect(texts.map(isMoment)).toEqual([true, false, false, false]);
  });

  it('takes a deadline at midnight as the end of the day before', () => {
    expect(lastDayBefore('2027-10-13T16:00:00.000Z', WITA)).toBe('2027-10-13');
    expect(lastDayBefore('2027-10-13T16:00:00.001Z', WITA)).toBe('2027-10-14');
  });

  it('counts days over a change of year and a leap day', () => {
    expect([
      daysBetween('2027-12-31', '2028-01-01'),
      daysBetween('2028-02-28', '2028-03-01'),
      daysBetween('2027-01-02', '2027-01-01'),
    ]).toEqual([1, 2, -1]);
  });

  it.each([
    ['2027-10-14', WITA, '2027-10-13T16:00:00.000Z'],
    ['2027-03-28', 'Europe/Berlin', '2027-03-27T23:00:00.000Z'],
    ['2027-03-29', 'Europe/Berlin', '2027-03-28T22:00:00.000Z'],
    ['2027-01-01', 'America/New_York', '2027-01-01T05:00:00.000Z'],
  ])('knows when %s begins in %s', (day, zone, moment) => {
    expect(startOfDay(day, zone)).toBe(moment);
  });

  it('writes out the days of a sentence', () => {
    expect(withLongDays('Berakhir 2027-10-13, nomor 188-2027-10.', 'id')).toBe('Berakhir 13 Oktober 2027, nomor 188-2027-10.');
  });
});
