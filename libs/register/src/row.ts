import type { Instant, LocalDate } from '@tabir/kernel';

/**
 * One record as lists show it: flat, one column a field. Columns named after a region hold the dotted path of its active state.
 * What may be told to the public stands in the four `public…` columns, which are null until the chair has authorised them.
 */
export interface RegisterRow {
  readonly unit: string;
  /** The agency that holds the information; null when that is the PPID unit itself. */
  readonly agency: string | null;
  readonly stage: Stage;
  /** The internal title: confidential, and null once it was erased. */
  readonly title: string | null;
  readonly publicTitle: string | null;
  readonly publicSummary: string | null;
  readonly publicConsequenceIfOpened: string | null;
  readonly publicConsequenceIfClosed: string | null;
  /** Whether the chair has authorised a public entry for it. Whether that entry shows it as closed or opened is computed. */
  readonly listed: boolean;
  readonly medium: 'soft' | 'hard' | 'both';
  readonly determinationNumber: string | null;
  readonly determinationDate: string | null;
  /** Letters of Article 17, 'a,h'. */
  readonly letters: string;
  /** Acts named by the grounds, joined by '; '. */
  readonly acts: string;
  /** The term of the ground that ends last; `several` when the grounds end on different days. */
  readonly termKind: TermKind | 'several' | null;
  readonly termYears: number | null;
  /** What the term waits for, in words that anybody may read. */
  readonly termEvent: string | null;
  readonly startsOn: string | null;
  /** The last day on which the information is exempt (T); null while nothing ends it. */
  readonly endsOn: string | null;
  /** The last day on which the PPID may decide to open it: 30 working days before T. */
  readonly legalDueOn: string | null;
  /** From this moment on the information is public, whatever the state says. Null: there is no such moment. */
  readonly secretUntil: Instant | null;
  /** What opens or opened it at that moment. */
  readonly openBasis: OpenBasis | null;
  /** When it is looked at again whether a term that waits for something still holds. */
  readonly recheckOn: string | null;
  /** The determinations that kept it secret for longer, as JSON of `Extension`s, the oldest first; null where there is none. */
  readonly extensions: string | null;
  /** What is wrong with the paper, until a new one has mended it: 'term-unstated,act-lower-rule'. */
  readonly defects: string;
  /** Whether the whole is exempt, a part of it, or what is left after the rest was opened as another record. */
  readonly scope: 'whole' | 'part' | 'remainder' | null;
  /** Where the public finds what of it is not exempt. */
  readonly openPartAt: string | null;
  /** Whether what opens it leaves a part behind that stays exempt, as a record of its own. */
  readonly opensInPart: boolean;
  readonly classificationCode: string | null;
  readonly securityClass: 'SR' | 'R' | 'T' | 'B' | null;
  /** The SOP's order of filing as text that sorts: end of the period, then classification code and series. */
  readonly archiveOrder: string | null;
  readonly listNumber: string | null;
  readonly listDate: string | null;
  /** The last day on which the archive's schedule keeps the paper, and what it foresees then. */
  readonly retainedUntil: string | null;
  readonly fate: 'destroy' | 'permanent' | 'review' | null;
  readonly filing: string;
  readonly storage: string;
  readonly listing: string;
  /** `doubted`: its period had ended when it was recorded, and the chair has not confirmed that yet; no list shows it. */
  readonly term: 'unset' | 'doubted' | 'active' | 'open' | 'withdrawn';
  readonly review: string | null;
  /** The highest rung of the ladder that was reached. */
  readonly rung: string | null;
  readonly recheck: string | null;
  readonly ending: string | null;
  readonly release: string | null;
  readonly incident: string | null;
  readonly openPart: string;
  readonly remainder: string;
  readonly takedown: string;
  /** `held`: a case needs the papers, and nothing of them is destroyed. */
  readonly hold: string;
}

/** A determination that kept information secret for longer: nothing but what anybody may know of it. */
export interface Extension {
  /** The last day of secrecy until then. */
  readonly from: LocalDate;
  /** The last day of secrecy from then on; null while nothing ends it. */
  readonly to: LocalDate | null;
  readonly number: string;
  readonly date: LocalDate;
  /** Letters of Article 17. */
  readonly letters: readonly string[];
}

export type Stage = 'draft' | 'submitted' | 'returned' | 'accepted' | 'withdrawn';
export type TermKind = 'date' | 'years' | 'event' | 'event-years' | 'consent' | 'indefinite' | 'unstated';
export type OpenBasis = 'law' | 'decision' | 'consent' | 'public-office' | 'open-court' | 'ruling';
export type EffectiveStatus = 'draft' | 'exempt' | 'open' | 'withdrawn';

/**
 * What the record is in law at a moment. Computed on every read, so that information is public from its moment on even if
 * no worker has run since; an end that passes while the intake is unfinished opens it all the same.
 */
export function effectiveStatus(
  { stage, secretUntil }: Pick<RegisterRow, 'stage' | 'secretUntil'>,
  now: Instant,
): EffectiveStatus {
  if (stage === 'withdrawn') return 'withdrawn';
  if (secretUntil !== null && now >= secretUntil) return 'open';
  return stage === 'accepted' ? 'exempt' : 'draft';
}
