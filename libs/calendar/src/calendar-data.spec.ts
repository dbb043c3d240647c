import { AppError, localDate } from '@tabir/kernel';
import { makeCalendar } from './calendar.js';
import { calendarVersion, type CalendarData, type CalendarDay } from './calendar-data.js';

const day = localDate;
const listed = (date: string, changes: Partial<CalendarDay> = {}): CalendarDay => ({
  date: day(date),
  name: 'Hari libur',
  kind: 'national-holiday',
  source: 'decree',
  provisional: false,
  ...changes,
});
const data: CalendarData = {
  zone: 'Asia/Makassar',
  week: 5,
  cutiBersama: true,
  from: day('2026-01-01'),
  until: day('2026-12-31'),
  decrees: [{ id: 'decree', title: 'A decree', signedOn: day('2025-09-01'), years: [2026] }],
  days: [listed('2026-03-03'), listed('2026-03-03', { kind: 'swapped-day-off' }), listed('2026-05-01')],
};

describe('calendarVersion', () => {
  it('is the SHA-256 of the canonical bytes, as text that fits into an address', () => {
    expect(calendarVersion({ ...data, decrees: [], days: [] })).toBe('Yozj_JDdZmEMJ19pGjb8vBjXur_4VXTgTtVLjzd7CkU');
    expect(calendarVersion(data)).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(makeCalendar(data).version).toBe(calendarVersion(data));
    expect(makeCalendar(data).data).toBe(data);
  });

  it('does not depend on the order in which members were written', () => {
    const { days, ...rest } = data;
    expect(calendarVersion({ days, ...rest })).toBe(calendarVersion(data));
  });

  it.each<[string, Partial<CalendarData>]>([
    ['zone', { zone: 'Asia/Jakarta' }],
    ['week', { week: 6 }],
    ['cutiBersama', { cutiBersama: false }],
    ['span', { until: day('2027-12-31') }],
    ['decrees', { decrees: [...data.decrees, { ...data.decrees[0]!, id: 'another' }] }],
    ['days', { days: data.days.slice(1) }],
    ['a name', { days: [{ ...data.days[0]!, name: 'Hari lain' }, ...data.days.slice(1)] }],
  ])('changes with the %s', (_what, change) => {
    expect(calendarVersion({ ...data, ...change })).not.toBe(calendarVersion(data));
  });
});

describe('makeCalendar', () => {
  it.each<[string, Partial<CalendarData>, string, object]>([
    [
      'an end before its beginning',
      { until: day('2025-12-31') },
      'Let the calendar end on or after',
      { from: '2026-01-01', until: '2025-12-31' },
    ],
    ['a beginning that is no day', { from: '2026-02-30' as never }, 'Let the calendar end on or after', {}],
    ['an end that is no day', { until: '2026-13-01' as never }, 'Let the calendar end on or after', {}],
    ['a week of seven days', { week: 7 as never }, 'Choose a week of 5 or 6 working days.', { week: 7 }],
    ['a zone that is none', { zone: 'Asia/Bontang' }, '"Asia/Bontang" is not in it.', { zone: 'Asia/Bontang' }],
    [
      'two decrees of one id',
      { decrees: [data.decrees[0]!, data.decrees[0]!] },
      'Give every decree an id of its own, other than "forecast".',
      { ids: ['decree', 'decree'] },
    ],
    [
      'a decree that calls itself a forecast',
      { decrees: [...data.decrees, { ...data.decrees[0]!, id: 'forecast' }] },
      'Give every decree an id of its own',
      {},
    ],
    [
      'a day before its beginning',
      { days: [listed('2025-12-31')] },
      'List only days from 2026-01-01 to 2026-12-31; "2025-12-31" is none.',
      { date: '2025-12-31', kind: 'national-holiday', source: 'decree' },
    ],
    ['a day after its end', { days: [listed('2027-01-01')] }, '"2027-01-01" is none.', {}],
    ['a day that is none', { days: [{ ...listed('2026-01-01'), date: '2026-02-29' as never }] }, '"2026-02-29" is none.', {}],
    [
      'an unknown kind',
      { days: [listed('2026-01-01', { kind: 'holiday' as never })] },
      'Give 2026-01-01 one of the kinds national-holiday, cuti-bersama, swapped-day-off, swapped-workday.',
      {},
    ],
    [
      'days out of order',
      { days: [listed('2026-05-01'), listed('2026-03-03')] },
      'List the days in order of date and kind, each once; 2026-03-03 (national-holiday) stands wrong.',
      {},
    ],
    [
      'kinds out of order',
      { days: [listed('2026-05-01'), listed('2026-05-01', { kind: 'cuti-bersama' })] },
      '2026-05-01 (cuti-bersama) stands wrong.',
      {},
    ],
    [
      'a day twice',
      { days: [listed('2026-05-01'), listed('2026-05-01', { name: 'x' })] },
      '2026-05-01 (national-holiday) stands wrong.',
      {},
    ],
    [
      'a day from a decree that it does not have',
      { days: [listed('2026-05-01', { source: 'other' })] },
      'Say where 2026-05-01 comes from: a decree of this calendar, or a forecast, which is provisional.',
      { source: 'other' },
    ],
    [
      'a forecast that is certain',
      { days: [listed('2026-05-01', { source: 'forecast' })] },
      'Say where 2026-05-01 comes from',
      {},
    ],
  ])('refuses %s', (_what, change, message, meta) => {
    let error: unknown;
    try {
      makeCalendar({ ...data, ...change });
    } catch (caught) {
      error = caught;
    }
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ kind: 'invalid', code: 'calendar.invalid-data', meta });
    expect((error as AppError).message).toContain(message);
  });

  it('keeps the reason why a zone was refused', () => {
    let error: unknown;
    try {
      makeCalendar({ ...data, zone: 'Asia/Bontang' });
    } catch (caught) {
      error = caught;
    }
    expect((error as AppError).cause).toBeInstanceOf(Error);
  });

  it('takes a single day, its first and its last day listed, and a forecast', () => {
    const one = {
      ...data,
      until: data.from,
      decrees: [],
      days: [listed('2026-01-01', { source: 'forecast', provisional: true })],
    };
    expect(makeCalendar(one).isWorkingDay(data.from)).toBe(false);
    expect(makeCalendar({ ...data, days: [listed('2026-01-01'), listed('2026-12-31')] }).isWorkingDay(data.until)).toBe(false);
  });
});
