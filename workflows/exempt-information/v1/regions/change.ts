import { assign } from 'xstate';
import { by, letterIn } from '../context.js';
import { applied, mendedInPublic, proposed, retraction } from '../change-facts.js';
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

const determining = words.createStateConfig({
  meta: { step: 3, task: { duty: 'change-determination', due: 'changeIdle' } },
  after: { changeIdle: { actions: notify('change-determination', 'changeIdle', 'high') } },
  on: {
    DETERMINE_CHANGE: { target: 'awaitingHead', actions: determine },
    ...rejectable.on,
  },
});

/** What is still in preparation is recorded anew or withdrawn. */
const closed = words.createStateConfig({ always: { guard: 'isAccepted', target: 'none' } });

/** Of what was recorded wrongly: a typing error, something confirmed that was not so, a record that should not be. */
const correctable = words.createStateConfig({
  on: {
    PROPOSE_CORRECTION: { target: 'correcting', actions: assign(({ context, event }) => proposed(context, event)) },
    PROPOSE_RETRACTION: { target: 'correcting', actions: assign(({ context, event }) => retraction(context, event)) },
    PROPOSE_VOID: {
      target: 'voiding',
      actions: assign({
        proposal: ({ context }) => ({
          kind: 'void',
          determination: null,
          retracts: [],
          proposedOn: context.$.today,
          by: by(context),
          determinedBy: null,
        }),
      }),
    },
  },
});

const correcting = words.createStateConfig({
  meta: { step: 1, task: { duty: 'change-determination', due: 'changeIdle' } },
  after: { changeIdle: { actions: notify('change-determination', 'changeIdle', 'high') } },
});

/** The head agrees by a letter, or whoever decides in the application. */
const apply = words.createAction(assign(({ context, event }) => applied(context, letterIn(event))));
const applyInPublic = words.createAction(assign(({ context, event }) => mendedInPublic(context, letterIn(event))));

const voided = words.createAction(assign({ withdrawn: true, reported: null, proposal: null }));

const headRejects = words.createStateConfig({
  meta: { step: 3, task: { duty: 'change-approval', due: 'changeIdle' } },
  after: { changeIdle: { actions: notify('change-approval', 'changeIdle', 'high') } },
  on: { HEAD_REJECTS_CHANGE: { target: 'none', actions: rejected } },
});

/**
 * No date of a period is ever edited. It changes by a new consequence test and determination, which the chair determines and the
 * head approves; by the decree as it really reads, where it was typed wrongly; by taking back what was confirmed wrongly (both with
 * the head's approval where that would keep it secret for longer); or the record is void.
 */
export const change = words.createStateConfig({
  initial: 'closed',
  states: {
    closed,
    none: {
      on: {
        PROPOSE_DETERMINATION: { target: 'determining', actions: assign(({ context, event }) => proposed(context, event)) },
        ...correctable.on,
      },
    },
    determining,
    /** The head agrees, in the application or by a letter, and the record lives by the other paper from now on. */
    awaitingHead: {
      ...headRejects,
      on: {
        ...headRejects.on,
        APPROVE_CHANGE: { target: '#active', reenter: true, actions: apply },
        RECORD_CHANGE_APPROVAL: { target: '#active', reenter: true, actions: apply },
      },
    },
    correcting: {
      ...correcting,
      on: {
        CONFIRM_CHANGE: [
          { guard: 'prolongs', target: 'awaitingHead', actions: determine },
          { target: '#active', reenter: true, actions: apply },
        ],
        ...rejectable.on,
      },
    },
    voiding: {
      ...correcting,
      on: { CONFIRM_CHANGE: { target: 'none', actions: voided }, ...rejectable.on },
    },
  },
});

const closedAgain = [notify('declassification', 'closed-again', 'critical'), notify('release', 'closed-again', 'critical')];

/**
 * What is public may have become so by a mistake. It is never prolonged any more; but where two persons find that its paper says another
 * day, or that nothing had ended it, and the head agrees, it is exempt again, with all its clocks.
 */
export const changeInPublic = words.createStateConfig({
  initial: 'closed',
  states: {
    closed,
    none: { on: correctable.on },
    correcting: {
      ...correcting,
      on: {
        CONFIRM_CHANGE: [
          { guard: 'closesAgain', target: 'awaitingHead', actions: determine },
          { target: 'none', actions: applyInPublic },
        ],
        ...rejectable.on,
      },
    },
    awaitingHead: {
      ...headRejects,
      on: {
        ...headRejects.on,
        // Its real end may have come while it waited.
        APPROVE_CHANGE: [
          { guard: 'closesAgain', target: '#active', actions: [apply, ...closedAgain] },
          { target: 'none', actions: applyInPublic },
        ],
        RECORD_CHANGE_APPROVAL: [
          { guard: 'closesAgain', target: '#active', actions: [apply, ...closedAgain] },
          { target: 'none', actions: applyInPublic },
        ],
      },
    },
    voiding: {
      ...correcting,
      on: { CONFIRM_CHANGE: { target: 'voidAwaitingHead', actions: determine }, ...rejectable.on },
    },
    /** Public information is not made to disappear without the head. */
    voidAwaitingHead: {
      ...headRejects,
      on: {
        ...headRejects.on,
        APPROVE_CHANGE: { target: 'none', actions: voided },
        RECORD_CHANGE_APPROVAL: { target: 'none', actions: voided },
      },
    },
  },
});
