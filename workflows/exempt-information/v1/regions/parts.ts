import { assign, not } from 'xstate';
import { remainderBegun, remainderRefused, remainderStart } from '../part-facts.js';
import { notify, words } from '../setup.js';

/** Of what is exempt in part only that part is closed: the public gets the rest, in a copy without it. */
export const openPart = words.createStateConfig({
  initial: 'none',
  states: {
    none: { always: { guard: 'owesOpenPart', target: 'pending' } },
    pending: {
      meta: { step: 5, task: { duty: 'release', due: 'openPartIdle' } },
      always: { guard: not('owesOpenPart'), target: 'none' },
      after: { openPartIdle: { actions: notify('declassification', 'openPartIdle', 'high') } },
      on: {
        PROVIDE_OPEN_PART: {
          target: 'provided',
          actions: assign({
            openPart: ({ event: { redactedCopy, where, providedOn } }) => ({ redactedCopy, where, providedOn }),
          }),
        },
      },
    },
    provided: {
      always: [
        { guard: 'owesOpenPart', target: 'pending' },
        { guard: not('hasOpenPart'), target: 'none' },
      ],
    },
  },
});

/** What stays exempt when the rest opens goes on as a record of its own, begun by a person who may begin one. */
export const remainder = words.createStateConfig({
  initial: 'none',
  states: {
    none: { always: { guard: 'leavesRemainder', target: 'pending' } },
    pending: {
      meta: { step: 3, task: { duty: 'collection', due: 'remainderDue' } },
      always: { guard: not('leavesRemainder'), target: 'none' },
      after: {
        remainderDue: { actions: notify('declassification', 'remainderDue', 'high') },
        remainderLate: { actions: notify('opening-approval', 'remainderLate', 'critical') },
      },
      on: {
        DISMISS_REMAINDER: { target: 'none', actions: assign({ remainder: null }) },
        BEGIN_REMAINDER: {
          target: 'beginning',
          actions: { type: 'start', params: ({ context }) => remainderStart(context) },
        },
      },
    },
    beginning: {
      meta: { step: 3 },
      on: {
        REMAINDER_BEGUN: [
          { guard: 'wasBegun', target: 'none', actions: assign(({ context, event }) => remainderBegun(context, event)) },
          {
            target: 'pending',
            actions: [
              assign(({ context, event }) => remainderRefused(context, event)),
              notify('collection', 'remainder-refused', 'critical'),
            ],
          },
        ],
      },
    },
  },
});

/** What the public was given, and is exempt again after a mistake, has to go from there. */
export const takedown = words.createStateConfig({
  initial: 'none',
  states: {
    none: { always: { guard: 'owesTakedown', target: 'pending' } },
    pending: {
      meta: { step: 5, task: { duty: 'release', due: 'takedownDue' } },
      always: { guard: not('owesTakedown'), target: 'none' },
      after: {
        takedownDue: { actions: notify('declassification', 'takedownDue', 'critical') },
        takedownLate: { actions: notify('opening-approval', 'takedownLate', 'critical') },
      },
      on: { TAKE_DOWN: { target: 'none', actions: assign({ outstanding: [] }) } },
    },
  },
});
