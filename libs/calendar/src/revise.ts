import { AppError, type LocalDate } from '@tabir/kernel';
import { assertCalendarData, FORECAST, orderOfDays, type CalendarData, type CalendarDay, type Decree } from './calendar-data.js';
import { yearOf } from './day-index.js';

export interface Revision {
  readonly decree: Decree;
  /** The days that the decree lists. */
  readonly add: readonly Pick<CalendarDay, 'date' | 'kind' | 'name'>[];
  /** The days that it takes back; everything that an earlier decree listed on them goes. */
  readonly remove: readonly LocalDate[];
}

/**
 * The calendar after a later or an amended decree. The decree settles its years: their forecast days go and nothing in them is
 * provisional any longer. Nothing outside its years changes.
 */
export function reviseCalendar(data: CalendarData, { decree, add, remove }: Revision): CalendarData {
  const settles = (date: LocalDate): boolean => decree.years.includes(yearOf(date));
  const strange = [...add.map((day) => day.date), ...remove].find((date) => !settles(date));
  if (strange !== undefined)
    throw invalid(`The decree settles ${decree.years.join(', ')}; leave ${strange} to the decree of its year.`, strange);
  const listed = new Set(data.days.map((day) => day.date));
  const missing = remove.find((date) => !listed.has(date));
  if (missing !== undefined) throw invalid(`Nothing is listed on ${missing}; remove only days that are.`, missing);

  const gone = new Set(remove);
  const kept = data.days
    .filter((day) => !gone.has(day.date) && !(settles(day.date) && day.source === FORECAST))
    .map((day) => (settles(day.date) ? { ...day, provisional: false } : day));
  const added = add.map(({ date, kind, name }) => ({ date, kind, name, source: decree.id, provisional: false }));
  const revised = { ...data, decrees: [...data.decrees, decree], days: [...kept, ...added].sort(orderOfDays) };
  assertCalendarData(revised);
  return revised;
}

/** What one act of an office changes about its days: a decree with the days that it lists and takes back, the week, or the switch. */
export interface CalendarChange {
  readonly decree?: Decree & Pick<Revision, 'add' | 'remove'>;
  readonly week?: CalendarData['week'];
  readonly cutiBersama?: boolean;
}

/** The calendar after such an act. Errors: as of `reviseCalendar`. */
export function changeCalendar(data: CalendarData, { decree, ...chosen }: CalendarChange): CalendarData {
  const office = { ...data, ...chosen };
  if (!decree) return office;
  const { add, remove, ...named } = decree;
  return reviseCalendar(office, { decree: named, add, remove });
}

const invalid = (message: string, date: LocalDate): AppError =>
  new AppError('invalid', 'calendar.invalid-revision', message, { date });
