import { assign } from 'xstate';
import { by, letterOf } from '../context.js';
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
    PROPOSE_RETRACTION: { target: 'correcting', actions: assign(({ context, event }) => retraction(context, event.ground)) },
    PROPOSE_VOID: {
      target: 'voiding',
      actions: assign({
        proposal: ({ context }) => ({ kind: 'void', determination: null, retracts: [], by: by(context), determinedBy: null }),
      }),
    },
  },
});

const correcting = words.createStateConfig({
  meta: { step: 1, task: { duty: 'change-determination', due: 'changeIdle' } },
  after: { changeIdle: { actions: notify('change-determination', 'changeIdle', 'high') } },
});

const voiding = words.createStateConfig({
  ...correcting,
  on: {
    CONFIRM_CHANGE: { target: 'none', actions: assign({ withdrawn: true, proposal: null }) },
    ...rejectable.on,
  },
});

/** The head agrees, in the application or by a letter, and the record lives by the other paper from now on. */
const awaitingHead = (...notices: ReturnType<typeof notify>[]) =>
  words.createStateConfig({
    meta: { step: 3, task: { duty: 'change-approval', due: 'changeIdle' } },
    after: { changeIdle: { actions: notify('change-approval', 'changeIdle', 'high') } },
    on: {
      APPROVE_CHANGE: {
        target: '#active',
        reenter: true,
        actions: [assign(({ context }) => applied(context, null)), ...notices],
      },
      RECORD_CHANGE_APPROVAL: {
        target: '#active',
        reenter: true,
        actions: [assign(({ context, event }) => applied(context, letterOf(event))), ...notices],
      },
      HEAD_REJECTS_CHANGE: {
        target: 'none',
        actions: rejected,
      },
    },
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
    awaitingHead: awaitingHead(),
    correcting: {
      ...correcting,
      on: {
        CONFIRM_CHANGE: [
          { guard: 'prolongs', target: 'awaitingHead', actions: determine },
          { target: '#active', reenter: true, actions: assign(({ context }) => applied(context, null)) },
        ],
        ...rejectable.on,
      },
    },
    voiding,
  },
});

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
          { target: 'none', actions: assign(({ context }) => mendedInPublic(context)) },
        ],
        ...rejectable.on,
      },
    },
    awaitingHead: awaitingHead(
      notify('declassification', 'closed-again', 'critical'),
      notify('release', 'closed-again', 'critical'),
    ),
    voiding,
  },
});
