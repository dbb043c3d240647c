import { assign } from 'xstate';
import { by } from '../context.js';
import { ended } from '../review-facts.js';
import { notify, words } from '../setup.js';

/** What ends a ground besides the calendar: one person reports it with evidence, another confirms it. */
export const ending = words.createStateConfig({
  initial: 'none',
  states: {
    none: {
      on: {
        REPORT_END: {
          target: 'reported',
          actions: assign({
            reported: ({ context, event: { type: _type, ...report } }) => ({ ...report, by: by(context) }),
          }),
        },
      },
    },
    reported: {
      meta: { step: 3, task: { duty: 'end-confirmation', due: 'endIdle' } },
      after: {
        endIdle: { actions: notify('end-confirmation', 'endIdle', 'high') },
        endLate: { actions: notify('opening-approval', 'endLate', 'critical') },
      },
      on: {
        CONFIRM_END: [
          // A new end is a new ladder: all its rungs count again. The review beside it goes on.
          { guard: 'movesTheEnd', target: '#ladder', actions: assign(({ context }) => ended(context)) },
          { target: 'none', actions: assign(({ context }) => ended(context)) },
        ],
        REJECT_END: { target: 'none', actions: [assign({ reported: null }), notify('end-report', 'end-rejected', 'high')] },
      },
    },
  },
});
