import { Controller, Get } from '@nestjs/common';
import type { Actor } from '@tabir/engine';
import { Accounts } from '@tabir/persistence';
import { QueryKey } from '../http/request-values.js';
import { Operation } from '../openapi/operation.js';
import { Caller } from '../sign-in/current-session.js';

@Controller('api/v1')
export class PeopleController {
  constructor(private readonly accounts: Accounts) {}

  @Get('people')
  @Operation({
    summary: 'Who holds a role in the caller’s own unit, for choosing among them.',
    tag: 'lists',
    query: { role: { type: 'string' } },
    answer: 'PersonList',
  })
  async people(@Caller() { unit }: Actor, @QueryKey('role') role: string | null): Promise<object> {
    return { items: unit === null || role === null ? [] : await this.accounts.holdersOf(role, unit) };
  }

  @Get('agencies')
  @Operation({
    summary: 'The agencies of the caller’s unit, those that have ended among them, with their former names.',
    tag: 'lists',
    answer: 'AgencyList',
  })
  async agencies(@Caller() { unit }: Actor): Promise<object> {
    const agencies = await this.accounts.agenciesEver(unit);
    return { items: agencies.map(({ id, name, formerly, endedAt }) => ({ id, name, formerly, endedAt })) };
  }
}
