import { by as whoActs, involved as isInvolved, type By, type During, type Sealed } from '@tabir/engine';
import { canonicalText, type Instant, type LocalDate } from '@tabir/kernel';
import { type RecordDetermination, type Sheet } from './payloads/determination.js';
import { type Medium, type RegisterRecord } from './payloads/description.js';
import { type AuthoriseListing, type Classify, type ConfirmFiling, type ProposeEntry } from './payloads/keeping.js';
import { type PlaceHold, type ProposeDestruction, type Retention } from './payloads/archive.js';
import { type Cause, type ReportEnd } from './payloads/ending.js';
import { type TransferHolder } from './payloads/holder.js';
import { type ProvideOpenPart, type Remainder } from './payloads/part.js';
import { type Choice, type DecideToOpen, type PrepareReview, type RecordHeadApproval, type Release } from './payloads/review.js';
import { firstRecheck, lastLife, livesOf, type GroundEnd } from './term.js';

/** A payload as it reaches the machine: the fields K are handles. */
export type Redacted<P, K extends keyof P> = { readonly [F in keyof P]: F extends K ? Sealed : P[F] };

export type RedactedDetermination = Omit<
  Redacted<RecordDetermination, 'officerName' | 'exemptPart' | 'reason' | 'consequenceIfOpened' | 'consequenceIfClosed'>,
  'sheet'
> & { readonly sheet: Redacted<Sheet, 'participants'> };

export type RedactedStart = Omit<Redacted<RegisterRecord, 'title' | 'summary' | 'publicTitle'>, 'determination'> & {
  readonly determination?: RedactedDetermination;
};

export type RedactedRemainder = Redacted<Remainder, 'title' | 'summary' | 'publicTitle' | 'exemptPart'>;

export type RedactedReport = Omit<Redacted<ReportEnd, 'note'>, 'remainder'> & { readonly remainder?: RedactedRemainder };

export type RedactedPreparation = Omit<Redacted<PrepareReview, 'reason' | 'noConsiderationBecause'>, 'remainder'> & {
  readonly remainder?: RedactedRemainder;
};

export type RedactedEntry = Redacted<ProposeEntry, keyof ProposeEntry>;

export interface GivenOpinion {
  readonly voter: string;
  readonly by: By;
  readonly opinion: Sealed;
  /** False for one that came after the panel's count was closed. */
  readonly counted: boolean;
  /** In clear once all were opened. */
  readonly choice: Choice | null;
  readonly reason: Sealed | null;
}

export type OpenBasis = 'law' | 'decision' | Exclude<Cause, 'event'>;

/** Of the head of the public body: in the application, or by a letter. */
export interface Approval {
  readonly at: Instant;
  readonly by: By;
  readonly letter: Redacted<RecordHeadApproval, 'signerName'> | null;
}

/** The ledger of holders: whose the information is from then on, whose it was, on what paper and by whose decision. */
export type Transfer = Pick<TransferHolder, 'number' | 'date'> & {
  readonly agency: string | null;
  readonly from: string | null;
  readonly evidence: string | null;
  readonly at: Instant;
  readonly by: By;
};

export interface Earlier {
  /** What took its place: a new determination, the same one as it really reads, or without what was confirmed of it wrongly. */
  readonly kind: 'extended' | 'corrected' | 'retracted';
  readonly determination: RedactedDetermination;
  readonly endsOn: LocalDate | null;
  readonly ends: readonly GroundEnd[];
  readonly replacedAt: Instant;
  readonly by: By;
  readonly approval: Approval;
}

/** A case for which the papers are kept. */
export type Hold = Omit<Redacted<PlaceHold, 'reason'>, 'evidence'> & { readonly evidence: string | null; readonly by: By };

/** Everything that the regions share: plain JSON, confidential values as handles. */
export interface Context {
  readonly unit: string;
  readonly agency: string | null;
  /** Empty while the first holder is the only one. */
  readonly holders: readonly Transfer[];
  readonly title: Sealed | null;
  readonly summary: Sealed | null;
  /** The title for the public that came with the description, until words for it are proposed or authorised. */
  readonly publicTitle: Sealed | null;
  readonly medium: Medium;
  readonly determination: RedactedDetermination | null;
  /** T: the last day of the ground that ends last; null while one of them has no end. */
  readonly endsOn: LocalDate | null;
  /** When the term without an end is looked at again. */
  readonly recheckOn: LocalDate | null;
  /** Where the thirty years of letter a began in a determination before this one, if they go on. */
  readonly letterASince: LocalDate | null;
  /** What ended grounds, in the order in which it was confirmed. */
  readonly ends: readonly GroundEnd[];
  /** What somebody has reported and nobody has confirmed yet. */
  readonly reported: (RedactedReport & { readonly by: By }) | null;

