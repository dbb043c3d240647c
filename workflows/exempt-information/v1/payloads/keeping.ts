import { Confidential, FileRef, IsDay, Nested, Numbered, Personal, Text, Unasked } from '@tabir/engine';
import { type Instant, type LocalDate } from '@tabir/kernel';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { Retention } from './archive.js';

/** Classes of the archive law (SKKAA): who inside may see the file. Not the same as being exempt. */
export const SECURITY_CLASSES = ['SR', 'R', 'T', 'B'] as const;
export type SecurityClass = (typeof SECURITY_CLASSES)[number];

export class Classify {
  @Text(40)
  @Matches(/^[\w.\-/]+$/, {
    context: {
      id: 'Hanya huruf, angka, titik, garis miring, tanda hubung, dan garis bawah, tanpa spasi.',
      en: 'Only letters, digits, full stops, slashes, hyphens and underscores, without blanks.',
    },
  })
  classificationCode: string;

  @IsIn(SECURITY_CLASSES)
  securityClass: SecurityClass;

  /** The archive series within the code, where the office keeps them. */
  @IsOptional()
  @Text(100)
  series?: string;

  @IsOptional()
  @Nested(() => Retention)
  retention?: Retention;
}

export class ConfirmFiling {
  @Text(100)
  @Numbered('list', 'listDate')
  listNumber: string;

  @IsDay()
  listDate: LocalDate;

  @Personal()
  @Text(200)
  signerName: string;
}

export class Store {
  @IsOptional()
  @FileRef()
  softCopy?: string;

  /** Room, cabinet, shelf, box, folder. Confidential: it leads to the paper. */
  @IsOptional()
  @Confidential()
  @Text(300)
  locator?: string;
}

export class Move {
  @Confidential()
  @Text(300)
  locator: string;
}

export class Lend {
  @Personal()
  @Text(200)
  borrower: string;

  @Confidential()
  @Text(500)
  purpose: string;

  @IsDay()
  dueBackOn: LocalDate;
}

/** What the public may read. In clear: authorising it says that it gives nothing away. */
export class AuthoriseListing {
  @Text(300)
  publicTitle: string;

  @Text(2000)
  publicSummary: string;

  @Text(2000)
  publicConsequenceIfOpened: string;

  @Text(2000)
  publicConsequenceIfClosed: string;
}

/** The same words while nobody has authorised them: as confidential as the internal title. */
export class ProposeEntry {
  @Confidential()
  @Text(300)
  publicTitle: string;

  @Confidential()
  @Text(2000)
  publicSummary: string;

  @Confidential()
  @Text(2000)
  publicConsequenceIfOpened: string;

  @Confidential()
  @Text(2000)
  publicConsequenceIfClosed: string;
}

export class OpenedText {
  /** Which of the words. */
  @Text(100)
  key: string;

  /** Null when it was erased before it was opened. */
  @IsOptional()
  @Text(2000)
  value: string | null;
}

/** From now on in clear: the chair has authorised them. */
export class EntryOpened {
  @Nested(() => OpenedText, 'array')
  values: OpenedText[];
}

export const CHANNELS = ['website', 'data-portal', 'social-media', 'notice-board', 'other'] as const;

export class RecordUpload {
  @IsIn(CHANNELS)
  channel: (typeof CHANNELS)[number];

  @Text(500)
  @Matches(/^(?![A-Za-z][\w+.-]*:\/\/[^/?#\s]*@)/, {
    context: {
      id: 'Jangan menulis nama pengguna atau kata sandi dalam alamat; alamat ini dibaca umum.',
      en: 'Leave user name and password out of the address; everybody reads it.',
    },
  })
  address: string;

  @IsDay()
  uploadedOn: LocalDate;

  /** When the list was as it was uploaded, where an edition of it was: what changed since is not online. */
  @Unasked()
  @IsOptional()
  @Text(24)
  @Matches(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, {
    context: {
      id: 'Isi seperti 2026-11-30T02:15:00.000Z, atau kosongkan.',
      en: 'Like 2026-11-30T02:15:00.000Z, or leave it out.',
    },
  })
  asOf?: Instant;

  @IsOptional()
  @FileRef()
  evidence?: string;
}
