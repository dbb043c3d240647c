import 'reflect-metadata';
import { AppError, assertSafeJson, isLocalDate, type JsonObject } from '@tabir/kernel';
import { Type, plainToInstance } from 'class-transformer';
import {
  IsArray,
  IsObject,
  IsString,
  Length,
  Matches,
  ValidateNested,
  getMetadataStorage,
  validateSync,
  type ValidationError,
  type ValidationOptions,
} from 'class-validator';
import { FieldMarks } from './field-marks.js';
import { Check, RULE_WORDS, ofEach, ruleWords } from './payload-words.js';
import { filled, type Said } from './said.js';
import { markNested } from './sealed.js';
import type { PayloadClass } from './workflow.js';

/** A day 'YYYY-MM-DD' that exists, typed as LocalDate. */
export const IsDay = (options?: ValidationOptions): PropertyDecorator =>
  Check(
    'isDay',
    isLocalDate,
    { id: 'Isi dengan tanggal yang ada pada kalender.', en: 'Must be an existing day, YYYY-MM-DD.' },
    options,
  );

/** Text without a letter, number, punctuation mark or symbol: spaces and what takes no room say nothing. A pattern with `u`. */
export const BLANK = '^[^\\p{L}\\p{N}\\p{P}\\p{S}]*$';
const BLANK_TEXT = new RegExp(BLANK, 'u');
/** What would make a text read otherwise than it is: control characters, and what turns the direction of writing. */
const DISGUISING = /[^\P{Cc}\t\n\r]|[\u202a-\u202e\u2066-\u2069]/u;

const HIDDEN_CHARACTERS: Said = {
  id: 'Memuat karakter tersembunyi; ketik ulang, jangan ditempel.',
  en: 'Has hidden characters; type it anew instead of pasting it.',
};

const isNotBlank = (value: unknown): boolean => typeof value === 'string' && !BLANK_TEXT.test(value);
const isUndisguised = (value: unknown): boolean => typeof value === 'string' && !DISGUISING.test(value);

/** Text that says something, and reads as it is: length 1 to `max`. */
export const Text =
  (max: number, options?: ValidationOptions): PropertyDecorator =>
  (target, key) => {
    IsString(options)(target, key);
    Length(1, max, options)(target, key);
    Check('notBlank', isNotBlank, { id: 'Tidak boleh hanya berisi spasi.', en: 'Must not be blank.' }, options)(target, key);
    Check('undisguised', isUndisguised, HIDDEN_CHARACTERS, options)(target, key);
  };

/** A part with its own class; `array` for a list of them. Validated, typed and sealed in depth. */
export const Nested =
  (part: () => PayloadClass, shape: 'one' | 'array' = 'one'): PropertyDecorator =>
  (target, key) => {
    const each = shape === 'array';
    if (each) IsArray()(target, key);
    // ValidateNested alone takes a list for one part, and a list of lists for a list.
    IsObject({ each })(target, key);
    ValidateNested({ each })(target, key);
    Type(part)(target, key);
    markNested(target, key as string, part);
  };

/** Where an instance belongs, or is to belong from now on: to a unit, and in it perhaps to an agency. */
export type ScopePart = 'unit' | 'agency';

/** What keys of units and agencies are made of; anything else is none, and no column would take it. */
const PLACE_ID = /^[\w-]+$/;

const scopes = new FieldMarks<ScopePart>();

/**
 * The id of the unit or agency that the instance is to belong to, or of another agency that is spoken of; with `{ each: true }` a list
 * of such agencies. By this mark, and not by the field's name, a form knows what the role of the person who begins answers by itself,
 * and what is to be chosen from the unit's agencies; the runtime refuses an agency that the unit does not have now.
 */
export const Scope =
  (part: ScopePart, { each = false }: Pick<ValidationOptions, 'each'> = {}): PropertyDecorator =>
  (target, key) => {
    Text(36, { each })(target, key);
    Matches(PLACE_ID, { each, context: { id: 'Pilih dari daftar.', en: 'Must be an id, as lists give it.' } })(target, key);
    scopes.mark(target, key as string, part);
  };

/** The top-level fields of a payload class that name a unit or an agency. */
export const scopesOf = (payload: PayloadClass): ReadonlyMap<string, ScopePart> => scopes.of(payload);