  /** Who recorded the determination in force last, while that is done by one person. */
  readonly recordedBy: By | null;
  readonly submittedBy: By | null;
  readonly accepted: boolean;
  readonly withdrawn: boolean;

  readonly classification: (Classify & { readonly by: By }) | null;
  readonly filed: Redacted<ConfirmFiling, 'signerName'> | null;

  readonly softCopy: string | null;
  readonly locator: Sealed | null;
  readonly loan: { readonly borrower: Sealed; readonly dueBackOn: LocalDate } | null;

  /** How long the archive keeps the paper, and what then: a clock of its own. */
  readonly retention: Retention | null;
  /** The oldest first, each with another case number. */
  readonly holds: readonly Hold[];
  /** Proposed, and with an approval carried out. */
  readonly destruction: (Redacted<ProposeDestruction, never> & { readonly by: By; readonly approval: Approval | null }) | null;

  /** Words for the public that somebody proposes, until the chair has authorised them or others. */
  readonly proposedEntry: (RedactedEntry & { readonly by: By }) | null;
  readonly entry: AuthoriseListing | null;
  readonly entryAuthorisedAt: Instant | null;
  /** The holder, the determination and its end as the list that was uploaded last shows them; null where it has other words. */
  readonly onlinePeriod: string | null;
  /** Events that the chair has seen when the public text was authorised; no other is shown to the public. */
  readonly publicEvents: readonly string[];
  /** When grounds or period changed last after the record was accepted, or its holder. */
  readonly periodChangedAt: Instant | null;

  readonly preparation: {
    readonly by: By;
    readonly recommendation: Choice;
    readonly reason: Sealed;
    readonly noConsiderationBecause: Sealed | null;
    readonly remainder: RedactedRemainder | null;
    /** Whose people were asked, in the order of the panel. */
    readonly panelAgencies: readonly (string | null)[];
  } | null;
  readonly panel: readonly string[];
  /** Members of the panel whose opinion is still awaited: each has a task. */
  readonly awaited: readonly string[];
  readonly opinions: readonly GivenOpinion[];
  /** `opensOn` null: at once, when the head approves. */
  readonly decision:
    | (Omit<Redacted<DecideToOpen, 'reason'>, 'opensOn'> & {
        readonly opensOn: LocalDate | null;
        /** A part stays exempt as a record of its own. */
        readonly inPart: boolean;
        readonly by: By;
      })
    | null;
  readonly approval: Approval | null;

  /** What is to change the determination, or with null to make the record void, until others have agreed. */
  readonly proposal: {
    readonly kind: Earlier['kind'] | 'void';
    readonly determination: RedactedDetermination | null;
    /** What was confirmed and is not to count any more. */
    readonly retracts: readonly { readonly ground: number; readonly cause: Cause }[];
    readonly proposedOn: LocalDate;
    readonly by: By;
    readonly determinedBy: By | null;
  } | null;
  /** The determinations that held before, the oldest first: the ledger of extensions and corrections. */
  readonly earlier: readonly Earlier[];

  /** What opened it, and when the machine noted that; the moment itself is computed (`secretUntil`). */
  readonly opened: { readonly basis: OpenBasis; readonly notedAt: Instant } | null;
  /** What the public was given since it was opened, and where. */
  readonly released: Release | null;
  /** What the public has had since before it was exempt, or exempt as a whole, and may have to be taken down. */
  readonly outstanding: readonly Release[];
  /** The copy without the exempt part, given to the public under the determination in force. */
  readonly openPart: ProvideOpenPart | null;
  /** What opens only in part leaves this behind, to be begun as a record of its own. */
  readonly remainder: {
    readonly basis: OpenBasis;
    readonly described: RedactedRemainder;
    /** Why it could not be begun the last time. */
    readonly refused: { readonly code: string; readonly rules: readonly string[] } | null;
  } | null;
  /** Records that go on with what stayed exempt. */
  readonly remainders: readonly { readonly basis: OpenBasis | null; readonly instance: string; readonly kode: string }[];
}

/** The whole shape, empty. */
const BLANK: Context = {
  unit: '',
  agency: null,
  holders: [],
  title: null,
  summary: null,
  publicTitle: null,
  medium: 'both',
  determination: null,
  endsOn: null,
  recheckOn: null,
  letterASince: null,
  ends: [],
  reported: null,
  recordedBy: null,
  submittedBy: null,
  accepted: false,
  withdrawn: false,
  classification: null,
  filed: null,
  softCopy: null,
  locator: null,
  loan: null,
  retention: null,
  holds: [],
  destruction: null,
  proposedEntry: null,
  entry: null,
  entryAuthorisedAt: null,
  onlinePeriod: null,
  publicEvents: [],
  periodChangedAt: null,
  preparation: null,
  panel: [],
  awaited: [],
  opinions: [],
  decision: null,
  approval: null,
  proposal: null,
  earlier: [],
  opened: null,
  released: null,
  outstanding: [],
  openPart: null,
  remainder: null,
  remainders: [],
};

