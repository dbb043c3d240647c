import type { Calendar } from '@tabir/calendar';
import type { Settings } from '@tabir/engine';
import type { Clock, Ids, Instant } from '@tabir/kernel';
import { Bell, Office } from '@tabir/runtime';

/** The same office at an earlier time: everything is its own but the clock, which whoever tells its past sets. */
export class SetBackOffice extends Office {
  private moment: Instant;
  override readonly clock: Clock = { now: () => this.moment };
  override readonly systemClock: Clock;
  override readonly ids: Ids;

  constructor(
    private readonly office: Office,
    from: Instant,
  ) {
    super();
    this.moment = from;
    this.systemClock = office.systemClock;
    this.ids = office.ids;
  }

  set(moment: Instant): void {
    this.moment = moment;
  }

  override settings(): Settings {
    return this.office.settings();
  }

  override settingsOf(version: string): Settings {
    return this.office.settingsOf(version);
  }

  override calendar(): Calendar {
    return this.office.calendar();
  }

  override calendarOf(version: string): Calendar {
    return this.office.calendarOf(version);
  }
}

/** Nobody is to be woken for what lies in the past. */
export class SilentBell extends Bell {
  override ring(): void {
    // The one who tells the past looks for what is due by itself.
  }
}
