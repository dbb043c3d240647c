import { assign } from 'xstate';
import { type DeadlineName } from '../deadlines.js';
import { lives, type OpenBasis } from '../context.js';
import { openedBy } from '../review-facts.js';
import { notify, words } from '../setup.js';
import { lastLife } from '../term.js';

type Rung = Extract<DeadlineName, 't90' | 't60' | 't45' | 't30' | 'overdue' | 't5'>;

/** Every rung that is reached leaves its trace; where several are reached at once, only the highest tells people. */
const rung = <R extends Rung>(name: R, ...notices: ReturnType<typeof notify>[]) =>
  [
    { guard: 'moreIsDue', target: `.${name}` },
    { target: `.${name}`, actions: notices },
  ] as const;

/** The clock of SOP step 3, beside the review: escalating never throws the review back. */
export const ladder = words.createStateConfig({
  id: 'ladder',
  initial: 'quiet',
  after: {
    t90: rung('t90', notify('review-preparation', 't90')),
    t60: rung('t60', notify('consideration', 't60')),
    t45: rung('t45', notify('declassification', 't45', 'high')),
    t30: rung('t30', notify('declassification', 't30', 'critical')),
    overdue: rung(
      'overdue',
      notify('declassification', 'overdue', 'critical'),
      notify('opening-approval', 'overdue', 'critical'),
    ),
    t5: rung('t5', notify('declassification', 't5', 'critical'), notify('opening-approval', 't5', 'critical')),
    // At the end of the period the law opens it. The moment belongs to the ladder, so that a rung that is told too late is not told.
    termEnds: [
      {
        guard: 'isEndedOtherwise',
        target: '#open',
        actions: [
          assign(({ context }) => openedBy(lastLife(lives(context)).cause as OpenBasis, context)),
          notify('declassification', 'opened-otherwise', 'high'),
          notify('release', 'opened-otherwise', 'high'),
        ],
      },
      {
        target: '#unexplained',
        actions: [
          assign(({ context }) => openedBy('law', context)),
          notify('declassification', 'opened-by-law', 'critical'),
          notify('opening-approval', 'opened-by-law', 'critical'),
          notify('release', 'opened-by-law', 'critical'),
        ],
      },
    ],
  },
  states: { quiet: {}, t90: {}, t60: {}, t45: {}, t30: {}, overdue: {}, t5: {} },
});
