import { type Calendar } from '@tabir/calendar';
import { type DeadlineArgs, type Settings } from '@tabir/engine';
import { plusDays, plusYears, startOfDay, type Instant, type LocalDate } from '@tabir/kernel';
import { type Context } from './context.js';
import { ladderOf, type Ladder } from './ladder.js';

type Moment = (args: DeadlineArgs<Context>) => Instant | null;

/** When the head's approval makes a decision take effect: on the day that it names, never before the approval itself. */
export function opensAt({ decision, approval }: Context, k: Calendar): Instant | null {
  if (!decision || !approval) return null;
  // The end of the day before is the same moment, and it lies in the calendar even where that one ends with T.
  const stated = decision.opensOn === null ? approval.at : k.endOf(plusDays(decision.opensOn, -1));
  return stated > approval.at ? stated : approval.at;
}

/** A period may have ended long before the days that the calendar lists, and ends with its last day all the same. */
const endOf = (day: LocalDate, k: Calendar): Instant => (day < k.data.from ? startOfDay(plusDays(day, 1), k.zone) : k.endOf(day));

const endOfTerm = ({ endsOn }: Context, k: Calendar): Instant | null => endsOn && endOf(endsOn, k);

/** Whether so many working days can be counted back from there; ninety of them lie within a year, and as many as a ladder has within two. */
export const countsBack = (endsOn: LocalDate, workingDays: number, k: Calendar): boolean =>
  endsOn >= plusYears(k.data.from, workingDays > 90 ? 2 : 1);

/** Whether a decision in force opens it no later than the end of the period does. */
export function opensByDecision(context: Context, k: Calendar): boolean {
  const [decided, ends] = [opensAt(context, k), endOfTerm(context, k)];
  return decided !== null && (ends === null || decided <= ends);
}

/** The moment from which the information is public by what is known: a decision in force, or the end of the period before it. */
export const secretUntil = (context: Context, k: Calendar): Instant | null =>
  opensByDecision(context, k) ? opensAt(context, k) : endOfTerm(context, k);

/** Nothing about the end of the period is pending any more once an opening is decided and approved. */
const unlessDecided =
  (moment: (endsOn: LocalDate, k: Calendar, settings: Settings) => Instant): Moment =>
  ({ context, calendar, settings }) =>
    context.endsOn === null || opensByDecision(context, calendar) ? null : moment(context.endsOn, calendar, settings);

/** A rung that lies before the calendar is reached together with the end. */
const rung =
  (moment: (day: LocalDate, k: Calendar) => Instant) =>
  (place: number | keyof Ladder): Moment =>
    unlessDecided((t, k, settings) => {
      const workingDays = typeof place === 'number' ? place : ladderOf(settings)[place];
      return countsBack(t, workingDays, k) ? moment(k.workingDaysBefore(t, workingDays), k) : endOf(t, k);
    });
const dayBegins = rung((day, k) => k.startOf(day));
const dayEnds = rung((day, k) => k.endOf(day));

/** So many working days after the day on which a term without an end was to be looked at again. */
const afterRecheck =
  (workingDays: number): Moment =>
  ({ context: { recheckOn }, calendar: k }) =>
    recheckOn && k.endOf(k.workingDaysAfter(recheckOn, workingDays));

/** The SOP leaves these times open ("tentatif"): they remind, and nothing legal hangs on them. */
const idleFor =
  (workingDays: number): Moment =>
  ({ since, calendar: k }) =>
    k.endOf(k.workingDaysAfter(k.dateOf(since), workingDays));

export const deadlines = {
  intakeIdle: idleFor(5),
  filingIdle: idleFor(5),
  storageIdle: idleFor(5),
  listingIdle: idleFor(5),
  entryIdle: idleFor(5),
  releaseIdle: idleFor(5),
  openPartIdle: idleFor(5),
  remainderDue: idleFor(1),
  remainderLate: idleFor(5),
  takedownDue: idleFor(1),
  takedownLate: idleFor(3),
  destructionIdle: idleFor(5),
  endIdle: idleFor(5),
  endLate: idleFor(15),
  changeIdle: idleFor(5),
  pastEndDue: ({ context, calendar }) => endOfTerm(context, calendar),
  pastEndLate: idleFor(5),
  mendingDue: idleFor(30),
  mendingLate: idleFor(60),
  loanDue: ({ context: { loan }, calendar: k }) => loan && k.endOf(loan.dueBackOn),

  reviewOpens: dayBegins('t90'),
  t90: dayBegins('t90'),
  t60: dayBegins('t60'),
  t45: dayBegins('t45'),
  /** The finish line: from 30 working days before the end on, a decision is late (PP 61/2010; article number not verified). */
  t30: dayBegins(30),
  overdue: dayEnds(30),
  t5: dayBegins('t5'),
  termEnds: unlessDecided(endOf),
  opens: ({ context, calendar }) => (opensByDecision(context, calendar) ? opensAt(context, calendar) : null),

  recheckDue: ({ context: { recheckOn }, calendar }) => recheckOn && calendar.startOf(recheckOn),
  recheckLate: afterRecheck(10),
  recheckVeryLate: afterRecheck(30),
} satisfies Readonly<Record<string, Moment>>;

export type DeadlineName = keyof typeof deadlines;
