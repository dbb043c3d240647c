import {
  by,
  type BatchAnswered,
  type By,
  type During,
  type Facts,
  type MemberRefused,
  type Sealed,
  type SendParams,
  type StartAnswered,
  type StartParams,
} from '@tabir/engine';
import { type Instant, type LocalDate } from '@tabir/kernel';
import {
  type BeginNext,
  type EditionBlocked,
  type EditionDelivered,
  type EditionPublished,
  type Kind,
  type OpenRound,
  type Outcome,
  type RecordPublication,
  type RequestAnswered,
  type STATUSES,
} from './payloads.js';

/** The round as it reaches the machine, with the facts of its step. */
export type Begins = OpenRound & { readonly $: Facts };

/** What the round that follows is to be. */
export type Wish = Readonly<BeginNext>;

/** One agency, and how far its request is. */
export interface Asked {
  readonly agency: string;
  readonly status: (typeof STATUSES)[number];
  readonly outcome: Outcome | null;
  /** The request; null where it could not be begun. */
  readonly instance: string | null;
  /** The row of its log that said so. */
  readonly row: number;
}

export interface Signature {
  readonly listNumber: string;
  readonly listDate: LocalDate;
  readonly signerName: Sealed;
  readonly signedBy: By;
  readonly at: Instant;
}

export interface Context {
  readonly unit: string;
  readonly kind: Kind;
  readonly year: number | null;
  readonly purpose: string;
  readonly answersBy: LocalDate | null;
  readonly agencies: readonly string[];
  /** Those of them whose request has been begun, in the same order. */
  readonly asked: readonly Asked[];
  /** How many requests ended with the collection; how each did stands in `asked`. */
  readonly closed: number;
  readonly silentBecause: Sealed | null;
  readonly submittedBy: By | null;
  readonly signature: Signature | null;
  /** How many records are on the list by this signature, and those that are not, of the last try. */
  readonly applied: number;
  readonly refused: readonly MemberRefused[];
  /** What the chair left off the list, which goes on in its own inbox. */
  readonly struck: readonly MemberRefused[];
  /** How many public texts the chair has authorised as proposed, and those that refused, of the last time. */
  readonly authorised: number;
  readonly unauthorised: readonly MemberRefused[];
  /** What the edition prints below the determination. */
  readonly signerPosition: string | null;
  /** The last edition that this round published. */
  readonly edition: EditionPublished | null;
  /** The channels that have it, and those that refused it; null while that is not known. */
  readonly delivery: Omit<EditionDelivered, 'edition'> | null;
  /** What kept the last try from being published; null when nothing did. */
  readonly blocked: EditionBlocked | null;
  /** The digest of what the chair lets be published all the same. */
  readonly accepted: string | null;
  readonly publications: readonly RecordPublication[];
  readonly next: Wish | null;
}

/** XState asks for a context without a round too, to learn its shape. */
export function begun(input: Begins | undefined): Context {
  const { unit = '', kind = 'yearly', year = null, purpose = '', answersBy = null, agencies = [] } = input ?? {};
  return {
    unit,
    kind,
    year,
    purpose,
    answersBy,
    agencies,
    asked: [],
    closed: 0,
    silentBecause: null,
    submittedBy: null,
    signature: null,
    applied: 0,
    refused: [],
    struck: [],
    authorised: 0,
    unauthorised: [],
    signerPosition: null,
    edition: null,
    delivery: null,
    blocked: null,
    accepted: null,
    publications: [],
    next: null,
  };
}

/** The next agency is asked. */
export function requestOf({ unit, agencies, asked, purpose, answersBy }: Context): StartParams {
  // There is one as long as somebody is still to be asked.
  const agency = agencies[asked.length] as string;
  return {
    workflow: 'dik-request',
    payload: { unit, agency, purpose, answersBy },
    report: 'REQUEST_BEGUN',
    ref: agency,
    orderedBy: 'START',
  };
}

export const noted = ({ asked }: Context, { ref, instance }: StartAnswered): Pick<Context, 'asked'> => {
  const status = instance === undefined ? 'not-asked' : 'asked';
  return { asked: [...asked, { agency: ref, status, outcome: null, instance: instance ?? null, row: 1 }] };
};

/** What a request says last holds, in whichever order its answers arrive. */
export const answered = ({ asked }: Context, { instance, seq, status, outcome }: RequestAnswered): Pick<Context, 'asked'> => ({
  asked: asked.map((one) =>
    one.instance === instance && seq > one.row ? { ...one, row: seq, status, outcome: outcome ?? null } : one,
  ),
});

