import { Answered, Confidential, FileRef, IsDay, Nested, Numbered, Personal, Scope, Text } from '@tabir/engine';
import { type Instant, type LocalDate } from '@tabir/kernel';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';

/** The list as a whole once a year, or whenever something has changed. */
export const KINDS = ['yearly', 'ad-hoc'] as const;
export type Kind = (typeof KINDS)[number];

/** What is asked for, of whom, and until when. */
class Round {
  @IsIn(KINDS)
  kind: Kind;

  @IsInt()
  @Min(2000)
  @Max(2200)
  year: number;

  /** The agencies that are asked read it. */
  @Text(300)
  purpose: string;

  /** The last day on which an answer is in time. */
  @IsDay()
  answersBy: LocalDate;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(300)
  @ArrayUnique()
  @Scope('agency', { each: true })
  agencies: string[];
}

export class OpenRound extends Round {
  @Scope('unit')
  unit: string;
}

/** The round that follows, in the same unit. */
export class BeginNext extends Round {}

/** How far a request is, as it answers; `asked` and `not-asked` are what the round knows by itself. */
export const TOLD = ['overdue', 'answered', 'returned', 'accepted', 'closed'] as const;
export const STATUSES = ['asked', 'not-asked', ...TOLD] as const;
export const OUTCOMES = ['sent', 'nothing', 'unchanged'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What a request tells the round that began it. */
export class RequestAnswered extends Answered {
  @IsIn(TOLD)
  status: (typeof TOLD)[number];

  @IsOptional()
  @IsIn(OUTCOMES)
  outcome?: Outcome;
}

export class CloseCollection {
  /** Why the list goes on without those that have not answered. */
  @IsOptional()
  @Confidential()
  @Text(2000)
  silentBecause?: string;
}

/** The one determination of the list. Each record that is put on it says the same of itself. */
export class Sign {
  @Text(100)
  @Numbered('list', 'listDate')
  listNumber: string;

  @IsDay()
  listDate: LocalDate;

  @Personal()
  @Text(200)
  signerName: string;
}

/** What the edition prints beside the name of whoever signed the determination. */
export class PublishEdition {
  @Text(200)
  signerPosition: string;
}

export class EditionPublished {
  @IsInt()
  no: number;

  /** The moment at which the list was as the edition says. */
  @Text(24)
  at: Instant;

  @IsInt()
  items: number;

  /** SHA-256 of the original file in hexadecimal. */
  @Text(64)
  checksum: string;

  /** Where everybody reads it. */
  @Text(500)
  page: string;
}

/** A confidential value that stands in the list: whose it is, which, and where it stands. The value itself is not repeated. */
export class Leak {
  @Text(64)
  record: string;

  @Text(200)
  secret: string;

  @Text(100)
  where: string;

  @Text(64)
  field: string;
}

/** How many findings are alike. */
export class LeakKind {
  @Text(200)
  secret: string;

  @Text(64)
  field: string;

  /** The public entry of the record itself, that of another, or a file. */
  @IsIn(['own', 'other', 'file'])
  place: 'own' | 'other' | 'file';

  @IsInt()
  count: number;
}

export class EditionBlocked {
  @IsInt()
  count: number;

  /** Tells all that was found from anything else that may be found later. */
  @Text(64)
  digest: string;

  /** All of them. */
  @Nested(() => LeakKind, 'array')
  kinds: LeakKind[];

  /** Some of each kind. */
  @Nested(() => Leak, 'array')
  leaks: Leak[];
}

export class ChannelRefused {
  @Text(64)
  name: string;

  @Text(64)
  code: string;
}

/** What became of an edition at the channels of the office. */
export class EditionDelivered {
  @IsInt()
  edition: number;

  /** Every channel and place that has it. */
  @IsArray()
  @Text(64, { each: true })
  delivered: string[];

  @Nested(() => ChannelRefused, 'array')
  refused: ChannelRefused[];
}

const LINKS = ['reachable', 'refused', 'unreachable', 'private'] as const;

/** What came of looking once whether the public finds an upload at its address. */
export class UploadCheck {
  /** The how many-th of the round. */
  @IsInt()
  upload: number;

  @IsIn(LINKS)
  link: (typeof LINKS)[number];

  @IsOptional()
  @IsInt()
  httpStatus?: number;

  @Text(24)
  checkedAt: Instant;
}

export class UploadsChecked {
  @Nested(() => UploadCheck, 'array')
  checks: UploadCheck[];
}

export const CHANNELS = ['website', 'data-portal', 'social-media', 'notice-board', 'other'] as const;

export class RecordPublication {
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
  publishedOn: LocalDate;

  @IsOptional()
  @FileRef()
  evidence?: string;
}

const FATES = ['published', 'ended'] as const;

/** What a round tells the one that began it: that its list is published, or that it ended without that. */
export class NextAnswered extends Answered {
  @IsIn(FATES)
  fate: (typeof FATES)[number];
}

/** An event that says everything by its name. */
export class Nothing {}

export class Because {
  @Confidential()
  @Text(2000)
  reason: string;
}
