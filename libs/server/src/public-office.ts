import type { Config, DataFolder } from '@tabir/config';
import type { Instant } from '@tabir/kernel';
import { plainLetterhead, type Letterhead } from '@tabir/editions';
import { verifiedIn } from '@tabir/law';
import type { Accounts } from '@tabir/persistence';
import type { PublicList } from '@tabir/register';
import type { Office } from '@tabir/runtime';

/** What the office says of itself to the public. */
export class PublicOffice {
  constructor(
    private readonly office: Office,
    private readonly accounts: Accounts,
    private readonly folder: DataFolder,
  ) {}

  /** The setting says it; an office that has not set it is called after its unit. */
  async name(): Promise<string> {
    const { office } = this.office.settings().values;
    if (typeof office === 'string') return office;
    return (await this.accounts.units())[0]?.name ?? 'PPID';
  }

  /** The office's clock. */
  now(): Instant {
    return this.office.clock.now();
  }

  /** By which settings and calendar this process goes now. */
  versions(): string {
    return `${this.office.settings().version} ${this.office.calendar().version}`;
  }

  /** What stands at the head of what is published on paper. */
  async letterhead(): Promise<Letterhead> {
    const { letterhead } = this.office.settings().values as {
      readonly letterhead?: Pick<Letterhead, 'government' | 'office'> & Partial<Letterhead>;
    };
    return letterhead ? { address: null, emblem: null, ...letterhead } : plainLetterhead(await this.name());
  }

  /** The list as it is at this moment. */
  async list(): Promise<PublicList> {
    return {
      office: await this.name(),
      demo: this.folder.kind === 'demo',
      asOf: this.now(),
      zone: this.office.calendar().zone,
      verified: verifiedIn(this.office.settings().values),
    };
  }
}

/** The address that people type, without a slash at its end: feeds and calendars are read elsewhere. */
export const siteOf = ({ publicUrl, host, port }: Pick<Config, 'publicUrl' | 'host' | 'port'>): string =>
  (publicUrl ?? `http://${host}:${port}`).replace(/\/+$/, '');
