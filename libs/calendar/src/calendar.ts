import { AppError, epochDay, type Instant, type LocalDate } from '@tabir/kernel';
import { assertCalendarData, calendarVersion, type CalendarData } from './calendar-data.js';
import { indexDays, isDoubtful } from './day-index.js';
import { explain, type Explanation } from './explain.js';
import { zoneDays } from './zone-days.js';

/**
 * Which days count, where they begin, and why. Every function is pure; a date outside the covered span is refused
 * (`calendar.out-of-range`), never guessed.
 */
export interface Calendar {
  readonly version: string;
  readonly zone: string;
  readonly data: CalendarData;
  isWorkingDay(d: LocalDate): boolean;
  /** Steps back from d, which is day zero and does not count, to the day on which the count of working days reaches n. */
  workingDaysBefore(d: LocalDate, n: number): LocalDate;
  /** The same forward. */
  workingDaysAfter(d: LocalDate, n: number): LocalDate;
  /** Working days in (a, b]: after a, up to and with b. Negative when b is earlier. */
  workingDaysBetween(a: LocalDate, b: LocalDate): number;
  /** 00:00 of the day in the office's zone. */
  startOf(d: LocalDate): Instant;
  /** 00:00 of the next day: the first moment that no longer belongs to d. */
  endOf(d: LocalDate): Instant;
  /** The day on the office's wall. */
  dateOf(at: Instant): LocalDate;
  /** Whether anything between the two days, both included, may still change: a provisional day, a year without a decree. */
  provisional(from: LocalDate, to: LocalDate): boolean;
  explainBefore(d: LocalDate, n: number): Explanation;
  explainAfter(d: LocalDate, n: number): Explanation;
}

export function makeCalendar(data: CalendarData): Calendar {
  assertCalendarData(data);
  const days = indexDays(data);
  const version = calendarVersion(data);
  const zone = zoneDays(data.zone);

  const first = epochDay(data.from);
  const opens = zone.start(first);
  const closes = zone.start(first + days.length);

  const position = (d: LocalDate): number => {
    const found = days.positionOf(d);
    if (found >= 0 && found < days.length) return found;
    throw outOfRange(data, d);
  };
  const ranked = (from: number, n: number, rank: number): number => {
    if (!Number.isSafeInteger(n) || n < 0)
      throw new AppError('invalid', 'calendar.invalid-count', 'Count a whole number of working days, 0 or more.', { n });
    const found = n === 0 ? from : days.workday(rank);
    if (found === undefined) throw outOfRange(data, days.dateAt(from), n);
    return found;
  };
  const before = (from: number, n: number): number => ranked(from, n, days.workedBefore(from) - n);
  const after = (from: number, n: number): number => ranked(from, n, days.workedBefore(from + 1) + n - 1);
  const counted = { data, days, version };

  return {
    version,
    zone: data.zone,
    data,
    isWorkingDay: (d) => days.workedBefore(position(d) + 1) > days.workedBefore(position(d)),
    workingDaysBefore: (d, n) => days.dateAt(before(position(d), n)),
    workingDaysAfter: (d, n) => days.dateAt(after(position(d), n)),
    workingDaysBetween: (a, b) => days.workedBefore(position(b) + 1) - days.workedBefore(position(a) + 1),
    startOf: (d) => zone.start(first + position(d)),
    endOf: (d) => zone.start(first + position(d) + 1),
    dateOf: (at) => {
      if (at < opens || at >= closes) throw outOfRange(data, at);
      return days.dateAt(zone.dayOf(at) - first);
    },
    provisional: (from, to) =>
      from > to ? isDoubtful(days, position(to), position(from)) : isDoubtful(days, position(from), position(to)),
    explainBefore: (d, n) => explain(counted, 'before', n, position(d), before(position(d), n)),
    explainAfter: (d, n) => explain(counted, 'after', n, position(d), after(position(d), n)),
  };
}

/** Only a longer calendar can answer for days outside the span. */
function outOfRange({ from, until }: CalendarData, start: LocalDate | Instant, workingDays?: number): AppError {
  const what = workingDays === undefined ? start : `${workingDays} working days from ${start}`;
  return new AppError(
    'invalid',
    'calendar.out-of-range',
    `The calendar covers ${from} to ${until} and cannot answer for ${what}; choose a date in that span or activate a longer calendar.`,
    { start, from, until, ...(workingDays !== undefined && { workingDays }) },
  );
}
