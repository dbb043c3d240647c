import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** What a visitor sent, and what is said beside the answer. */
export interface Visit {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

export const Visitor = createParamDecorator((_: unknown, context: ExecutionContext): Visit => {
  const http = context.switchToHttp();
  return { request: http.getRequest<FastifyRequest>(), reply: http.getResponse<FastifyReply>() };
});
