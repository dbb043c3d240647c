import { type Rule, type WorkflowDefinition } from '@tabir/engine';
import { plusDays } from '@tabir/kernel';
import { type Context } from './context.js';
import { type events } from './events.js';
import { type OpenRequest } from './payloads.js';
import { type RefusalId, type Refused } from './refusals.js';

/** Room for the reminders after the last day. */
const DAYS_TO_REMIND = 31;

export const startRule: Rule<Record<string, never>, object, RefusalId> = {
  check: ({ payload, facts, calendar }): Refused[] => {
    const { answersBy } = payload as OpenRequest;
    const [today, until] = [calendar.dateOf(facts.at), plusDays(calendar.data.until, -DAYS_TO_REMIND)];
    return [
      ...(answersBy > today ? [] : [{ id: 'answers.not-ahead', params: { answersBy, today } } as const]),
      ...(answersBy <= until ? [] : [{ id: 'date.beyond-calendar', params: { date: answersBy, until } } as const]),
    ];
  },
};

export const rules: WorkflowDefinition<Context, typeof events, RefusalId>['rules'] = {
  RECORD_ANSWER: {
    check: ({ payload: { date }, facts, calendar }) => {
      const today = calendar.dateOf(facts.at);
      return date > today ? [{ id: 'date.in-future', params: { date, today } }] : [];
    },
  },
};
