import { BLANK, Check, Confidential, FileRef, IsDay, Nested, Numbered, Personal, Text } from '@tabir/engine';
import { type LocalDate } from '@tabir/kernel';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, IsOptional, Max, Min, ValidateIf } from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';

/** Letters of Article 17 of UU 14/2008. */
export const LETTERS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'] as const;
export type Letter = (typeof LETTERS)[number];

/**
 * How long a ground holds: up to a day; a number of years from a day on; until something happens, or some years after it; until
 * the person consents; without an end; or as a paper leaves it open. The last five have no end that a calendar could tell, so
 * each says on which day it is asked again.
 */
export type Term =
  | { readonly kind: 'date'; readonly endsOn: LocalDate }
  | { readonly kind: 'years'; readonly startsOn: LocalDate; readonly years: number }
  | { readonly kind: 'event'; readonly event: string; readonly recheckOn: LocalDate }
  | { readonly kind: 'event-years'; readonly event: string; readonly years: number; readonly recheckOn: LocalDate }
  | { readonly kind: 'consent' | 'indefinite' | 'unstated'; readonly recheckOn: LocalDate };

type TermField = 'endsOn' | 'startsOn' | 'years' | 'event' | 'recheckOn';

/** The fields that go with each kind of term. */
const FIELDS_OF_KIND = {
  date: ['endsOn'],
  years: ['startsOn', 'years'],
  event: ['event', 'recheckOn'],
  'event-years': ['event', 'years', 'recheckOn'],
  consent: ['recheckOn'],
  indefinite: ['recheckOn'],
  unstated: ['recheckOn'],
} as const satisfies Readonly<Record<Term['kind'], readonly TermField[]>>;

export const TERM_KINDS = Object.keys(FIELDS_OF_KIND) as Term['kind'][];

const fieldsOf = (kind: unknown): readonly TermField[] =>
  TERM_KINDS.includes(kind as Term['kind']) ? FIELDS_OF_KIND[kind as Term['kind']] : [];

/** A field of another kind would be ignored in silence, and somebody would believe that it counts. */
const FieldsFitKind = (): PropertyDecorator =>
  Check(
    'fieldsFitKind',
    (kind, { object }) => {
      const fitting: readonly string[] = ['kind', ...fieldsOf(kind)];
      return Object.keys(object).every((field) => fitting.includes(field));
    },
    {
      id: 'Isi hanya yang termasuk jenis jangka waktu yang dipilih.',
      en: 'Send only the fields that belong to this kind of term.',
    },
  );

const OfKinds = (field: TermField): PropertyDecorator => ValidateIf(({ kind }: TermPayload) => fieldsOf(kind).includes(field));

const MOST_YEARS = 100;
const LONGEST_EVENT = 300;
const day = { type: 'string', format: 'date' };
const SCHEMAS: Readonly<Record<TermField, object>> = {
  endsOn: day,
  startsOn: day,
  years: { type: 'integer', minimum: 1, maximum: MOST_YEARS },
  event: { type: 'string', minLength: 1, maxLength: LONGEST_EVENT, not: { pattern: BLANK } },
  recheckOn: day,
};

@JSONSchema(() => ({
  type: 'object',
  oneOf: TERM_KINDS.map((kind) => ({
    properties: { kind: { const: kind }, ...Object.fromEntries(FIELDS_OF_KIND[kind].map((field) => [field, SCHEMAS[field]])) },
    required: ['kind', ...FIELDS_OF_KIND[kind]],
    additionalProperties: false,
  })),
}))
export class TermPayload {
  @IsIn(TERM_KINDS)
  @FieldsFitKind()
  kind: Term['kind'];

  @OfKinds('endsOn')
  @IsDay()
  endsOn?: LocalDate;

  @OfKinds('startsOn')
  @IsDay()
  startsOn?: LocalDate;

  @OfKinds('years')
  @IsInt()
  @Min(1)
  @Max(MOST_YEARS)
  years?: number;

