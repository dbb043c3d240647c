import { assign, not } from 'xstate';
import { periodOf } from '../context.js';
import { notify, words } from '../setup.js';

/** What is online now says this of the period. */
const uploadable = words.createStateConfig({
  on: { RECORD_UPLOAD: { actions: assign({ onlinePeriod: ({ context }) => periodOf(context) }) } },
});
const uploaded = uploadable.on.RECORD_UPLOAD.actions;

/** SOP step 5: once the chair has authorised what the public reads (`entry`), the officer uploads the list and shows where. */
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
      always: [
        { guard: 'isOffTheList', target: 'lapsed' },
        { guard: 'isAuthorised', target: 'authorised' },
        { guard: 'isProposed', target: 'proposed' },
      ],
      after: { listingIdle: { actions: notify('listing-authorisation', 'listingIdle') } },
    },
    /** Whoever has to act on the proposal has a task there. */
    proposed: {
      always: [
        { guard: 'isOffTheList', target: 'lapsed' },
        { guard: 'isAuthorised', target: 'authorised' },
        { guard: not('isProposed'), target: 'pending' },
      ],
    },
    authorised: {
      meta: { step: 5, task: { duty: 'upload', due: 'listingIdle' } },
      always: { guard: 'isOffTheList', target: 'lapsed' },
      after: { listingIdle: { actions: notify('upload', 'listingIdle') } },
      on: { RECORD_UPLOAD: { target: 'uploaded', actions: uploaded } },
    },
    uploaded: {
      always: [
        { guard: 'isOffTheList', target: 'outdated.opened' },
        { guard: 'isOutdated', target: 'outdated.reworded' },
      ],
    },
    /** What is online differs from what holds, so the list must go up again. */
    outdated: {
      initial: 'reworded',
      meta: { step: 5, task: { duty: 'upload', due: 'listingIdle' } },
      after: { listingIdle: { actions: notify('upload', 'listingIdle', 'high') } },
      states: {
        reworded: {
          always: { guard: 'isOffTheList', target: 'opened' },
          on: { RECORD_UPLOAD: { target: '#listing.uploaded', actions: uploaded } },
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
