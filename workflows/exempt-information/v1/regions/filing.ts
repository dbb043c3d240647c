import { assign, not } from 'xstate';
import { by } from '../context.js';
import { notify, words } from '../setup.js';

/** SOP step 2: classified by period and filed in that order; the chair signs the list that it becomes a line of. */
export const filing = words.createStateConfig({
  initial: 'waiting',
  states: {
    waiting: {
      always: [
        { guard: 'isOffTheList', target: 'lapsed' },
        { guard: 'isAccepted', target: 'classifying' },
      ],
    },
    classifying: {
      meta: { step: 2, task: { duty: 'classification', due: 'filingIdle' } },
      always: { guard: 'isOffTheList', target: 'lapsed' },
      after: { filingIdle: { actions: notify('classification', 'filingIdle') } },
      on: {
        CLASSIFY: {
          target: 'confirming',
          actions: assign({
            classification: ({ context, event: { classificationCode, securityClass, series } }) => ({
              classificationCode,
              securityClass,
              ...(series === undefined ? {} : { series }),
              by: by(context),
            }),
            retention: ({ context, event }) => event.retention ?? context.retention,
          }),
        },
      },
    },
    confirming: {
      meta: { step: 2, task: { duty: 'filing-confirmation', due: 'filingIdle' } },
      always: { guard: 'isOffTheList', target: 'lapsed' },
      after: { filingIdle: { actions: notify('filing-confirmation', 'filingIdle', 'high') } },
      on: {
        SEND_BACK: 'classifying',
        CONFIRM_FILING: {
          target: 'filed',
          actions: assign({
            filed: ({ event: { listNumber, listDate, signerName } }) => ({ listNumber, listDate, signerName }),
          }),
        },
      },
    },
    filed: {},
    /** It became public, or was withdrawn, before it was on the list of exempt information, and has no place there any more. */
    lapsed: { always: { guard: not('isOffTheList'), target: 'waiting' } },
  },
});
