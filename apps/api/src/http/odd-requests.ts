import type { FastifyInstance } from 'fastify';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { requestMalformed } from './edge-errors.js';

/** Node must not look for the host itself: its refusal has another form than ours. */
export const LEAVE_HOST_TO_US = { requireHostHeader: false };

/** Requests that Node would otherwise refuse by itself, without a word that says what to do. */
export function answerOddRequests(server: FastifyInstance): void {
  server.addHook('onRequest', async ({ raw }) => {
    if (raw.httpVersion === '1.1' && raw.headers.host === undefined) throw requestMalformed();
  });
  // An expectation that nobody knows may be left aside (RFC 9110, 10.1.1).
  server.server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    server.server.emit('request', request, response);
  });
}
