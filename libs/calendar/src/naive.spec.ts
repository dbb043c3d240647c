import { dateIn, dayOfWeek, localDate, plusDays, plusMs, startOfDay, type LocalDate } from '@tabir/kernel';
import fc from 'fast-check';
import { makeCalendar } from './calendar.js';
import { DAY_KINDS, orderOfDays, type CalendarData, type CalendarDay, type Decree } from './calendar-data.js';
import { indonesianCalendar } from './indonesian.js';
import { reviseCalendar } from './revise.js';

/*
 * A second way to count, as plain as possible: one day after the other, looking through the whole list for each. It shares with
 * the calendar nothing but the types.
 */
function counts(data: CalendarData, date: LocalDate): boolean {
  const kinds = data.days.filter((day) => day.date === date).map((day) => day.kind);
  if (kinds.includes('swapped-workday')) return true;
  if (dayOfWeek(date) === 7 || (dayOfWeek(date) === 6 && data.week === 5)) return false;
  if (kinds.includes('national-holiday') || kinds.includes('swapped-day-off')) return false;
  return !(kinds.includes('cuti-bersama') && data.cutiBersama);
}

function naive(data: CalendarData, from: LocalDate, n: number, step: 1 | -1): LocalDate | 'calendar.out-of-range' {
  let date = from;
  for (let count = 0; count < n;) {
    date = plusDays(date, step);
    if (date < data.from || date > data.until) return 'calendar.out-of-range';
    if (counts(data, date)) count += 1;
  }
  return date;
}

function naiveBetween(data: CalendarData, a: LocalDate, b: LocalDate): number {
  if (b < a) return -naiveBetween(data, b, a);
  let count = 0;
  for (let date = a; date < b;) {
    date = plusDays(date, 1);
    if (counts(data, date)) count += 1;
  }
  return count;
}

const mayChange = (data: CalendarData, date: LocalDate): boolean =>
  !data.decrees.some((decree) => decree.years.includes(Number(date.slice(0, 4)))) ||
  data.days.some((day) => day.date === date && day.provisional);

/** The result, or the code of the refusal. */
function outcome<T>(work: () => T): T | string {
  try {
    return work();
  } catch (error) {
    return (error as { code: string }).code;
  }
}

const START = localDate('2025-11-20');
const dayAt = (offset: number): LocalDate => plusDays(START, offset);

const calendarData: fc.Arbitrary<CalendarData> = fc
  .record({
    zone: fc.constantFrom('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura', 'Europe/Amsterdam', 'America/Sao_Paulo'),
    week: fc.constantFrom(5 as const, 6 as const),
    cutiBersama: fc.boolean(),
    length: fc.integer({ min: 1, max: 400 }),
    decrees: fc.subarray<Decree>([
      { id: 'a', title: 'A', signedOn: START, years: [2025] },
      { id: 'b', title: 'B', signedOn: START, years: [2026, 2027] },
      { id: 'c', title: 'C', signedOn: START, years: [2026] },
    ]),
    // Many in a row now and then, as at Lebaran.
    listed: fc.uniqueArray(fc.tuple(fc.nat(499), fc.constantFrom(...DAY_KINDS), fc.boolean()), {
      maxLength: 120,
      selector: ([offset, kind]) => `${offset} ${kind}`,
    }),
  })
  .map(({ length, listed, decrees, ...rest }) => {
    const days = listed
      .filter(([offset]) => offset < length)
      .map(([offset, kind, provisional]): CalendarDay => {
        const source = provisional ? 'forecast' : (decrees[0]?.id ?? 'forecast');
        return { date: dayAt(offset), name: kind, kind, source, provisional: provisional || source === 'forecast' };
      });
    return { ...rest, decrees, from: START, until: dayAt(length - 1), days: days.sort(orderOfDays) };
  });

const withDays = (count: number): fc.Arbitrary<{ data: CalendarData; dates: LocalDate[] }> =>
  calendarData.chain((data) => {
    const last = naiveLength(data) - 1;
    return fc.record({
      data: fc.constant(data),
      dates: fc.array(fc.nat(last).map(dayAt), { minLength: count, maxLength: count }),
    });
  });
const naiveLength = (data: CalendarData): number => Math.round((Date.parse(data.until) - Date.parse(data.from)) / 86_400_000) + 1;

const seed = Date.now() % 2 ** 31;
const check = <T extends unknown[]>(property: fc.IProperty<T>): void => {
  fc.assert(property, { seed, numRuns: 100 });
};

