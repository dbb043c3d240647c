import { type DeadlineArgs } from '@tabir/engine';
import { type Instant } from '@tabir/kernel';
import { type Context } from './context.js';

type Moment = (args: DeadlineArgs<Context>) => Instant | null;

/** A reminder: no law says how long a proposal or a remainder may wait. */
const idle: Moment = ({ since, calendar: k }) => k.endOf(k.workingDaysAfter(k.dateOf(since), 5));

export const deadlines = {
  proposalIdle: idle,
  transferIdle: idle,
  takesEffect: ({ context: { effectiveOn }, calendar }) => effectiveOn && calendar.startOf(effectiveOn),
} satisfies Readonly<Record<string, Moment>>;

export type DeadlineName = keyof typeof deadlines;
