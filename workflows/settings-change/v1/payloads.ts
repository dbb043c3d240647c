import { Confidential, DutyMap, Nested, NumberPattern, PAPER_KINDS, Picture, Scope, Text, type PaperKind } from '@tabir/engine';
import { VERIFIABLE, type ArticleKey } from '@tabir/law';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';

export const OPENINGS = ['after-period', 'at-once'] as const;
/** Two answers to choose from: a box to tick cannot tell “no” from “as it is”. */
const YES_OR_NO = [true, false] as const;
export const ROLES = ['officer', 'chair', 'consideration-team', 'head', 'inspector', 'agency', 'administrator'] as const;

/** The roles that hold one duty from now on, instead of all that held it. */
export class DutyRoles {
  /** Qualified by its workflow: `exempt-information.filing-confirmation`. */
  @Text(100)
  duty: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(ROLES.length)
  @ArrayUnique()
  @IsIn(ROLES, { each: true })
  roles: (typeof ROLES)[number][];
}

/**
 * How many working days before the end of a period each rung lies: at the first one the review opens. T−30 is law and no setting, so
 * the rungs before it stay before it and the last one after it. Always given whole: of two changes activated together none can make
 * a ladder that nobody proposed.
 */
export class Ladder {
  @IsInt()
  @Min(33)
  @Max(250)
  t90: number;

  @IsInt()
  @Min(32)
  @Max(249)
  t60: number;

  @IsInt()
  @Min(31)
  @Max(248)
  t45: number;

  @IsInt()
  @Min(1)
  @Max(29)
  t5: number;
}

/** How the proposing unit writes the numbers of one kind of paper; without a pattern they are typed. */
export class PaperPattern {
  @IsIn(PAPER_KINDS)
  kind: PaperKind;

  @IsOptional()
  @Text(80)
  @NumberPattern()
  pattern?: string;
}

/** One article that the legal office has held against the gazette text, or with "no" one that is not to count as such any more. */
export class ArticleMark {
  @IsIn(VERIFIABLE)
  article: ArticleKey;

  @IsIn(YES_OR_NO)
  verified: boolean;
}

/** What stands at the head of what the office publishes on paper. Always given whole, as a ladder is. */
export class Letterhead {
  @Text(120)
  government: string;

  @Text(120)
  office: string;

  @IsOptional()
  @Text(300)
  address?: string;

  @IsOptional()
  @Picture()
  emblem?: string;
}

/** What is to change; a field that is left out stays as it is. */
export class ProposeSettings {
  @Scope('unit')
  unit: string;

  /** The paper that it rests on: a regulation, circular or decision. Everybody who reads the settings sees it. */
  @Text(300)
  basis: string;

  @Confidential()
  @Text(2000)
  reason: string;

  @IsOptional()
  @IsIn(OPENINGS)
  openingTakesEffect?: (typeof OPENINGS)[number];

  @IsOptional()
  @IsIn(YES_OR_NO)
  extensionsCount?: boolean;

  /** How many opinions close the count; 0: those of the whole panel. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100)
  opinionQuorum?: number;

  @IsOptional()
  @Nested(() => Ladder)
  ladder?: Ladder;

  @IsOptional()
  @DutyMap()
  @Nested(() => DutyRoles, 'array')
  @ArrayMaxSize(50)
  @ArrayUnique(({ duty }: DutyRoles) => duty)
  duties?: DutyRoles[];

  @IsOptional()
  @Nested(() => PaperPattern, 'array')
  @ArrayMaxSize(PAPER_KINDS.length)
  @ArrayUnique(({ kind }: PaperPattern) => kind)
  numberPatterns?: PaperPattern[];

  @IsOptional()
  @Nested(() => Letterhead)
  letterhead?: Letterhead;

  @IsOptional()
  @Nested(() => ArticleMark, 'array')
  @ArrayMaxSize(50)
  @ArrayUnique(({ article }: ArticleMark) => article)
  verifiedArticles?: ArticleMark[];
}

/** An event that says everything by its name. */
export class Nothing {}

export class Because {
  @Confidential()
  @Text(2000)
  reason: string;
}

/** The version that is in force now. */
export class Adopted {
  @Text(80)
  version: string;
}
