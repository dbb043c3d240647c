import { Confidential, FileRef, IsDay, Scope, Text } from '@tabir/engine';
import { type LocalDate } from '@tabir/kernel';
import { IsOptional } from 'class-validator';

/** From now on another holds the information, as a paper says: one record alone, or one of all that an agency leaves behind. */
export class TransferHolder {
  /** The agency that holds it from now on; left out when that is the PPID unit itself. */
  @IsOptional()
  @Scope('agency')
  agency?: string;

  /** Of the paper that says so. */
  @Text(100)
  number: string;

  @IsDay()
  date: LocalDate;

  @Confidential()
  @Text(2000)
  reason: string;

  @IsOptional()
  @FileRef()
  evidence?: string;
}
