import { assign, not } from 'xstate';
import { periodOf, type RedactedDetermination } from '../context.js';
import { notify, words } from '../setup.js';
import { eventsOf } from '../term.js';

const authorisable = words.createStateConfig({
  on: {
    AUTHORISE_LISTING: {
      actions: assign({
        entry: ({ event: { publicTitle, publicSummary, publicConsequenceIfOpened, publicConsequenceIfClosed } }) => ({
          publicTitle,
          publicSummary,
          publicConsequenceIfOpened,
          publicConsequenceIfClosed,
        }),
        entryAuthorisedAt: ({ context }) => context.$.at,
        publicEvents: ({ context }) => eventsOf((context.determination as RedactedDetermination).grounds),
      }),
    },
  },
});
const authorise = authorisable.on.AUTHORISE_LISTING.actions;

/** What is online now says this of the period. */
const uploadable = words.createStateConfig({
  on: { RECORD_UPLOAD: { actions: assign({ onlinePeriod: ({ context }) => periodOf(context) }) } },
});
const uploaded = uploadable.on.RECORD_UPLOAD.actions;

/** SOP step 5: the chair authorises what the public reads, the officer uploads the list and shows where. */
export const listing = words.createStateConfig({
  id: 'listing',
  initial: 'waiting',
  states: {
    waiting: {
      always: [
        { guard: 'isOffTheList', target: 'lapsed' },
        { guard: 'isFiled', target: 'pending' },
      ],
    },
    pending: {
      meta: { step: 5, task: { duty: 'listing-authorisation', due: 'listingIdle' } },
      always: { guard: 'isOffTheList', target: 'lapsed' },
      after: { listingIdle: { actions: notify('listing-authorisation', 'listingIdle') } },
      on: { AUTHORISE_LISTING: { target: 'authorised', actions: authorise } },
    },
    authorised: {
      meta: { step: 5, task: { duty: 'upload', due: 'listingIdle' } },
      always: { guard: 'isOffTheList', target: 'lapsed' },
      after: { listingIdle: { actions: notify('upload', 'listingIdle') } },
      on: { AUTHORISE_LISTING: { actions: authorise }, RECORD_UPLOAD: { target: 'uploaded', actions: uploaded } },
    },
    uploaded: {
      always: [
        { guard: 'isOffTheList', target: 'outdated.opened' },
        { guard: 'hasAnotherPeriod', target: 'outdated.reworded' },
      ],
      on: { AUTHORISE_LISTING: { target: 'outdated', actions: authorise } },
    },
    /** What is online differs from what holds, so the list must go up again. */
    outdated: {
      initial: 'reworded',
      meta: { step: 5, task: { duty: 'upload', due: 'listingIdle' } },
      after: { listingIdle: { actions: notify('upload', 'listingIdle', 'high') } },
      states: {
        reworded: {
          always: { guard: 'isOffTheList', target: 'opened' },
          on: { AUTHORISE_LISTING: { actions: authorise }, RECORD_UPLOAD: { target: '#listing.uploaded', actions: uploaded } },
        },
        opened: {
          always: { guard: not('isOffTheList'), target: '#listing.outdated', reenter: true },
          on: { RECORD_UPLOAD: '#listing.delisted' },
        },
      },
    },
    // What became public by a mistake is exempt again, and belongs on the list once more.
    delisted: { always: { guard: not('isOffTheList'), target: 'outdated' } },
    lapsed: { always: { guard: not('isOffTheList'), target: 'waiting' } },
  },
});
