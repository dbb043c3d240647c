export type ErrorKind = 'invalid' | 'denied' | 'missing' | 'conflict' | 'unavailable';

/**
 * Every failure that a caller may be told about; anything else is a bug.
 * `code` is public and stable and has a row in docs/errors.md; `message` says what to do next.
 */
export class AppError extends Error {
  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    message: string,
    readonly meta: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'AppError';
  }
}
