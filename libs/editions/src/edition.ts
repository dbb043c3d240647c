import { canonicalText, type Instant, type LocalDate } from '@tabir/kernel';
import { longDate, type PublicItem } from '@tabir/register';
import { createHash } from 'node:crypto';

/** Under what an edition is published: the determination that it carries out, and who answers for it. */
export interface EditionSignature {
  readonly listNumber: string;
  readonly listDate: LocalDate;
  readonly signerName: string;
  readonly signerPosition: string;
}

/** What stands at the head of an edition on paper, as the office had it when the edition was published. */
export interface Letterhead {
  readonly government: string;
  readonly office: string;
  readonly address: string | null;
  /** A PNG in base64. */
  readonly emblem: string | null;
}

/** Of an office that has set none. */
export const plainLetterhead = (government: string): Letterhead => ({
  government,
  office: 'Pejabat Pengelola Informasi dan Dokumentasi',
  address: null,
  emblem: null,
});

/** What stands over the entries of an edition. It is their first line, so the checksum covers it too. */
export interface EditionHeader extends EditionSignature {
  readonly v: 1;
  /** Counted from 1, over all units of the office. */
  readonly no: number;
  readonly unit: string;
  /** The office clock's moment that the list holds for. */
  readonly at: Instant;
  readonly office: string;
  readonly demo: boolean;
  readonly zone: string;
  /** Articles that the legal office had verified then. */
  readonly verified: readonly string[];
  /** The signed head of the log before this edition (C2SP checkpoint). */
  readonly head: string;
  /** The key that checks it. */
  readonly key: string;
  /** Absent in editions that were published before there was one. */
  readonly letterhead?: Letterhead;
}

export const letterheadOf = ({ office, letterhead }: EditionHeader): Letterhead => letterhead ?? plainLetterhead(office);

/** One publication of the list. It is written once; the application's account may not change it. */
export interface Edition extends EditionHeader {
  /** How many entries are exempt in it. */
  readonly items: number;
  /** SHA-256 of the original file in hexadecimal. */
  readonly checksum: string;
}

/** `listed`: exempt in this edition. The others stood in the one before: `opened` is public now, `gone` is in no list any more. */
export type EntryKind = 'listed' | 'opened' | 'gone';

export interface EditionEntry {
  readonly kind: EntryKind;
  readonly item: PublicItem;
}

/** A line of the original file: RFC 8785 and a line break. */
export const lineOf = (value: EditionHeader | EditionEntry): string => `${canonicalText(value)}\n`;

/** What an edition is an annex to, in the words of a decree. */
export const annexOf = ({ listNumber, listDate, signerPosition }: Omit<EditionSignature, 'signerName'>): string =>
  `Lampiran penetapan nomor ${listNumber}, ${longDate(listDate)}, oleh ${signerPosition}`;

export class Checksum {
  private readonly hash = createHash('sha256');

  add(line: string | Uint8Array): void {
    this.hash.update(line);
  }

  done(): string {
    return this.hash.digest('hex');
  }
}

/** Where its emblem is found, under the path of an edition. */
export const EMBLEM_FILE = 'lambang.png';

/** Where everybody finds an edition. */
export const editionPath = (no: number): string => `/publik/edisi/${no}`;
