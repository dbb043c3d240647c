import { HttpException } from '@nestjs/common';
import { AppError, type ErrorKind } from '@tabir/kernel';
import { bodyMalformed, bodyTooLarge, bodyWrongType, requestMalformed, routeMissing } from './edge-errors.js';

/** RFC 9457. What an error's `meta` says stands beside these members. */
export interface Problem {
  readonly type: string;
  readonly code: string;
  readonly title: string;
  readonly status: number;
  readonly [detail: string]: unknown;
}

const STATUS_OF_KIND: Readonly<Record<ErrorKind, number>> = {
  invalid: 422,
  denied: 403,
  missing: 404,
  conflict: 409,
  unavailable: 503,
};

/** Codes for which HTTP has a word of its own. */
const STATUS_OF_CODE: Readonly<Record<string, number>> = {
  'body.malformed': 400,
  'body.too-large': 413,
  'body.wrong-type': 415,
  'command.revision-required': 428,
  'event-stream.too-many': 429,
  'file.too-large': 413,
  'instance.stale': 412,
  'request.malformed': 400,
  'session.required': 401,
  'session.too-many-attempts': 429,
  'session.wrong-password': 401,
};

/** Every status that a problem can have, for the API's description. */
export const PROBLEM_STATUSES = [...new Set([...Object.values(STATUS_OF_KIND), ...Object.values(STATUS_OF_CODE), 500])].sort(
  (a, b) => a - b,
);

const UNKNOWN = {
  code: 'server.error',
  title: 'Something went wrong here, and it has been noted. Try again; tell the administrator the requestId if it stays.',
  status: 500,
};

const typeOf = (code: string): string => `urn:tabir:problem:${code}`;

/** What a caller is told of an error: of an unknown one, nothing. */
export function toProblem(error: unknown): Problem {
  const known = error instanceof AppError ? error : edgeError(error);
  if (!known) return { type: typeOf(UNKNOWN.code), ...UNKNOWN };
  const status = STATUS_OF_CODE[known.code] ?? STATUS_OF_KIND[known.kind];
  return { ...known.meta, type: typeOf(known.code), code: known.code, title: known.message, status };
}

/** What Fastify and Nest refuse before any code of ours runs. */
function edgeError(error: unknown): AppError | undefined {
  if (!(error instanceof HttpException)) return undefined;
  switch (error.getStatus()) {
    case 404:
      return routeMissing();
    case 413:
      return bodyTooLarge();
    case 415:
      return bodyWrongType();
    case 400:
      return (error.cause as { code?: string } | undefined)?.code === 'FST_ERR_CTP_INVALID_CONTENT_LENGTH'
        ? bodyMalformed()
        : requestMalformed();
    default:
      return error.getStatus() < 500 ? requestMalformed() : undefined;
  }
}
