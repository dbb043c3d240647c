import { effect, type By, type During, type StateMeta } from '@tabir/engine';
import { type JsonObject } from '@tabir/kernel';
import { assign, setup } from 'xstate';
import { activatedNow, begun, patchOf, type Begins, type Context } from './context.js';
import { type DeadlineName } from './deadlines.js';
import { type Duty } from './duties.js';

type Event = { type: 'ACTIVATE' | 'REJECT' | 'WITHDRAW' } | { type: 'ADOPTED'; version: string };

interface Notice {
  readonly audience: { readonly duty: Duty };
  readonly template: 'proposalIdle' | 'rejected' | 'adopted';
  readonly urgency: 'normal' | 'high';
}

const notify = (duty: Duty, template: Notice['template'], urgency: Notice['urgency'] = 'normal') =>
  ({ type: 'notify', params: { audience: { duty }, template, urgency } }) as const;

type Meta = StateMeta & { readonly task?: { readonly duty: Duty; readonly due: DeadlineName } };

/** One change of the office's settings: proposed by one person, put in force by another. Pure: no clock, no I/O. */
export const machine = setup({
  types: {} as { context: During<Context>; input: Begins; events: Event; meta: Meta },
  // A placeholder: the engine computes the moment from `deadlines`.
  delays: { proposalIdle: 1 },
  actions: {
    notify: effect<Notice>(),
    adoptSettings: effect<{ report: 'ADOPTED'; patch: JsonObject; proposedBy: By }>(),
  },
}).createMachine({
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
          patch: patchOf(context.change),
          proposedBy: context.proposedBy,
        }),
      },
      on: {
        ADOPTED: {
          target: 'inForce',
          actions: [assign(({ event }) => ({ version: event.version })), notify('proposal', 'adopted')],
        },
      },
    },
    inForce: { type: 'final' },
    rejected: { type: 'final' },
  },
});
