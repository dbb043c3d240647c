import { AppError, instant, localDate, plusMs } from '@tabir/kernel';
import { makeCalendar, type Calendar } from './calendar.js';
import type { CalendarData } from './calendar-data.js';
import { indonesianCalendar } from './indonesian.js';

const day = localDate;
let office: Calendar;

/** Ten days from Monday 2 to Wednesday 11 February 2026, with every kind of day in them. */
const small: CalendarData = {
  zone: 'Asia/Makassar',
  week: 5,
  cutiBersama: true,
  from: day('2026-02-02'),
  until: day('2026-02-11'),
  decrees: [{ id: 'decree', title: 'A decree', signedOn: day('2025-09-01'), years: [2026] }],
  days: [
    { date: day('2026-02-03'), name: 'Holiday', kind: 'national-holiday', source: 'decree', provisional: false },
    { date: day('2026-02-05'), name: 'Leave', kind: 'cuti-bersama', source: 'decree', provisional: false },
    { date: day('2026-02-06'), name: 'Given back', kind: 'swapped-day-off', source: 'decree', provisional: false },
    { date: day('2026-02-07'), name: 'Worked', kind: 'swapped-workday', source: 'decree', provisional: false },
  ],
};

const working = (calendar: Calendar): string[] =>
  Array.from({ length: 10 }, (_, i) => day(`2026-02-${String(i + 2).padStart(2, '0')}`))
    .filter((date) => calendar.isWorkingDay(date))
    .map((date) => date.slice(8));

function refusal(work: () => unknown): AppError {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('Nothing was refused.');
}

describe('isWorkingDay', () => {
  it('leaves out weekends, holidays, leave and days given back, and counts a weekend on which people work', () => {
    expect(working(makeCalendar(small))).toEqual(['02', '04', '07', '09', '10', '11']);
  });

  it('counts cuti bersama where the office works on them', () => {
    expect(working(makeCalendar({ ...small, cutiBersama: false }))).toEqual(['02', '04', '05', '07', '09', '10', '11']);
  });

  it('counts Saturdays, never Sundays, in a week of six days', () => {
    const days = small.days.filter((one) => one.kind !== 'swapped-workday');
    expect(working(makeCalendar({ ...small, days }))).toEqual(['02', '04', '09', '10', '11']);
    expect(working(makeCalendar({ ...small, week: 6, days }))).toEqual(['02', '04', '07', '09', '10', '11']);
  });

  it('knows the weekdays before 1970, too', () => {
    const old = makeCalendar({ ...small, from: day('1969-12-20'), until: day('1970-01-10'), decrees: [], days: [] });
    const sundays = ['1969-12-21', '1969-12-28', '1970-01-04'].map(day);
    expect(sundays.map((date) => old.isWorkingDay(date))).toEqual([false, false, false]);
    expect(['1969-12-22', '1969-12-26', '1970-01-05'].map(day).map((date) => old.isWorkingDay(date))).toEqual([true, true, true]);
    expect(old.workingDaysBetween(day('1969-12-20'), day('1970-01-10'))).toBe(15);
  });

  it.each(['national-holiday', 'swapped-day-off', 'cuti-bersama'] as const)('lets a swapped workday win over a %s', (kind) => {
    const both = (['swapped-workday', kind] as const).map((one) => ({ ...small.days[0]!, date: day('2026-02-10'), kind: one }));
    const days = both.sort((a, b) => (a.kind < b.kind ? -1 : 1));
    expect(makeCalendar({ ...small, days }).isWorkingDay(day('2026-02-10'))).toBe(true);
    expect(makeCalendar({ ...small, days: days.filter((one) => one.kind === kind) }).isWorkingDay(day('2026-02-10'))).toBe(false);
  });
});

describe('workingDaysBefore', () => {
  beforeEach(() => {
    office = makeCalendar(indonesianCalendar());
  });

  it.each([
    ['2026-12-31', 30, '2026-11-17'],
    ['2026-12-31', 60, '2026-10-06'],
    ['2026-12-31', 90, '2026-08-24'],
    ['2027-03-31', 30, '2027-02-04'],
    ['2027-03-31', 60, '2026-12-18'],
    ['2027-03-31', 90, '2026-11-06'],
    ['2027-10-13', 30, '2027-09-01'],
  ])('a period that ends %s has T−%i on %s', (end, n, date) => {
    expect(office.workingDaysBefore(day(end), n)).toBe(date);
  });

  it.each([
    ['2026-12-31', '2026-11-18'],
    ['2027-03-31', '2027-02-11'],
  ])('where cuti bersama count as working days a period that ends %s has T−30 on %s', (end, date) => {
    const onCutiBersama = makeCalendar(indonesianCalendar({ cutiBersama: false }));
    expect(onCutiBersama.workingDaysBefore(day(end), 30)).toBe(date);
  });

  it('stays on the day for a count of none, even on a day off', () => {
    expect(office.workingDaysBefore(day('2026-12-25'), 0)).toBe('2026-12-25');
    expect(office.workingDaysAfter(day('2026-12-27'), 0)).toBe('2026-12-27');
  });
});

