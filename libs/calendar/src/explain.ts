import type { LocalDate } from '@tabir/kernel';
import type { CalendarData, DayKind, Decree } from './calendar-data.js';
import { isDoubtful, yearOf, type DayIndex } from './day-index.js';

/** A day that was passed, and why it did not count. */
export interface SkippedDay {
  readonly date: LocalDate;
  readonly why: 'weekend' | DayKind;
  readonly name?: string;
  readonly source?: string;
  readonly provisional: boolean;
}

/** A day that counted although many would expect it not to: a swapped workday, or cuti bersama in an office that works then. */
export interface CountedAnyway {
  readonly date: LocalDate;
  readonly why: 'swapped-workday' | 'cuti-bersama';
  readonly name: string;
  readonly source: string;
  readonly provisional: boolean;
}

/**
 * The whole answer to "why this date?". Between `from` (which does not count) and `result` (which does) every calendar day is
 * either one of `workingDays` or in `skipped`.
 */
export interface Explanation {
  readonly from: LocalDate;
  readonly direction: 'before' | 'after';
  readonly workingDays: number;
  readonly result: LocalDate;
  /** Whether a later decree may still move the result. */
  readonly provisional: boolean;
  readonly version: string;
  readonly week: 5 | 6;
  readonly cutiBersama: boolean;
  /** Only the days that did not count, in the order of counting. */
  readonly skipped: readonly SkippedDay[];
  readonly countedAnyway: readonly CountedAnyway[];
  /** The decrees of the years that the count passed through, and the years that have none. */
  readonly decrees: readonly Decree[];
  readonly yearsWithoutDecree: readonly number[];
}

export interface Counted {
  readonly data: CalendarData;
  readonly days: DayIndex;
  readonly version: string;
}

export function explain(
  { data, days, version }: Counted,
  direction: Explanation['direction'],
  workingDays: number,
  start: number,
  result: number,
): Explanation {
  const step = direction === 'before' ? -1 : 1;
  const passed = Array.from({ length: Math.abs(result - start) }, (_, i) => start + step * (i + 1));
  const years = [...new Set(passed.map((position) => yearOf(days.dateAt(position))))].sort((a, b) => a - b);
  const decrees = data.decrees.filter((decree) => decree.years.some((year) => years.includes(year)));
  const [first, last] = direction === 'before' ? [result, start - 1] : [start + 1, result];
  return {
    from: days.dateAt(start),
    direction,
    workingDays,
    result: days.dateAt(result),
    provisional: isDoubtful(days, first, last),
    version,
    week: data.week,
    cutiBersama: data.cutiBersama,
    skipped: passed.flatMap((position) => skippedAt(days, position)),
    countedAnyway: passed.flatMap((position) => countedAnywayAt(days, position)),
    decrees,
    yearsWithoutDecree: years.filter((year) => !decrees.some((decree) => decree.years.includes(year))),
  };
}

function skippedAt(days: DayIndex, position: number): SkippedDay[] {
  const off = days.dayOff(position);
  if (!off) return [];
  const { why, listed } = off;
  return [
    {
      date: days.dateAt(position),
      why,
      ...(listed && { name: listed.name, source: listed.source }),
      // A weekend stays one, whatever becomes of the holiday that falls on it.
      provisional: why !== 'weekend' && listed?.provisional === true,
    },
  ];
}

function countedAnywayAt(days: DayIndex, position: number): CountedAnyway[] {
  if (days.dayOff(position)) return [];
  return days.listedAt(position).flatMap(({ kind, ...day }) => {
    if (kind !== 'swapped-workday' && kind !== 'cuti-bersama') return [];
    return [{ ...day, why: kind }];
  });
}
