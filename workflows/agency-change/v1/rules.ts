import { involved, type Rule, type WorkflowDefinition } from '@tabir/engine';
import { type JsonObject } from '@tabir/kernel';
import { type Context } from './context.js';
import { type events } from './events.js';
import { type Kind, type ProposeAgencyChange } from './payloads.js';
import { type RefusalId, type Refused } from './refusals.js';

const FIELDS = ['agency', 'name', 'into'] as const;

/** What each kind speaks of; everything else would be misunderstood. */
const NEEDS: Readonly<Record<Kind, readonly (typeof FIELDS)[number][]>> = {
  found: ['name'],
  rename: ['agency', 'name'],
  merge: ['agency', 'into'],
  dissolve: ['agency'],
};

const when = (wrong: boolean, id: RefusalId, params: JsonObject = {}): Refused[] => (wrong ? [{ id, params }] : []);

export const startRule: Rule<Record<string, never>, object, RefusalId> = {
  check: ({ payload, facts, calendar }) => {
    const proposal = payload as ProposeAgencyChange;
    const { kind, agency, into, date, effectiveOn } = proposal;
    const [today, { until }] = [calendar.dateOf(facts.at), calendar.data];
    const isGiven = (field: (typeof FIELDS)[number]): boolean => (proposal[field] ?? null) !== null;
    return [
      ...FIELDS.flatMap((field) =>
        NEEDS[kind].includes(field)
          ? when(!isGiven(field), `${field}.missing`)
          : when(isGiven(field), 'field.superfluous', { field }),
      ),
      ...when(kind === 'merge' && agency !== undefined && agency === into, 'into.itself'),
      ...when(date > today, 'date.in-future', { date, today }),
      ...when((effectiveOn ?? today) > until, 'date.beyond-calendar', { date: effectiveOn ?? today, until }),
    ];
  },
};

export const rules: WorkflowDefinition<Context, typeof events, RefusalId>['rules'] = {
  ACTIVATE: { before: ({ context, facts }) => when(involved(facts.actor, context.proposedBy), 'four-eyes.proposer') },
};
