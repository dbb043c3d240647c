import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { Actor } from '@tabir/engine';
import { Commands, Queries, type Answer, type InstanceView, type Preview } from '@tabir/runtime';
import type { FastifyReply } from 'fastify';
import { BodyOf, CommandId, IfMatch, Limit, QueryKey, QueryNumber, RecordId } from '../http/request-values.js';
import { Operation } from '../openapi/operation.js';
import { Caller } from '../sign-in/current-session.js';
import { EventBody, NoteBody, StartBody } from './bodies.js';
import { AgencyConcerns } from './agency-concerns.js';
import { Moves } from './moves.js';
import { InstanceViews } from './instance-views.js';

const LIMIT = { limit: { type: 'integer', minimum: 1, maximum: 200, default: 50 } };

@Controller('api/v1/instances')
export class InstancesController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: Queries,
    private readonly views: InstanceViews,
    private readonly proposed: Moves,
    private readonly agencyConcerns: AgencyConcerns,
  ) {}

  @Post()
  @Operation({
    summary: 'Begin an instance of a workflow.',
    tag: 'instances',
    headers: ['Idempotency-Key'],
    body: StartBody,
    answer: 'Answer',
    status: 201,
    problems: ['workflow.unknown', 'payload.invalid', 'policy.duty', 'policy.scope', 'event.refused', 'command.reused'],
  })
  start(@Body(new BodyOf(StartBody)) body: StartBody, @CommandId() commandId: string, @Caller() actor: Actor): Promise<Answer> {
    return this.commands.start({ commandId, actor, workflow: body.workflow, payload: body.payload });
  }

  @Get()
  @Operation({
    summary: 'What there is of a workflow and the caller may read, the newest first.',
    tag: 'instances',
    query: { workflow: { type: 'string' }, after: { type: 'string' }, ...LIMIT },
    answer: 'InstanceList',
    problems: ['workflow.unknown'],
  })
  list(
    @QueryKey('workflow') workflow: string | null,
    @Limit() limit: number,
    @QueryKey('after') after: string | null,
    @Caller() actor: Actor,
  ): Promise<object> {
    return this.queries.instances(actor, workflow ?? '', limit, after);
  }

  @Get(':id')
  @Operation({
    summary: 'An instance as it is now: state, tasks, deadlines and what the caller may do, or why not.',
    description: 'The ETag is its revision, for If-Match.',
    tag: 'instances',
    answer: 'InstanceView',
    problems: ['instance.not-found'],
  })
  async view(
    @Param('id', RecordId) id: string,
    @Caller() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<InstanceView> {
    const view = await this.queries.view(id, actor);
    void reply.header('etag', `"${view.instance.revision}"`);
    return view;
  }

  @Post(':id/events')
  @HttpCode(200)
  @Operation({
    summary: 'Send an event: one command, one step.',
    tag: 'instances',
    headers: ['Idempotency-Key', 'If-Match'],
    body: EventBody,
    answer: 'Answer',
    problems: [
      'event.unknown',
      'event.not-allowed',
      'event.refused',
      'payload.invalid',
      'policy.duty',
      'command.revision-required',
      'instance.stale',
      'instance.blocked',
      'command.reused',
    ],
    example: { request: { type: 'CLASSIFY', payload: {} } },
  })
  send(
    @Param('id', RecordId) instanceId: string,
    @Body(new BodyOf(EventBody)) { type, payload = {} }: EventBody,
    @CommandId() commandId: string,
    @IfMatch() ifMatch: number | undefined,
    @Caller() actor: Actor,
  ): Promise<Answer> {
    const seen = ifMatch === undefined ? {} : { ifMatch };
    return this.commands.send({ commandId, instanceId, actor, type, payload, ...seen });
  }

  @Post(':id/events::preview')
  @HttpCode(200)
  @Operation({
    summary: 'What sending this event would do; nothing is written.',
    tag: 'instances',
    body: EventBody,
    answer: 'Preview',
    problems: ['event.unknown', 'event.not-allowed', 'event.refused', 'payload.invalid', 'policy.duty'],
  })
  preview(
    @Param('id', RecordId) id: string,
    @Body(new BodyOf(EventBody)) { type, payload = {} }: EventBody,
    @Caller() actor: Actor,
  ): Promise<Preview> {
    return this.queries.preview(id, actor, type, payload);
  }

  @Get(':id/history')
  @Operation({
    summary: 'What happened, in sentences, oldest first.',
    tag: 'instances',
    query: { after: { type: 'integer', minimum: 0 }, ...LIMIT },
    answer: 'History',
    problems: ['instance.not-found'],
  })
  history(
    @Param('id', RecordId) id: string,
    @Caller() actor: Actor,
    @QueryNumber({ name: 'after', least: 0, most: Number.MAX_SAFE_INTEGER, otherwise: 0 }) after: number,
    @Limit() limit: number,
  ): Promise<object> {
    return this.views.history(id, actor, after, limit);
  }

  @Get(':id/deadlines')
  @Operation({
    summary: 'Pending deadlines and due dates, each with the days that led to it.',
    tag: 'instances',
    answer: 'Deadlines',
    problems: ['instance.not-found'],
  })
  deadlines(@Param('id', RecordId) id: string, @Caller() actor: Actor): Promise<object> {
    return this.views.deadlines(id, actor);
  }

  @Get(':id/moves')
  @Operation({
    summary: 'Every deadline and due day that would move if this change of the calendar or of the settings were activated now.',
    description: 'Pages by record. Records that the caller may not read are counted only. Nothing is written.',
    tag: 'instances',
    query: { after: { type: 'string' }, ...LIMIT },
    answer: 'Moves',
    problems: ['instance.not-found', 'calendar.invalid-revision', 'calendar.invalid-data'],
  })
  moves(
    @Param('id', RecordId) id: string,
    @Caller() actor: Actor,
    @Limit() limit: number,
    @QueryKey('after') after: string | null,
  ): Promise<object> {
    return this.proposed.page(id, actor, limit, after);
  }

  @Get(':id/concerns')
  @Operation({
    summary: 'How many records and persons the agency has that this change of the agencies renames or ends.',
    tag: 'instances',
    answer: 'AgencyConcerns',
    problems: ['instance.not-found'],
  })
  concerns(@Param('id', RecordId) id: string, @Caller() actor: Actor): Promise<object> {
    return this.agencyConcerns.of(id, actor);
  }

  @Post(':id/notes')
  @HttpCode(200)
  @Operation({
    summary: 'Take a task, give it back, hand it on, watch or comment. The state stays as it is.',
    tag: 'instances',
    headers: ['Idempotency-Key'],
    body: NoteBody,
    answer: 'Answer',
    problems: [
      'task.not-found',
      'task.claimed',
      'task.personal',
      'person.not-in-role',
      'policy.duty',
      'instance.not-found',
      'instance.blocked',
    ],
  })
  note(
    @Param('id', RecordId) instanceId: string,
    @Body(new BodyOf(NoteBody)) body: NoteBody,
    @CommandId() commandId: string,
    @Caller() actor: Actor,
  ): Promise<Answer> {
    return this.views.note({ commandId, instanceId, actor }, body);
  }
}
