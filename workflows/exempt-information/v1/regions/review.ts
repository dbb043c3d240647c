import { assign } from 'xstate';
import { NO_REVIEW, letterOf } from '../context.js';
import { agreed, decided, given, openedBy, opinionsOpened, prepared } from '../review-facts.js';
import { notify, words } from '../setup.js';

/** An opinion that comes after the count is kept beside the others and changes nothing. */
const late = words.createStateConfig({
  on: { GIVE_OPINION: { actions: assign(({ context, event }) => given(context, event.opinion, false)) } },
});

const reconsidered = words.createStateConfig({
  on: { SEND_BACK_REVIEW: { target: 'preparing', actions: assign(NO_REVIEW) } },
});

/** SOP step 3: prepared by the officer, considered by the panel, determined by the chair, approved by the head. */
export const review = words.createStateConfig({
  initial: 'waiting',
  states: {
    waiting: {
      // Closed again after a mistake, before the day on which it opens by decision.
      always: { guard: 'isDecidedToOpen', target: 'decidedToOpen' },
      after: { reviewOpens: 'preparing' },
      on: { OPEN_REVIEW: 'preparing' },
    },
    preparing: {
      meta: { step: 3, task: { duty: 'review-preparation', due: 't60' } },
      on: {
        PREPARE_REVIEW: [
          { guard: 'asksNobody', target: 'deciding', actions: assign(({ context, event }) => prepared(context, event)) },
          { target: 'considering', actions: assign(({ context, event }) => prepared(context, event)) },
        ],
      },
    },
    /** Each member's opinion stays closed to everybody until all are opened together. */
    considering: {
      meta: { step: 3, task: { duty: 'consideration', each: 'awaited', due: 't45' } },
      on: {
        ...reconsidered.on,
        GIVE_OPINION: [
          {
            guard: 'completesPanel',
            target: 'opening',
            actions: assign(({ context, event }) => given(context, event.opinion, true)),
          },
          { actions: assign(({ context, event }) => given(context, event.opinion, true)) },
        ],
      },
    },
    opening: {
      meta: { step: 3 },
      entry: {
        type: 'openSealed',
        params: ({ context: { opinions } }) => ({
          report: 'OPINIONS_OPENED' as const,
          values: opinions.map(({ voter, opinion }) => ({ key: voter, handle: opinion })),
        }),
      },
      on: {
        ...late.on,
        OPINIONS_OPENED: { target: 'deciding', actions: assign(({ context, event }) => opinionsOpened(context, event.values)) },
      },
    },
    deciding: {
      meta: { step: 3, task: { duty: 'declassification', due: 'overdue' } },
      on: {
        ...late.on,
        ...reconsidered.on,
        DECIDE_TO_OPEN: {
          target: 'awaitingHead',
          actions: assign({ decision: ({ context, event }) => decided(context, event) }),
        },
      },
    },
    awaitingHead: {
      meta: { step: 3, task: { duty: 'opening-approval', due: 'overdue' } },
      on: {
        ...late.on,
        APPROVE_OPENING: {
          target: 'decidedToOpen',
          actions: assign(({ context }) => agreed(context, null)),
        },
        RECORD_HEAD_APPROVAL: {
          target: 'decidedToOpen',
          actions: assign(({ context, event }) => agreed(context, letterOf(event))),
        },
        HEAD_RETURNS: { target: 'deciding', actions: assign({ decision: null }) },
      },
    },
    decidedToOpen: {
      on: late.on,
      after: {
        opens: {
          target: '#open',
          actions: [assign(({ context }) => openedBy('decision', context)), notify('release', 'opened-by-decision', 'high')],
        },
      },
    },
  },
});
