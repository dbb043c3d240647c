import { Catch, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { LOG } from '@tabir/server';
import type { Logger } from '@tabir/telemetry';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isPage, problemPage } from './problem-page.js';
import { toProblem, type Problem } from './problem.js';
import { PAGE_POLICY } from './security.js';

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
    if (reply.raw.headersSent) reply.raw.destroy();
    else sendProblem(problem, request, reply);
  }
}

export function sendProblem(problem: Problem, request: FastifyRequest, reply: FastifyReply): void {
  const { status, retryAfterSeconds } = problem;
  // What is left of a body that was refused half-way is let go by; unread it would block the connection for the next request.
  request.raw.resume();
  if (typeof retryAfterSeconds === 'number') void reply.header('retry-after', retryAfterSeconds);
  // What was said of the content that did not come: a browser would save the problem under the name of the file.
  for (const name of ['content-disposition', 'content-length']) reply.removeHeader(name);
  void reply.status(status).headers({ 'cache-control': 'no-store', 'x-request-id': request.id });
  if (isPage(request))
    void reply
      .headers({ 'content-type': 'text/html; charset=utf-8', 'content-security-policy': PAGE_POLICY })
      .send(problemPage(problem, request.id));
  else void reply.header('content-type', 'application/problem+json').send(JSON.stringify({ ...problem, requestId: request.id }));
}