/** What a review has gathered, thrown away when a new one begins. The history keeps it. */
export const NO_REVIEW = {
  preparation: null,
  panel: [],
  awaited: [],
  opinions: [],
  decision: null,
  approval: null,
} satisfies Partial<Context>;

export const described = ({
  title,
  summary,
  publicTitle,
  medium,
}: Pick<RedactedStart, 'title' | 'summary' | 'publicTitle' | 'medium'>): Partial<Context> => ({
  title,
  summary: summary ?? null,
  publicTitle: publicTitle ?? null,
  medium,
});

/** The grounds with their ends as far as they are known. Only where there is a determination. */
export function lives({ determination, ends, letterASince }: Pick<Context, 'determination' | 'ends' | 'letterASince'>) {
  const { grounds, date } = determination as RedactedDetermination;
  return livesOf(grounds, date, ends, letterASince);
}

/** Those that nothing has ended but time, and the one that gives the record its end. */
export function living(context: Pick<Context, 'determination' | 'ends' | 'letterASince'>) {
  const all = lives(context);
  const last = lastLife(all);
  return all.filter((life) => life.cause === null || life === last);
}

/** A determination takes effect, with what is known of its grounds already; a review of the one before is over. */
export function determined(
  determination: RedactedDetermination,
  { ends, letterASince }: Pick<Context, 'ends' | 'letterASince'> = { ends: [], letterASince: null },
) {
  const all = lives({ determination, ends, letterASince });
  const known = { ends, letterASince, reported: null, proposal: null };
  const times = { endsOn: lastLife(all).endsOn, recheckOn: firstRecheck(all) };
  return { ...NO_REVIEW, ...known, determination, ...times } satisfies Partial<Context>;
}

/** What two persons found of grounds that the same paper, recorded anew, still has in the same place. */
export const kept = ({ determination, ends }: Context, next: Pick<RedactedDetermination, 'grounds'>): readonly GroundEnd[] =>
  ends.filter(({ ground }) => {
    const [old, now] = [determination?.grounds[ground - 1], next.grounds[ground - 1]];
    return old?.letter === now?.letter && old?.term.kind === now?.term.kind;
  });

/** What a line of the list says of holder, grounds and period: when this changes, the list must go up again. */
export const periodOf = (context: Pick<Context, 'agency' | 'determination' | 'ends' | 'letterASince' | 'endsOn'>): string =>
  [
    // Nothing is uploaded before there is a determination.
    (context.determination as RedactedDetermination).number,
    context.agency ?? '',
    context.endsOn ?? '',
    ...living(context).map(({ ground: { letter, acts, term } }) => [letter, ...acts, canonicalText(term)].join(' ')),
  ].join(' | ');

/** XState also asks without an input, on every step: then only the shape counts. */
export function begun(input: During<RedactedStart> | undefined): Context {
  if (!input) return BLANK;
  const { unit, agency, determination } = input;
  const recorded = determination ? { ...determined(determination), recordedBy: by(input) } : {};
  return { ...BLANK, unit, agency: agency ?? null, ...described(input), ...recorded };
}

export const by = ({ $ }: During<object>): By => whoActs($);

/** The head agrees now: in the application, or as a letter says that somebody records. */
export const approved = (context: During<Context>, letter: Approval['letter']): Approval => ({
  at: context.$.at,
  by: by(context),
  letter,
});

/** What is kept of the letter. */
export const letterOf = ({ letterNumber, letterDate, signerName, scan }: NonNullable<Approval['letter']>) => ({
  letterNumber,
  letterDate,
  signerName,
  scan,
});

/** The letter that an event records, if it is such an event. */
export const letterIn = (event: object): Approval['letter'] =>
  'letterNumber' in event ? letterOf(event as NonNullable<Approval['letter']>) : null;

/** Whether a person acted there, as oneself or through a stand-in. */
export const involved = (actor: By, earlier: By | null | undefined): boolean => (earlier ? isInvolved(actor, earlier) : false);

/** The member of the panel for whom somebody speaks, if any. */
export const voterOf = (panel: readonly string[], actor: By): string | undefined =>
  panel.find((member) => member === actor.id) ?? panel.find((member) => member === actor.onBehalfOf);