describe(`a calendar beside a naive count (fast-check seed ${seed})`, () => {
  it('agrees on every single day', () => {
    check(
      fc.property(withDays(1), ({ data, dates: [d] }) => {
        expect(makeCalendar(data).isWorkingDay(d!)).toBe(counts(data, d!));
      }),
    );
  });

  it('agrees in both directions, and on what lies beyond the calendar', () => {
    check(
      fc.property(withDays(1), fc.nat(120), ({ data, dates: [d] }, n) => {
        const k = makeCalendar(data);
        expect(outcome(() => k.workingDaysBefore(d!, n))).toBe(naive(data, d!, n, -1));
        expect(outcome(() => k.workingDaysAfter(d!, n))).toBe(naive(data, d!, n, 1));
      }),
    );
  });

  it('agrees on the number of days between two', () => {
    check(
      fc.property(withDays(2), ({ data, dates: [a, b] }) => {
        expect(makeCalendar(data).workingDaysBetween(a!, b!)).toBe(naiveBetween(data, a!, b!) + 0);
      }),
    );
  });

  it('takes back forward what it counted backward, and the other way round', () => {
    check(
      fc.property(withDays(1), fc.integer({ min: 1, max: 90 }), ({ data, dates: [d] }, n) => {
        const k = makeCalendar(data);
        const after = naive(data, d!, n, 1);
        if (after !== 'calendar.out-of-range') {
          expect(k.workingDaysBetween(d!, after)).toBe(n);
          if (counts(data, d!)) expect(k.workingDaysBefore(after, n)).toBe(d);
        }
        const before = naive(data, d!, n, -1);
        if (before !== 'calendar.out-of-range') {
          expect(k.workingDaysBetween(before, d!)).toBe(counts(data, d!) ? n : n - 1);
          if (counts(data, d!)) expect(k.workingDaysAfter(before, n)).toBe(d);
        }
      }),
    );
  });

  it('never turns the order of days or of counts around', () => {
    check(
      fc.property(withDays(2), fc.nat(60), fc.integer({ min: 1, max: 60 }), ({ data, dates: [a, b] }, n, more) => {
        const k = makeCalendar(data);
        const [early, late] = a! <= b! ? [a!, b!] : [b!, a!];
        const [one, two, three] = [naive(data, early, n, -1), naive(data, late, n, -1), naive(data, late, n + more, -1)];
        if (one !== 'calendar.out-of-range') expect(k.workingDaysBefore(early, n) <= k.workingDaysBefore(late, n)).toBe(true);
        if (two !== 'calendar.out-of-range' && three !== 'calendar.out-of-range')
          expect(k.workingDaysBefore(late, n + more) < k.workingDaysBefore(late, n)).toBe(true);
      }),
    );
  });

  it('explains every day on the way once, in order, and says whether any of them may change', () => {
    check(
      fc.property(withDays(1), fc.nat(60), fc.boolean(), ({ data, dates: [d] }, n, back) => {
        const result = naive(data, d!, n, back ? -1 : 1);
        fc.pre(result !== 'calendar.out-of-range');
        const k = makeCalendar(data);
        const why = back ? k.explainBefore(d!, n) : k.explainAfter(d!, n);
        const passed: LocalDate[] = [];
        for (let date = d!; date !== result; passed.push(date)) date = plusDays(date, back ? -1 : 1);
        expect(why.result).toBe(result);
        expect(why.skipped.map((day) => day.date)).toEqual(passed.filter((date) => !counts(data, date)));
        expect(why.provisional).toBe(passed.some((date) => mayChange(data, date)));
        const years = new Set(passed.map((date) => Number(date.slice(0, 4))));
        const settled = [...years].filter((year) => why.decrees.some((decree) => decree.years.includes(year)));
        expect([...settled, ...why.yearsWithoutDecree].sort()).toEqual([...years].sort());
        for (const day of why.skipped) expect(day.provisional && !mayChange(data, day.date)).toBe(false);
      }),
    );
  });

  it('agrees on what is provisional', () => {
    check(
      fc.property(withDays(2), ({ data, dates: [a, b] }) => {
        const [from, to] = a! <= b! ? [a!, b!] : [b!, a!];
        let expected = false;
        for (let date = from; date <= to; date = plusDays(date, 1)) expected ||= mayChange(data, date);
        expect(makeCalendar(data).provisional(a!, b!)).toBe(expected);
      }),
    );
  });

  it('begins and ends its days where the zone says', () => {
    check(
      fc.property(withDays(1), fc.nat(86_399_999), ({ data, dates: [d] }, ms) => {
        const k = makeCalendar(data);
        expect(k.startOf(d!)).toBe(startOfDay(d!, data.zone));
        expect(k.endOf(d!)).toBe(startOfDay(plusDays(d!, 1), data.zone));
        expect(k.dateOf(plusMs(k.endOf(d!), -1))).toBe(d);
        const at = plusMs(k.startOf(d!), ms);
        expect(outcome(() => k.dateOf(at))).toBe(at < k.endOf(data.until) ? dateIn(at, data.zone) : 'calendar.out-of-range');
      }),
    );
  });
});

describe(`a revision (fast-check seed ${seed})`, () => {
  it('never moves a date whose way does not lead through its years', () => {
    const { days, ...rest } = indonesianCalendar();
    const until = localDate('2034-12-31');
    const data = { ...rest, until, days: days.filter((day) => day.date <= until) };
    const before = makeCalendar(data);
    const year = fc.integer({ min: 2026, max: 2034 });
    const offsets = fc.uniqueArray(fc.nat(364), { maxLength: 40 });
    check(
      fc.property(year, offsets, fc.integer({ min: -800, max: 800 }), fc.nat(90), (of, listed, distance, n) => {
        const first = localDate(`${of}-01-01`);
        const revised = reviseCalendar(data, {
          decree: { id: 'revision', title: 'R', signedOn: first, years: [of] },
          add: listed.map((offset) => ({ date: plusDays(first, offset), kind: 'swapped-day-off', name: 'R' })),
          remove: [],
        });
        const after = makeCalendar(revised);
        const d = plusDays(first, distance);
        fc.pre(d <= data.until);
        const way = [before.workingDaysBefore(d, n), d] as const;
        const touched = (date: LocalDate): boolean => date.startsWith(`${of}-`);
        if (!touched(way[0]) && !touched(plusDays(d, -1)) && !(way[0] < first && d > first)) {
          expect(after.workingDaysBefore(d, n)).toBe(way[0]);
          expect(after.explainBefore(d, n)).toEqual({ ...before.explainBefore(d, n), version: after.version });
        } else expect(after.workingDaysBefore(d, n)).toBe(naive(revised, d, n, -1));
      }),
    );
  });
});
