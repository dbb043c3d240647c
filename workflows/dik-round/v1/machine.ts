import {
  by,
  effect,
  type AnswerParams,
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
  deliverAnew,
  checked,
  editionOf,
  findsBroken,
  found,
  isLacking,
  hasBroken,
  isRecorded,
  issued,
  lookAtBroken,
  lookAtLast,
  nextRound,
  noted,
  openRequests,
  placeOnList,
  publishedAs,
  refusesNow,
  requestOf,
  signedNow,
  toldOf,
  uploadedBy,
  uploadOf,
  uploadTo,
  WAITING,
  wished,
  type Begins,
  type CheckParams,
  type Context,
  type DeliveryParams,
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
  type NextAnswered,
  type PublishEdition,
  type RecordPublication,
  type RequestAnswered,
  type UploadsChecked,
} from './payloads.js';

type Event =
  | ({ type: 'REQUEST_BEGUN' | 'NEXT_BEGUN' } & StartAnswered)
  | ({ type: 'REQUEST_ANSWERED' } & RequestAnswered)
  | { type: 'CLOSE_COLLECTION'; silentBecause?: Sealed }
  | ({ type: 'REQUESTS_CLOSED' | 'LIST_ANSWERED' | 'ENTRIES_ANSWERED' | 'UPLOADS_RECORDED' } & BatchAnswered)
  | { type: 'CANCEL' | 'SEND_BACK' | 'STRIKE' | 'ACCEPT_LEAKS' | 'ACCEPT_LINKS' | 'GIVE_UP_EDITION' | 'CONCLUDE'; reason: Sealed }
  | { type: 'SUBMIT_LIST' | 'RETRY' | 'AUTHORISE_ENTRIES' | 'REDELIVER' | 'CHECK_LINKS' }
  | ({ type: 'SIGN' } & Signs)
  | ({ type: 'PUBLISH_EDITION' } & PublishEdition)
  | ({ type: 'EDITION_PUBLISHED' } & EditionPublished)
  | ({ type: 'EDITION_BLOCKED' } & EditionBlocked)
  | ({ type: 'EDITION_DELIVERED' } & EditionDelivered)
  | ({ type: 'RECORD_PUBLICATION' } & RecordPublication)
  | ({ type: 'UPLOADS_CHECKED' } & UploadsChecked)
  | ({ type: 'BEGIN_NEXT' } & BeginNext)
  | ({ type: 'NEXT_ANSWERED' } & NextAnswered);

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
    | 'deliveryIdle'
    | 'linkBroken'
    | 'linkIdle'
    | 'publicationIdle'
    | 'answerIdle'
    | 'upkeepOpens'
    | 'upkeepDue'
    | 'upkeepOverdue'
    | 'nextRefused'
    | 'nextEnded';
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
    answerIdle: 1,
    deliveryIdle: 1,
    linkIdle: 1,
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
    deliverEdition: effect<DeliveryParams>(),
    checkUploads: effect<CheckParams>(),
    answer: effect<AnswerParams>(),
  },
  guards: {
    asksMore: ({ context: { agencies, asked } }) => asked.length + 1 < agencies.length,
    isLastAnswer: ({ context, event }) =>
      openRequests({ ...context, ...answered(context, event as RequestAnswered) }).length === 0,
    hasMore: ({ event }) => (event as BatchAnswered).left > 0,
    isIncomplete: ({ context, event }) => context.refused.length + (event as BatchAnswered).refused.length > 0,
    isRefusedNow: ({ context, event }) => refusesNow(context, event as EditionDelivered),
    isLacking: ({ context, event }) => isLacking({ ...context, ...delivered(context, event as EditionDelivered) }),
    isOut: ({ context }) => context.edition !== null,
    isRecorded: ({ context }) => isRecorded(context),
    isPublished: ({ context }) => context.publications.length > 0,
    isBroken: ({ context }) => hasBroken(context),
    findsBroken: ({ event }) => findsBroken(event as UploadsChecked),
    staysBroken: ({ context, event }) => hasBroken({ ...context, ...checked(context, event as UploadsChecked) }),
    isFollowed: ({ context }) => context.next !== null,
    isReplaced: ({ event }) => (event as NextAnswered).fate === 'published',
    isBegun: ({ event }) => (event as StartAnswered).instance !== undefined,
  },
});

const idleUpload = [notify('publication', 'publicationIdle', 'high'), notify('oversight', 'publicationIdle', 'high')] as const;

/** An effect has to answer; if it never does, whoever waits for it hears of that, and so does the chair. */
const answerable = (duty: Duty) =>
  words.createStateConfig({
    after: { answerIdle: { actions: [notify(duty, 'answerIdle', 'high'), notify('oversight', 'answerIdle', 'high')] } },
  });

