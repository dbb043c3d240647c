import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { Text } from '@tabir/engine';
import { instant, type Instant } from '@tabir/kernel';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { BodyOf } from '../http/request-values.js';
import { Operation } from '../openapi/operation.js';
import { Public } from '../sign-in/public.js';
import { OfficeSettings } from './office-settings.js';
import { OfficeView, type OfficeNow } from './office-view.js';
import { Welcome, type WelcomeView } from './welcome.js';

export class ClockBody {
  @IsOptional() @Text(40) to?: string;
  @IsOptional() @IsInt() @Min(1) @Max(36_600) days?: number;
}

@Controller('api/v1/office')
export class OfficeController {
  constructor(
    private readonly office: OfficeView,
    private readonly door: Welcome,
    private readonly settings: OfficeSettings,
  ) {}

  @Get()
  @Operation({ summary: 'The office: its name, clock and calendar, and who is at work.', tag: 'office', answer: 'Office' })
  now(): Promise<OfficeNow> {
    return this.office.now();
  }

  @Get('settings')
  @Operation({
    summary: 'The settings and the calendar in force, on whose word, and what was in force before.',
    tag: 'office',
    answer: 'OfficeSettings',
  })
  inForce(): Promise<object> {
    return this.settings.view();
  }

  @Get('welcome')
  @Public()
  @Operation({
    summary: 'What anybody may know before signing in: whose office it is and, in a demo office, its accounts.',
    tag: 'office',
    answer: 'Welcome',
  })
  welcome(): Promise<WelcomeView> {
    return this.door.view();
  }

  @Post('clock')
  @HttpCode(200)
  @Operation({
    summary: 'Move the clock of a demo office forward, to a moment or by days.',
    tag: 'office',
    body: ClockBody,
    answer: 'Office',
    problems: ['clock.not-movable', 'clock.backwards', 'clock.no-target', 'clock.beyond-calendar'],
    example: { request: { days: 30 } },
  })
  move(@Body(new BodyOf(ClockBody)) { to, days }: ClockBody): Promise<OfficeNow> {
    return this.office.move(to === undefined ? { days: days ?? 0 } : { to: instant(to) satisfies Instant });
  }
}
