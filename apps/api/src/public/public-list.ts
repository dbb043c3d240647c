import { Injectable } from '@nestjs/common';
import { DataFolder } from '@tabir/config';
import { epochMs } from '@tabir/kernel';
import { verifiedIn } from '@tabir/law';
import { PublicReads, type PublicItem, type PublicList } from '@tabir/register';
import { Office } from '@tabir/runtime';
import { OfficeView } from '../office/office-view.js';

/** A copy is never older than this, so that what the chair authorises is soon seen everywhere. */
const LONGEST_COPY_SECONDS = 300;

@Injectable()
export class PublicLists {
  constructor(
    private readonly reads: PublicReads,
    private readonly office: Office,
    private readonly view: OfficeView,
    private readonly folder: DataFolder,
  ) {}

  /** The list at this moment, and how long a copy of it may be kept. */
  async now(): Promise<{ list: PublicList; items: AsyncGenerator<PublicItem>; cacheControl: string }> {
    const asOf = this.office.clock.now();
    const demo = this.folder.kind === 'demo';
    const verified = verifiedIn(this.office.settings().values);
    const list = { office: await this.view.name(), demo, asOf, zone: this.office.calendar().zone, verified };
    const next = await this.reads.nextChange(asOf);
    const seconds = next === null ? Infinity : Math.floor((epochMs(next) - epochMs(asOf)) / 1000);
    const maxAge = Math.min(LONGEST_COPY_SECONDS, seconds);
    // A demo's clock can jump, and then every copy would tell of another day.
    return { list, items: this.reads.items(asOf), cacheControl: demo ? 'no-store' : `public, max-age=${maxAge}` };
  }
}
