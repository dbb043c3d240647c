import { systemClock, systemIds } from '@tabir/kernel';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { requestMalformed } from './edge-errors.js';
import { toProblem } from './problem.js';

/**
 * What is no HTTP at all, or has a head without end, never becomes a request; it is answered on the bare connection, in the
 * same form as everything else, and the connection ends.
 */
export function refuseConnection(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem = toProblem(requestMalformed());
  const requestId = systemIds.uuid(systemClock.now());
  const body = JSON.stringify({ ...problem, requestId });
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}`,
    'content-type: application/problem+json',
    `content-length: ${Buffer.byteLength(body)}`,
    'cache-control: no-store',
    `x-request-id: ${requestId}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
