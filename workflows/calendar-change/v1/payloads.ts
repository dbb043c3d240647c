import { DAY_KINDS, type DayKind } from '@tabir/calendar';
import { Confidential, IsDay, Nested, Scope, Text } from '@tabir/engine';
import { type LocalDate } from '@tabir/kernel';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';

/** Two answers to choose from: a box to tick cannot tell “no” from “as it is”. */
const YES_OR_NO = [true, false] as const;
export const WEEKS = [5, 6] as const;

export class ListedDay {
  @IsDay()
  date: LocalDate;

  @IsIn(DAY_KINDS)
  kind: DayKind;

  @Text(200)
  name: string;
}

/** What sets or amends the days of a year. */
export class DecreePayload {
  /** A short name that no other decree of the calendar has, such as skb-2027-perubahan. */
  @Text(64)
  id: string;

  @Text(300)
  title: string;

  @IsDay()
  signedOn: LocalDate;

  /** The years that it settles: what is forecast in them is an ordinary day from then on. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(5)
  @IsInt({ each: true })
  @Min(2010, { each: true })
  @Max(2100, { each: true })
  @ArrayUnique()
  years: number[];

  @Nested(() => ListedDay, 'array')
  @ArrayMaxSize(100)
  add: ListedDay[];

  /** Days that it takes back; everything that is listed on them goes. */
  @IsArray()
  @ArrayMaxSize(100)
  @IsDay({ each: true })
  remove: LocalDate[];
}

/** What is to change; a field that is left out stays as it is. */
export class ProposeCalendar {
  @Scope('unit')
  unit: string;

  /** The paper that it rests on. Everybody who reads the calendar sees it. */
  @Text(300)
  basis: string;

  @IsOptional()
  @Confidential()
  @Text(2000)
  reason?: string;

  @IsOptional()
  @IsIn(WEEKS)
  week?: (typeof WEEKS)[number];

  @IsOptional()
  @IsIn(YES_OR_NO)
  cutiBersama?: boolean;

  @IsOptional()
  @Nested(() => DecreePayload)
  decree?: DecreePayload;
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

/** Another change came into force first, and this one does not fit what it left. */
export class NotAdopted {
  /** A code of docs/errors.md. */
  @Text(64)
  code: string;
}
