import { assign, not } from 'xstate';
import { type RedactedEntry } from '../context.js';
import { authorised, openedEntry, proposed, sealsOf } from '../entry-facts.js';
import { type AuthoriseListing } from '../payloads/keeping.js';
import { notify, words } from '../setup.js';

const propose = words.assign(({ context, event }) => proposed(context, event as RedactedEntry));
const proposable = words.createStateConfig({ on: { PROPOSE_ENTRY: { target: 'proposed', reenter: true, actions: propose } } });

/** The chair may write the words herself, whatever was proposed. */
const authorisable = words.createStateConfig({
  on: { AUTHORISE_LISTING: { target: 'none', actions: assign(({ context, event }) => authorised(context, event)) } },
});

/** SOP step 5: what the public reads. The officer proposes it, the chair authorises that or words of her own. */
export const entry = words.createStateConfig({
  initial: 'waiting',
  states: {
    waiting: {
      always: [
        { guard: 'isOffTheList', target: 'lapsed' },
        { guard: 'isFiled', target: 'none' },
      ],
      on: { PROPOSE_ENTRY: { actions: propose } },
    },
    none: {
      always: [
        { guard: 'isOffTheList', target: 'lapsed' },
        { guard: 'isProposed', target: 'proposed' },
      ],
      on: { ...proposable.on, ...authorisable.on },
    },
    proposed: {
      meta: { step: 5, task: { duty: 'listing-authorisation', due: 'entryIdle' } },
      always: { guard: 'isOffTheList', target: 'lapsed' },
      after: { entryIdle: { actions: notify('listing-authorisation', 'entryIdle') } },
      on: {
        ...proposable.on,
        ...authorisable.on,
        AUTHORISE_PROPOSED: 'opening',
        RETURN_ENTRY: { target: 'returned', actions: notify('listing-proposal', 'entry-returned', 'high') },
      },
    },
    returned: {
      meta: { step: 5, task: { duty: 'listing-proposal', due: 'entryIdle' } },
      always: { guard: 'isOffTheList', target: 'lapsed' },
      after: { entryIdle: { actions: notify('listing-proposal', 'entryIdle') } },
      on: { ...proposable.on, ...authorisable.on },
    },
    /** Authorised as proposed: the words are read out of their seals, and nothing comes between. */
    opening: {
      meta: { step: 5 },
      always: { guard: 'isOffTheList', target: 'lapsed' },
      entry: {
        type: 'openSealed',
        params: ({ context }) => ({ report: 'ENTRY_OPENED' as const, values: sealsOf(context) }),
      },
      on: {
        ENTRY_OPENED: [
          {
            guard: 'isOpenedWhole',
            target: 'none',
            actions: assign(({ context, event }) => authorised(context, openedEntry(event.values) as AuthoriseListing)),
          },
          {
            target: 'none',
            actions: [assign({ proposedEntry: null }), notify('listing-proposal', 'entry-erased', 'high')],
          },
        ],
      },
    },
    lapsed: { always: { guard: not('isOffTheList'), target: 'waiting' } },
  },
});