const DONE: readonly Asked['status'][] = ['accepted', 'closed'];

/** Requests that somebody in an agency or in the office still has to do something about. */
export const openRequests = ({ asked }: Pick<Context, 'asked'>): string[] =>
  asked.flatMap(({ instance, status }) => (instance === null || DONE.includes(status) ? [] : [instance]));

/** Agencies that have said nothing at all. */
export const silent = ({ asked }: Pick<Context, 'asked'>): Asked[] => asked.filter(({ outcome }) => outcome === null);

export const closeRequests = (context: Context): SendParams => ({
  to: openRequests(context),
  event: 'CLOSE',
  report: 'REQUESTS_CLOSED',
});

export type Signs = Pick<Signature, 'listNumber' | 'listDate' | 'signerName'>;

export const signedNow = ({ $ }: During<Context>, { listNumber, listDate, signerName }: Signs): Signature => ({
  listNumber,
  listDate,
  signerName,
  signedBy: by($),
  at: $.at,
});

/** Every record of the unit that waits for its place on the list, as it was when the chair signed. */
export const placeOnList = ({ listNumber, listDate, signerName }: Signs, to: SendParams['to']): SendParams => ({
  to,
  event: 'CONFIRM_FILING',
  payload: { listNumber, listDate, signerName: { ...signerName } },
  report: 'LIST_ANSWERED',
});

export const WAITING: SendParams['to'] = { workflow: 'exempt-information', state: 'filing.confirming' };

export const counted = ({ applied, refused }: Context, answer: BatchAnswered): Pick<Context, 'applied' | 'refused'> => ({
  applied: applied + answer.applied.length,
  refused: [...refused, ...answer.refused],
});

/** Every proposal of the unit that waits for the chair, as it was when she looked. */
export const authoriseEntries = (): SendParams => ({
  to: { workflow: 'exempt-information', state: 'entry.proposed' },
  event: 'AUTHORISE_PROPOSED',
  report: 'ENTRIES_ANSWERED',
});

export const authorisedOf = (
  { authorised, unauthorised }: Context,
  answer: BatchAnswered,
): Pick<Context, 'authorised' | 'unauthorised'> => ({
  authorised: authorised + answer.applied.length,
  unauthorised: [...unauthorised, ...answer.refused],
});

/** The list as it is now becomes the next edition, under the determination and whoever signed it. */
export interface EditionParams {
  readonly report: 'EDITION_PUBLISHED';
  readonly otherwise: 'EDITION_BLOCKED';
  readonly unit: string;
  readonly listNumber: string;
  readonly listDate: LocalDate;
  readonly signerName: Sealed;
  readonly signerPosition: string;
  readonly accepted: string | null;
}

export function editionOf({ unit, signature, signerPosition, accepted }: Context): EditionParams {
  // It is published only after it was signed, and by somebody who said what to print.
  const { listNumber, listDate, signerName } = signature as Signature;
  return {
    report: 'EDITION_PUBLISHED',
    otherwise: 'EDITION_BLOCKED',
    unit,
    listNumber,
    listDate,
    signerName,
    signerPosition: signerPosition as string,
    accepted,
  };
}

export const issued = ({ no, items, checksum }: EditionPublished): EditionPublished => ({ no, items, checksum });
export const delivered = ({ delivered: to, refused }: EditionDelivered): Context['delivery'] => ({ delivered: to, refused });
export const found = ({ count, digest, leaks }: EditionBlocked): EditionBlocked => ({ count, digest, leaks });

/** Where the last edition was uploaded. */
export interface UploadParams {
  readonly edition: number;
  readonly channel: string;
  readonly address: string;
  readonly publishedOn: LocalDate;
  readonly evidence: boolean;
}

export const uploadOf = ({ edition }: Context, { channel, address, publishedOn, evidence }: RecordPublication): UploadParams => ({
  // Nothing is uploaded before it was published as an edition.
  edition: (edition as EditionPublished).no,
  channel,
  address,
  publishedOn,
  evidence: evidence !== undefined,
});

export const wished = ({ kind, year, purpose, answersBy, agencies }: Wish): Wish => ({
  kind,
  year,
  purpose,
  answersBy,
  agencies,
});

/** The round that follows begins as one of its own, as whoever asked for it. */
export const nextRound = ({ unit, next }: Context): StartParams => {
  // It is asked for only with what it is to be.
  const wish = next as Wish;
  return {
    workflow: 'dik-round',
    payload: { unit, ...wish },
    report: 'NEXT_BEGUN',
    ref: String(wish.year),
  };
};
