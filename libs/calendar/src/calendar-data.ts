import { AppError, canonicalBytes, isLocalDate, sha256, startOfDay, type LocalDate } from '@tabir/kernel';

export const DAY_KINDS = ['national-holiday', 'cuti-bersama', 'swapped-day-off', 'swapped-workday'] as const;
/**
 * Why a day is listed. `cuti-bersama` is the collective leave that the joint decrees add to the holidays; an office that works on
 * it switches it off. On a `swapped-workday` people work although it is a weekend; a `swapped-day-off` is what they get for it.
 */
export type DayKind = (typeof DAY_KINDS)[number];

/** The source of a day that was reckoned and not read in a decree. */
export const FORECAST = 'forecast';

export interface CalendarDay {
  readonly date: LocalDate;
  readonly name: string;
  readonly kind: DayKind;
  /** The id of a decree, or `forecast`. */
  readonly source: string;
  /** Whether the day may still move. What is forecast always may. */
  readonly provisional: boolean;
}

export interface Decree {
  readonly id: string;
  readonly title: string;
  readonly signedOn: LocalDate;
  /** The years that it settles: what it does not list in them is an ordinary day. */
  readonly years: readonly number[];
  /** Whether at least two independent texts agreed on its days. */
  readonly verified?: boolean;
  /** What to know before relying on it, in both languages of the office. */
  readonly caution?: { readonly id: string; readonly en: string };
}

/** Everything that decides which days count. Plain JSON, never changed: a later decree makes new data (`reviseCalendar`). */
export interface CalendarData {
  /** IANA name of the zone in which the office's days begin. */
  readonly zone: string;
  /** 5: Monday to Friday; 6: Monday to Saturday. */
  readonly week: 5 | 6;
  /** Whether cuti bersama are days off. */
  readonly cutiBersama: boolean;
  /** The first day and the last day that the calendar can answer for. */
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly decrees: readonly Decree[];
  /** In order of date, then kind; each pair of them once. */
  readonly days: readonly CalendarDay[];
}

/** The id of a calendar is the hash of its content, so that two offices with the same days speak of the same version. */
export const calendarVersion = (data: CalendarData): string => Buffer.from(sha256(canonicalBytes(data))).toString('base64url');

/** Days are listed once per date and kind, in this order: the same content must give the same version. */
export const orderOfDays = (a: CalendarDay, b: CalendarDay): number => compare(a.date, b.date) || compare(a.kind, b.kind);

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** Refuses data that would count wrongly in silence. */
export function assertCalendarData(data: CalendarData): void {
  const { from, until, zone, week } = data;
  if (!isLocalDate(from) || !isLocalDate(until) || from > until)
    throw invalid('Let the calendar end on or after the day on which it begins.', { from, until });
  if (![5, 6].includes(week)) throw invalid('Choose a week of 5 or 6 working days.', { week });
  try {
    startOfDay(from, zone);
  } catch (cause) {
    throw invalid(`Name the zone as the IANA list does, such as Asia/Makassar; "${zone}" is not in it.`, { zone }, { cause });
  }
  const ids = data.decrees.map((decree) => decree.id);
  if (new Set([FORECAST, ...ids]).size <= ids.length)
    throw invalid(`Give every decree an id of its own, other than "${FORECAST}".`, { ids });
  const sources = new Set(ids);
  data.days.forEach((day, i) => assertDay(day, data.days[i - 1], data, sources));
}

const invalid = (message: string, meta: Readonly<Record<string, unknown>>, options?: ErrorOptions): AppError =>
  new AppError('invalid', 'calendar.invalid-data', message, meta, options);

function assertDay(day: CalendarDay, previous: CalendarDay | undefined, data: CalendarData, decrees: ReadonlySet<string>): void {
  const { date, kind, source } = day;
  const meta = { date, kind, source };
  if (!isLocalDate(date) || date < data.from || date > data.until)
    throw invalid(`List only days from ${data.from} to ${data.until}; "${date}" is none.`, meta);
  if (!DAY_KINDS.includes(kind)) throw invalid(`Give ${date} one of the kinds ${DAY_KINDS.join(', ')}.`, meta);
  if (previous && orderOfDays(previous, day) >= 0)
    throw invalid(`List the days in order of date and kind, each once; ${date} (${kind}) stands wrong.`, meta);
  if (source === FORECAST ? !day.provisional : !decrees.has(source))
    throw invalid(`Say where ${date} comes from: a decree of this calendar, or a forecast, which is provisional.`, meta);
}
