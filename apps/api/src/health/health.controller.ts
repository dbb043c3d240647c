import { Controller, Get, Req, Res } from '@nestjs/common';
import { Metrics } from '@tabir/telemetry';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { routeMissing } from '../http/edge-errors.js';
import { Operation } from '../openapi/operation.js';
import { Public } from '../sign-in/public.js';
import { Readiness, type Health } from './readiness.js';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

@Controller()
@Public()
export class HealthController {
  constructor(
    private readonly readiness: Readiness,
    private readonly metrics: Metrics,
  ) {}

  @Get('health/live')
  @Operation({ summary: 'Whether the process answers at all.', tag: 'operations', answer: 'Health' })
  live(): { ok: boolean } {
    return { ok: true };
  }

  @Get('health/ready')
  @Operation({
    summary: 'Whether the process may be sent requests; 503 when not.',
    tag: 'operations',
    answer: 'Health',
  })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Health> {
    const health = await this.readiness.check();
    if (!health.ok) void reply.status(503);
    return health;
  }

  /** For the machine itself: seen through a proxy, `ip` is the visitor's address and not the proxy's. */
  @Get('metrics')
  @Operation({
    summary: 'Figures for Prometheus; only for callers on the machine itself.',
    tag: 'operations',
    answer: { media: 'text/plain' },
  })
  async figures(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    if (!LOOPBACK.has(request.ip)) throw routeMissing();
    void reply.header('content-type', this.metrics.contentType);
    return this.metrics.text();
  }
}