const note = words.assign(({ context, event }) => noted(context, event as StartAnswered));
const count = words.assign(({ context, event }) => counted(context, event as BatchAnswered));
const bring = words.assign(({ context, event }) => delivered(context, event as EditionDelivered));
const lookedAt = words.assign(({ context, event }) => checked(context, event as UploadsChecked));
const authorise = words.assign(({ context, event }) => authorisedOf(context, event as BatchAnswered));
const issue = [
  words.assign(({ context, event }) => issued(context, event as EditionPublished)),
  {
    type: 'deliverEdition',
    params: ({ event }: { event: unknown }) => deliverAnew([(event as EditionPublished).no]),
  },
  notify('publication', 'editionOut'),
] as const;
const record = [
  words.assign({
    publications: ({ context, event }) => [...context.publications, publishedAs(context, event as RecordPublication)],
  }),
  {
    type: 'noteUpload',
    params: ({ context }: { context: Context }) => uploadOf(context),
  },
  { type: 'checkUploads', params: ({ context }: { context: Context }) => lookAtLast(context) },
  words.assign({ uploaded: 0, notUploaded: 0 }),
  { type: 'send', params: uploadTo('listing.authorised') },
  { type: 'send', params: uploadTo('listing.outdated') },
] as const;
/** What whoever began this round is told of it. */
const tell = (fate: NextAnswered['fate']) => ({ type: 'answer', params: toldOf(fate) }) as const;
const close = { type: 'send', params: ({ context }: { context: Context }) => closeRequests(context) } as const;
const take = words.assign(({ context, event }) => answered(context, event as RequestAnswered));
const cancellable = words.createStateConfig({ on: { CANCEL: { target: '#list.cancelled', actions: [close, tell('ended')] } } });

/** Whoever publishes anew accepts nothing of what was found before. */
const publishable = words.createStateConfig({
  on: {
    PUBLISH_EDITION: {
      target: '#list.editing',
      actions: words.assign({
        signerPosition: ({ event }) => (event as PublishEdition).signerPosition,
        blocked: null,
        accepted: null,
      }),
    },
  },
});

/** After the signature: an edition may be published, the round may be concluded, and the next one may replace it. */
const signed = words.createStateConfig({
  on: {
    ...publishable.on,
    CONCLUDE: [
      { guard: 'isPublished', target: '#list.concluded' },
      { target: '#list.concluded', actions: tell('ended') },
    ],
    NEXT_ANSWERED: [{ guard: 'isReplaced', target: '#list.replaced' }, {}],
  },
});

