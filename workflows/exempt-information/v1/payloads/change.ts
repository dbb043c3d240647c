import { Confidential, FileRef, Text } from '@tabir/engine';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { CAUSES, type Cause } from './ending.js';
import { Determination } from './determination.js';

/** The decree as it is to hold from now on, with its scan as evidence: a new one, or the same one as it really reads. */
export class ProposeDetermination extends Determination {
  @FileRef()
  decreeFile: string;

  @IsOptional()
  @FileRef()
  sheetFile?: string;

  @IsOptional()
  @FileRef()
  minutesFile?: string;
}

/** That a ground has ended was confirmed, and it was not so. */
export class ProposeRetraction {
  /** Which of the grounds, counted from 1; left out: each of which something was confirmed. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10)
  ground?: number;

  /** Which of the causes that were confirmed; left out: each. */
  @IsOptional()
  @IsIn(CAUSES)
  endedBy?: Cause;

  @Confidential()
  @Text(2000)
  reason: string;

  @FileRef()
  evidence: string;
}

/** The record should never have been: recorded twice, or no exempt information at all. */
export class ProposeVoid {
  @Confidential()
  @Text(2000)
  reason: string;

  @FileRef()
  evidence: string;
}
