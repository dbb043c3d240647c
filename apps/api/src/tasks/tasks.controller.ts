import { Controller, Get } from '@nestjs/common';
import type { Actor } from '@tabir/engine';
import { Limit, QueryText } from '../http/request-values.js';
import { Operation } from '../openapi/operation.js';
import { Caller } from '../sign-in/current-session.js';
import { TaskViews } from './task-views.js';

@Controller('api/v1/tasks')
export class TasksController {
  constructor(private readonly tasks: TaskViews) {}

  @Get()
  @Operation({
    summary: 'The open tasks of the caller, most urgent first; `count` ends at 1000.',
    tag: 'lists',
    query: { after: { type: 'string' }, limit: { type: 'integer', minimum: 1, maximum: 200, default: 50 } },
    answer: 'Inbox',
    problems: ['page.bad-cursor'],
  })
  inbox(@Caller() actor: Actor, @Limit() limit: number, @QueryText('after') after: string | null): Promise<object> {
    return this.tasks.inbox(actor, limit, after);
  }
}
