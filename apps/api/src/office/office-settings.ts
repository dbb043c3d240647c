import { Injectable } from '@nestjs/common';
import { Accounts, DatabaseOffice, type Activation } from '@tabir/persistence';
import { Reads } from '@tabir/runtime';
import { lawView } from './law-view.js';

/** Nobody looks further back on a page; the log has all of it. */
const MOST_EARLIER = 50;

/** The settings, the calendar and the verified law in force, on whose word, and what was in force before. */
@Injectable()
export class OfficeSettings {
  constructor(
    private readonly office: DatabaseOffice,
    private readonly accounts: Accounts,
    private readonly reads: Reads,
  ) {}

  async view(): Promise<object> {
    const [settings, calendars] = await Promise.all([
      this.office.activations('setting', MOST_EARLIER),
      this.office.activations('calendar', MOST_EARLIER),
    ]);
    const all = [...settings, ...calendars];
    const names = await this.accounts.names(all.flatMap(({ activatedBy, proposedBy }) => idsOf([activatedBy, proposedBy])));
    const bases = await this.bases(all);
    const told = (activation: Activation) => toldOf(activation, names, bases);
    const { zone, data } = this.office.calendar();
    const { week, cutiBersama, from, until, decrees } = data;
    return {
      settings: { values: this.office.settings().values, versions: settings.map(told) },
      law: lawView(settings.map((one) => ({ values: this.office.settingsOf(one.version).values, told: told(one) }))),
      calendar: { zone, week, cutiBersama, from, until, decrees, versions: calendars.map(told) },
    };
  }

  /** The paper that each record rests on is its label. */
  private async bases(all: readonly Activation[]): Promise<Map<string, string>> {
    const ids = all.flatMap(({ record }) => (record ? [record.id] : []));
    const rows = await Promise.all(ids.map((id) => this.reads.instance(id)));
    return new Map(rows.flatMap((row) => (row ? [[row.id, row.label] as const] : [])));
  }
}

type By = Activation['activatedBy'];

const idsOf = (all: readonly (By | null)[]): string[] =>
  all.flatMap((by) => (by ? [by.id, ...(by.onBehalfOf === null ? [] : [by.onBehalfOf])] : []));

function toldOf(activation: Activation, names: ReadonlyMap<string, string | null>, bases: ReadonlyMap<string, string>) {
  const { version, at, activatedBy, proposedBy, record } = activation;
  const name = ({ id, onBehalfOf }: By): object => ({
    name: names.get(id) ?? null,
    onBehalfOf: onBehalfOf === null ? null : (names.get(onBehalfOf) ?? null),
  });
  return {
    version,
    at,
    // What an office began with nobody activated.
    activatedBy: record && name(activatedBy),
    proposedBy: proposedBy && name(proposedBy),
    record: record && { ...record, basis: bases.get(record.id) ?? '' },
  };
}
