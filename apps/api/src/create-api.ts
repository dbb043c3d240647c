import cookie from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Office } from '@tabir/config';
import { systemClock, systemIds } from '@tabir/kernel';
import { LOG, type Release } from '@tabir/server';
import { Metrics, NestLog, type Logger } from '@tabir/telemetry';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ApiModule, isHttps } from './api.module.js';
import { JSON_LIMIT_BYTES, requestMalformed } from './http/edge-errors.js';
import { acceptJsonOnly } from './http/json-body.js';
import { observe } from './http/observe.js';
import { answerOddRequests, LEAVE_HOST_TO_US } from './http/odd-requests.js';
import { sendProblem } from './http/problem.filter.js';
import { toProblem } from './http/problem.js';
import { refuseConnection } from './http/refused-connection.js';
import { secure } from './http/security.js';

/** A large file over a slow line takes a while; whoever trickles longer than this is cut off. */
const REQUEST_TIMEOUT_MS = 600_000;

/** The whole API of an office, not listening yet. */
export async function createApi(office: Office, release?: Release): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    trustProxy: [...office.config.trustedProxies],
    bodyLimit: JSON_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    genReqId: () => systemIds.uuid(systemClock.now()),
    routerOptions: { maxParamLength: 200 },
    http: LEAVE_HOST_TO_US,
    clientErrorHandler: refuseConnection,
    // The router refuses some addresses before anything of Nest is asked.
    frameworkErrors: (_error: unknown, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(toProblem(requestMalformed()), request, reply),
  });
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.forOffice(office, release), adapter, {
    bodyParser: false,
    bufferLogs: true,
    abortOnError: false,
  });
  const log = app.get<Logger>(LOG);
  app.useLogger(new NestLog(log));
  const server = adapter.getInstance() as unknown as FastifyInstance;
  letGo(server);
  answerOddRequests(server);
  acceptJsonOnly(server);
  observe(server, log, app.get(Metrics));
  await secure(server, isHttps(office));
  await app.register(cookie);
  await app.init();
  return app;
}

/**
 * Fastify closes the connections that are idle when closing begins. One that ends its answer a moment later would stay open for
 * as long as its keep-alive promises, and the process with it.
 */
function letGo(server: FastifyInstance): void {
  server.addHook('preClose', (done) => {
    const timer = setInterval(() => server.server.closeIdleConnections(), 50);
    server.server.once('close', () => clearInterval(timer));
    done();
  });
}
