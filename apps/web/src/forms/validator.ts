import {
  ErrorSchemaBuilder,
  type ErrorSchema,
  type RJSFSchema,
  type RJSFValidationError,
  type ValidationData,
  type ValidatorType,
} from '@rjsf/utils';
import { asProblem } from '../api/problem.js';
import type { Language, Schema } from '../api/types.js';
import { faultsOf, isValid, type Fault } from './check.js';

/** The form library's validator without code made at run time, which the site's policy forbids. */
export function formValidator(messageOf: (fault: Fault) => string): ValidatorType {
  const errorsOf = (schema: Schema, data: unknown): RJSFValidationError[] =>
    faultsOf(schema, data).map((fault) => {
      const message = messageOf(fault);
      return { name: fault.keyword, property: `.${fault.path.join('.')}`, message, stack: message };
    });
  return {
    isValid: (schema: RJSFSchema, data: unknown) => isValid(schema as object as Schema, data),
    rawValidation: <E>(schema: RJSFSchema, data?: unknown) => ({ errors: errorsOf(schema as object as Schema, data) as E[] }),
    validateFormData: (data: unknown, schema: RJSFSchema): ValidationData<unknown> => {
      const errors = errorsOf(schema as object as Schema, data);
      return {
        errors,
        errorSchema: errorSchema(errors.map(({ property = '', message = '' }) => [property.slice(1), [message]])),
      };
    },
  };
}

/** Messages by path ('grounds.0.term') as the form library wants them. */
function errorSchema(messages: readonly (readonly [path: string, problems: readonly string[]])[]): ErrorSchema {
  const builder = new ErrorSchemaBuilder();
  for (const [path, problems] of messages) builder.addErrors([...problems], path === '' ? [] : path.split('.'));
  return builder.ErrorSchema;
}

/** What the API found wrong with the fields, for the form to show beside them; nothing when it found no fault with any. */
export function fieldProblems(error: Error | null, language: Language): ErrorSchema | undefined {
  const fields = error ? asProblem(error).fields : [];
  return fields.length === 0 ? undefined : errorSchema(fields.map(({ path, message }) => [path, [message[language]]]));
}