describe('workingDaysAfter', () => {
  beforeEach(() => {
    office = makeCalendar(indonesianCalendar());
  });

  it('leaves out the day from which it counts', () => {
    expect(office.workingDaysAfter(day('2026-11-20'), 1)).toBe('2026-11-23');
    expect(office.workingDaysAfter(day('2026-11-21'), 1)).toBe('2026-11-23');
    expect(office.workingDaysAfter(day('2026-12-23'), 5)).toBe('2027-01-04');
  });
});

describe('workingDaysBetween', () => {
  it('counts after the first day, up to and with the last', () => {
    const k = makeCalendar(small);
    expect(k.workingDaysBetween(day('2026-02-02'), day('2026-02-04'))).toBe(1);
    expect(k.workingDaysBetween(day('2026-02-03'), day('2026-02-09'))).toBe(3);
    expect(k.workingDaysBetween(day('2026-02-04'), day('2026-02-04'))).toBe(0);
    expect(k.workingDaysBetween(day('2026-02-11'), day('2026-02-02'))).toBe(-5);
  });
});

describe('the borders of the calendar', () => {
  let k: Calendar;
  beforeEach(() => {
    k = makeCalendar(small);
  });
  const [first, last] = [small.from, small.until];
  const before = day('2026-02-01');
  const after = day('2026-02-12');

  it('are inside', () => {
    expect(k.workingDaysBefore(last, 5)).toBe(first);
    expect(k.workingDaysAfter(first, 5)).toBe(last);
    expect(k.startOf(first)).toBe('2026-02-01T16:00:00.000Z');
    expect(k.endOf(last)).toBe('2026-02-11T16:00:00.000Z');
    expect(k.dateOf(k.startOf(first))).toBe(first);
    expect(k.dateOf(plusMs(k.endOf(last), -1))).toBe(last);
    expect(k.provisional(first, last)).toBe(false);
  });

  it.each<[string, (calendar: Calendar) => unknown]>([
    ['isWorkingDay before', (c) => c.isWorkingDay(before)],
    ['isWorkingDay after', (c) => c.isWorkingDay(after)],
    ['workingDaysBefore', (c) => c.workingDaysBefore(after, 0)],
    ['workingDaysAfter', (c) => c.workingDaysAfter(before, 0)],
    ['workingDaysBetween, first', (c) => c.workingDaysBetween(before, last)],
    ['workingDaysBetween, last', (c) => c.workingDaysBetween(first, after)],
    ['startOf', (c) => c.startOf(after)],
    ['endOf', (c) => c.endOf(before)],
    ['dateOf before', (c) => c.dateOf(instant('2026-02-01T15:59:59.999Z'))],
    ['dateOf after', (c) => c.dateOf(instant('2026-02-11T16:00:00.000Z'))],
    ['dateOf at the end of time', (c) => c.dateOf(instant('9999-12-31T23:59:59.999Z'))],
    ['provisional, first', (c) => c.provisional(before, last)],
    ['provisional, last', (c) => c.provisional(first, after)],
    ['explainBefore', (c) => c.explainBefore(after, 1)],
    ['explainAfter', (c) => c.explainAfter(before, 1)],
    ['no date at all', (c) => c.isWorkingDay('besok' as typeof first)],
  ])('refuse what lies beyond them: %s', (_what, work) => {
    const error = refusal(() => work(k));
    expect(error).toMatchObject({ kind: 'invalid', code: 'calendar.out-of-range', meta: { from: first, until: last } });
    expect(error.meta).not.toHaveProperty('workingDays');
    expect(error.message).toBe(
      `The calendar covers 2026-02-02 to 2026-02-11 and cannot answer for ${String(error.meta.start)}; ` +
        'choose a date in that span or activate a longer calendar.',
    );
  });

  it.each<[string, (calendar: Calendar) => unknown, string]>([
    ['before', (c) => c.workingDaysBefore(last, 6), last],
    ['before, far', (c) => c.workingDaysBefore(last, 1_000_000), last],
    ['before, explained', (c) => c.explainBefore(last, 6), last],
    ['after', (c) => c.workingDaysAfter(first, 6), first],
    ['after, explained', (c) => c.explainAfter(first, 6), first],
  ])('refuse a count that runs over them: %s', (_what, work, start) => {
    const error = refusal(() => work(k));
    const workingDays = _what.includes('far') ? 1_000_000 : 6;
    expect(error).toMatchObject({ code: 'calendar.out-of-range', meta: { start, workingDays, from: first, until: last } });
    expect(error.message).toContain(`cannot answer for ${workingDays} working days from ${start};`);
  });

  it.each([-1, 0.5, NaN, Infinity, 2 ** 53])('a count of %p is refused', (n) => {
    for (const count of [() => k.workingDaysBefore(last, n), () => k.workingDaysAfter(first, n), () => k.explainAfter(first, n)])
      expect(refusal(count)).toMatchObject({
        kind: 'invalid',
        code: 'calendar.invalid-count',
        message: 'Count a whole number of working days, 0 or more.',
        meta: { n },
      });
  });
});

