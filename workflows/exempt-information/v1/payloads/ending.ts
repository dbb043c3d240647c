import { Confidential, FileRef, IsDay, Nested, Text } from '@tabir/engine';
import { type LocalDate } from '@tabir/kernel';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { Remainder } from './part.js';

/**
 * What ends a ground before or without a day of its own: what its term waits for has happened; the person consents in writing, or
 * it concerns that person's public office (UU 14/2008 Article 18(2)); it was disclosed in a court session open to the public; the
 * Komisi Informasi or a court has ruled.
 */
export const CAUSES = ['event', 'consent', 'public-office', 'open-court', 'ruling'] as const;
export type Cause = (typeof CAUSES)[number];

export class ReportEnd {
  @IsIn(CAUSES)
  endedBy: Cause;

  /** Which of the grounds, counted from 1 in the order of the determination; left out: each that is still alive. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10)
  ground?: number;

  /** The day on which it happened, or from which the ruling has final force. */
  @IsDay()
  occurredOn: LocalDate;

  /** Number of the case, of the letter of consent, of the paper that proves the event. */
  @IsOptional()
  @Text(100)
  number?: string;

  @FileRef()
  evidence: string;

  @IsOptional()
  @Confidential()
  @Text(2000)
  note?: string;

  /** What stays exempt all the same: a ruling, a consent or a disclosure may concern a part only. */
  @IsOptional()
  @Nested(() => Remainder)
  remainder?: Remainder;
}

/** The answer when it is asked again whether a term without an end still holds: it does, and when to ask next. */
export class Recheck {
  @Confidential()
  @Text(2000)
  reason: string;

  @IsDay()
  recheckOn: LocalDate;
}
