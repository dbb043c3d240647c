import { Body, Controller, Param, Post } from '@nestjs/common';
import { IsDay, PAPER_KINDS, type Actor, type PaperKind } from '@tabir/engine';
import type { LocalDate } from '@tabir/kernel';
import { Numbers } from '@tabir/runtime';
import { IsIn } from 'class-validator';
import { BodyOf, CommandId } from '../http/request-values.js';
import { Operation } from '../openapi/operation.js';
import { Caller } from '../sign-in/current-session.js';

export class NumberBody {
  @IsIn(PAPER_KINDS) kind: PaperKind;
  /** Of the paper. */
  @IsDay() date: LocalDate;
}

@Controller('api/v1/units')
export class NumbersController {
  constructor(private readonly numbers: Numbers) {}

  @Post(':unit/numbers')
  @Operation({
    summary: 'Take the next number for a paper of the unit, by its pattern.',
    description: 'Each year of the paper’s day counts anew. A number that was taken is never given again, used or not.',
    tag: 'office',
    headers: ['Idempotency-Key'],
    body: NumberBody,
    answer: 'PaperNumber',
    status: 201,
    problems: ['payload.invalid', 'policy.scope', 'policy.duty', 'number.no-pattern', 'command.reused'],
    example: { request: { kind: 'determination', date: '2026-01-05' }, answer: { number: '188.4/7/PPID/I/2026' } },
  })
  async take(
    @Param('unit') unit: string,
    @Body(new BodyOf(NumberBody)) { kind, date }: NumberBody,
    @CommandId() commandId: string,
    @Caller() actor: Actor,
  ): Promise<{ number: string }> {
    return { number: await this.numbers.take({ commandId, actor, unit, kind, date }) };
  }
}
