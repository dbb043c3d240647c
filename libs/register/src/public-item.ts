import type { Instant, LocalDate } from '@tabir/kernel';
import type { Verified } from '@tabir/law';
import type { OpenBasis, RegisterRow } from './row.js';

/** One line of the public list: nothing but columns that anybody may read. What it does not name cannot be shown. */
export interface PublicItem {
  readonly kode: string;
  readonly title: string;
  readonly summary: string | null;
  /** Who holds the information; null when that is the PPID unit itself. */
  readonly holder: string | null;
  readonly letters: readonly string[];
  readonly acts: readonly string[];
  readonly consequenceIfOpened: string | null;
  readonly consequenceIfClosed: string | null;
  readonly determinationNumber: string | null;
  readonly determinationDate: LocalDate | null;
  readonly termKind: RegisterRow['termKind'];
  readonly termYears: number | null;
  readonly termEvent: string | null;
  /** When it is looked at again; null once nothing is waited for any more. */
  readonly recheckOn: LocalDate | null;
  readonly startsOn: LocalDate | null;
  readonly endsOn: LocalDate | null;
  readonly secretUntil: Instant | null;
  readonly openBasis: OpenBasis | null;
  readonly scope: RegisterRow['scope'];
  /** Whether a part stays closed when it opens. */
  readonly opensInPart: boolean;
  /** Where anybody finds the part that is not exempt, once it was provided. */
  readonly openPartAt: string | null;
}

/** What the page says about itself, besides its lines. */
export interface PublicList {
  readonly office: string;
  readonly demo: boolean;
  /** The office clock's moment that the list holds for. */
  readonly asOf: Instant;
  readonly zone: string;
  /** Articles that the office's legal office has verified; the others are printed with a mark. */
  readonly verified: Verified;
  /** The numbered publication that the list belongs to; without it, it is the list as it is now. */
  readonly edition?: EditionMark;
}

/** What a list says of itself as an edition. */
export interface EditionMark {
  readonly no: number;
  /** The determination that it carries out. */
  readonly listNumber: string;
  readonly listDate: LocalDate;
}

export type PublicItems = AsyncIterable<PublicItem> | Iterable<PublicItem>;
