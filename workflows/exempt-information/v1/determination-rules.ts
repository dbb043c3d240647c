import { type Calendar } from '@tabir/calendar';
import { type Facts } from '@tabir/engine';
import { lastDayOfYears, plusDays, plusYears, type LocalDate } from '@tabir/kernel';
import { type Context } from './context.js';
import { type Determination, type Ground } from './payloads/determination.js';
import { type Refused } from './refusals.js';
import { countedFrom, isOpenEnded, lastDayOf, lastLife, latestOfLetterA, livesOf, MAX_YEARS_LETTER_A, startOf } from './term.js';

export const inFuture = (field: string, date: LocalDate, today: LocalDate): Refused[] =>
  date > today ? [{ id: 'date.in-future', params: { field, date, today } }] : [];

export const beyondCalendar = (field: string, date: LocalDate, calendar: Calendar): Refused[] =>
  date > calendar.data.until ? [{ id: 'date.beyond-calendar', params: { field, date, until: calendar.data.until } }] : [];

/** No public body of this state is older than the state. */
const FIRST_DAY = '1945-08-17' as LocalDate;
export const tooEarly = (field: string, date: LocalDate): Refused[] =>
  date < FIRST_DAY ? [{ id: 'date.too-early', params: { field, date, first: FIRST_DAY } }] : [];

/** What has ended cannot be prolonged any more. */
export function alreadyPast({ grounds, date }: Determination, today: LocalDate): Refused[] {
  const { endsOn } = lastLife(livesOf(grounds, date, []));
  return endsOn !== null && endsOn < today ? [{ id: 'term.already-past', params: { endsOn, today } }] : [];
}

/** Whoever does not answer is told after thirty working days; those days have to be known. */
const DAYS_TO_ESCALATE = 90;

/** What has no end of its own is looked at again at least once a year. */
export function recheckRefusals(recheckOn: LocalDate, calendar: Calendar, today: LocalDate): Refused[] {
  const [latest] = [plusYears(today, 1), plusDays(calendar.data.until, -DAYS_TO_ESCALATE)].sort() as [LocalDate];
  if (recheckOn <= today) return [{ id: 'recheck.not-ahead', params: { recheckOn } }];
  return recheckOn > latest ? [{ id: 'recheck.too-late', params: { recheckOn, latest } }] : [];
}

function groundRefusals(ground: Ground, determinedOn: LocalDate, calendar: Calendar, today: LocalDate): Refused[] {
  const { letter, acts, term } = ground;
  const startsOn = startOf(ground, determinedOn);
  const endsOn = lastDayOf(term);
  const refused: Refused[] = [];
  if (letter === 'j' && acts.length === 0) refused.push({ id: 'ground.act-missing' });
  if (term.kind === 'consent' && letter !== 'g' && letter !== 'h')
    refused.push({ id: 'term.consent-letter', params: { letter } });
  if (isOpenEnded(term)) refused.push(...recheckRefusals(term.recheckOn, calendar, today));
  if (endsOn !== null && endsOn < startsOn) refused.push({ id: 'term.ends-before-start', params: { letter, startsOn, endsOn } });
  const latest = latestOfLetterA(ground, determinedOn, null);
  if (letter === 'a' && endsOn !== null && endsOn > latest)
    refused.push({ id: 'term.letter-a-too-long', params: { endsOn, latest } });
  return refused;
}

/**
 * Whether a determination can take the place of one that was accepted: it rests on a consequence test made since, and where
 * extensions count toward the general maximum of letter a, its thirty years began with the first one. A term that waits for
 * something is held to that maximum by itself.
 */
export function extensionRefusals(
  next: Determination,
  { determination, letterASince }: Pick<Context, 'determination' | 'letterASince'>,
  { settings }: Facts,
): Refused[] {
  // A change is proposed only where a determination holds.
  const held = determination as NonNullable<Context['determination']>;
  const refused: Refused[] =
    next.sheet.date <= held.date ? [{ id: 'change.old-test', params: { sheet: next.sheet.date, date: held.date } }] : [];
  const first = countedFrom(held, letterASince, settings);
  if (first === null) return refused;
  const latest = lastDayOfYears(first, MAX_YEARS_LETTER_A);
  for (const { letter, term } of next.grounds) {
    const endsOn = lastDayOf(term);
    if (letter === 'a' && endsOn !== null && endsOn > latest)
      refused.push({ id: 'term.letter-a-too-long', params: { endsOn, latest } });
  }
  return refused;
}

/** Whether a determination can be recorded, on a record that begins or on one in preparation. */
export function determinationRefusals(determination: Determination, { at }: Facts, calendar: Calendar): Refused[] {
  const { date, publicClass, scope, exemptPart, sheet, grounds } = determination;
  const today = calendar.dateOf(at);
  const { endsOn } = lastLife(livesOf(grounds, date, []));
  const refused: Refused[] = [
    ...inFuture('date', date, today),
    ...grounds.flatMap((ground) => groundRefusals(ground, date, calendar, today)),
    ...(endsOn === null ? [] : [...beyondCalendar('endsOn', endsOn, calendar), ...tooEarly('endsOn', endsOn)]),
  ];
  if (sheet.date > date) refused.push({ id: 'determination.before-test', params: { sheet: sheet.date, date } });
  const { minutes } = sheet;
  if (minutes && minutes.date > date)
    refused.push({ id: 'determination.before-minutes', params: { minutes: minutes.date, date } });
  // A part of such a document may be secret all the same, such as the name of a victim.
  if (publicClass !== 'none' && scope === 'whole') refused.push({ id: 'determination.never-exempt' });
  if ((scope === 'whole') !== (exemptPart === undefined)) refused.push({ id: 'determination.part-and-scope' });
  return refused;
}
