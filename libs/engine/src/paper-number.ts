import 'reflect-metadata';
import type { LocalDate } from '@tabir/kernel';
import { getMetadataStorage, type ValidationOptions } from 'class-validator';
import { Check } from './payload-words.js';
import { nestedClassOf } from './sealed.js';
import type { PayloadClass } from './workflow.js';

/** The papers of a unit that bear a number, each counted in a book of its own. */
export const PAPER_KINDS = ['determination', 'sheet', 'minutes', 'list', 'decision', 'letter'] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

/** A field with the number of a paper, and the field beside it with the day of that paper. */
export interface PaperNumber {
  readonly kind: PaperKind;
  readonly datedBy: string;
}

const NUMBERED = Symbol('numbered');

/** The number of a paper: typed, or taken from the unit's book where the unit has a pattern for it. */
export const Numbered = (kind: PaperKind, datedBy: string): PropertyDecorator =>
  Reflect.metadata(NUMBERED, { kind, datedBy } satisfies PaperNumber);

/** The mark of a field, inherited ones included. */
export const paperNumberOf = (payload: PayloadClass, field: string): PaperNumber | undefined =>
  Reflect.getMetadata(NUMBERED, payload.prototype as object, field) as PaperNumber | undefined;

/** The papers that a payload gives numbers of, its parts included. */
export function papersIn(payload: PayloadClass): PaperKind[] {
  const fields = getMetadataStorage().getTargetValidationMetadatas(payload, '', true, false);
  return [...new Set(fields.map(({ propertyName }) => propertyName))].flatMap((field) => {
    const part = nestedClassOf(payload, field);
    return part ? papersIn(part) : (paperNumberOf(payload, field)?.kind ?? []);
  });
}

const PLACEHOLDER = /\{(n|year|month|romanMonth)\}/g;
const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];

/** Without the running number two papers would have the same, and without the year those of two years. */
export const NUMBER_PATTERN = '^(?=.*\\{n\\})(?=.*\\{year\\})(?:[^{}]|\\{(?:n|year|month|romanMonth)\\})*$';
const PATTERN = new RegExp(NUMBER_PATTERN, 'u');

/** How a unit writes the numbers of one kind of paper: `188.4/{n}/PPID/{romanMonth}/{year}`. */
export const NumberPattern = (options?: ValidationOptions): PropertyDecorator =>
  Check(
    'numberPattern',
    (value) => typeof value === 'string' && PATTERN.test(value),
    {
      id: 'Harus memuat {n} dan {year}; selain itu hanya {month} dan {romanMonth} yang dikenal dalam kurung kurawal.',
      en: 'Must contain {n} and {year}; besides these only {month} and {romanMonth} may stand in braces.',
    },
    options,
  );

/** The number of the nth paper of its year. */
export function numberFrom(pattern: string, n: number, day: LocalDate): string {
  const month = day.slice(5, 7);
  const parts = { n: String(n), year: day.slice(0, 4), month, romanMonth: ROMAN[Number(month) - 1] as string };
  return pattern.replace(PLACEHOLDER, (_, name: keyof typeof parts) => parts[name]);
}
