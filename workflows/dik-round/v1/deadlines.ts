import { type DeadlineArgs } from '@tabir/engine';
import { plusMonths, type Instant, type LocalDate } from '@tabir/kernel';
import { type Context } from './context.js';

type Moment = (args: DeadlineArgs<Context>) => Instant | null;

/** A reminder: no law says how long a step of the list may take. */
const idle: Moment = ({ since, calendar: k }) => k.endOf(k.workingDaysAfter(k.dateOf(since), 5));

/** The list is brought up to date at least once in so many months. */
const UPKEEP_MONTHS = 6;
/** How many working days before the last day somebody is asked to begin. */
const DAYS_AHEAD = 30;

/** The last day on which the list counts as kept up, counted from the day on which its last edition was first published. */
function lastDay({ publications }: Context): LocalDate {
  // Asked of a list that was published.
  const last = Math.max(...publications.map(({ edition }) => edition));
  const days = publications.flatMap(({ edition, publishedOn }) => (edition === last ? [publishedOn] : []));
  const [first] = days.sort() as [LocalDate];
  return plusMonths(first, UPKEEP_MONTHS);
}

export const deadlines = {
  answersDue: ({ context: { answersBy }, calendar: k }) => answersBy && k.endOf(answersBy),
  collectionIdle: ({ context: { answersBy }, calendar: k }) => answersBy && k.endOf(k.workingDaysAfter(answersBy, 10)),
  submissionIdle: ({ since, calendar: k }) => k.endOf(k.workingDaysAfter(k.dateOf(since), 20)),
  signingIdle: idle,
  publicationIdle: idle,
  // What the application does by itself takes minutes.
  answerIdle: ({ since, calendar: k }) => k.endOf(k.workingDaysAfter(k.dateOf(since), 1)),
  deliveryIdle: idle,
  linkIdle: idle,
  upkeepOpens: ({ context, calendar: k }) => k.startOf(k.workingDaysBefore(lastDay(context), DAYS_AHEAD)),
  upkeepDue: ({ context, calendar: k }) => k.endOf(lastDay(context)),
  upkeepOverdue: ({ context, calendar: k }) => k.endOf(k.workingDaysAfter(lastDay(context), 10)),
} satisfies Readonly<Record<string, Moment>>;

export type DeadlineName = keyof typeof deadlines;
