import { Nested, Scope } from '@tabir/engine';
import { IsIn, IsOptional } from 'class-validator';
import { Determination } from './determination.js';
import { Titles } from './titles.js';

export const MEDIA = ['soft', 'hard', 'both'] as const;
export type Medium = (typeof MEDIA)[number];

/** What the information is. */
export class Description extends Titles {
  @IsIn(MEDIA)
  medium: Medium;
}

/** Begins a record. With the determination it is a whole one: what an import sends as one command. */
export class RegisterRecord extends Description {
  /** The PPID unit that keeps the record. */
  @Scope('unit')
  unit: string;

  /** The agency that holds the information; left out when that is the PPID unit itself. */
  @IsOptional()
  @Scope('agency')
  agency?: string;

  @IsOptional()
  @Nested(() => Determination)
  determination?: Determination;
}
