import { type DeadlineArgs } from '@tabir/engine';
import { type Instant } from '@tabir/kernel';

export const deadlines = {
  /** A reminder: no law says how long a proposal may wait. */
  proposalIdle: ({ since, calendar: k }: Pick<DeadlineArgs<unknown>, 'since' | 'calendar'>): Instant =>
    k.endOf(k.workingDaysAfter(k.dateOf(since), 5)),
};

export type DeadlineName = keyof typeof deadlines;
