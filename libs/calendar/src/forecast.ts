import { dateOfEpochDay, localDate, type LocalDate } from '@tabir/kernel';
import { FORECAST, orderOfDays, type CalendarDay } from './calendar-data.js';
import { yearOf } from './day-index.js';

/** What date-holidays can reckon, by its rules, under the names that the decrees use. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['01-01', 'Tahun Baru Masehi'],
  ['chinese 01-0-01', 'Tahun Baru Imlek'],
  ['easter -2', 'Wafat Yesus Kristus'],
  ['easter', 'Kebangkitan Yesus Kristus (Paskah)'],
  ['easter 39', 'Kenaikan Yesus Kristus'],
  ['05-01', 'Hari Buruh Internasional'],
  ['chinese 04-0-15', 'Hari Raya Waisak'],
  ['06-01', 'Hari Lahir Pancasila'],
  ['08-17', 'Proklamasi Kemerdekaan RI'],
  ['12-25', 'Hari Raya Natal'],
  ['1 Muharram', 'Tahun Baru Islam'],
  ['12 Rabi al-awwal', 'Maulid Nabi Muhammad SAW'],
  ['27 Rajab', 'Isra Mikraj Nabi Muhammad SAW'],
  ['1 Shawwal', 'Idulfitri (hari 1)'],
  ['2 Shawwal', 'Idulfitri (hari 2)'],
  ['10 Dhu al-Hijjah', 'Iduladha'],
]);

/** Rules that the library can follow but does not list for Indonesia; the last three are the new moons around March. */
const NEW_MOONS = ['chinese 02-0-01', 'chinese 02-1-01', 'chinese 03-0-01'];
const ADDED_RULES = ['easter', 'chinese 04-0-15', ...NEW_MOONS];

/** From this year on the library's table of the Islamic calendar is at its end. */
const ISLAMIC_TABLE_ENDS = 2077;
const ISLAMIC_DAYS: readonly (readonly [month: number, day: number, rule: string])[] = [
  [1, 1, '1 Muharram'],
  [3, 12, '12 Rabi al-awwal'],
  [7, 27, '27 Rajab'],
  [10, 1, '1 Shawwal'],
  [10, 2, '2 Shawwal'],
  [12, 10, '10 Dhu al-Hijjah'],
];

type Found = readonly [date: LocalDate, name: string];

/**
 * Reckons the national holidays of years for which no decree is known. Moon holidays may be a day or two off, as the ministries
 * decide by sighting, and cuti bersama are not foreseen at all, as they follow no rule; therefore every day is provisional.
 * Runs only when a calendar is made. What it gives is kept in data/forecast-days.ts.
 */
export async function forecast(firstYear: number, lastYear: number): Promise<CalendarDay[]> {
  const reckon = await reckoner();
  const names = new Map<LocalDate, string>();
  for (let year = firstYear; year <= lastYear; year++)
    for (const [date, name] of reckon(year)) {
      const other = names.get(date);
      names.set(date, other === undefined ? name : `${other} / ${name}`);
    }
  return [...names].map(([date, name]) => forecastDay(date, name)).sort(orderOfDays);
}

async function reckoner(): Promise<(year: number) => Found[]> {
  // Loaded here, since the library weighs 45 MB and no other use of a calendar needs it.
  const { default: Holidays } = await import('date-holidays');
  const library = new Holidays('ID', { timezone: 'Asia/Makassar' });
  for (const rule of ADDED_RULES) library.setHoliday(rule, rule);
  return (year) => {
    const found = library.getHolidays(year).map(({ date, rule }) => ({ date: localDate(date.slice(0, 10)), rule }));
    const moons = found.filter(({ rule }) => NEW_MOONS.includes(rule)).map(({ date }) => date);
    const islamic = year < ISLAMIC_TABLE_ENDS ? [] : islamicDays(year);
    return [...named([...found, ...islamic]), ...nyepi(moons)];
  };
}

/** The library's own entries for Nyepi and Waisak end in 2027; they have no rule and so no name here. */
const named = (found: readonly { date: LocalDate; rule: string }[]): Found[] =>
  found.flatMap(({ date, rule }) => {
    const name = NAMES.get(rule);
    return name === undefined ? [] : [[date, name] as const];
  });

/** The Saka year begins at a new moon in March, at the later one where March has two. */
const nyepi = (newMoons: readonly LocalDate[]): Found[] =>
  newMoons
    .filter((date) => date.slice(5, 7) === '03')
    .slice(-1)
    .map((date) => [date, 'Hari Suci Nyepi']);

/** The tabular Islamic calendar: eleven leap days in thirty years, counted from 16 July 622 (Julian). */
function islamicDays(year: number): { date: LocalDate; rule: string }[] {
  // An Islamic year is shorter by eleven days, so parts of three of them may fall into one of ours.
  const around = Math.floor(((year - 622) * 33) / 32);
  return [around - 1, around, around + 1, around + 2]
    .flatMap((islamic) => ISLAMIC_DAYS.map(([month, day, rule]) => ({ date: tabular(islamic, month, day), rule })))
    .filter(({ date }) => yearOf(date) === year);
}

const ISLAMIC_EPOCH = -492_149;
const tabular = (year: number, month: number, day: number): LocalDate =>
  dateOfEpochDay(ISLAMIC_EPOCH + 354 * (year - 1) + Math.floor((11 * year + 3) / 30) + Math.ceil(29.5 * (month - 1)) + day);

const forecastDay = (date: LocalDate, name: string): CalendarDay => ({
  date,
  name,
  kind: 'national-holiday',
  source: FORECAST,
  provisional: true,
});

/** The source text of data/forecast-days.ts: one line a year, to be read and compared by people. */
export function forecastModule(days: readonly CalendarDay[]): string {
  const years = new Set(days.map((day) => day.date.slice(0, 4)));
  const lines = [...years].map((year) => {
    const ofYear = days.filter((day) => day.date.startsWith(year));
    return `  '${year}: ${ofYear.map(({ date, name }) => `${date.slice(5)} ${name}`).join('; ')}',\n`;
  });
  return `/** Written by forecastModule (../forecast.ts); a test makes it anew and compares. Not to be edited by hand. */
export const FORECAST_LINES: readonly string[] = [
${lines.join('')}];
`;
}

/** Reads the lines of data/forecast-days.ts. */
export const readForecast = (lines: readonly string[]): CalendarDay[] =>
  lines.flatMap((line) => {
    const [year, days] = line.split(': ') as [string, string];
    return days.split('; ').map((day) => forecastDay(localDate(`${year}-${day.slice(0, 5)}`), day.slice(6)));
  });
