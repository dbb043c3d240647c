import { dateOfEpochDay, epochDay, localDate, type LocalDate } from '@tabir/kernel';
import type { CalendarData, CalendarDay, DayKind } from './calendar-data.js';

/** Why a day does not count. The listed day is named on weekends too, for those who wonder where their holiday went. */
export interface DayOff {
  readonly why: 'weekend' | DayKind;
  readonly listed?: CalendarDay | undefined;
}

/**
 * A calendar laid out by day number, so that a count is two look-ups however long it is. Days are positions from 0, the first
 * day that the calendar covers.
 */
export interface DayIndex {
  readonly length: number;
  positionOf(date: LocalDate): number;
  dateAt(position: number): LocalDate;
  /** Working days before this position. */
  workedBefore(position: number): number;
  /** The position of the working day with this rank, from 0; undefined beyond the calendar. */
  workday(rank: number): number | undefined;
  /** Days before this position that may still change. */
  doubtfulBefore(position: number): number;
  dayOff(position: number): DayOff | undefined;
  listedAt(position: number): readonly CalendarDay[];
}

export function indexDays(data: CalendarData): DayIndex {
  const first = epochDay(data.from);
  const length = epochDay(data.until) - first + 1;
  const positionOf = (date: LocalDate): number => epochDay(date) - first;
  const dateAt = (position: number): LocalDate => dateText(first + position);

  const listed = groupByPosition(data.days, positionOf);
  const listedAt = (position: number): readonly CalendarDay[] => listed.get(position) ?? NONE;
  const dayOff = (position: number): DayOff | undefined => dayOffBy(data, weekday(first + position), listedAt(position));

  const settled = settledDays(data, positionOf, length);
  const worked = new Int32Array(length + 1);
  const doubtful = new Int32Array(length + 1);
  const workdays: number[] = [];
  for (let position = 0; position < length; position++) {
    if (!dayOff(position)) workdays.push(position);
    worked[position + 1] = workdays.length;
    const mayChange = settled[position] === 0 || listedAt(position).some((day) => day.provisional);
    doubtful[position + 1] = at(doubtful, position) + Number(mayChange);
  }

  return {
    length,
    positionOf,
    dateAt,
    workedBefore: (position) => at(worked, position),
    workday: (rank) => workdays[rank],
    doubtfulBefore: (position) => at(doubtful, position),
    dayOff,
    listedAt,
  };
}

/** Whether any day from the first to the last position, both included, may still change. */
export const isDoubtful = (days: DayIndex, first: number, last: number): boolean =>
  days.doubtfulBefore(last + 1) > days.doubtfulBefore(first);

const texts = new Map<number, LocalDate>();

/** Writing a date is the dearest part of a count, and its text is the same for every calendar. */
function dateText(epochDay: number): LocalDate {
  const known = texts.get(epochDay) ?? dateOfEpochDay(epochDay);
  texts.set(epochDay, known);
  return known;
}

/** 1 on the days of years that have a decree. */
function settledDays(data: CalendarData, positionOf: (date: LocalDate) => number, length: number): Uint8Array {
  const settled = new Uint8Array(length);
  for (const year of data.decrees.flatMap((decree) => decree.years)) {
    const start = positionOf(localDate(`${year}-01-01`));
    settled.fill(1, Math.max(0, start), Math.max(0, positionOf(localDate(`${year}-12-31`)) + 1));
  }
  return settled;
}

const NONE: readonly CalendarDay[] = [];
const WEEKEND: DayOff = { why: 'weekend' };

export const yearOf = (date: LocalDate): number => Number(date.slice(0, 4));

/** 1 = Monday … 7 = Sunday; day 0 (1970-01-01) was a Thursday. */
const weekday = (epochDay: number): number => ((((epochDay + 3) % 7) + 7) % 7) + 1;

/** Reads a table at a position that the caller knows to be inside it. */
function at(table: Int32Array, position: number): number {
  // eslint-disable-next-line @typescript-eslint/no-non-null-assertion -- a branch for what cannot be would never be taken
  return table[position]!;
}

function groupByPosition(days: readonly CalendarDay[], positionOf: (date: LocalDate) => number): Map<number, CalendarDay[]> {
  const groups = new Map<number, CalendarDay[]>();
  for (const day of days) {
    const position = positionOf(day.date);
    const group = groups.get(position);
    if (group) group.push(day);
    else groups.set(position, [day]);
  }
  return groups;
}

/**
 * The one rule of what counts. A swapped workday wins over everything, since a decree that names it means it; then the weekend,
 * which needs no decree; then the days off.
 */
function dayOffBy(data: CalendarData, weekday: number, listed: readonly CalendarDay[]): DayOff | undefined {
  if (listed.length === 0) return weekday > data.week ? WEEKEND : undefined;
  const find = (kind: DayKind): CalendarDay | undefined => listed.find((day) => day.kind === kind);
  if (find('swapped-workday')) return undefined;
  if (weekday > data.week) return { ...WEEKEND, listed: listed[0] };
  const off = find('national-holiday') ?? find('swapped-day-off') ?? (data.cutiBersama ? find('cuti-bersama') : undefined);
  return off && { why: off.kind, listed: off };
}
