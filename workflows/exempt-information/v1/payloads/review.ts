import { Confidential, FileRef, IsDay, Nested, Numbered, Personal, PersonRef, Private, Text } from '@tabir/engine';
import { type LocalDate } from '@tabir/kernel';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsOptional } from 'class-validator';
import { Remainder } from './part.js';

export const CHOICES = ['open', 'keep'] as const;
export type Choice = (typeof CHOICES)[number];

export class PrepareReview {
  @IsIn(CHOICES)
  recommendation: Choice;

  @Confidential()
  @Text(4000)
  reason: string;

  /** Who is asked. Left out only with a reason in `noConsiderationBecause`. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(25)
  @ArrayUnique()
  @PersonRef('consideration-team', { each: true, agenciesIn: 'panelAgencies', duty: 'consideration' })
  panel?: string[];

  /** The agency of each member of the panel, in the same order; the runtime fills it in. */
  @IsOptional()
  @IsArray()
  panelAgencies?: (string | null)[];

  @IsOptional()
  @Confidential()
  @Text(2000)
  noConsiderationBecause?: string;

  /** What is to stay exempt, where only the rest is to open. */
  @IsOptional()
  @Nested(() => Remainder)
  remainder?: Remainder;
}

export class Opinion {
  @IsIn(CHOICES)
  choice: Choice;

  @Text(4000)
  reason: string;
}

/** Sealed as one: neither the choice nor the reason is shown to anybody before all are opened together. */
export class GiveOpinion {
  @Private()
  @Nested(() => Opinion)
  opinion: Opinion;
}

/** From now on the choice is in clear; the reason stays erasable. */
export class OpenedOpinion {
  @IsIn(CHOICES)
  choice: Choice;

  @Confidential()
  @Text(4000)
  reason: string;
}

export class OpenedValue {
  /** The voter. */
  @Text(100)
  key: string;

  /** Null when the opinion was erased before it was opened. */
  @IsOptional()
  @Nested(() => OpenedOpinion)
  value: OpenedOpinion | null;
}

export class OpinionsOpened {
  @Nested(() => OpenedValue, 'array')
  values: OpenedValue[];
}

export class DecideToOpen {
  @Text(100)
  @Numbered('decision', 'date')
  number: string;

  @IsDay()
  date: LocalDate;

  /**
   * The day from which on it is public. Left out, the office's setting decides: the day after the period, or at once. In part it opens at
   * once, for at the end of the period the law opens the whole.
   */
  @IsOptional()
  @IsDay()
  opensOn?: LocalDate;

  @Confidential()
  @Text(4000)
  reason: string;
}

/** The head's approval on paper, for a head who does not sign in. */
export class RecordHeadApproval {
  @Text(100)
  @Numbered('letter', 'letterDate')
  letterNumber: string;

  @IsDay()
  letterDate: LocalDate;

  @Personal()
  @Text(200)
  signerName: string;

  @FileRef()
  scan: string;
}

export const RELEASES = ['whole', 'redacted'] as const;

/** Says that a person has given the opened information to the public, and where. */
export class Release {
  @IsIn(RELEASES)
  what: (typeof RELEASES)[number];

  @Text(500)
  where: string;

  @IsDay()
  releasedOn: LocalDate;

  /** The copy in which what must stay closed, such as other persons' data, is blackened. */
  @IsOptional()
  @FileRef()
  redactedCopy?: string;
}

export class ExplainIncident {
  @Confidential()
  @Text(4000)
  cause: string;

  @Confidential()
  @Text(4000)
  measures: string;
}
