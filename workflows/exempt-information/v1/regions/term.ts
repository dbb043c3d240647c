import { assign } from 'xstate';
import { determined, kept } from '../context.js';
import { notify, words } from '../setup.js';
import { change } from './change.js';
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
          on: { RELEASE: 'released' },
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
  },
});

const recordable = words.createStateConfig({
  on: {
    RECORD_DETERMINATION: {
      actions: assign(({ context, event: { type: _type, ...determination } }) =>
        determined(determination, { ends: kept(context, determination), letterASince: null }),
      ),
    },
  },
});
const record = recordable.on.RECORD_DETERMINATION;

/**
 * The legal clock. It runs from the moment a determination is recorded, also while the intake is unfinished, and
 * a determination recorded anew starts it afresh: review, ladder and all. Until when that may be done is for a rule to say.
 */
export const term = words.createStateConfig({
  initial: 'unset',
  states: {
    unset: {
      always: [unlessWithdrawn, { guard: 'isDetermined', target: 'active' }],
      on: { RECORD_DETERMINATION: record },
    },
    active: {
      id: 'active',
      type: 'parallel',
      always: unlessWithdrawn,
      on: { RECORD_DETERMINATION: { ...record, target: 'active', reenter: true } },
      states: { review, period: { type: 'parallel', states: { ladder, ending } }, recheck, mending, change },
    },
    open,
    withdrawn: {},
  },
});
