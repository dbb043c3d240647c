import 'reflect-metadata';
import { AppError, assertSafeJson, isLocalDate } from '@tabir/kernel';
import { Type, plainToInstance } from 'class-transformer';
import {
  IsArray,
  IsObject,
  IsString,
  Length,
  ValidateBy,
  ValidateNested,
  validateSync,
  type ValidationError,
  type ValidationOptions,
} from 'class-validator';
import { markNested } from './sealed.js';
import type { PayloadClass } from './workflow.js';

/** A day 'YYYY-MM-DD' that exists, typed as LocalDate. */
export const IsDay = (options?: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isDay',
      validator: { validate: isLocalDate, defaultMessage: () => '$property must be an existing day, YYYY-MM-DD' },
    },
    options,
  );

/** Text that says something: trimmed length 1 to `max`. */
export const Text =
  (max: number, options?: ValidationOptions): PropertyDecorator =>
  (target, key) => {
    IsString(options)(target, key);
    Length(1, max, options)(target, key);
    ValidateBy(
      {
        name: 'notBlank',
        validator: {
          validate: (v) => typeof v === 'string' && v.trim() !== '',
          defaultMessage: () => '$property must not be blank',
        },
      },
      options,
    )(target, key);
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

export interface FieldProblem {
  readonly path: string;
  readonly problems: readonly string[];
}

/** Reads JSON from outside into its payload class; refuses unknown keys and wrong types with every problem named. */
export function readPayload<P extends object>(payload: PayloadClass<P>, json: unknown): P {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw invalid([{ path: '', problems: ['the payload must be an object'] }]);
  assertSafeJson(json);
  const instance = plainToInstance(payload, json);
  const errors = validateSync(instance, {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: false,
    stopAtFirstError: false,
  });
  if (errors.length > 0) throw invalid(errors.flatMap((error) => fieldProblems(error, '')));
  return instance;
}

const invalid = (errors: readonly FieldProblem[]): AppError =>
  new AppError('invalid', 'payload.invalid', 'Some fields are missing or wrong; mend the fields named and send again.', {
    errors,
  });

function fieldProblems(error: ValidationError, parent: string): FieldProblem[] {
  const path = parent === '' ? error.property : `${parent}.${error.property}`;
  const own = error.constraints ? [{ path, problems: Object.values(error.constraints) }] : [];
  return [...own, ...(error.children ?? []).flatMap((child) => fieldProblems(child, path))];
}
