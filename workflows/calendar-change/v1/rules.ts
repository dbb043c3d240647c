import { calendarVersion, changeCalendar, type Calendar, type CalendarChange } from '@tabir/calendar';
import { type Rule, type WorkflowDefinition } from '@tabir/engine';
import { AppError, type LocalDate } from '@tabir/kernel';
import { involved } from './by.js';
import { begun, type Begins, type Context } from './context.js';
import { type events } from './events.js';
import { type RefusalId, type Refused } from './refusals.js';

/** Why the change cannot be put on the calendar in force: the calendar itself says so, here it is put into a sentence. */
function unfit(change: CalendarChange, calendar: Calendar): Refused[] {
  try {
    const data = changeCalendar(calendar.data, change);
    return calendarVersion(data) === calendar.version ? [{ id: 'change.nothing' }] : [];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { date } = error.meta as { readonly date?: LocalDate };
    if (date === undefined) return [{ id: 'decree.known' }];
    return [{ id: error.code === 'calendar.invalid-revision' ? 'decree.strange-day' : 'decree.day-twice', params: { date } }];
  }
}

export const startRule: Rule<Record<string, never>, object, RefusalId> = {
  check: ({ payload, facts, calendar }) => unfit(begun({ ...(payload as Begins), $: facts }).change, calendar),
};

/** What is in force may have changed since the proposal, so it is asked again. */
export const rules: WorkflowDefinition<Context, typeof events, RefusalId>['rules'] = {
  ACTIVATE: {
    before: ({ context, facts, calendar }) => [
      ...(involved(facts.actor, context.proposedBy) ? [{ id: 'four-eyes.proposer' } as const] : []),
      ...unfit(context.change, calendar),
    ],
  },
};