describe('the office’s days', () => {
  beforeEach(() => {
    office = makeCalendar(indonesianCalendar());
  });

  it('end when the next one begins: a period ending 13 October 2027 is public from the 14th, 00:00 WITA', () => {
    expect(office.endOf(day('2027-10-13'))).toBe('2027-10-13T16:00:00.000Z');
    expect(office.startOf(day('2027-10-14'))).toBe('2027-10-13T16:00:00.000Z');
    expect(office.dateOf(instant('2027-10-13T15:59:59.999Z'))).toBe('2027-10-13');
    expect(office.dateOf(instant('2027-10-13T16:00:00.000Z'))).toBe('2027-10-14');
  });

  it.each([
    ['Asia/Jakarta', '17'],
    ['Asia/Makassar', '16'],
    ['Asia/Jayapura', '15'],
  ])('begin in %s at %s:00 UTC', (zone, hour) => {
    const k = makeCalendar(indonesianCalendar({ zone }));
    expect(k.zone).toBe(zone);
    expect(k.startOf(day('2028-02-29'))).toBe(`2028-02-28T${hour}:00:00.000Z`);
    expect(k.endOf(day('2028-02-29'))).toBe(`2028-02-29T${hour}:00:00.000Z`);
  });

  it('follow a clock that changes between summer and winter', () => {
    const k = makeCalendar({ ...small, zone: 'Europe/Amsterdam', from: day('2026-01-01'), until: day('2026-12-31'), days: [] });
    expect(k.endOf(day('2026-03-29'))).toBe('2026-03-29T22:00:00.000Z');
    expect(k.startOf(day('2026-03-29'))).toBe('2026-03-28T23:00:00.000Z');
    expect(k.dateOf(instant('2026-10-24T22:00:00.000Z'))).toBe('2026-10-25');
    expect(k.dateOf(instant('2026-10-24T21:59:59.999Z'))).toBe('2026-10-24');
  });
});

describe('provisional', () => {
  beforeEach(() => {
    office = makeCalendar(indonesianCalendar());
  });

  it('is what lies in a year without a decree', () => {
    expect(office.provisional(day('2027-12-01'), day('2027-12-31'))).toBe(false);
    expect(office.provisional(day('2027-12-31'), day('2028-01-01'))).toBe(true);
    expect(office.provisional(day('2028-01-03'), day('2028-01-03'))).toBe(true);
    expect(office.provisional(day('2023-12-31'), day('2024-01-01'))).toBe(true);
    expect(office.provisional(day('2024-01-01'), day('2027-12-31'))).toBe(false);
  });

  it('is a day that its decree leaves open', () => {
    const [holiday, ...rest] = small.days;
    const k = makeCalendar({ ...small, days: [{ ...holiday!, provisional: true }, ...rest] });
    expect(k.provisional(day('2026-02-03'), day('2026-02-03'))).toBe(true);
    expect(k.provisional(day('2026-02-02'), day('2026-02-03'))).toBe(true);
    expect(k.provisional(day('2026-02-04'), day('2026-02-11'))).toBe(false);
    expect(k.provisional(day('2026-02-02'), day('2026-02-02'))).toBe(false);
  });

  it('does not mind which of the two days is named first', () => {
    expect(office.provisional(day('2028-01-01'), day('2027-12-31'))).toBe(true);
    expect(office.provisional(day('2027-12-31'), day('2024-01-01'))).toBe(false);
  });

  it('knows the years of a decree that reaches beyond the calendar', () => {
    const decrees = [{ id: 'wide', title: 'W', signedOn: day('2025-01-01'), years: [2024, 2025, 2026, 2027] }];
    const k = makeCalendar({ ...small, from: day('2025-12-30'), until: day('2026-01-02'), decrees, days: [] });
    expect(k.provisional(day('2025-12-30'), day('2026-01-02'))).toBe(false);
    const none = makeCalendar({
      ...small,
      from: day('2025-12-30'),
      until: day('2026-01-02'),
      decrees: [{ ...decrees[0]!, years: [2024, 2027] }],
      days: [],
    });
    expect(none.provisional(day('2025-12-30'), day('2025-12-30'))).toBe(true);
    expect(none.provisional(day('2026-01-02'), day('2026-01-02'))).toBe(true);
  });
});
