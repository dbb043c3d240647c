import { Controller, Get } from '@nestjs/common';
import type { Actor } from '@tabir/engine';
import { Queries } from '@tabir/runtime';
import { Limit, QueryKey } from '../http/request-values.js';
import { Operation } from '../openapi/operation.js';
import { Caller } from '../sign-in/current-session.js';

@Controller('api/v1/watched')
export class WatchedController {
  constructor(private readonly queries: Queries) {}

  @Get()
  @Operation({
    summary: 'The instances that the caller watches, the newest first.',
    tag: 'lists',
    query: { after: { type: 'string' }, limit: { type: 'integer', minimum: 1, maximum: 200, default: 50 } },
    answer: 'InstanceList',
  })
  watched(@Caller() actor: Actor, @Limit() limit: number, @QueryKey('after') after: string | null): Promise<object> {
    return this.queries.watched(actor, limit, after);
  }
}
