import { Confidential, IsDay, Scope, Text } from '@tabir/engine';
import { type LocalDate } from '@tabir/kernel';
import { IsIn, IsOptional } from 'class-validator';

/** Founded under a name; renamed, the same agency; ended, and what it held goes to another agency or to the PPID unit. */
export const KINDS = ['found', 'rename', 'merge', 'dissolve'] as const;
export type Kind = (typeof KINDS)[number];

/** What becomes of one agency, and the paper that says so. Which fields a kind needs, the rules say. */
export class ProposeAgencyChange {
  @Scope('unit')
  unit: string;

  @IsIn(KINDS)
  kind: Kind;

  /** The one that is renamed or ends. */
  @IsOptional()
  @Scope('agency')
  agency?: string;

  /** Of the new agency, or the new one of the old. */
  @IsOptional()
  @Text(255)
  name?: string;

  /** The agency that the records of one that ends go to. */
  @IsOptional()
  @Scope('agency')
  into?: string;

  /** The regulation or decision. Everybody who reads the agencies sees it. */
  @Text(300)
  basis: string;

  /** Of that paper. The record of a holder that changes names it too. */
  @Text(100)
  number: string;

  @IsDay()
  date: LocalDate;

  /** The first day on which it holds, also one that has passed; left out: the day of the activation. */
  @IsOptional()
  @IsDay()
  effectiveOn?: LocalDate;

  @Confidential()
  @Text(2000)
  reason: string;
}

/** An event that says everything by its name. */
export class Nothing {}

export class Because {
  @Confidential()
  @Text(2000)
  reason: string;
}

/** The list of agencies that holds now, by the hash of its content. */
export class Adopted {
  @Text(80)
  version: string;
}

/** Another change came first, and this one does not fit what it left. */
export class NotAdopted {
  /** A code of docs/errors.md. */
  @Text(64)
  code: string;
}
