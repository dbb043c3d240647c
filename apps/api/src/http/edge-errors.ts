import { AppError } from '@tabir/kernel';

export const JSON_LIMIT_BYTES = 256 * 1024;

export const bodyMalformed = (): AppError =>
  new AppError('invalid', 'body.malformed', 'The body is not valid JSON in UTF-8; mend it and send again.');

export const bodyTooLarge = (): AppError =>
  new AppError('invalid', 'body.too-large', 'The body is too large; send at most 256 kB of JSON, and documents as files.', {
    limitBytes: JSON_LIMIT_BYTES,
  });

export const bodyWrongType = (): AppError =>
  new AppError('invalid', 'body.wrong-type', 'Send JSON with the header "Content-Type: application/json".');

export const requestMalformed = (): AppError =>
  new AppError('invalid', 'request.malformed', 'The address or a header of the request cannot be read; mend it and send again.');

export const routeMissing = (): AppError =>
  new AppError('missing', 'route.not-found', 'There is nothing at this address; see /api/docs for what there is.');

export const keyRequired = (): AppError =>
  new AppError(
    'invalid',
    'command.key-required',
    'Send an Idempotency-Key header of 8 to 64 letters, digits, "-" or "_", a new one for each new request.',
  );

export const revisionMalformed = (): AppError =>
  new AppError(
    'invalid',
    'command.bad-revision',
    'Send the revision of the record in If-Match as the ETag gave it, such as "3".',
  );

export const queryInvalid = (parameter: string, expected: string): AppError =>
  new AppError('invalid', 'query.invalid', `The query parameter "${parameter}" must be ${expected}.`, { parameter });

export const crossSite = (): AppError =>
  new AppError(
    'denied',
    'session.cross-site',
    'This request came from another site; open Tabir in its own window and try again there.',
  );
