import { readFileSync } from 'node:fs';
import { daysBetween, localDate } from '@tabir/kernel';
import type { CalendarDay } from './calendar-data.js';
import { DECREES } from './data/decrees.js';
import { FORECAST_LINES } from './data/forecast-days.js';
import { forecast, forecastModule, readForecast } from './forecast.js';

let committed: readonly CalendarDay[];
beforeEach(() => {
  committed = readForecast(FORECAST_LINES);
});
const names = (days: readonly CalendarDay[]): string[] => days.flatMap((day) => day.name.split(' / '));
/** A source text from its first export on; tools may put lines of their own above. */
const code = (text: string): string => text.slice(text.indexOf('export '));
const ofYear = (year: number): CalendarDay[] => committed.filter((day) => day.date.startsWith(String(year)));

describe('the committed forecast', () => {
  // The years at the borders of what the library knows by itself, and one with two new moons in March.
  it.each([2010, 2028, 2033, 2076, 2077, 2100])('is what the library reckons for %i', async (year) => {
    expect(await forecast(year, year)).toEqual(ofYear(year));
  });

  it('is the text that is written for it', () => {
    const text = readFileSync(new URL('data/forecast-days.ts', import.meta.url), 'utf8');
    expect(code(text)).toBe(code(forecastModule(committed)));
    expect(forecastModule(committed)).toMatch(/^\/\*\* Written by forecastModule .* Not to be edited by hand\. \*\/\nexport /);
    expect(committed[0]).toEqual({
      date: '2010-01-01',
      name: 'Tahun Baru Masehi',
      kind: 'national-holiday',
      source: 'forecast',
      provisional: true,
    });
  });

  it('has every holiday in every year; those of the Islamic year at least once in any 355 days', () => {
    const islamic = [
      'Tahun Baru Islam',
      'Maulid Nabi Muhammad SAW',
      'Isra Mikraj Nabi Muhammad SAW',
      'Idulfitri (hari 1)',
      'Idulfitri (hari 2)',
      'Iduladha',
    ];
    const yearly = [
      'Tahun Baru Masehi',
      'Tahun Baru Imlek',
      'Hari Suci Nyepi',
      'Wafat Yesus Kristus',
      'Kebangkitan Yesus Kristus (Paskah)',
      'Hari Buruh Internasional',
      'Kenaikan Yesus Kristus',
      'Hari Raya Waisak',
      'Hari Lahir Pancasila',
      'Proklamasi Kemerdekaan RI',
      'Hari Raya Natal',
    ];
    expect(new Set(names(committed))).toEqual(new Set([...islamic, ...yearly]));
    for (let year = 2010; year <= 2100; year++)
      expect(
        names(ofYear(year))
          .filter((name) => yearly.includes(name))
          .sort(),
      ).toEqual([...yearly].sort());
    for (const name of islamic) {
      const dates = committed.filter((day) => names([day]).includes(name)).map((day) => day.date);
      const gaps = dates.slice(1).map((date, i) => daysBetween(dates[i]!, date));
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(353);
      expect(Math.max(...gaps)).toBeLessThanOrEqual(356);
      expect(dates[0]! < '2011').toBe(true);
      expect(dates.at(-1)! > '2100').toBe(true);
    }
  });

  it('comes within two days of the decrees of 2024 to 2027', () => {
    const known: readonly [pattern: RegExp, name: string][] = [
      [/^Idulfitri .*hari 1/, 'Idulfitri (hari 1)'],
      [/^Idulfitri .*hari 2/, 'Idulfitri (hari 2)'],
      [/^Iduladha/, 'Iduladha'],
      [/Tahun Baru Islam/, 'Tahun Baru Islam'],
      [/^Maulid/, 'Maulid Nabi Muhammad SAW'],
      [/^Isra Mikraj/, 'Isra Mikraj Nabi Muhammad SAW'],
      [/Imlek/, 'Tahun Baru Imlek'],
      [/Nyepi/, 'Hari Suci Nyepi'],
      [/Waisak/, 'Hari Raya Waisak'],
      [/^Wafat/, 'Wafat Yesus Kristus'],
      [/Paskah/, 'Kebangkitan Yesus Kristus (Paskah)'],
      [/^Kenaikan/, 'Kenaikan Yesus Kristus'],
      [/Masehi/, 'Tahun Baru Masehi'],
      [/Buruh/, 'Hari Buruh Internasional'],
      [/Pancasila/, 'Hari Lahir Pancasila'],
      [/^Proklamasi/, 'Proklamasi Kemerdekaan RI'],
      [/Natal/, 'Hari Raya Natal'],
    ];
    const off = DECREES.flatMap(({ nationalHolidays }) => nationalHolidays).map(([text, title]) => {
      const date = localDate(text);
      const name = known.find(([pattern]) => pattern.test(title))?.[1] ?? title;
      const reckoned = committed.filter((day) => names([day]).includes(name)).map((day) => Math.abs(daysBetween(day.date, date)));
      return Math.min(...reckoned);
    });
    expect(off).toHaveLength(69);
    expect(off.filter((days) => days === 0)).toHaveLength(55);
    expect(Math.max(...off)).toBe(1);
  });
});

describe('forecast', () => {
  it('names two holidays of one day together', async () => {
    const days = await forecast(2028, 2028);
    expect(days.filter((day) => day.date === '2028-05-25').map((day) => day.name)).toEqual([
      'Tahun Baru Islam / Kenaikan Yesus Kristus',
    ]);
    expect(new Set(days.map((day) => day.date)).size).toBe(days.length);
  });

  it('gives the days in order, over several years', async () => {
    const dates = (await forecast(2076, 2077)).map((day) => day.date);
    expect(dates).toEqual([...dates].sort());
    expect(dates[0]).toBe('2076-01-01');
    expect(dates.at(-1)).toBe('2077-12-25');
  });
});
