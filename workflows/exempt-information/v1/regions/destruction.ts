import { assign } from 'xstate';
import { approved, by, letterIn } from '../context.js';
import { notify, words } from '../setup.js';

/** Only the paper is destroyed, so that nothing is left to lend; the record, its soft copy and its history stay. */
const approve = words.createAction(
  assign(({ context, event }) => ({
    destruction: context.destruction && { ...context.destruction, approval: approved(context, letterIn(event)) },
    locator: null,
  })),
);

export const destructible = words.createStateConfig({
  on: {
    PROPOSE_DESTRUCTION: {
      target: 'destroying',
      actions: assign({
        destruction: ({ context, event: { minutesNumber, minutesDate, minutesScan } }) => ({
          minutesNumber,
          minutesDate,
          minutesScan,
          by: by(context),
          approval: null,
        }),
      }),
    },
  },
});

/** It stays where it is until the head has agreed; a hold ends the proposal at once. */
export const destroying = words.createStateConfig({
  meta: { step: 4, task: { duty: 'destruction-approval', due: 'destructionIdle' } },
  always: { guard: 'isHeld', target: 'onShelf', actions: assign({ destruction: null }) },
  after: { destructionIdle: { actions: notify('destruction-approval', 'destructionIdle', 'high') } },
  on: {
    APPROVE_DESTRUCTION: { target: '#destroyed', actions: approve },
    RECORD_DESTRUCTION_APPROVAL: { target: '#destroyed', actions: approve },
    REJECT_DESTRUCTION: {
      target: 'onShelf',
      actions: [assign({ destruction: null }), notify('destruction-proposal', 'destruction-rejected', 'high')],
    },
  },
});
