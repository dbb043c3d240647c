import { assign } from 'xstate';
import { by } from '../context.js';
import { notify, words } from '../setup.js';

const placeable = words.createStateConfig({
  on: {
    PLACE_HOLD: {
      target: 'held',
      actions: [
        assign({
          holds: ({ context, event: { caseNumber, reason, since, evidence } }) => [
            ...context.holds,
            { caseNumber, reason, since, evidence: evidence ?? null, by: by(context) },
          ],
        }),
        notify('storage', 'hold-placed', 'high'),
      ],
    },
  },
});

const liftable = words.createStateConfig({
  on: {
    LIFT_HOLD: {
      actions: assign({
        holds: ({ context, event }) => context.holds.filter(({ caseNumber }) => caseNumber !== event.caseNumber),
      }),
    },
  },
});
const lift = liftable.on.LIFT_HOLD.actions;

/**
 * Cases that need the papers: while there is one, nothing is destroyed. That is all a hold does; it says nothing about the period,
 * and what is held becomes public on its day like everything else.
 */
export const hold = words.createStateConfig({
  initial: 'waiting',
  states: {
    waiting: { always: { guard: 'isAccepted', target: 'none' } },
    none: { on: placeable.on },
    held: {
      meta: { step: 4 },
      on: { ...placeable.on, LIFT_HOLD: [{ guard: 'isLastHold', target: 'none', actions: lift }, { actions: lift }] },
    },
  },
});
