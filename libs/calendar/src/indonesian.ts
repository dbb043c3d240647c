import { localDate } from '@tabir/kernel';
import type { CalendarData, CalendarDay, DayKind } from './calendar-data.js';
import { DECREES, type DecreeText } from './data/decrees.js';
import { FORECAST_LINES } from './data/forecast-days.js';
import { readForecast } from './forecast.js';
import { reviseCalendar, type Revision } from './revise.js';

/** What an office chooses about its days; the rest is law. */
export type OfficeDays = Partial<Pick<CalendarData, 'zone' | 'week' | 'cutiBersama'>>;

/**
 * The calendar of an Indonesian office: a forecast of the national holidays for 2010–2100, replaced by the decrees of the years
 * that have one, in the order of their signing.
 */
export function indonesianCalendar({ zone = 'Asia/Makassar', week = 5, cutiBersama = true }: OfficeDays = {}): CalendarData {
  const forecast: CalendarData = {
    zone,
    week,
    cutiBersama,
    // The Act on public information has been in force since 2010, so no term under it can end earlier.
    from: localDate('2010-01-01'),
    until: localDate('2100-12-31'),
    decrees: [],
    days: readForecast(FORECAST_LINES),
  };
  return DECREES.map(revisionOf).reduce(reviseCalendar, forecast);
}

const revisionOf = ({ decree, nationalHolidays, cutiBersama }: DecreeText): Revision => ({
  decree: { ...decree, signedOn: localDate(decree.signedOn) },
  add: [...daysOf('national-holiday', nationalHolidays), ...daysOf('cuti-bersama', cutiBersama)],
  remove: [],
});

const daysOf = (kind: DayKind, days: DecreeText['cutiBersama']): Pick<CalendarDay, 'date' | 'kind' | 'name'>[] =>
  days.map(([date, name]) => ({ date: localDate(date), kind, name }));
