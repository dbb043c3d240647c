import { type Calendar } from '@tabir/calendar';
import { involved, type By, type Facts, type Rule, type WorkflowDefinition } from '@tabir/engine';
import { plusDays, type LocalDate } from '@tabir/kernel';
import { silent, type Context } from './context.js';
import { type events } from './events.js';
import { type BeginNext, type EditionPublished } from './payloads.js';
import { type RefusalId, type Refused } from './refusals.js';

/** Room for the reminders after the last day. */
const DAYS_TO_REMIND = 31;

function roundRefusals({ answersBy }: BeginNext, { at }: Facts, calendar: Calendar): Refused[] {
  const [today, until] = [calendar.dateOf(at), plusDays(calendar.data.until, -DAYS_TO_REMIND)];
  return [
    ...(answersBy > today ? [] : [{ id: 'answers.not-ahead', params: { answersBy, today } } as const]),
    ...(answersBy <= until ? [] : [{ id: 'date.beyond-calendar', params: { date: answersBy, until } } as const]),
  ];
}

const inFuture = (date: LocalDate, { at }: Facts, calendar: Calendar): Refused[] =>
  date > calendar.dateOf(at) ? [{ id: 'date.in-future', params: { date, today: calendar.dateOf(at) } }] : [];

export const startRule: Rule<Record<string, never>, object, RefusalId> = {
  check: ({ payload, facts, calendar }) => roundRefusals(payload as BeginNext, facts, calendar),
};

export const rules: WorkflowDefinition<Context, typeof events, RefusalId>['rules'] = {
  CLOSE_COLLECTION: {
    check: ({ context, payload: { silentBecause } }) => {
      const count = silent(context).length;
      return count > 0 && silentBecause === undefined ? [{ id: 'silent.unexplained', params: { count } }] : [];
    },
  },
  SIGN: {
    // It is signed only after it was submitted.
    before: ({ context, facts }) => (involved(facts.actor, context.submittedBy as By) ? [{ id: 'four-eyes.submitter' }] : []),
    check: ({ payload: { listDate }, facts, calendar }) => inFuture(listDate, facts, calendar),
  },
  RECORD_PUBLICATION: {
    check: ({ context: { edition }, payload: { publishedOn }, facts, calendar }) => {
      // Where it was uploaded is said of an edition that is out.
      const editionDate = calendar.dateOf((edition as EditionPublished).at);
      return [
        ...inFuture(publishedOn, facts, calendar),
        ...(publishedOn < editionDate
          ? [{ id: 'publication.before-edition', params: { publishedOn, editionDate } } as const]
          : []),
      ];
    },
  },
  BEGIN_NEXT: { check: ({ payload, facts, calendar }) => roundRefusals(payload, facts, calendar) },
};
