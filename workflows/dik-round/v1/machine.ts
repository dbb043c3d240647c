import {
  by,
  effect,
  type BatchAnswered,
  type During,
  type Sealed,
  type SendParams,
  type StartAnswered,
  type StartParams,
  type StateMeta,
} from '@tabir/engine';
import { setup } from 'xstate';
import {
  answered,
  authorisedOf,
  authoriseEntries,
  begun,
  closeRequests,
  counted,
  delivered,
  editionOf,
  found,
  issued,
  nextRound,
  noted,
  openRequests,
  placeOnList,
  requestOf,
  signedNow,
  uploadOf,
  WAITING,
  wished,
  type Begins,
  type Context,
  type EditionParams,
  type Signature,
  type Signs,
  type UploadParams,
  type Wish,
} from './context.js';
import { type DeadlineName } from './deadlines.js';
import { type Duty } from './duties.js';
import {
  type BeginNext,
  type EditionBlocked,
  type EditionDelivered,
  type EditionPublished,
  type PublishEdition,
  type RecordPublication,
  type RequestAnswered,
} from './payloads.js';

type Event =
  | ({ type: 'REQUEST_BEGUN' | 'NEXT_BEGUN' } & StartAnswered)
  | ({ type: 'REQUEST_ANSWERED' } & RequestAnswered)
  | { type: 'CLOSE_COLLECTION'; silentBecause?: Sealed }
  | ({ type: 'REQUESTS_CLOSED' | 'LIST_ANSWERED' | 'ENTRIES_ANSWERED' } & BatchAnswered)
  | { type: 'CANCEL' | 'SEND_BACK' | 'STRIKE' | 'ACCEPT_LEAKS' | 'CONCLUDE'; reason: Sealed }
  | { type: 'SUBMIT_LIST' | 'RETRY' | 'AUTHORISE_ENTRIES' }
  | ({ type: 'SIGN' } & Signs)
  | ({ type: 'PUBLISH_EDITION' } & PublishEdition)
  | ({ type: 'EDITION_PUBLISHED' } & EditionPublished)
  | ({ type: 'EDITION_BLOCKED' } & EditionBlocked)
  | ({ type: 'EDITION_DELIVERED' } & EditionDelivered)
  | ({ type: 'RECORD_PUBLICATION' } & RecordPublication)
  | ({ type: 'BEGIN_NEXT' } & BeginNext);

interface Notice {
  readonly audience: { readonly duty: Duty };
  readonly template:
    | 'allAnswered'
    | 'answersDue'
    | 'collectionIdle'
    | 'submissionIdle'
    | 'signingIdle'
    | 'sentBack'
    | 'incomplete'
    | 'onTheList'
    | 'issuingIdle'
    | 'entriesAuthorised'
    | 'editionOut'
    | 'leaksFound'
    | 'channelRefused'
    | 'publicationIdle'
    | 'upkeepOpens'
    | 'upkeepDue'
    | 'upkeepOverdue'
    | 'nextRefused';
  readonly urgency: 'normal' | 'high';
}

const notify = (duty: Duty, template: Notice['template'], urgency: Notice['urgency'] = 'normal') =>
  ({ type: 'notify', params: { audience: { duty }, template, urgency } }) as const;

type Meta = StateMeta & { readonly task?: { readonly duty: Duty; readonly due: DeadlineName } };

const words = setup({
  types: {} as { context: During<Context>; input: Begins; events: Event; meta: Meta },
  // Placeholders: the engine computes the moments from `deadlines`.
  delays: {
    answersDue: 1,
    collectionIdle: 1,
    submissionIdle: 1,
    signingIdle: 1,
    publicationIdle: 1,
    upkeepOpens: 1,
    upkeepDue: 1,
    upkeepOverdue: 1,
  },
  actions: {
    notify: effect<Notice>(),
    start: effect<StartParams>(),
    send: effect<SendParams>(),
    publishEdition: effect<EditionParams>(),
    noteUpload: effect<UploadParams>(),
    deliverEdition: effect<{ readonly report: 'EDITION_DELIVERED'; readonly edition: number }>(),
  },
  guards: {
    asksMore: ({ context: { agencies, asked } }) => asked.length + 1 < agencies.length,
    isLastAnswer: ({ context, event }) =>
      openRequests({ ...context, ...answered(context, event as RequestAnswered) }).length === 0,
    hasMore: ({ event }) => (event as BatchAnswered).left > 0,
    isIncomplete: ({ context, event }) => context.refused.length + (event as BatchAnswered).refused.length > 0,
    isOlder: ({ context, event }) => (event as EditionDelivered).edition !== context.edition?.no,
    isRefused: ({ event }) => (event as EditionDelivered).refused.length > 0,
    isBegun: ({ event }) => (event as StartAnswered).instance !== undefined,
  },
});

