import { notify, words } from '../setup.js';

/** A paper that is legally weak comes in all the same, and somebody owns it until a new determination has mended it. */
export const mending = words.createStateConfig({
  initial: 'none',
  states: {
    none: { always: { guard: 'isDefective', target: 'open' } },
    open: {
      meta: { step: 1, task: { duty: 'mending', due: 'mendingDue' } },
      always: { guard: 'isMended', target: 'over' },
      after: {
        mendingDue: { actions: notify('declassification', 'mendingDue', 'high') },
        mendingLate: { actions: notify('opening-approval', 'mendingLate', 'critical') },
      },
    },
    /** The weak ground has ended. */
    over: {},
  },
});
