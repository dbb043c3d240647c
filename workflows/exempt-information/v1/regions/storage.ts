import { assign } from 'xstate';
import { notify, words } from '../setup.js';
import { destroying, destructible } from './destruction.js';

/** SOP step 4: a soft copy and a place for the paper, as in an archive. What opens stays in store. */
export const storage = words.createStateConfig({
  initial: 'waiting',
  states: {
    waiting: { always: { guard: 'isAccepted', target: 'pending' } },
    pending: {
      meta: { step: 4, task: { duty: 'storage', due: 'storageIdle' } },
      always: { guard: 'isWithdrawn', target: 'lapsed' },
      after: { storageIdle: { actions: notify('storage', 'storageIdle') } },
      on: {
        STORE: {
          target: 'stored',
          actions: assign({
            softCopy: ({ event }) => event.softCopy ?? null,
            locator: ({ event }) => event.locator ?? null,
          }),
        },
      },
    },
    stored: {
      initial: 'onShelf',
      states: {
        onShelf: {
          on: {
            ...destructible.on,
            RECORD_RETENTION: {
              actions: assign({
                retention: ({ event: { startsOn, activeYears, inactiveYears, fate } }) => ({
                  startsOn,
                  activeYears,
                  inactiveYears,
                  fate,
                }),
              }),
            },
            MOVE: { actions: assign({ locator: ({ event }) => event.locator }) },
            LEND: {
              target: 'lent',
              actions: assign({ loan: ({ event: { borrower, dueBackOn } }) => ({ borrower, dueBackOn }) }),
            },
          },
        },
        lent: {
          initial: 'out',
          meta: { step: 4, task: { duty: 'storage', due: 'loanDue' } },
          after: { loanDue: { target: '.overdue', actions: notify('storage', 'loanDue', 'high') } },
          on: { TAKE_BACK: { target: 'onShelf', actions: assign({ loan: null }) } },
          states: { out: {}, overdue: {} },
        },
        destroying,
      },
    },
    /** The paper is no more. */
    destroyed: { id: 'destroyed' },
    /** Made void before it was stored. */
    lapsed: {},
  },
});
