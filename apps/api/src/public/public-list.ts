import { Injectable } from '@nestjs/common';
import { Config, DataFolder } from '@tabir/config';
import { AppError, epochMs, plusYears, type Instant } from '@tabir/kernel';
import { verifiedIn } from '@tabir/law';
import { PublicReads, type PublicItem, type PublicList } from '@tabir/register';
import { Office } from '@tabir/runtime';
import { OfficeView } from '../office/office-view.js';

/** A copy is never older than this, so that what the chair authorises is soon seen everywhere. */
const LONGEST_COPY_SECONDS = 300;

/** What a page is made from. */
export interface PublicNow {
  readonly list: PublicList;
  readonly cacheControl: string;
}

@Injectable()
export class PublicLists {
  constructor(
    private readonly reads: PublicReads,
    private readonly office: Office,
    private readonly view: OfficeView,
    private readonly folder: DataFolder,
    private readonly config: Config,
  ) {}

  /** The list at this moment, and how long a copy of it may be kept. */
  async now(): Promise<PublicNow> {
    const asOf = this.office.clock.now();
    const demo = this.folder.kind === 'demo';
    const verified = verifiedIn(this.office.settings().values);
    const list = { office: await this.view.name(), demo, asOf, zone: this.office.calendar().zone, verified };
    const next = await this.reads.nextChange(asOf);
    const seconds = next === null ? Infinity : Math.floor((epochMs(next) - epochMs(asOf)) / 1000);
    const maxAge = Math.min(LONGEST_COPY_SECONDS, seconds);
    // A demo's clock can jump, and then every copy would tell of another day.
    return { list, cacheControl: demo ? 'no-store' : `public, max-age=${maxAge}` };
  }

  /** Everything that is exempt. */
  items = ({ asOf }: PublicList): AsyncGenerator<PublicItem> => this.reads.items(asOf);
  /** What opens within a year. */
  openings = ({ asOf }: PublicList): AsyncGenerator<PublicItem> => this.reads.openings(asOf, this.aYearFrom(asOf, 1));
  /** What opened within the last year. */
  opened = ({ asOf }: PublicList): AsyncGenerator<PublicItem> => this.reads.opened(this.aYearFrom(asOf, -1), asOf);

  /** One entry of either list. Errors: public.item-unknown, alike for what is not there and what is not for the public. */
  async item(kode: string): Promise<PublicItem> {
    const item = await this.reads.item(kode);
    if (item) return item;
    throw new AppError(
      'missing',
      'public.item-unknown',
      'The public lists have no entry of this kode; look for it in the list, or ask the PPID office.',
    );
  }

  /** The address that people type, without a slash at its end: feeds and calendars are read elsewhere. */
  site(): string {
    const { publicUrl, host, port } = this.config;
    return (publicUrl ?? `http://${host}:${port}`).replace(/\/+$/, '');
  }

  private aYearFrom(asOf: Instant, years: number): Instant {
    const calendar = this.office.calendar();
    return calendar.endOf(plusYears(calendar.dateOf(asOf), years));
  }
}