/** What is wrong with one field. */
export interface FieldProblem {
  /** Names and list indexes from the root, joined by dots; empty for the payload itself. */
  readonly path: string;
  /** The check that failed, under a name that stays: 'required', 'isDay', 'arrayMinSize'. */
  readonly rule: string;
  readonly params: JsonObject;
  readonly message: Said;
}

/** Reads JSON from outside into its payload class; refuses unknown keys and wrong values, with every such field named. */
export function readPayload<P extends object>(payload: PayloadClass<P>, json: unknown): P {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw payloadInvalid([simpleProblem('', 'isObject')]);
  assertSafeJson(json);
  const instance = plainToInstance(payload, json);
  const errors = validateSync(instance, {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: false,
    stopAtFirstError: false,
  });
  if (errors.length > 0) throw payloadInvalid(errors.flatMap((error) => fieldProblems(error, '')));
  return instance;
}

export const payloadInvalid = (errors: readonly FieldProblem[]): AppError =>
  new AppError('invalid', 'payload.invalid', 'Some fields are missing or wrong; mend the fields named and send again.', {
    errors,
  });

const simpleProblem = (path: string, rule: 'required' | 'isObject'): FieldProblem => ({
  path,
  rule,
  params: {},
  message: filled(RULE_WORDS[rule], {}),
});
export const fieldMissing = (path: string): FieldProblem => simpleProblem(path, 'required');
/** An agency that the unit does not have. */
export const agencyUnknown = (path: string): FieldProblem => ({
  path,
  rule: 'isAgency',
  params: {},
  message: { id: 'Pilih perangkat daerah dari daftar.', en: 'Must be an agency of this unit, as the list of agencies gives it.' },
});
/** A duty that no workflow has, or a role that may not read what it would work on. */
export const dutyUnknown = (path: string): FieldProblem => ({
  path,
  rule: 'isDuty',
  params: {},
  message: { id: 'Tidak ada alur kerja dengan tugas jabatan ini.', en: 'No workflow has this duty; write workflow.duty.' },
});
export const roleUnfit = (path: string): FieldProblem => ({
  path,
  rule: 'isReader',
  params: {},
  message: {
    id: 'Setiap peran harus boleh membaca catatan alur kerja itu.',
    en: 'Every role must be one that may read the records of that workflow.',
  },
});
/** Persons of that role, called so, are named for the duty and must be able to do it. */
export const roleKept = (path: string, name: Said): FieldProblem => ({
  path,
  rule: 'keepsRole',
  params: { role: name.id },
  message: {
    id: `Sertakan peran ${name.id}: orang yang ditunjuk untuk tugas jabatan ini dipilih dari peran itu.`,
    en: `Keep the role ${name.en}: the persons who are named for this duty are chosen from it.`,
  },
});

function fieldProblems(error: ValidationError, parent: string): FieldProblem[] {
  const path = parent === '' ? error.property : `${parent}.${error.property}`;
  return [...ownProblems(error, path), ...(error.children ?? []).flatMap((child) => fieldProblems(child, path))];
}

/** One thing at a time is said about a field: of a value that is not there every check fails, and of a number each check of a text. */
function ownProblems(error: ValidationError, path: string): FieldProblem[] {
  const [first] = Object.entries(error.constraints ?? {});
  if (!first) return [];
  const value: unknown = error.value;
  const isMissing = (value === undefined || value === null) && first[0] !== UNKNOWN;
  return [isMissing ? fieldMissing(path) : problemOf(error, path, ...first)];
}

/** The name under which the validator reports a field that the class does not have. */
const UNKNOWN = 'whitelistValidation';

/** In the words that the check itself brought, else in those that are known for its name, else in the validator's own English. */
function problemOf({ target, property, contexts }: ValidationError, path: string, rule: string, english: string): FieldProblem {
  const check = getMetadataStorage()
    .getTargetValidationMetadatas((target as object).constructor, '', true, false)
    .find(({ propertyName, name }) => propertyName === property && name === rule);
  const words = ruleWords(rule);
  const given = check?.constraints ?? [];
  const params = Object.fromEntries((words?.params ?? []).map((name, at) => [name, given[at]])) as JsonObject;
  const brought = contexts?.[rule] as Said | undefined;
  const message = filled(brought ?? words ?? { id: english, en: english }, params);
  return { path, rule, params, message: check?.each === true ? ofEach(message) : message };
}
