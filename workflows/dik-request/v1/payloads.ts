import { Confidential, FileRef, IsDay, Scope, Text } from '@tabir/engine';
import { type LocalDate } from '@tabir/kernel';
import { IsIn, IsOptional } from 'class-validator';

/** What an agency is asked for, and until when. */
export class OpenRequest {
  @Scope('unit')
  unit: string;

  @Scope('agency')
  agency: string;

  /** Everybody in the agency who may answer reads it. */
  @Text(300)
  purpose: string;

  /** The last day on which the answer is in time. */
  @IsDay()
  answersBy: LocalDate;
}

/** Its records are in; it has nothing that would have to be exempt; what it has on the list holds unchanged. */
export const OUTCOMES = ['sent', 'nothing', 'unchanged'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** The agency's own word. */
export class Answer {
  @IsIn(OUTCOMES)
  outcome: Outcome;

  @IsOptional()
  @Confidential()
  @Text(2000)
  note?: string;

  @IsOptional()
  @FileRef()
  letter?: string;
}

/** An answer that came on paper, entered by whoever opened the letter. */
export class RecordAnswer extends Answer {
  @Text(100)
  number: string;

  @IsDay()
  date: LocalDate;
}

/** An event that says everything by its name. */
export class Nothing {}

export class Because {
  @Confidential()
  @Text(2000)
  reason: string;
}
