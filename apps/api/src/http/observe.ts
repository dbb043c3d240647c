import type { Logger, Metrics } from '@tabir/telemetry';
import type { FastifyInstance } from 'fastify';
import { sessionOf } from '../sign-in/current-session.js';

/** One line and one figure for every request: what was asked of which route and how it ended, never what was in it. */
export function observe(server: FastifyInstance, log: Logger, metrics: Metrics): void {
  const seconds = metrics.histogram('tabir_http_seconds', 'Time of one request.', ['method', 'route', 'status']);
  server.addHook('onResponse', (request, reply, done) => {
    // The route and not the address: an address may carry a name, and would be a figure of its own each time.
    const { method, id: requestId } = request;
    const route = request.routeOptions.url ?? 'none';
    const { statusCode: status } = reply;
    seconds.observe({ method, route, status: String(status) }, reply.elapsedTime / 1000);
    const person = sessionOf(request)?.person.id;
    const line = { requestId, method, route, status, ms: Math.round(reply.elapsedTime), ...(person ? { person } : {}) };
    if (route.startsWith('/health')) log.debug(line, 'Answered.');
    else log.info(line, 'Answered.');
    done();
  });
}
