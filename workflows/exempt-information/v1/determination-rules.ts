import { type Calendar } from '@tabir/calendar';
import { type Facts } from '@tabir/engine';
import { lastDayOfYears, type LocalDate } from '@tabir/kernel';
import { type Determination, type Ground } from './payloads/determination.js';
import { type Refused } from './refusals.js';
import { lastDayOf, lastGround, startOf } from './term.js';

/** Law enforcement is the one ground whose term has a general maximum. */
const MAX_YEARS_LETTER_A = 30;

export const inFuture = (field: string, date: LocalDate, today: LocalDate): Refused[] =>
  date > today ? [{ id: 'date.in-future', params: { field, date, today } }] : [];

export const beyondCalendar = (field: string, date: LocalDate, calendar: Calendar): Refused[] =>
  date > calendar.data.until ? [{ id: 'date.beyond-calendar', params: { field, date, until: calendar.data.until } }] : [];

function groundRefusals({ letter, acts, term }: Ground, determinedOn: LocalDate): Refused[] {
  const startsOn = startOf({ term }, determinedOn);
  const endsOn = lastDayOf(term);
  const refused: Refused[] = [];
  if (letter === 'j' && acts.length === 0) refused.push({ id: 'ground.act-missing' });
  if (endsOn < startsOn) refused.push({ id: 'term.ends-before-start', params: { letter, startsOn, endsOn } });
  if (letter === 'a') {
    const latest = lastDayOfYears(startsOn, MAX_YEARS_LETTER_A);
    if (endsOn > latest) refused.push({ id: 'term.letter-a-too-long', params: { endsOn, latest } });
  }
  return refused;
}

/** Whether a determination can be recorded, on a record that begins or on one in preparation. */
export function determinationRefusals(determination: Determination, { at }: Facts, calendar: Calendar): Refused[] {
  const { date, scope, sheet, grounds } = determination;
  const today = calendar.dateOf(at);
  const endsOn = lastDayOf(lastGround(grounds as [Ground, ...Ground[]]).term);
  const refused: Refused[] = [
    ...inFuture('date', date, today),
    ...grounds.flatMap((ground) => groundRefusals(ground, date)),
    ...beyondCalendar('endsOn', endsOn, calendar),
  ];
  if (sheet.date > date) refused.push({ id: 'determination.before-test', params: { sheet: sheet.date, date } });
  if (scope === 'part') refused.push({ id: 'determination.part-not-offered' });
  if (endsOn < today) refused.push({ id: 'term.already-past', params: { endsOn, today } });
  return refused;
}
