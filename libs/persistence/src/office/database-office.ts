import { makeCalendar, type Calendar, type CalendarData } from '@tabir/calendar';
import type { Settings } from '@tabir/engine';
import { AppError, type Clock, type Ids, type Instant, type JsonObject } from '@tabir/kernel';
import { Office, type AgencyChange, type Mandate, type Versions } from '@tabir/runtime';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../database.js';
import { activations, type Activation, type ActivationKind } from './activations.js';
import { AgencyList } from './agency-list.js';
import { OfficeClock } from './office-clock.js';
import { VersionTable } from './version-table.js';

/** Within this time every process follows a moved clock and a newly activated version. */
const REFRESH_MS = 1_000;

export interface OfficeOptions {
  /** Only a demo folder has a clock that can be moved. */
  readonly demo: boolean;
  readonly systemClock: Clock;
  readonly ids: Ids;
  /** What an empty database begins with. */
  readonly defaults: { readonly settings: JsonObject; readonly calendar: CalendarData };
  /** Told when a refresh failed; the versions known so far stay in force. */
  readonly onError: (error: unknown) => void;
}

/** The office as the database tells of it: every version of its settings and calendars, and in a demo the offset of its clock. */
export class DatabaseOffice extends Office implements Versions {
  readonly clock: OfficeClock;
  readonly systemClock: Clock;
  readonly ids: Ids;
  private readonly settingVersions: VersionTable<Settings>;
  private readonly calendarVersions: VersionTable<Calendar>;
  private readonly agencies: AgencyList;
  private timer: NodeJS.Timeout | undefined;
  private refreshing: Promise<void> | undefined;

  private constructor(
    private readonly db: Database,
    private readonly options: OfficeOptions,
  ) {
    super();
    this.systemClock = options.systemClock;
    this.ids = options.ids;
    this.clock = new OfficeClock(db, options.systemClock, options.demo);
    this.settingVersions = new VersionTable(db, this, 'setting', (version, content) => ({
      version,
      values: content,
    }));
    this.calendarVersions = new VersionTable(db, this, 'calendar', (_version, content) =>
      makeCalendar(content as unknown as CalendarData),
    );
    this.agencies = new AgencyList(db, this);
  }

  /** Loads everything; in an empty database it records the defaults first. Follows changes until `stop`. */
  static async open(db: Database, options: OfficeOptions): Promise<DatabaseOffice> {
    const office = new DatabaseOffice(db, options);
    const { settings, calendar } = options.defaults;
    await office.clock.refresh();
    await office.settingVersions.begin(settings);
    await office.calendarVersions.begin(calendar as unknown as JsonObject);
    await office.refresh();
    office.timer = setInterval(() => void office.refresh().catch(options.onError), REFRESH_MS).unref();
    return office;
  }

  override settings(): Settings {
    return this.settingVersions.current();
  }

  override settingsOf(version: string): Settings {
    return this.settingVersions.get(version);
  }

  override calendar(): Calendar {
    return this.calendarVersions.current();
  }

  override calendarOf(version: string): Calendar {
    return this.calendarVersions.get(version);
  }

  /** Reads anew what another process may have changed. Calls that overlap share one reading. */
  refresh(): Promise<void> {
    return (this.refreshing ??= this.readAll().finally(() => (this.refreshing = undefined)));
  }

  /**
   * Moves the clock of a demo office forward; every process follows within a second.
   * Errors: clock.not-movable, clock.backwards.
   */
  async moveClock(to: Instant): Promise<void> {
    if (!this.options.demo)
      throw new AppError('denied', 'clock.not-movable', 'Only the clock of a demo office can be moved; this office is real.');
    const now = this.clock.now();
    if (to <= now)
      throw new AppError('invalid', 'clock.backwards', 'The office clock moves forward only; choose a later moment.', { now });
    await this.clock.moveTo(to);
  }

  /** Puts settings in force; every process follows within a second. Answers with their version. */
  adoptSettings(change: (values: JsonObject) => JsonObject, mandate: Mandate): Promise<string> {
    return this.settingVersions.adopt(change, mandate);
  }

  /** Puts a calendar in force; the instances are derived anew with it afterwards (`Commands.recalculate`). */
  adoptCalendar(change: (data: CalendarData) => CalendarData, mandate: Mandate): Promise<string> {
    return this.calendarVersions.adopt((inForce) => {
      const data = change(inForce as unknown as CalendarData);
      // Refuses data that would count wrongly, before they can be chosen.
      makeCalendar(data);
      return data as unknown as JsonObject;
    }, mandate);
  }

  /** Founds, renames or ends an agency; its records are transferred afterwards. */
  adoptAgencies(change: AgencyChange, mandate: Mandate): Promise<string> {
    return this.agencies.adopt(change, mandate);
  }

  /** Twice the time in which a process reads anew: one reading may be under way, and a command that it ends. */
  async followed(): Promise<void> {
    await sleep(2 * REFRESH_MS);
    await this.refresh();
  }

  /** What came into force of a kind, the newest first. */
  activations(kind: ActivationKind, limit: number): Promise<Activation[]> {
    return activations(this.db, kind, limit);
  }

  /** Ends the following; what is known stays readable. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.refreshing?.catch(() => undefined);
  }

  private async readAll(): Promise<void> {
    await Promise.all([this.clock.refresh(), this.settingVersions.refresh(), this.calendarVersions.refresh()]);
  }
}
