import { dateIn, daysBetween, type Instant, type LocalDate } from '@tabir/kernel';
import { csvLine } from './escape.js';
import type { ExtendedItem } from './public-extensions.js';
import type { PublicList } from './public-item.js';
import { OWN_NAME } from './public-search.js';
import type { OpenBasis } from './row.js';

/** How many entries of one holder are exempt, and how many of these open within a year. */
export interface ClosedCount {
  readonly holder: string | null;
  readonly closed: number;
  readonly soon: number;
}

/** How many entries of one holder were opened at one moment by one cause after a period that began on one day. */
export interface OpenedCount {
  readonly holder: string | null;
  readonly basis: OpenBasis | null;
  readonly at: Instant;
  readonly startsOn: LocalDate | null;
  readonly count: number;
}

/** What the figures are reckoned from. */
export interface Counted {
  readonly closed: readonly ClosedCount[];
  readonly opened: readonly OpenedCount[];
  readonly extended: readonly Pick<ExtendedItem, 'holder' | 'date'>[];
}

/** One line of figures: of a holder, of a year, or of all. What is exempt now belongs to no year. */
export interface Figures {
  readonly name: string;
  readonly closed: number | null;
  readonly soon: number | null;
  readonly opened: number;
  readonly openedBy: Readonly<Partial<Record<OpenBasis, number>>>;
  readonly extended: number;
  /** Of what was opened, for how many days it had been secret; null where that is not known of any. */
  readonly medianDays: number | null;
}

export interface PublicFigures {
  readonly total: Figures;
  /** In the order of their names. */
  readonly holders: readonly Figures[];
  /** The latest first. */
  readonly years: readonly Figures[];
}

export function figuresOf({ closed, opened, extended }: Counted, zone: string): PublicFigures {
  const days = new Map<Instant, LocalDate>();
  const dayOf = (at: Instant): LocalDate => {
    const day = days.get(at) ?? dateIn(at, zone);
    days.set(at, day);
    return day;
  };
  const all = opened.map((one): Opened => {
    const day = dayOf(one.at);
    return { ...one, year: yearOf(day), days: one.startsOn === null ? null : daysBetween(one.startsOn, day) };
  });
  const ofHolders = { closed: by(nameOf, closed), opened: by(nameOf, all), extended: by(nameOf, extended) };
  const ofYears = { opened: by(({ year }) => year, all), extended: by(({ date }) => yearOf(date), extended) };
  const names = new Set(Object.values(ofHolders).flatMap((those) => [...those.keys()]));
  const years = new Set(Object.values(ofYears).flatMap((those) => [...those.keys()]));
  return {
    total: line('Semua', closed, all, extended),
    holders: [...names]
      .sort((a, b) => a.localeCompare(b, 'id'))
      .map((name) => line(name, ofHolders.closed.get(name) ?? [], ofHolders.opened.get(name), ofHolders.extended.get(name))),
    years: [...years]
      .sort()
      .reverse()
      .map((year) => line(year, null, ofYears.opened.get(year), ofYears.extended.get(year))),
  };
}

const yearOf = (day: LocalDate): string => day.slice(0, 4);
const nameOf = ({ holder }: { readonly holder: string | null }): string => holder ?? OWN_NAME;

/** Those that have the same key, in their order. */
function by<T>(keyOf: (one: T) => string, those: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const one of those) {
    const same = found.get(keyOf(one));
    if (same) same.push(one);
    else found.set(keyOf(one), [one]);
  }
  return found;
}

/** `days`: for how many it had been secret. */
type Opened = OpenedCount & { readonly year: string; readonly days: number | null };

function line(
  name: string,
  closed: readonly ClosedCount[] | null,
  opened: readonly Opened[] = [],
  extended: readonly unknown[] = [],
): Figures {
  const openedBy: Partial<Record<OpenBasis, number>> = {};
  for (const { basis, count } of opened) openedBy[basis ?? 'law'] = (openedBy[basis ?? 'law'] ?? 0) + count;
  return {
    name,
    closed: closed && sum(closed.map((one) => one.closed)),
    soon: closed && sum(closed.map((one) => one.soon)),
    opened: sum(opened.map(({ count }) => count)),
    openedBy,
    extended: extended.length,
    medianDays: median(opened.flatMap(({ days, count }) => (days === null ? [] : [{ days, count }]))),
  };
}

const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0);

/** Of two in the middle the mean, in whole days. */
function median(lasted: readonly { readonly days: number; readonly count: number }[]): number | null {
  const total = sum(lasted.map(({ count }) => count));
  if (total === 0) return null;
  const sorted = lasted.toSorted((a, b) => a.days - b.days);
  const at = (place: number): number => {
    let passed = 0;
    return sorted.find(({ count }) => (passed += count) > place)?.days ?? 0;
  };
  return Math.round((at(Math.floor((total - 1) / 2)) + at(Math.floor(total / 2))) / 2);
}

/** Causes of opening in a word or two, in the order of the tables. */
export const BASES_IN_SHORT: Readonly<Record<OpenBasis, string>> = {
  law: 'Demi hukum',
  decision: 'Penetapan PPID',
  consent: 'Persetujuan tertulis',
  'public-office': 'Jabatan publik',
  'open-court': 'Sidang terbuka',
  ruling: 'Putusan',
};
const BASES = Object.keys(BASES_IN_SHORT) as OpenBasis[];

export const figuresJson = ({ office, demo, asOf, zone }: PublicList, figures: PublicFigures): string =>
  `${JSON.stringify({ office, demo, asOf: dateIn(asOf, zone), ...figures }, null, 1)}\n`;

/** RFC 4180: the whole, each holder and each year, under one line of heads. */
export function figuresCsv({ total, holders, years }: PublicFigures): string {
  const lines = (kind: string, all: readonly Figures[]): string[] =>
    all.map(({ name, closed, soon, opened, openedBy, extended, medianDays }) =>
      csvLine([kind, name, closed, soon, opened, ...BASES.map((basis) => openedBy[basis] ?? 0), extended, medianDays]),
    );
  return [
    `\ufeff${csvLine(['Menurut', 'Nama', 'Dikecualikan', 'Terbuka Dalam Setahun', 'Sudah Terbuka', ...Object.values(BASES_IN_SHORT), 'Diperpanjang', 'Median Hari Tertutup'])}`,
    ...lines('Jumlah', [total]),
    ...lines('Penguasa', holders),
    ...lines('Tahun', years),
  ].join('');
}