const idleUpload = [notify('publication', 'publicationIdle', 'high'), notify('oversight', 'publicationIdle', 'high')] as const;

const note = words.assign(({ context, event }) => noted(context, event as StartAnswered));
const count = words.assign(({ context, event }) => counted(context, event as BatchAnswered));
const bring = words.assign({ delivery: ({ event }) => delivered(event as EditionDelivered) });
const authorise = words.assign(({ context, event }) => authorisedOf(context, event as BatchAnswered));
const record = words.assign({
  publications: ({ context: { publications }, event }) => {
    const { channel, address, publishedOn, evidence } = event as RecordPublication;
    return [...publications, { channel, address, publishedOn, ...(evidence === undefined ? {} : { evidence }) }];
  },
});
const recorded = [
  record,
  {
    type: 'noteUpload',
    params: ({ context, event }: { context: Context; event: unknown }) => uploadOf(context, event as RecordPublication),
  },
] as const;
const close = { type: 'send', params: ({ context }: { context: Context }) => closeRequests(context) } as const;
const take = words.assign(({ context, event }) => answered(context, event as RequestAnswered));
const cancellable = words.createStateConfig({ on: { CANCEL: { target: '#dik-round.cancelled', actions: close } } });

/** Whoever publishes anew accepts nothing of what was found before. */
const publishable = words.createStateConfig({
  on: {
    PUBLISH_EDITION: {
      target: '#dik-round.editing',
      actions: words.assign({
        signerPosition: ({ event }) => (event as PublishEdition).signerPosition,
        accepted: null,
      }),
    },
  },
});

/** The list is published; from its day on the clock asks for the next one, however this one is followed by another. */
const followed = words.createStateConfig({
  on: {
    RECORD_PUBLICATION: { actions: recorded },
    ...publishable.on,
    BEGIN_NEXT: {
      target: 'following',
      actions: words.assign({ next: ({ event }) => wished(event as Wish) }),
    },
    CONCLUDE: 'concluded',
  },
});

/**
 * One round of the list of exempt information: agencies are asked one by one, what they send goes its own way, one signature puts
 * everything that is ready on the list, and the list is published and kept up.
 */
