import { Controller, Get, Headers, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Operation } from '../openapi/operation.js';
import { CurrentSession } from '../sign-in/current-session.js';
import type { OpenSession } from '../sign-in/sign-in.js';
import { EventStreams } from './event-stream.js';

@Controller('api/v1/events')
export class EventsController {
  constructor(private readonly streams: EventStreams) {}

  @Get()
  @Operation({
    summary: 'What changes, as it changes: server-sent events named `changed`, with a Changed object as data.',
    description: 'Only records that the caller may read. `Last-Event-ID` resumes after the event with that id.',
    tag: 'lists',
    headers: ['Last-Event-ID'],
    answer: { media: 'text/event-stream' },
    problems: ['cursor.invalid', 'event-stream.too-many'],
  })
  listen(
    @CurrentSession() session: OpenSession,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.streams.serve(session, lastEventId === '' ? undefined : lastEventId, reply);
  }
}
