import { type DeadlineArgs } from '@tabir/engine';
import { type Instant } from '@tabir/kernel';
import { type Context } from './context.js';

type Moment = (args: DeadlineArgs<Context>) => Instant | null;

/** Reminders: no law says how long an agency or a check may take. */
const idle: Moment = ({ since, calendar: k }) => k.endOf(k.workingDaysAfter(k.dateOf(since), 5));

export const deadlines = {
  /** Not for a request that begins later than that. */
  answerSoon: ({ context: { answersBy }, since, calendar: k }) => {
    const soon = answersBy && k.startOf(k.workingDaysBefore(answersBy, 3));
    return soon !== null && soon > since ? soon : null;
  },
  answerDue: ({ context: { answersBy }, calendar: k }) => answersBy && k.endOf(answersBy),
  answerOverdue: ({ context: { answersBy }, calendar: k }) => answersBy && k.endOf(k.workingDaysAfter(answersBy, 5)),
  checkIdle: idle,
  returnedIdle: idle,
} satisfies Readonly<Record<string, Moment>>;

export type DeadlineName = keyof typeof deadlines;
