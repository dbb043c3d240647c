import { Catch, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { LOG } from '@tabir/server';
import type { Logger } from '@tabir/telemetry';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { toProblem } from './problem.js';

/** The only place where an error becomes HTTP. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOG) private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = toProblem(error);
    if (problem.status >= 500) this.log.error({ err: error, requestId: request.id, code: problem.code }, 'A request failed.');
    // A stream that has begun cannot become a problem any more; a cut connection is the only honest end.
    if (reply.raw.headersSent) return void reply.raw.destroy();
    if (typeof problem['retryAfterSeconds'] === 'number') void reply.header('retry-after', problem['retryAfterSeconds']);
    void reply
      .status(problem.status)
      .header('content-type', 'application/problem+json')
      .header('cache-control', 'no-store')
      .send(JSON.stringify({ ...problem, requestId: request.id }));
  }
}