export const machine = words.createMachine({
  id: 'dik-round',
  // The engine adds `$`, the facts of the step, before anything reads it.
  context: ({ input }) => begun(input) as During<Context>,
  initial: 'asking',
  on: {
    // A request answers as long as it is open, and one that is closed with the round or after it tells that too.
    REQUEST_ANSWERED: { actions: take },
    // Channels answer in their own time, a slow one perhaps after the upload by hand.
    EDITION_DELIVERED: [
      { guard: 'isOlder' },
      { guard: 'isRefused', actions: [bring, notify('publication', 'channelRefused', 'high')] },
      { actions: bring },
    ],
    REQUESTS_CLOSED: {
      actions: words.assign({ closed: ({ context: { closed }, event }) => closed + (event as BatchAnswered).applied.length }),
    },
  },
  states: {
    asking: {
      entry: { type: 'start', params: ({ context }) => requestOf(context) },
      on: {
        REQUEST_BEGUN: [
          { guard: 'asksMore', target: 'asking', reenter: true, actions: note },
          { target: 'collecting', actions: note },
        ],
      },
    },
    collecting: {
      meta: { step: 1, task: { duty: 'collection', due: 'answersDue' } },
      after: {
        answersDue: { actions: notify('collection', 'answersDue', 'high') },
        collectionIdle: { actions: notify('oversight', 'collectionIdle', 'high') },
      },
      on: {
        ...cancellable.on,
        REQUEST_ANSWERED: [{ guard: 'isLastAnswer', actions: [take, notify('collection', 'allAnswered')] }, { actions: take }],
        CLOSE_COLLECTION: {
          target: 'classifying',
          actions: [
            words.assign({ silentBecause: ({ event }) => (event as { readonly silentBecause?: Sealed }).silentBecause ?? null }),
            close,
          ],
        },
      },
    },
    classifying: {
      meta: { step: 2, task: { duty: 'submission', due: 'submissionIdle' } },
      after: { submissionIdle: { actions: notify('submission', 'submissionIdle', 'high') } },
      on: {
        ...cancellable.on,
        SUBMIT_LIST: { target: 'signing', actions: words.assign({ submittedBy: ({ context }) => by(context.$) }) },
      },
    },
    signing: {
      meta: { step: 2, task: { duty: 'signing', due: 'signingIdle' } },
      after: { signingIdle: { actions: notify('signing', 'signingIdle', 'high') } },
      on: {
        ...cancellable.on,
        SEND_BACK: { target: 'classifying', actions: notify('submission', 'sentBack', 'high') },
        SIGN: {
          target: 'applying',
          actions: [
            words.assign({ signature: ({ context, event }) => signedNow(context, event as Signs) }),
            { type: 'send', params: ({ event }) => placeOnList(event, WAITING) },
          ],
        },
      },
    },
    applying: {
      on: {
        LIST_ANSWERED: [
          { guard: 'hasMore', actions: count },
          { guard: 'isIncomplete', target: 'mending', actions: [count, notify('signing', 'incomplete', 'high')] },
          { target: 'publishing', actions: [count, notify('issuing', 'onTheList')] },
        ],
      },
    },
    mending: {
      meta: { step: 2, task: { duty: 'signing', due: 'signingIdle' } },
      after: { signingIdle: { actions: notify('signing', 'signingIdle', 'high') } },
      on: {
        RETRY: {
          target: 'applying',
          actions: [
            {
              type: 'send',
              params: ({ context: { signature, refused } }) =>
                placeOnList(
                  signature as Signature,
                  refused.map(({ member }) => member),
                ),
            },
            words.assign({ refused: [] }),
          ],
        },
        STRIKE: {
          target: 'publishing',
          actions: [
            words.assign({ struck: ({ context: { struck, refused } }) => [...struck, ...refused], refused: [] }),
            notify('issuing', 'onTheList'),
          ],
        },
      },
    },
    publishing: {
      meta: { step: 5, task: { duty: 'issuing', due: 'publicationIdle' } },
      after: { publicationIdle: { actions: notify('issuing', 'issuingIdle', 'high') } },
      on: {
        ...publishable.on,
        AUTHORISE_ENTRIES: {
          target: 'authorising',
          actions: [words.assign({ unauthorised: [] }), { type: 'send', params: authoriseEntries }],
        },
      },
    },
    authorising: {
      on: {
        ENTRIES_ANSWERED: [
          { guard: 'hasMore', actions: authorise },
          { target: 'publishing', actions: [authorise, notify('issuing', 'entriesAuthorised')] },
        ],
      },
    },
    editing: {
      entry: { type: 'publishEdition', params: ({ context }) => editionOf(context) },
      on: {
        EDITION_PUBLISHED: {
          target: 'uploading',
          actions: [
            words.assign({
              edition: ({ event }) => issued(event as EditionPublished),
              delivery: null,
              blocked: null,
              accepted: null,
            }),
            {
              type: 'deliverEdition',
              params: ({ event: { no } }: { event: EditionPublished }) => ({ report: 'EDITION_DELIVERED' as const, edition: no }),
            },
            notify('publication', 'editionOut'),
          ],
        },
        EDITION_BLOCKED: {
          target: 'blocked',
          actions: [
            words.assign({ blocked: ({ event }) => found(event as EditionBlocked) }),
            notify('publication', 'leaksFound', 'high'),
          ],
        },
      },
    },
    /** Something confidential stands in the list: it is mended in its record and tried again, or the chair lets exactly this be. */
    blocked: {
      meta: { step: 5, task: { duty: 'publication', due: 'publicationIdle' } },
      after: { publicationIdle: { actions: [...idleUpload] } },
      on: {
        ...publishable.on,
        ACCEPT_LEAKS: {
          target: 'editing',
          actions: words.assign({ accepted: ({ context: { blocked } }) => (blocked as EditionBlocked).digest }),
        },
      },
    },
    uploading: {
      meta: { step: 5, task: { duty: 'publication', due: 'publicationIdle' } },
      after: { publicationIdle: { actions: [...idleUpload] } },
      on: { RECORD_PUBLICATION: { target: 'published', actions: recorded } },
    },
    published: {
      after: { upkeepOpens: { target: 'upkeep', actions: notify('upkeep', 'upkeepOpens') } },
      on: followed.on,
    },
    upkeep: {
      meta: { step: 5, task: { duty: 'upkeep', due: 'upkeepDue' } },
      after: {
        upkeepDue: { actions: [notify('upkeep', 'upkeepDue', 'high'), notify('oversight', 'upkeepDue', 'high')] },
        upkeepOverdue: { actions: notify('attention', 'upkeepOverdue', 'high') },
      },
      on: followed.on,
    },
    following: {
      entry: { type: 'start', params: ({ context }) => nextRound(context) },
      on: {
        NEXT_BEGUN: [
          { guard: 'isBegun', target: 'followed' },
          { target: 'upkeep', actions: [words.assign({ next: null }), notify('upkeep', 'nextRefused', 'high')] },
        ],
      },
    },
    // Not final, since a request may still tell something.
    followed: {},
    concluded: {},
    cancelled: {},
  },
});
