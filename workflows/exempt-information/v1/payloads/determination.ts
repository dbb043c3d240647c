import { Check, Confidential, FileRef, IsDay, Nested, Personal, Text } from '@tabir/engine';
import { type LocalDate } from '@tabir/kernel';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, IsOptional, Max, Min, ValidateIf } from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';

/** Letters of Article 17 of UU 14/2008. */
export const LETTERS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'] as const;
export type Letter = (typeof LETTERS)[number];

/** Up to a day, or a number of years from a day on. */
export type Term =
  | { readonly kind: 'date'; readonly endsOn: LocalDate }
  | { readonly kind: 'years'; readonly startsOn: LocalDate; readonly years: number };

/** The fields that go with each kind of term; another kind is one more line here and in the schema below. */
const FIELDS_OF_KIND: ReadonlyMap<unknown, readonly string[]> = new Map([
  ['date', ['endsOn']],
  ['years', ['startsOn', 'years']],
]);

/** A field of another kind would be ignored in silence, and somebody would believe that it counts. */
const FieldsFitKind = (): PropertyDecorator =>
  Check(
    'fieldsFitKind',
    (kind, { object }) => {
      const fitting = ['kind', ...(FIELDS_OF_KIND.get(kind) ?? [])];
      return Object.keys(object).every((field) => fitting.includes(field));
    },
    {
      id: 'Isi hanya yang termasuk jenis jangka waktu yang dipilih.',
      en: 'Send only the fields that belong to this kind of term.',
    },
  );

const day = { type: 'string', format: 'date' } as const;

@JSONSchema(() => ({
  type: 'object',
  oneOf: [
    {
      properties: { kind: { const: 'date' }, endsOn: day },
      required: ['kind', 'endsOn'],
      additionalProperties: false,
    },
    {
      properties: { kind: { const: 'years' }, startsOn: day, years: { type: 'integer', minimum: 1, maximum: 100 } },
      required: ['kind', 'startsOn', 'years'],
      additionalProperties: false,
    },
  ],
}))
export class TermPayload {
  @IsIn([...FIELDS_OF_KIND.keys()])
  @FieldsFitKind()
  kind: Term['kind'];

  @ValidateIf((term: TermPayload) => term.kind === 'date')
  @IsDay()
  endsOn?: LocalDate;

  @ValidateIf((term: TermPayload) => term.kind === 'years')
  @IsDay()
  startsOn?: LocalDate;

  @ValidateIf((term: TermPayload) => term.kind === 'years')
  @IsInt()
  @Min(1)
  @Max(100)
  years?: number;
}

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
}

export const OCCASIONS = ['before-request', 'on-request', 'ordered-in-dispute'] as const;

/** The consequence-test sheet, signed by all participants. */
export class Sheet {
  @Text(100)
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
}

export const SCOPES = ['whole', 'part'] as const;

/**
 * The decree that classifies the information, with the least contents that PP 61/2010 asks for: kind, identity of the
 * officer, public body and work unit, period, reason, place and date.
 */
export class Determination {
  @Text(100)
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

  @IsIn(SCOPES)
  scope: (typeof SCOPES)[number];

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
}
