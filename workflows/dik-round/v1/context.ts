import {
  by,
  type AnswerParams,
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
  type ChannelRefused,
  type EditionBlocked,
  type EditionDelivered,
  type EditionPublished,
  type Kind,
  type NextAnswered,
  type OpenRound,
  type Outcome,
  type RecordPublication,
  type RequestAnswered,
  type STATUSES,
  type UploadCheck,
  type UploadsChecked,
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

/** An edition, the channels that have it, and those that did not take it. */
export interface Delivery {
  readonly edition: number;
  readonly delivered: readonly string[];
  readonly refused: readonly ChannelRefused[];
}

/** Where and since when the public reads an edition. */
export interface Publication extends RecordPublication, Partial<Omit<UploadCheck, 'upload'>> {
  /** The how many-th of the round. */
  readonly upload: number;
  readonly edition: number;
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
  /** Of each edition of this round. */
  readonly deliveries: readonly Delivery[];
  /** What kept the last try from being published; null when nothing did. */
  readonly blocked: EditionBlocked | null;
  /** The digest of what the chair lets be published all the same. */
  readonly accepted: string | null;
  readonly publications: readonly Publication[];
  /** Of how many records the upload was noted, and of how many it was not because they changed after the edition, of the last time. */
  readonly uploaded: number;
  readonly notUploaded: number;
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
    deliveries: [],
    blocked: null,
    accepted: null,
    publications: [],
    uploaded: 0,
    notUploaded: 0,
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

/** It is out, and no channel has answered yet. */
export const issued = (
  { deliveries }: Context,
  { no, at, items, checksum, page }: EditionPublished,
): Pick<Context, 'edition' | 'blocked' | 'accepted' | 'deliveries'> => ({
  edition: { no, at, items, checksum, page },
  blocked: null,
  accepted: null,
  deliveries: [...deliveries, { edition: no, delivered: [], refused: [] }],
});

/** Editions go to the channels that have not got them yet. */
export interface DeliveryParams {
  readonly report: 'EDITION_DELIVERED';
  readonly editions: readonly number[];
}

export const deliverAnew = (editions: readonly number[]): DeliveryParams => ({ report: 'EDITION_DELIVERED', editions });

/** What a channel has it keeps, in whichever order the answers arrive. */
export const delivered = (
  { deliveries }: Context,
  { edition, delivered: to, refused }: EditionDelivered,
): Pick<Context, 'deliveries'> => ({
  deliveries: deliveries.map((one) => {
    if (one.edition !== edition) return one;
    const all = [...new Set([...one.delivered, ...to])];
    return { edition, delivered: all, refused: refused.filter(({ name }) => !all.includes(name)) };
  }),
});

export const isLacking = ({ deliveries }: Context): boolean => deliveries.some(({ refused }) => refused.length > 0);

const refusalsOf = ({ deliveries }: Pick<Context, 'deliveries'>, edition: number): readonly ChannelRefused[] =>
  deliveries.find((one) => one.edition === edition)?.refused ?? [];

/** Whether a channel does not take an edition that nobody has been told of. */
export function refusesNow(context: Context, event: EditionDelivered): boolean {
  const known = refusalsOf(context, event.edition).map(({ name }) => name);
  return refusalsOf(delivered(context, event), event.edition).some(({ name }) => !known.includes(name));
}

/** Whether somebody said where the last edition was uploaded. */
export const isRecorded = ({ edition, publications }: Context): boolean =>
  publications.some((one) => one.edition === edition?.no);

export const found = ({ count, digest, kinds, leaks }: EditionBlocked): EditionBlocked => ({ count, digest, kinds, leaks });

/** The next upload of the round. */
export function publishedAs({ edition, publications }: Context, event: RecordPublication): Publication {
  const { channel, address, publishedOn, evidence } = event;
  // Nothing is uploaded before it was published as an edition.
  const { no } = edition as EditionPublished;
  const upload = publications.length + 1;
  return { upload, edition: no, channel, address, publishedOn, ...(evidence === undefined ? {} : { evidence }) };
}

/** Where the last edition was uploaded. */
export interface UploadParams extends Omit<RecordPublication, 'evidence'> {
  readonly upload: number;
  readonly edition: number;
  readonly evidence: boolean;
}

/** The one that was recorded last. */
export function uploadOf({ publications }: Context): UploadParams {
  const { upload, edition, channel, address, publishedOn, evidence } = publications.at(-1) as Publication;
  return { upload, edition, channel, address, publishedOn, evidence: evidence !== undefined };
}

/** Somebody looks whether the public finds these uploads at their addresses. */
export interface CheckParams {
  readonly report: 'UPLOADS_CHECKED';
  readonly uploads: readonly Pick<Publication, 'upload' | 'address'>[];
}

const look = (publications: readonly Publication[]): CheckParams => ({
  report: 'UPLOADS_CHECKED',
  uploads: publications.map(({ upload, address }) => ({ upload, address })),
});

export const lookAtLast = ({ publications }: Context): CheckParams => look(publications.slice(-1));
export const lookAtBroken = (context: Context): CheckParams => look(broken(context));

const isBroken = ({ link }: { readonly link?: UploadCheck['link'] }): boolean => link !== undefined && link !== 'reachable';

/** What is not found of the last edition, at the address that was recorded last for a channel. */
const broken = ({ edition, publications }: Context): Publication[] =>
  publications.filter(
    (one, at) =>
      one.edition === edition?.no &&
      isBroken(one) &&
      !publications.slice(at + 1).some(({ channel, edition: no }) => channel === one.channel && no === one.edition),
  );

export const checked = ({ publications }: Context, { checks }: UploadsChecked): Pick<Context, 'publications'> => ({
  publications: publications.map((one) => {
    const found = checks.find(({ upload }) => upload === one.upload);
    if (!found) return one;
    const { link, httpStatus, checkedAt } = found;
    const { httpStatus: _before, ...rest } = one;
    return { ...rest, link, checkedAt, ...(httpStatus === undefined ? {} : { httpStatus }) };
  }),
});

export const findsBroken = ({ checks }: UploadsChecked): boolean => checks.some(isBroken);
export const hasBroken = (context: Context): boolean => broken(context).length > 0;

/** Whoever waits for an upload hears of this one, and takes it if it stood in the edition as it is now. */
export const uploadTo =
  (state: 'listing.authorised' | 'listing.outdated') =>
  ({ context: { edition }, event }: { context: Context; event: unknown }): SendParams => {
    const { channel, address, publishedOn } = event as RecordPublication;
    const { at } = edition as EditionPublished;
    return {
      to: { workflow: 'exempt-information', state },
      event: 'RECORD_UPLOAD',
      payload: { channel, address, uploadedOn: publishedOn, asOf: at },
      report: 'UPLOADS_RECORDED',
    };
  };

export const uploadedBy = (
  { uploaded, notUploaded }: Context,
  { applied, refused }: BatchAnswered,
): Pick<Context, 'uploaded' | 'notUploaded'> => ({
  uploaded: uploaded + applied.length,
  notUploaded: notUploaded + refused.length,
});

export const toldOf = (fate: NextAnswered['fate']): AnswerParams => ({ event: 'NEXT_ANSWERED', payload: { fate } });

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
