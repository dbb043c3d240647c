import { effect, type BatchAnswered, type By, type During, type SendParams, type StateMeta } from '@tabir/engine';
import { setup } from 'xstate';
import { activatedNow, begun, changeOf, counted, transferOf, type Begins, type Context } from './context.js';
import { type DeadlineName } from './deadlines.js';
import { type Duty } from './duties.js';

type Event =
  | { type: 'ACTIVATE' | 'REJECT' | 'WITHDRAW' | 'RETRY' }
  | { type: 'ADOPTED'; version: string }
  | { type: 'NOT_ADOPTED'; code: string }
  | ({ type: 'BATCH_ANSWERED' } & BatchAnswered);

interface Notice {
  readonly audience: { readonly duty: Duty };
  readonly template: 'proposalIdle' | 'transferIdle' | 'rejected' | 'not-adopted' | 'incomplete' | 'adopted';
  readonly urgency: 'normal' | 'high';
}

const notify = (duty: Duty, template: Notice['template'], urgency: Notice['urgency'] = 'normal') =>
  ({ type: 'notify', params: { audience: { duty }, template, urgency } }) as const;

type Meta = StateMeta & { readonly task?: { readonly duty: Duty; readonly due: DeadlineName } };

const words = setup({
  types: {} as { context: During<Context>; input: Begins; events: Event; meta: Meta },
  // Placeholders: the engine computes the moments from `deadlines`.
  delays: { proposalIdle: 1, transferIdle: 1, takesEffect: 1 },
  actions: {
    notify: effect<Notice>(),
    adoptAgencies: effect<{
      report: 'ADOPTED';
      otherwise: 'NOT_ADOPTED';
      orderedBy: 'ACTIVATE';
      change: ReturnType<typeof changeOf>;
      proposedBy: By;
    }>(),
    send: effect<SendParams>(),
  },
  guards: {
    liesAhead: ({ context: { effectiveOn, $ } }) => effectiveOn !== null && effectiveOn > $.today,
    leavesRecords: ({ context: { kind } }) => kind === 'merge' || kind === 'dissolve',
    hasMore: ({ event }) => (event as BatchAnswered).left > 0,
    movedOn: ({ context, event }) =>
      [...context.refused, ...(event as BatchAnswered).refused].some(({ code }) => code === 'instance.stale'),
    isIncomplete: ({ context, event }) => context.refused.length + (event as BatchAnswered).refused.length > 0,
  },
});

const activate = words.assign(({ context }) => activatedNow(context));
const count = words.assign(({ context, event }) => counted(context, event as { type: 'BATCH_ANSWERED' } & BatchAnswered));
const forget = words.assign({ refused: [] });
const transfer = { type: 'send', params: ({ context }: { context: Context }) => transferOf(context) } as const;
const adopted = words.assign(({ event }) => ({ version: (event as { version: string }).version }));

/**
 * What becomes of one agency: proposed by one person, put in force by another, at once or on its day. The records of one that ends
 * go to the next holder by the word of whoever activated it; what was refused is tried again until nothing is left behind.
 */
export const machine = words.createMachine({
  id: 'agency-change',
  // The engine adds `$`, the facts of the step, before anything reads it.
  context: ({ input }) => begun(input) as During<Context>,
  initial: 'proposed',
  states: {
    proposed: {
      meta: { task: { duty: 'activation', due: 'proposalIdle' } },
      after: { proposalIdle: { actions: notify('activation', 'proposalIdle', 'high') } },
      on: {
        ACTIVATE: [
          { guard: 'liesAhead', target: 'scheduled', actions: activate },
          { target: 'applying', actions: activate },
        ],
        REJECT: { target: 'rejected', actions: notify('proposal', 'rejected', 'high') },
        WITHDRAW: 'rejected',
      },
    },
    scheduled: {
      after: { takesEffect: 'applying' },
      on: { REJECT: { target: 'rejected', actions: notify('proposal', 'rejected', 'high') } },
    },
    applying: {
      entry: {
        type: 'adoptAgencies',
        params: ({ context }) =>
          ({
            report: 'ADOPTED',
            otherwise: 'NOT_ADOPTED',
            orderedBy: 'ACTIVATE',
            change: changeOf(context),
            proposedBy: context.proposedBy,
          }) as const,
      },
      on: {
        ADOPTED: [
          {
            guard: 'leavesRecords',
            target: 'transferring',
            actions: [adopted, transfer],
          },
          { target: 'inForce', actions: [adopted, notify('proposal', 'adopted')] },
        ],
        NOT_ADOPTED: {
          target: 'proposed',
          actions: [words.assign({ activated: null }), notify('activation', 'not-adopted', 'high')],
        },
      },
    },
    transferring: {
      on: {
        BATCH_ANSWERED: [
          { guard: 'hasMore', actions: count },
          // What moved on since the set was frozen, its own deadlines due the same night among it, belongs to the agency all the same.
          { guard: 'movedOn', actions: [count, forget, transfer] },
          { guard: 'isIncomplete', target: 'incomplete', actions: [count, notify('activation', 'incomplete', 'high')] },
          { target: 'inForce', actions: [count, notify('proposal', 'adopted'), notify('activation', 'adopted')] },
        ],
      },
    },
    incomplete: {
      meta: { task: { duty: 'activation', due: 'transferIdle' } },
      after: { transferIdle: { actions: notify('activation', 'transferIdle', 'high') } },
      on: {
        RETRY: {
          target: 'transferring',
          actions: [forget, words.assign({ orderedBy: 'RETRY' }), transfer],
        },
      },
    },
    inForce: { type: 'final' },
    rejected: { type: 'final' },
  },
});
