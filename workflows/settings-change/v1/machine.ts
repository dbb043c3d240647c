import { effect, type By, type During, type Recalculated, type StateMeta } from '@tabir/engine';
import { type JsonObject } from '@tabir/kernel';
import { assign, setup } from 'xstate';
import { activatedNow, begun, counted, patchOf, type Begins, type Context } from './context.js';
import { type DeadlineName } from './deadlines.js';
import { type Duty } from './duties.js';

type Event =
  | { type: 'ACTIVATE' | 'REJECT' | 'WITHDRAW' }
  | { type: 'ADOPTED'; version: string }
  | ({ type: 'RECORDS_RECALCULATED' } & Recalculated);

interface Notice {
  readonly audience: { readonly duty: Duty };
  readonly template: 'proposalIdle' | 'rejected' | 'adopted' | 'recalculated';
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
    adoptSettings: effect<{ report: 'ADOPTED'; patch: JsonObject; proposedBy: By }>(),
    recalculateAll: effect<{ report: 'RECORDS_RECALCULATED'; after: string | null }>(),
  },
  guards: {
    movesRungs: ({ context }) => context.change.ladder !== undefined,
    hasMore: ({ event }) => ((event as Recalculated).through ?? null) !== null,
  },
});

const adopted = words.assign(({ event }) => ({ version: (event as { version: string }).version }));
const count = words.assign(({ context, event }) => counted(context, event as Recalculated));

/**
 * One change of the office's settings: proposed by one person, put in force by another. A new ladder moves what every record waits
 * for: each is derived anew, page by page, as after a change of the calendar. Pure: no clock, no I/O.
 */
export const machine = words.createMachine({
  id: 'settings-change',
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
        type: 'adoptSettings',
        params: ({ context }) => ({
          report: 'ADOPTED' as const,
          patch: patchOf(context),
          proposedBy: context.proposedBy,
        }),
      },
      on: {
        ADOPTED: [
          { guard: 'movesRungs', target: 'recalculating', actions: adopted },
          { target: 'inForce', actions: [adopted, notify('proposal', 'adopted')] },
        ],
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
