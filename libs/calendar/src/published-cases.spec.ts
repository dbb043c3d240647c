import { readFileSync } from 'node:fs';
import { localDate, plusDays, type AppError, type LocalDate } from '@tabir/kernel';
import { makeCalendar, type Calendar } from './calendar.js';
import type { CalendarData } from './calendar-data.js';
import { indonesianCalendar } from './indonesian.js';
import { reviseCalendar } from './revise.js';

const page = readFileSync(new URL('../../../docs/calendar.md', import.meta.url), 'utf8');

/** The cells of the table below a heading. */
function table(heading: string): string[][] {
  const [, below = ''] = page.split(`\n## ${heading}\n`);
  const [section = ''] = below.split('\n## ');
  const rows = section.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) =>
    row
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
}

const swapped = (): CalendarData =>
  reviseCalendar(indonesianCalendar(), {
    decree: { id: 'swapped', title: 'Tukar hari kerja', signedOn: localDate('2026-10-01'), years: [2026] },
    add: [
      { date: localDate('2026-11-13'), kind: 'swapped-day-off', name: 'Pengganti Sabtu' },
      { date: localDate('2026-11-14'), kind: 'swapped-workday', name: 'Sabtu kerja' },
    ],
    remove: [],
  });
const offices: Readonly<Record<string, () => CalendarData>> = {
  office: () => indonesianCalendar(),
  'cuti bersama worked': () => indonesianCalendar({ cutiBersama: false }),
  'six days': () => indonesianCalendar({ week: 6 }),
  swapped,
};

/** Day after day, as a person would with a finger on the wall calendar. */
function byFinger(calendar: Calendar, from: LocalDate, n: number): LocalDate {
  let date = from;
  for (let count = 0; count < Math.abs(n);) {
    date = plusDays(date, Math.sign(n));
    if (calendar.isWorkingDay(date)) count += 1;
  }
  return date;
}

describe('the published cases of docs/calendar.md', () => {
  const cases = table('Published cases');

  it('are there, with every calendar', () => {
    expect(cases.length).toBeGreaterThanOrEqual(30);
    expect(new Set(cases.map(([name]) => name))).toEqual(new Set(Object.keys(offices)));
  });

  it.each(cases)('%s: %s %s is %s', (name, from, count, result, provisional) => {
    const k = makeCalendar(offices[name!]!());
    const date = localDate(from!);
    const n = Number(count!.replace('−', '-'));
    const counted = (): LocalDate => (n < 0 ? k.workingDaysBefore(date, -n) : k.workingDaysAfter(date, n));
    if (result!.startsWith('`')) {
      expect(counted).toThrow(expect.objectContaining({ code: result!.slice(1, -1) }) as AppError);
      expect(() => byFinger(k, date, n)).toThrow(expect.objectContaining({ code: result!.slice(1, -1) }) as AppError);
      return;
    }
    expect(counted()).toBe(result);
    expect(byFinger(k, date, n)).toBe(result);
    const why = n < 0 ? k.explainBefore(date, -n) : k.explainAfter(date, n);
    expect(why).toMatchObject({ result, provisional: provisional === 'yes' });
  });
});

describe('the days of docs/calendar.md', () => {
  const days = table('Where days begin');

  it('are there for all three zones of Indonesia', () => {
    expect(new Set(days.map(([zone]) => zone))).toEqual(new Set(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura']));
  });

  it.each(days)('in %s %s begins at %s and ends at %s', (zone, date, begins, ends) => {
    const k = makeCalendar(indonesianCalendar({ zone: zone! }));
    expect(k.startOf(localDate(date!))).toBe(begins);
    expect(k.endOf(localDate(date!))).toBe(ends);
  });
});
