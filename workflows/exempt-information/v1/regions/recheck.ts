import { assign } from 'xstate';
import { notify, words } from '../setup.js';

const answered = words.createStateConfig({
  on: { RECHECK: { target: 'waiting', actions: assign({ recheckOn: ({ event }) => event.recheckOn }) } },
});

/** A term that waits for something is never left alone: it is asked again and again whether it still holds. */
export const recheck = words.createStateConfig({
  initial: 'none',
  states: {
    none: { always: { guard: 'waits', target: 'waiting' } },
    waiting: {
      always: { guard: 'waitsNoMore', target: 'over' },
      after: { recheckDue: { target: 'asked', actions: notify('recheck', 'recheckDue') } },
      on: answered.on,
    },
    asked: {
      meta: { step: 3, task: { duty: 'recheck', due: 'recheckLate' } },
      always: { guard: 'waitsNoMore', target: 'over' },
      after: {
        recheckLate: { actions: notify('declassification', 'recheckLate', 'high') },
        recheckVeryLate: { actions: notify('opening-approval', 'recheckVeryLate', 'critical') },
      },
      on: answered.on,
    },
    /** What was waited for has happened, or nothing waits for it any more. */
    over: {},
  },
});
