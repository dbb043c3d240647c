import { localDate } from '@tabir/kernel';
import { makeCalendar } from './calendar.js';
import { calendarVersion, type CalendarData, type DayKind } from './calendar-data.js';
import { indonesianCalendar } from './indonesian.js';

const day = localDate;
let data: CalendarData;
beforeEach(() => {
  data = indonesianCalendar();
});
const listed = (year: number, kind: DayKind) => data.days.filter((one) => one.date.startsWith(String(year)) && one.kind === kind);

describe('indonesianCalendar', () => {
  it('is the calendar of an office in WITA with a week of five days, for which cuti bersama are days off', () => {
    expect(data).toMatchObject({ zone: 'Asia/Makassar', week: 5, cutiBersama: true, from: '2010-01-01', until: '2100-12-31' });
    expect(indonesianCalendar({ zone: 'Asia/Jayapura', week: 6, cutiBersama: false })).toEqual({
      ...data,
      zone: 'Asia/Jayapura',
      week: 6,
      cutiBersama: false,
    });
  });

  // Whoever changes a day changes the version of every office: this line says that it was meant.
  it('has a version that a change of any day changes', () => {
    expect(calendarVersion(data)).toBe('NEtsJcmfUP37X6omX0EO1qI_aNth_yAPeqMA40QKg00');
  });

  it.each([
    [2024, 17, 10, 240, 250],
    [2025, 17, 11, 237, 248],
    [2026, 17, 8, 240, 248],
    [2027, 18, 8, 242, 250],
  ])(
    'has for %i the counts of its decrees: %i + %i days, %i working days, %i with cuti bersama',
    (year, holidays, leave, working, withLeave) => {
      expect(listed(year, 'national-holiday')).toHaveLength(holidays);
      expect(listed(year, 'cuti-bersama')).toHaveLength(leave);
      const [start, end] = [day(`${year - 1}-12-31`), day(`${year}-12-31`)];
      expect(makeCalendar(data).workingDaysBetween(start, end)).toBe(working);
      expect(makeCalendar(indonesianCalendar({ cutiBersama: false })).workingDaysBetween(start, end)).toBe(withLeave);
    },
  );

  it('has the amendment of 2025 as a decree of its own', () => {
    expect(data.days.find((one) => one.date === day('2025-08-18'))).toEqual({
      date: '2025-08-18',
      name: 'Cuti bersama Proklamasi Kemerdekaan RI',
      kind: 'cuti-bersama',
      source: 'skb-933-2025',
      provisional: false,
    });
    expect(data.decrees.map(({ id, years, verified }) => [id, years, verified])).toEqual([
      ['skb-855-2023', [2024], true],
      ['skb-1017-2024', [2025], true],
      ['skb-933-2025', [2025], true],
      ['skb-1497-2025', [2026], true],
      ['skb-1205-2026', [2027], true],
    ]);
  });

  it('leaves out the election days of 2024, of which no text was seen, and says so', () => {
    const k = makeCalendar(data);
    expect(k.isWorkingDay(day('2024-02-14'))).toBe(true);
    expect(k.isWorkingDay(day('2024-11-27'))).toBe(true);
    expect(data.decrees[0]?.caution?.en).toContain('2024-02-14 and 2024-11-27');
    expect(data.decrees[0]?.caution?.id).toContain('2024-02-14 dan 2024-11-27');
  });

  it('has a forecast exactly for the years without a decree, all of it provisional', () => {
    const forecast = data.days.filter((one) => one.source === 'forecast');
    const years = new Set(forecast.map((one) => Number(one.date.slice(0, 4))));
    const without = Array.from({ length: 91 }, (_, i) => 2010 + i).filter((year) => year < 2024 || year > 2027);
    expect([...years]).toEqual(without);
    expect(data.days.filter((one) => one.provisional)).toEqual(forecast);
    expect(forecast.every((one) => one.kind === 'national-holiday')).toBe(true);
  });
});
