import { type Calendar } from '@tabir/calendar';
import { type Facts } from '@tabir/engine';
import { lastDayOfYears, plusYears, type LocalDate } from '@tabir/kernel';
import { type Determination, type Ground } from './payloads/determination.js';
import { type Refused } from './refusals.js';
import { isOpenEnded, lastDayOf, lastLife, latestOfLetterA, livesOf, MAX_YEARS_LETTER_A, startOf } from './term.js';

export const inFuture = (field: string, date: LocalDate, today: LocalDate): Refused[] =>
  date > today ? [{ id: 'date.in-future', params: { field, date, today } }] : [];

export const beyondCalendar = (field: string, date: LocalDate, calendar: Calendar): Refused[] =>
  date > calendar.data.until ? [{ id: 'date.beyond-calendar', params: { field, date, until: calendar.data.until } }] : [];

/** What has no end of its own is looked at again at least once a year. */
export function recheckRefusals(recheckOn: LocalDate, today: LocalDate): Refused[] {
  const latest = plusYears(today, 1);
  if (recheckOn <= today) return [{ id: 'recheck.not-ahead', params: { recheckOn } }];
  return recheckOn > latest ? [{ id: 'recheck.too-late', params: { recheckOn, latest } }] : [];
}

function groundRefusals(ground: Ground, determinedOn: LocalDate, today: LocalDate): Refused[] {
  const { letter, acts, term } = ground;
  const startsOn = startOf(ground, determinedOn);
  const endsOn = lastDayOf(term);
  const refused: Refused[] = [];
  if (letter === 'j' && acts.length === 0) refused.push({ id: 'ground.act-missing' });
  if (term.kind === 'consent' && letter !== 'g' && letter !== 'h')
    refused.push({ id: 'term.consent-letter', params: { letter } });
  if (isOpenEnded(term)) refused.push(...recheckRefusals(term.recheckOn, today));
  if (endsOn !== null && endsOn < startsOn) refused.push({ id: 'term.ends-before-start', params: { letter, startsOn, endsOn } });
  const latest = latestOfLetterA(ground, determinedOn);
  if (letter === 'a' && endsOn !== null && endsOn > latest)
    refused.push({ id: 'term.letter-a-too-long', params: { endsOn, latest } });
  return refused;
}

/**
 * Whether a determination can take the place of one that was accepted: it rests on a consequence test made since, and where
 * extensions count toward the general maximum, its thirty years began with the first one.
 */
export function extensionRefusals(next: Determination, before: readonly Held[], { settings }: Facts): Refused[] {
  const last = before.at(-1);
  const refused: Refused[] =
    last && next.sheet.date <= last.date ? [{ id: 'change.old-test', params: { sheet: next.sheet.date, date: last.date } }] : [];
  if (settings.values['extensionsCount'] === false) return refused;
  const [first] = before
    .flatMap(({ date, grounds }) => grounds.filter(({ letter }) => letter === 'a').map((ground) => startOf(ground, date)))
    .sort();
  if (first === undefined) return refused;
  const latest = lastDayOfYears(first, MAX_YEARS_LETTER_A);
  for (const { ground, endsOn } of livesOf(next.grounds, next.date, []))
    if (ground.letter === 'a' && endsOn !== null && endsOn > latest)
      refused.push({ id: 'term.letter-a-too-long', params: { endsOn, latest } });
  return refused;
}

type Held = Pick<Determination, 'date'> & { readonly grounds: readonly Ground[] };

/** Whether a determination can be recorded, on a record that begins or on one in preparation. */
export function determinationRefusals(determination: Determination, { at }: Facts, calendar: Calendar): Refused[] {
  const { date, scope, sheet, grounds } = determination;
  const today = calendar.dateOf(at);
  const { endsOn } = lastLife(livesOf(grounds, date, []));
  const refused: Refused[] = [
    ...inFuture('date', date, today),
    ...grounds.flatMap((ground) => groundRefusals(ground, date, today)),
    ...(endsOn === null ? [] : beyondCalendar('endsOn', endsOn, calendar)),
  ];
  if (sheet.date > date) refused.push({ id: 'determination.before-test', params: { sheet: sheet.date, date } });
  if (scope === 'part') refused.push({ id: 'determination.part-not-offered' });
  if (endsOn !== null && endsOn < today) refused.push({ id: 'term.already-past', params: { endsOn, today } });
  return refused;
}
