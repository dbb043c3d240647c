import { type CalendarChange } from '@tabir/calendar';
import { effect, type Actor, type During, type Recalculated, type StateMeta } from '@tabir/engine';
import { assign, setup } from 'xstate';
import { activatedNow, begun, counted, type Begins, type Context } from './context.js';
import { type DeadlineName } from './deadlines.js';
import { type Duty } from './duties.js';

type Event =
  | { type: 'ACTIVATE' | 'REJECT' | 'WITHDRAW' }
  | { type: 'ADOPTED'; version: string }
  | { type: 'NOT_ADOPTED'; code: string }
  | ({ type: 'RECORDS_RECALCULATED' } & Recalculated);

interface Notice {
  readonly audience: { readonly duty: Duty };
  readonly template: 'proposalIdle' | 'rejected' | 'not-adopted' | 'recalculated';
  readonly urgency: 'normal' | 'high';
}

const notify = (duty: Duty, template: Notice['template'], urgency: Notice['urgency'] = 'normal') =>
  ({ type: 'notify', params: { audience: { duty }, template, urgency } }) as const;

type Meta = StateMeta & { readonly task?: { readonly duty: Duty; readonly due: DeadlineName } };

const words = setup({
  types: {} as { context: During<Context>; input: Begins; events: Event; meta: Meta },
  // A placeholder: the engine computes the moment from `deadlines`.
  delays: { proposalIdle: 1 },
  actions: {
    notify: effect<Notice>(),
    adoptCalendar: effect<{
      report: 'ADOPTED';
      otherwise: 'NOT_ADOPTED';
      change: CalendarChange;
      proposedBy: Pick<Actor, 'id' | 'onBehalfOf'>;
    }>(),
    recalculateAll: effect<{ report: 'RECORDS_RECALCULATED'; after: string | null }>(),
  },
  guards: {
    hasMore: ({ event }) => ((event as Recalculated).through ?? null) !== null,
  },
});

const count = words.assign(({ context, event }) => counted(context, event as Recalculated));

/**
 * One change of the office's working days: proposed by one person, put in force by another, and then every record is derived
 * anew, page by page. Each page is one effect and one report, so whatever dies, the next delivery goes on with its page.
 */
export const machine = words.createMachine({
  id: 'calendar-change',
  // The engine adds `$`, the facts of the step, before anything reads it.
  context: ({ input }) => begun(input) as During<Context>,
  initial: 'proposed',
  states: {
    proposed: {
      meta: { task: { duty: 'activation', due: 'proposalIdle' } },
      after: { proposalIdle: { actions: notify('activation', 'proposalIdle', 'high') } },
      on: {
        ACTIVATE: { target: 'applying', actions: assign(({ context }) => activatedNow(context)) },
        REJECT: { target: 'rejected', actions: notify('proposal', 'rejected', 'high') },
        WITHDRAW: 'rejected',
      },
    },
    applying: {
      entry: {
        type: 'adoptCalendar',
        params: ({ context: { change, proposedBy } }) =>
          ({
            report: 'ADOPTED',
            otherwise: 'NOT_ADOPTED',
            change,
            proposedBy: { id: proposedBy.person, onBehalfOf: proposedBy.onBehalfOf },
          }) as const,
      },
      on: {
        ADOPTED: { target: 'recalculating', actions: assign(({ event }) => ({ version: event.version })) },
        NOT_ADOPTED: {
          target: 'proposed',
          actions: [assign({ activated: null }), notify('activation', 'not-adopted', 'high')],
        },
      },
    },
    recalculating: {
      entry: {
        type: 'recalculateAll',
        params: ({ context: { through } }) => ({ report: 'RECORDS_RECALCULATED', after: through }) as const,
      },
      on: {
        RECORDS_RECALCULATED: [
          { guard: 'hasMore', target: 'recalculating', reenter: true, actions: count },
          { target: 'inForce', actions: [count, notify('proposal', 'recalculated'), notify('activation', 'recalculated')] },
        ],
      },
    },
    inForce: { type: 'final' },
    rejected: { type: 'final' },
  },
});
