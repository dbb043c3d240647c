import { Controller, Get } from '@nestjs/common';
import type { Actor } from '@tabir/engine';
import { Limit, QueryChoice, QueryDay, QueryKey, QueryText } from '../http/request-values.js';
import type { LocalDate } from '@tabir/kernel';
import { Operation } from '../openapi/operation.js';
import { LETTERS, RegisterViews, STAGES, STATUSES, type Filter } from './register-views.js';
import { Caller } from '../sign-in/current-session.js';

const text = { type: 'string' };

@Controller('api/v1/register')
export class RegisterController {
  constructor(private readonly register: RegisterViews) {}

  @Get()
  @Operation({
    summary: 'The register of exempt information that the caller may read, in archive order (end of the period).',
    tag: 'lists',
    query: {
      agency: text,
      letter: { ...text, enum: LETTERS },
      stage: { ...text, enum: STAGES },
      status: { ...text, enum: STATUSES },
      q: text,
      endsBefore: { ...text, format: 'date' },
      after: text,
      limit: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
    },
    answer: 'Register',
    problems: ['register.bad-cursor', 'query.invalid'],
  })
  page(
    @Caller() actor: Actor,
    @QueryKey('agency') agency: string | null,
    @QueryChoice({ name: 'letter', choices: LETTERS }) letter: Filter['letter'],
    @QueryChoice({ name: 'stage', choices: STAGES }) stage: Filter['stage'],
    @QueryChoice({ name: 'status', choices: STATUSES }) status: Filter['status'],
    @QueryText('q') q: string | null,
    @QueryDay('endsBefore') endsBefore: LocalDate | null,
    @QueryText('after') after: string | null,
    @Limit() limit: number,
  ): Promise<object> {
    return this.register.page(actor, { agency, letter, stage, status, q, endsBefore }, { limit, after });
  }
}
