import { Confidential, Nested, Text } from '@tabir/engine';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { Determination } from './determination.js';

export const MEDIA = ['soft', 'hard', 'both'] as const;
export type Medium = (typeof MEDIA)[number];

/** What the information is. Until the chair authorises a public title, the proposed one is as confidential as the internal. */
export class Description {
  @Confidential()
  @Text(300)
  title: string;

  @IsOptional()
  @Confidential()
  @Text(4000)
  summary?: string;

  @IsOptional()
  @Confidential()
  @Text(300)
  publicTitle?: string;

  @IsIn(MEDIA)
  medium: Medium;
}

/** Units and agencies are keys of the office's tables, which hold nothing but ASCII. */
const ID = /^[\w-]+$/;

/** Begins a record. With the determination it is a whole one: what an import sends as one command. */
export class RegisterRecord extends Description {
  /** The PPID unit that keeps the record. */
  @Text(36)
  @Matches(ID)
  unit: string;

  /** The agency that holds the information; left out when that is the PPID unit itself. */
  @IsOptional()
  @Text(36)
  @Matches(ID)
  agency?: string;

  @IsOptional()
  @Nested(() => Determination)
  determination?: Determination;
}
