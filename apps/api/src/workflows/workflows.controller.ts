import { Controller, Get, Param } from '@nestjs/common';
import type { Actor } from '@tabir/engine';
import { QueryNumber } from '../http/request-values.js';
import { Operation } from '../openapi/operation.js';
import { Caller } from '../sign-in/current-session.js';
import { WorkflowViews } from './workflow-views.js';

@Controller('api/v1/workflows')
export class WorkflowsController {
  constructor(private readonly workflows: WorkflowViews) {}

  @Get()
  @Operation({ summary: 'The workflows, and which of them the caller may begin.', tag: 'workflows', answer: 'WorkflowList' })
  list(@Caller() actor: Actor): object {
    return this.workflows.list(actor);
  }

  @Get(':key')
  @Operation({
    summary: 'Texts, duties and the forms of all events of one workflow.',
    tag: 'workflows',
    query: { version: { type: 'integer', minimum: 1 } },
    answer: 'Workflow',
    problems: ['workflow.unknown'],
  })
  one(
    @Param('key') key: string,
    @QueryNumber({ name: 'version', least: 1, most: 10_000, otherwise: 0 }) version: number,
  ): object {
    return this.workflows.one(key, version === 0 ? null : version);
  }
}
