import { Confidential, FileRef, IsDay, Text } from '@tabir/engine';
import { type LocalDate } from '@tabir/kernel';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';

/** What the archive's schedule (JRA) foresees once retention is over. */
export const FATES = ['destroy', 'permanent', 'review'] as const;
export type Fate = (typeof FATES)[number];

/** How long the archive keeps the paper. It says nothing about how long the information is exempt. */
export class Retention {
  @IsDay()
  startsOn: LocalDate;

  @IsInt()
  @Min(0)
  @Max(100)
  activeYears: number;

  @IsInt()
  @Min(0)
  @Max(100)
  inactiveYears: number;

  @IsIn(FATES)
  fate: Fate;
}

/** A case for which the papers are kept whatever their schedule says. */
export class PlaceHold {
  @Text(100)
  caseNumber: string;

  @Confidential()
  @Text(2000)
  reason: string;

  @IsDay()
  since: LocalDate;

  @IsOptional()
  @FileRef()
  evidence?: string;
}

export class LiftHold {
  @Text(100)
  caseNumber: string;

  /** Of the paper by which the case no longer needs them. */
  @Text(100)
  number: string;

  @Confidential()
  @Text(2000)
  reason: string;
}

/** With the minutes (berita acara) under which the paper is to be destroyed. */
export class ProposeDestruction {
  @Text(100)
  minutesNumber: string;

  @IsDay()
  minutesDate: LocalDate;

  @FileRef()
  minutesScan: string;
}
