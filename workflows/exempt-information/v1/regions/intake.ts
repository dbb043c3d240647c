import { assign } from 'xstate';
import { by, described } from '../context.js';
import { notify, words } from '../setup.js';

const withdrawable = words.createStateConfig({
  on: { WITHDRAW: { target: 'withdrawn', actions: assign({ withdrawn: true, reported: null, proposal: null }) } },
});

/** In the hands of those who collect: a determination may still be recorded anew (region `term`). */
const inPreparation = words.createStateConfig({
  meta: { step: 1, task: { duty: 'collection', due: 'intakeIdle' } },
  after: { intakeIdle: { actions: notify('collection', 'intakeIdle') } },
  on: {
    ...withdrawable.on,
    REVISE: { actions: assign(({ event }) => described(event)) },
    SUBMIT: { target: 'submitted', actions: assign({ submittedBy: ({ context }) => by(context) }) },
  },
});

/** SOP step 1: a PPID Pembantu or the officer hands in what was determined as exempt, the chair accepts it. */
export const intake = words.createStateConfig({
  initial: 'draft',
  states: {
    draft: inPreparation,
    submitted: {
      meta: { step: 1, task: { duty: 'intake-approval', due: 'intakeIdle' } },
      after: { intakeIdle: { actions: notify('intake-approval', 'intakeIdle', 'high') } },
      on: {
        ...withdrawable.on,
        ACCEPT: { target: 'accepted', actions: assign({ accepted: true }) },
        RETURN: { target: 'returned', actions: [assign({ submittedBy: null }), notify('collection', 'returned', 'high')] },
      },
    },
    returned: inPreparation,
    // Made void: wrongly recorded, as two persons found.
    accepted: { always: { guard: 'isWithdrawn', target: 'withdrawn' } },
    withdrawn: {},
  },
});
