import { createParamDecorator, type ExecutionContext, type PipeTransform } from '@nestjs/common';
import { readPayload, type PayloadClass } from '@tabir/engine';
import { isLocalDate, type LocalDate } from '@tabir/kernel';
import { instanceNotFound } from '@tabir/runtime';
import type { FastifyRequest } from 'fastify';
import { keyRequired, queryInvalid, revisionMalformed } from './edge-errors.js';

const requestOf = (context: ExecutionContext): FastifyRequest => context.switchToHttp().getRequest<FastifyRequest>();

const KEY = /^[A-Za-z0-9_-]{8,64}$/;

export function readCommandId(header: unknown): string {
  if (typeof header !== 'string' || !KEY.test(header)) throw keyRequired();
  return header;
}

/** The client's own key of a write: the same key never acts twice. */
export const CommandId = createParamDecorator((_: undefined, context) =>
  readCommandId(requestOf(context).headers['idempotency-key']),
);

/** The revision in `If-Match: "3"`; undefined when the header is not there. */
export function readRevision(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const [, digits] = /^"(\d{1,9})"$/.exec(header) ?? [];
  if (digits === undefined) throw revisionMalformed();
  return Number(digits);
}

export const IfMatch = createParamDecorator((_: undefined, context) => readRevision(requestOf(context).headers['if-match']));

/** `?name=` as one text, at most 200 characters; null when it is not there. */
export const QueryText = createParamDecorator((name: string, context): string | null => {
  const value = (requestOf(context).query as Record<string, unknown>)[name];
  if (value === undefined || value === '') return null;
  if (typeof value !== 'string' || value.length > 200 || !value.isWellFormed() || value.includes('\0'))
    throw queryInvalid(name, 'one text of at most 200 characters');
  return value;
});

/** `?name=` as one of our keys, which are ASCII without blanks; null when it is not there. */
export const QueryKey = createParamDecorator((name: string, context): string | null => {
  const value = (requestOf(context).query as Record<string, unknown>)[name];
  if (value === undefined || value === '') return null;
  if (typeof value !== 'string' || !/^[\x21-\x7e]{1,64}$/.test(value))
    throw queryInvalid(name, 'one key of at most 64 characters');
  return value;
});

/** `?name=` as one of a few words; null when it is not there. */
export const QueryChoice = createParamDecorator(
  ({ name, choices }: { name: string; choices: readonly string[] }, context: ExecutionContext): string | null => {
    const value = (requestOf(context).query as Record<string, unknown>)[name];
    if (value === undefined || value === '') return null;
    if (typeof value !== 'string' || !choices.includes(value)) throw queryInvalid(name, `one of ${choices.join(', ')}`);
    return value;
  },
);

/** `?name=` as a day; null when it is not there. */
export const QueryDay = createParamDecorator((name: string, context): LocalDate | null => {
  const value = (requestOf(context).query as Record<string, unknown>)[name];
  if (value === undefined || value === '') return null;
  if (!isLocalDate(value)) throw queryInvalid(name, 'an existing day, YYYY-MM-DD');
  return value;
});

/** `?name=` as a whole number from `least` to `most`. */
export const QueryNumber = createParamDecorator(
  ({ name, least, most, otherwise }: NumberParameter, context: ExecutionContext): number => {
    const text = (requestOf(context).query as Record<string, unknown>)[name];
    if (text === undefined) return otherwise;
    const number = typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : NaN;
    if (!(number >= least && number <= most)) throw queryInvalid(name, `a whole number from ${least} to ${most}`);
    return number;
  },
);

interface NumberParameter {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly otherwise: number;
}

/** How many rows a page has. */
export const Limit = (): ParameterDecorator => QueryNumber({ name: 'limit', least: 1, most: 200, otherwise: 50 });

/** Reads a body into its class, with the same checks and the same answer as an event's payload. */
export class BodyOf<P extends object> implements PipeTransform<unknown, P> {
  constructor(private readonly payload: PayloadClass<P>) {}

  transform(json: unknown): P {
    return readPayload(this.payload, json);
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What cannot be the id of any record is answered as a record that is not there, and never reaches the database. */
export class RecordId implements PipeTransform<string, string> {
  transform(id: string): string {
    if (!UUID.test(id)) throw instanceNotFound();
    return id;
  }
}