/** The next round is asked for, whatever becomes of this one's editions meanwhile. */
const followable = words.createStateConfig({
  on: {
    BEGIN_NEXT: {
      target: '#upkeep.counting.following',
      actions: words.assign({ next: ({ event }) => wished(event as Wish) }),
    },
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
  type: 'parallel',
  on: {
    // A request answers as long as it is open, and one that is closed with the round or after it tells that too.
    REQUEST_ANSWERED: { actions: take },
    // Each record answers by its own rules, perhaps when the next edition is on its way.
    UPLOADS_RECORDED: { actions: words.assign(({ context, event }) => uploadedBy(context, event as BatchAnswered)) },
    // The next round tells what became of it also when this one waits for nothing any more.
    NEXT_ANSWERED: {},
    REQUESTS_CLOSED: {
      actions: words.assign({ closed: ({ context: { closed }, event }) => closed + (event as BatchAnswered).applied.length }),
    },
  },
  states: {
    list: {
      id: 'list',
      initial: 'asking',
      states: {
        asking: {
          ...answerable('collection'),
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
            REQUEST_ANSWERED: [
              { guard: 'isLastAnswer', actions: [take, notify('collection', 'allAnswered')] },
              { actions: take },
            ],
            CLOSE_COLLECTION: {
              target: 'classifying',
              actions: [
                words.assign({
                  silentBecause: ({ event }) => (event as { readonly silentBecause?: Sealed }).silentBecause ?? null,
                }),
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
          ...answerable('signing'),
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
            ...signed.on,
            AUTHORISE_ENTRIES: {
              target: 'authorising',
              actions: [words.assign({ unauthorised: [] }), { type: 'send', params: authoriseEntries }],
            },
          },
        },
        authorising: {
          ...answerable('issuing'),
          on: {
            ENTRIES_ANSWERED: [
              { guard: 'hasMore', actions: authorise },
              { target: 'publishing', actions: [authorise, notify('issuing', 'entriesAuthorised')] },
            ],
          },
        },
        editing: {
          ...answerable('issuing'),
          entry: { type: 'publishEdition', params: ({ context }) => editionOf(context) },
          on: {
            EDITION_PUBLISHED: 'uploading',
            EDITION_BLOCKED: {
              target: 'blocked',
              actions: [
                words.assign({ blocked: ({ event }) => found(event as EditionBlocked) }),
                notify('publication', 'leaksFound', 'high'),
              ],
            },
          },
        },
        /** Something confidential stands in the list: it is mended in its record and tried again, the chair lets exactly this be, or gives it up. */
        blocked: {
          meta: { step: 5, task: { duty: 'publication', due: 'publicationIdle' } },
          after: { publicationIdle: { actions: [...idleUpload] } },
          on: {
            ...signed.on,
            ACCEPT_LEAKS: {
              target: 'editing',
              actions: words.assign({ accepted: ({ context: { blocked } }) => (blocked as EditionBlocked).digest }),
            },
            GIVE_UP_EDITION: [
              { guard: 'isRecorded', target: 'published', actions: words.assign({ blocked: null }) },
              { guard: 'isOut', target: 'uploading', actions: words.assign({ blocked: null }) },
              { target: 'publishing', actions: words.assign({ blocked: null }) },
            ],
          },
        },
        uploading: {
          meta: { step: 5, task: { duty: 'publication', due: 'publicationIdle' } },
          after: { publicationIdle: { actions: [...idleUpload] } },
          on: { ...signed.on, RECORD_PUBLICATION: 'published' },
        },
        published: { on: signed.on },
        // Not final, since a request may still tell something.
        replaced: {},
        concluded: {},
        cancelled: {},
      },
    },
    /** Each edition that is out: where it was uploaded, and which channels have it. They answer in their own time. */
    edition: {
      initial: 'none',
      states: {
        none: { on: { EDITION_PUBLISHED: { target: 'out', actions: issue } } },
        out: {
          initial: 'brought',
          on: {
            EDITION_PUBLISHED: { actions: issue },
            EDITION_DELIVERED: [
              { guard: 'isRefusedNow', target: '.lacking', actions: [bring, notify('delivery', 'channelRefused', 'high')] },
              { guard: 'isLacking', actions: bring },
              { target: '.brought', actions: bring },
            ],
            REDELIVER: {
              target: '.brought',
              actions: [
                words.assign({ deliveries: ({ context }) => context.deliveries.map((one) => ({ ...one, refused: [] })) }),
                {
                  type: 'deliverEdition',
                  params: ({ context: { deliveries } }) => deliverAnew(deliveries.map(({ edition }) => edition)),
                },
              ],
            },
            RECORD_PUBLICATION: { actions: record },
          },
          states: {
            brought: {},
            lacking: {
              meta: { step: 5, task: { duty: 'delivery', due: 'deliveryIdle' } },
              after: { deliveryIdle: { actions: notify('oversight', 'deliveryIdle', 'high') } },
            },
          },
        },
      },
    },
    /** Whether the public finds what was uploaded. */
    links: {
      initial: 'found',
      states: {
        found: {
          on: {
            UPLOADS_CHECKED: [
              { guard: 'findsBroken', target: 'broken', actions: [lookedAt, notify('publication', 'linkBroken', 'high')] },
              { actions: lookedAt },
            ],
          },
        },
        broken: {
          meta: { step: 5, task: { duty: 'publication', due: 'linkIdle' } },
          after: { linkIdle: { actions: notify('oversight', 'linkIdle', 'high') } },
          on: {
            UPLOADS_CHECKED: [
              { guard: 'staysBroken', actions: lookedAt },
              { target: 'found', actions: lookedAt },
            ],
            CHECK_LINKS: [
              { guard: 'isBroken', actions: { type: 'checkUploads', params: ({ context }) => lookAtBroken(context) } },
              // Another edition, or a place that is no link, stands for what did not open.
              { target: 'found' },
            ],
            ACCEPT_LINKS: 'found',
          },
        },
      },
    },
    /** The law's clock: from the last edition that was published on, whatever becomes of the next one. */
    upkeep: {
      id: 'upkeep',
      initial: 'none',
      states: {
        none: { always: { guard: 'isPublished', target: 'counting', actions: tell('published') } },
        counting: {
          initial: 'kept',
          after: {
            upkeepDue: { actions: [notify('upkeep', 'upkeepDue', 'high'), notify('oversight', 'upkeepDue', 'high')] },
            upkeepOverdue: { actions: notify('attention', 'upkeepOverdue', 'high') },
          },
          on: {
            CONCLUDE: 'over',
            NEXT_ANSWERED: [{ guard: 'isReplaced', target: 'over' }, {}],
            // Another edition brings the list up to date as well, and the clock begins anew.
            RECORD_PUBLICATION: [
              { guard: 'isRecorded' },
              { guard: 'isFollowed', target: '#upkeep.counting.followed', reenter: true },
              { target: '#upkeep.counting', reenter: true },
            ],
          },
          states: {
            kept: {
              after: { upkeepOpens: { target: 'due', actions: notify('upkeep', 'upkeepOpens') } },
              on: followable.on,
            },
            due: {
              meta: { step: 5, task: { duty: 'upkeep', due: 'upkeepDue' } },
              on: followable.on,
            },
            following: {
              ...answerable('upkeep'),
              entry: { type: 'start', params: ({ context }) => nextRound(context) },
              on: {
                RECORD_PUBLICATION: {},
                NEXT_BEGUN: [
                  { guard: 'isBegun', target: 'followed' },
                  { target: 'due', actions: [words.assign({ next: null }), notify('upkeep', 'nextRefused', 'high')] },
                ],
              },
            },
            /** The next round is on its way, and this one's clock runs until that one is published. */
            followed: {
              on: {
                NEXT_ANSWERED: [
                  { guard: 'isReplaced', target: '#upkeep.over' },
                  { target: 'due', actions: [words.assign({ next: null }), notify('upkeep', 'nextEnded', 'high')] },
                ],
              },
            },
          },
        },
        over: {},
      },
    },
  },
});
