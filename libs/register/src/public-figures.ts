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
  const all = {
    closed: closed.map((one) => ({ ...one, name: one.holder ?? OWN_NAME })),
    opened: opened.map((one) => ({ ...one, name: one.holder ?? OWN_NAME, day: dayOf(one.at) })),
    extended: extended.map((one) => ({ ...one, name: one.holder ?? OWN_NAME })),
  };
  const names = new Set([...all.closed, ...all.opened, ...all.extended].map(({ name }) => name));
  const years = new Set([...all.opened.map(({ day }) => yearOf(day)), ...all.extended.map(({ date }) => yearOf(date))]);
  const ofHolder = (wanted: string): Figures => {
    const its = ({ name }: { readonly name: string }): boolean => name === wanted;
    return line(wanted, all.closed.filter(its), all.opened.filter(its), all.extended.filter(its).length);
  };
  const ofYear = (year: string): Figures =>
    line(
      year,
      null,
      all.opened.filter(({ day }) => yearOf(day) === year),
      all.extended.filter(({ date }) => yearOf(date) === year).length,
    );
  return {
    total: line('Semua', all.closed, all.opened, all.extended.length),
    holders: [...names].sort((a, b) => a.localeCompare(b, 'id')).map(ofHolder),
    years: [...years].sort().reverse().map(ofYear),
  };
}

const yearOf = (day: LocalDate): string => day.slice(0, 4);

type Opened = OpenedCount & { readonly day: LocalDate };

function line(name: string, closed: readonly ClosedCount[] | null, opened: readonly Opened[], extended: number): Figures {
  const openedBy: Partial<Record<OpenBasis, number>> = {};
  for (const { basis, count } of opened) openedBy[basis ?? 'law'] = (openedBy[basis ?? 'law'] ?? 0) + count;
  const lasted = opened.flatMap(({ startsOn, day, count }) =>
    startsOn === null ? [] : [{ days: daysBetween(startsOn, day), count }],
  );
  return {
    name,
    closed: closed && sum(closed.map((one) => one.closed)),
    soon: closed && sum(closed.map((one) => one.soon)),
    opened: sum(opened.map(({ count }) => count)),
    openedBy,
    extended,
    medianDays: median(lasted),
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