  /** What has to happen, in words that the public list shows. */
  @OfKinds('event')
  @Text(LONGEST_EVENT)
  event?: string;

  /** The day on which somebody is asked whether it still holds. */
  @OfKinds('recheckOn')
  @IsDay()
  recheckOn?: LocalDate;
}

/** Two answers to choose from: a box to tick cannot tell “no” from “not asked”. */
const YES_OR_NO = [true, false] as const;

export class Ground {
  @IsIn(LETTERS)
  letter: Letter;

  /** Other Acts that the ground rests on, each with its article. */
  @IsArray()
  @ArrayMaxSize(20)
  @Text(300, { each: true })
  acts: string[];

  @Nested(() => TermPayload)
  term: Term;

  /** Whoever copies the paper sees that its letter hardly fits its reason. */
  @IsOptional()
  @IsIn(YES_OR_NO)
  letterDoubtful?: boolean;
}

export const OCCASIONS = ['before-request', 'on-request', 'ordered-in-dispute'] as const;

/** The minutes (berita acara) of the meeting in which the consequences were tested. */
export class Minutes {
  @Text(100)
  @Numbered('minutes', 'date')
  number: string;

  @IsDay()
  date: LocalDate;

  @IsOptional()
  @Text(100)
  place?: string;
}

/** The consequence-test sheet, signed by all participants. */
export class Sheet {
  @Text(100)
  @Numbered('sheet', 'date')
  number: string;

  @IsDay()
  date: LocalDate;

  @IsIn(OCCASIONS)
  occasion: (typeof OCCASIONS)[number];

  @Personal()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @Text(200, { each: true })
  participants: string[];

  /** Where the office keeps them; the law asks for the sheet. */
  @IsOptional()
  @Nested(() => Minutes)
  minutes?: Minutes;
}

/** `remainder`: a part whose rest was opened as another record. */
export const SCOPES = ['whole', 'part', 'remainder'] as const;

/** What Article 18(1) of UU 14/2008 keeps from ever being exempt, and that it is none of it. */
export const PUBLIC_CLASSES = [
  'none',
  'court-decision',
  'policy',
  'halted-investigation',
  'law-enforcement-spending-plan',
  'law-enforcement-financial-report',
  'recovered-corruption-money',
  'declared-open',
] as const;

/**
 * The decree that classifies the information, with the least contents that PP 61/2010 asks for: kind, identity of the
 * officer, public body and work unit, period, reason, place and date.
 */
export class Determination {
  @Text(100)
  @Numbered('determination', 'date')
  number: string;

  @IsDay()
  date: LocalDate;

  @Text(100)
  place: string;

  @Personal()
  @Text(200)
  officerName: string;

  @Text(200)
  officerPosition: string;

  @Text(200)
  publicBody: string;

  @Text(200)
  workUnit: string;

  @Text(200)
  classificationKind: string;

  /** Asked of every determination: nobody means to exempt one of these, so each of them has to be looked at and ruled out. */
  @IsIn(PUBLIC_CLASSES)
  publicClass: (typeof PUBLIC_CLASSES)[number];

  @IsIn(SCOPES)
  scope: (typeof SCOPES)[number];

  /** Which part is exempt, where not the whole is. */
  @IsOptional()
  @Confidential()
  @Text(2000)
  exemptPart?: string;

  @Confidential()
  @Text(4000)
  reason: string;

  @Nested(() => Ground, 'array')
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  grounds: Ground[];

  @Confidential()
  @Text(2000)
  consequenceIfOpened: string;

  @Confidential()
  @Text(2000)
  consequenceIfClosed: string;

  @Nested(() => Sheet)
  sheet: Sheet;
}

/** The same with the scans: files belong to a record, so they can only follow once it exists. */
export class RecordDetermination extends Determination {
  @IsOptional()
  @FileRef()
  decreeFile?: string;

  @IsOptional()
  @FileRef()
  sheetFile?: string;

  @IsOptional()
  @FileRef()
  minutesFile?: string;
}
