import { assign } from 'xstate';
import { by, determined, kept } from '../context.js';
import { notify, words } from '../setup.js';
import { change, changeInPublic } from './change.js';
import { ending } from './ending.js';
import { ladder } from './ladder.js';
import { mending } from './mending.js';
import { recheck } from './recheck.js';
import { review } from './review.js';

const unlessWithdrawn = { guard: 'isWithdrawn', target: 'withdrawn' } as const;

/** What is left to do once it is public. No timer releases a file: a person does, who knows what must be blackened. */
const open = words.createStateConfig({
  id: 'open',
  type: 'parallel',
  always: unlessWithdrawn,
  states: {
    release: {
      initial: 'pending',
      states: {
        pending: {
          meta: { step: 3, task: { duty: 'release', due: 'releaseIdle' } },
          after: { releaseIdle: { actions: notify('declassification', 'releaseIdle', 'high') } },
          on: {
            RELEASE: {
              target: 'released',
              actions: assign({ released: ({ event: { type: _type, ...released } }) => released }),
            },
          },
        },
        released: {},
      },
    },
    /** That it came to the law's own opening is a breach of the duty to decide before. */
    incident: {
      initial: 'none',
      states: {
        none: {},
        unexplained: {
          id: 'unexplained',
          meta: { step: 3, task: { duty: 'incident-explanation' } },
          on: { EXPLAIN_INCIDENT: 'explained' },
        },
        explained: {},
      },
    },
    change: changeInPublic,
  },
});

const recordable = words.createStateConfig({
  on: {
    RECORD_DETERMINATION: {
      target: 'unset',
      actions: assign(({ context, event: { type: _type, ...determination } }) => ({
        ...determined(determination, { ends: kept(context, determination), letterASince: null }),
        recordedBy: by(context),
      })),
    },
  },
});

/**
 * The legal clock. It runs from the moment a determination is recorded, also while the intake is unfinished, and
 * a determination recorded anew starts it afresh: review, ladder and all. Until when that may be done is for a rule to say.
 */
export const term = words.createStateConfig({
  initial: 'unset',
  states: {
    unset: {
      always: [unlessWithdrawn, { guard: 'hadEnded', target: 'doubted' }, { guard: 'isDetermined', target: 'active' }],
      on: recordable.on,
    },
    /** In no public list, neither as exempt nor as open, until the chair has looked at the paper. */
    doubted: {
      meta: { step: 1, task: { duty: 'past-end-confirmation', due: 'pastEndDue' } },
      always: unlessWithdrawn,
      after: { pastEndLate: { actions: notify('opening-approval', 'pastEndLate', 'critical') } },
      on: { CONFIRM_PAST_END: 'active', ...recordable.on },
    },
    active: {
      id: 'active',
      type: 'parallel',
      always: unlessWithdrawn,
      on: recordable.on,
      states: { review, period: { type: 'parallel', states: { ladder, ending } }, recheck, mending, change },
    },
    open,
    withdrawn: {},
  },
});
