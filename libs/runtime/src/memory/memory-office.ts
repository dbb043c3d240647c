import { indonesianCalendar, makeCalendar, type Calendar, type CalendarData } from '@tabir/calendar';
import type { Settings } from '@tabir/engine';
import {
  canonicalText,
  idsFrom,
  instant,
  plusMs,
  textHash,
  type Clock,
  type Ids,
  type Instant,
  type JsonObject,
} from '@tabir/kernel';
import { Office, type AgencyChange, type Mandate, type Versions } from '../ports.js';

/** A clock that stands until it is moved. */
export class StandingClock implements Clock {
  constructor(private at: Instant) {}

  now(): Instant {
    return this.at;
  }

  moveTo(moment: string): void {
    this.at = instant(moment);
  }

  advance(ms: number): void {
    this.at = plusMs(this.at, ms);
  }
}

/** Numbers from a seed (mulberry32): the same seed gives the same run. In [0, 1). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const seededIds = (random: () => number): Ids =>
  idsFrom((length) => Uint8Array.from({ length }, () => Math.floor(random() * 256)));

/** An office in memory: standing clocks, one settings version, calendars that a test activates. */
export class MemoryOffice extends Office implements Versions {
  private readonly calendars = new Map<string, Calendar>();
  private readonly allSettings = new Map<string, Settings>();
  private readonly byRecord = new Map<string, string>();
  /** What became of the agencies, the oldest first. */
  readonly agencyChanges: AgencyChange[] = [];
  private inForce: Calendar;
  private settingsInForce: Settings;

  constructor(
    override readonly clock: Clock,
    override readonly systemClock: Clock,
    override readonly ids: Ids,
    calendar: Calendar = makeCalendar(indonesianCalendar()),
    settings: Settings = { version: 'settings-1', values: {} },
  ) {
    super();
    this.inForce = calendar;
    this.settingsInForce = settings;
    this.activate(calendar);
    this.adopt(settings);
  }

  activate(calendar: Calendar): void {
    this.calendars.set(calendar.version, calendar);
    this.inForce = calendar;
  }

  adopt(settings: Settings): void {
    this.allSettings.set(settings.version, settings);
    this.settingsInForce = settings;
  }

  adoptSettings(change: (values: JsonObject) => JsonObject, { record }: Mandate): Promise<string> {
    const earlier = this.byRecord.get(record);
    if (earlier !== undefined) return Promise.resolve(earlier);
    const values = change(this.settingsInForce.values);
    const version = textHash(canonicalText(values));
    this.adopt({ version, values });
    this.byRecord.set(record, version);
    return Promise.resolve(version);
  }

  async adoptCalendar(change: (data: CalendarData) => CalendarData, { record }: Mandate): Promise<string> {
    const earlier = this.byRecord.get(record);
    if (earlier !== undefined) return earlier;
    const calendar = makeCalendar(await Promise.resolve(change(this.inForce.data)));
    this.activate(calendar);
    this.byRecord.set(record, calendar.version);
    return calendar.version;
  }

  adoptAgencies(change: AgencyChange, { record }: Mandate): Promise<string> {
    const earlier = this.byRecord.get(record);
    if (earlier !== undefined) return Promise.resolve(earlier);
    this.agencyChanges.push(change);
    const version = textHash(canonicalText(this.agencyChanges));
    this.byRecord.set(record, version);
    return Promise.resolve(version);
  }

  followed(): Promise<void> {
    return Promise.resolve();
  }

  override settings(): Settings {
    return this.settingsInForce;
  }

  override settingsOf(version: string): Settings {
    const settings = this.allSettings.get(version);
    if (!settings) throw new Error(`No settings ${version}.`);
    return settings;
  }

  override calendar(): Calendar {
    return this.inForce;
  }

  override calendarOf(version: string): Calendar {
    const calendar = this.calendars.get(version);
    if (!calendar) throw new Error(`No calendar ${version}.`);
    return calendar;
  }
}
