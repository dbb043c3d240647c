import { assertKeysOnce, assertSafeJson } from '@tabir/kernel';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { bodyMalformed, bodyWrongType, JSON_LIMIT_BYTES } from './edge-errors.js';

/** Route configuration of a handler that reads the request's bytes itself. */
export interface StreamedRoute {
  readonly streamed: true;
}
export const STREAMED: StreamedRoute = { streamed: true };

const isStreamed = (request: FastifyRequest): boolean =>
  (request.routeOptions.config as Partial<StreamedRoute>).streamed === true;

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Reads a JSON body; what may never enter is refused here, for every route. */
export function parseJson(bytes: Uint8Array): unknown {
  let text: string;
  let json: unknown;
  try {
    text = decoder.decode(bytes);
    json = JSON.parse(text);
  } catch {
    throw bodyMalformed();
  }
  assertSafeJson(json);
  assertKeysOnce(text);
  return json;
}

/** JSON of limited size is the only body there is, except on routes that stream. */
export function acceptJsonOnly(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: JSON_LIMIT_BYTES },
    async (_request: FastifyRequest, bytes: Buffer) => parseJson(bytes),
  );
  server.addContentTypeParser('*', (request, _payload, done) => {
    if (isStreamed(request)) done(null);
    else done(bodyWrongType());
  });
}
