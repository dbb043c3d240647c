import { type DeadlineArgs } from '@tabir/engine';
import { plusMonths, type Instant } from '@tabir/kernel';
import { type Context } from './context.js';

type Moment = (args: DeadlineArgs<Context>) => Instant | null;

/** A reminder: no law says how long a step of the list may take. */
const idle: Moment = ({ since, calendar: k }) => k.endOf(k.workingDaysAfter(k.dateOf(since), 5));

/** The list is brought up to date at least once in so many months. */
const UPKEEP_MONTHS = 6;
/** How many working days before the last day somebody is asked to begin. */
const DAYS_AHEAD = 30;

/** The last day on which the list counts as kept up, counted from the day on which it was first published. */
const lastDay = ({ context: { publications } }: DeadlineArgs<Context>) => {
  const [first] = publications.map(({ publishedOn }) => publishedOn).sort();
  return first === undefined ? null : plusMonths(first, UPKEEP_MONTHS);
};

export const deadlines = {
  answersDue: ({ context: { answersBy }, calendar: k }) => answersBy && k.endOf(answersBy),
  collectionIdle: ({ context: { answersBy }, calendar: k }) => answersBy && k.endOf(k.workingDaysAfter(answersBy, 10)),
  submissionIdle: ({ since, calendar: k }) => k.endOf(k.workingDaysAfter(k.dateOf(since), 20)),
  signingIdle: idle,
  publicationIdle: idle,
  upkeepOpens: (args) => {
    const [last, { calendar: k }] = [lastDay(args), args];
    return last && k.startOf(k.workingDaysBefore(last, DAYS_AHEAD));
  },
  upkeepDue: (args) => {
    const last = lastDay(args);
    return last && args.calendar.endOf(last);
  },
  upkeepOverdue: (args) => {
    const [last, { calendar: k }] = [lastDay(args), args];
    return last && k.endOf(k.workingDaysAfter(last, 10));
  },
} satisfies Readonly<Record<string, Moment>>;

export type DeadlineName = keyof typeof deadlines;
