import { Injectable } from '@nestjs/common';
import { AppError, plusMs, type Instant } from '@tabir/kernel';
import { DataFolder } from '@tabir/config';
import { DatabaseOffice, Heartbeats } from '@tabir/persistence';
import { PublicOffice } from '@tabir/server';

const DAY_MS = 86_400_000;

export interface OfficeNow {
  readonly name: string;
  readonly demo: boolean;
  readonly now: Instant;
  readonly systemNow: Instant;
  readonly zone: string;
  readonly calendar: string;
  readonly heartbeats: readonly { readonly name: string; readonly at: Instant; readonly ok: boolean }[];
}

@Injectable()
export class OfficeView {
  constructor(
    private readonly office: DatabaseOffice,
    private readonly heartbeats: Heartbeats,
    private readonly publicOffice: PublicOffice,
    private readonly folder: DataFolder,
  ) {}

  async now(): Promise<OfficeNow> {
    const systemNow = this.office.systemClock.now();
    const calendar = this.office.calendar();
    const beats = await this.heartbeats.all();
    return {
      name: await this.publicOffice.name(),
      demo: this.folder.kind === 'demo',
      now: this.office.clock.now(),
      systemNow,
      zone: calendar.zone,
      calendar: calendar.version,
      heartbeats: beats.map(({ process, beatAt, stale }) => ({ name: process, at: beatAt, ok: !stale })),
    };
  }

  /** Errors: clock.not-movable, clock.backwards, clock.no-target, clock.beyond-calendar. */
  async move(by: { readonly to: Instant } | { readonly days: number }): Promise<OfficeNow> {
    if ('days' in by && by.days === 0)
      throw new AppError('invalid', 'clock.no-target', 'Say where the clock shall go: a moment in "to", or a number of "days".');
    const target = 'to' in by ? by.to : plusMs(this.office.clock.now(), by.days * DAY_MS);
    // Terms of working days are counted forward from now, so a year of the calendar must be left.
    const calendar = this.office.calendar();
    if (target >= plusMs(calendar.startOf(calendar.data.until), -366 * DAY_MS))
      throw new AppError(
        'invalid',
        'clock.beyond-calendar',
        'The calendar of working days does not reach that far; choose an earlier moment.',
        {
          until: calendar.data.until,
        },
      );
    await this.office.moveClock(target);
    return this.now();
  }
}
