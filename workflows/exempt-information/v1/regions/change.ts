import { assign } from 'xstate';
import { by, letterOf } from '../context.js';
import { applied, proposed } from '../change-facts.js';
import { notify, words } from '../setup.js';

const rejectable = words.createStateConfig({
  on: {
    REJECT_CHANGE: {
      target: 'none',
      actions: [assign({ proposal: null }), notify('change-proposal', 'change-rejected', 'high')],
    },
  },
});
const determinable = words.createStateConfig({
  on: {
    DETERMINE_CHANGE: {
      actions: assign({ proposal: ({ context }) => context.proposal && { ...context.proposal, determinedBy: by(context) } }),
    },
  },
});
const determine = determinable.on.DETERMINE_CHANGE.actions;

const rejected = rejectable.on.REJECT_CHANGE.actions;

const approvable = words.createStateConfig({
  on: {
    APPROVE_CHANGE: { target: '#active', reenter: true, actions: assign(({ context }) => applied(context, null)) },
    RECORD_CHANGE_APPROVAL: {
      target: '#active',
      reenter: true,
      actions: assign(({ context, event }) => applied(context, letterOf(event))),
    },
  },
});

/**
 * No date of a period is ever edited. It changes by a new consequence test and determination, which the chair determines and the
 * head approves; by the decree as it really reads, where it was typed wrongly (with the head's approval where that would keep it secret
 * for longer); or the record is void.
 */
export const change = words.createStateConfig({
  initial: 'closed',
  states: {
    // What is still in preparation is recorded anew or withdrawn.
    closed: { always: { guard: 'isAccepted', target: 'none' } },
    none: {
      on: {
        PROPOSE_DETERMINATION: { target: 'determining', actions: assign(({ context, event }) => proposed(context, event)) },
        PROPOSE_CORRECTION: { target: 'correcting', actions: assign(({ context, event }) => proposed(context, event)) },
        PROPOSE_VOID: {
          target: 'voiding',
          actions: assign({
            proposal: ({ context }) => ({ kind: 'corrected', determination: null, by: by(context), determinedBy: null }),
          }),
        },
      },
    },
    determining: {
      meta: { step: 3, task: { duty: 'change-determination', due: 'changeIdle' } },
      after: { changeIdle: { actions: notify('change-determination', 'changeIdle', 'high') } },
      on: {
        DETERMINE_CHANGE: { target: 'awaitingHead', actions: determine },
        ...rejectable.on,
      },
    },
    awaitingHead: {
      meta: { step: 3, task: { duty: 'change-approval', due: 'changeIdle' } },
      after: { changeIdle: { actions: notify('change-approval', 'changeIdle', 'high') } },
      on: {
        ...approvable.on,
        HEAD_REJECTS_CHANGE: {
          target: 'none',
          actions: rejected,
        },
      },
    },
    correcting: {
      meta: { step: 1, task: { duty: 'change-determination', due: 'changeIdle' } },
      after: { changeIdle: { actions: notify('change-determination', 'changeIdle', 'high') } },
      on: {
        CONFIRM_CHANGE: [
          { guard: 'prolongs', target: 'awaitingHead', actions: determine },
          { target: '#active', reenter: true, actions: assign(({ context }) => applied(context, null)) },
        ],
        ...rejectable.on,
      },
    },
    voiding: {
      meta: { step: 1, task: { duty: 'change-determination', due: 'changeIdle' } },
      after: { changeIdle: { actions: notify('change-determination', 'changeIdle', 'high') } },
      on: {
        CONFIRM_CHANGE: { target: 'none', actions: assign({ withdrawn: true, proposal: null }) },
        ...rejectable.on,
      },
    },
  },
});
