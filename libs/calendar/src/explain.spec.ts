import { localDate } from '@tabir/kernel';
import { makeCalendar, type Calendar } from './calendar.js';
import type { CalendarData } from './calendar-data.js';
import { indonesianCalendar } from './indonesian.js';
import { reviseCalendar } from './revise.js';

const day = localDate;
let data: CalendarData;
let office: Calendar;
beforeEach(() => {
  data = indonesianCalendar();
  office = makeCalendar(data);
});

describe('explainBefore', () => {
  it('says of every day on the way why it did not count, in the order of counting', () => {
    const why = office.explainBefore(day('2026-12-31'), 5);
    expect(why).toEqual({
      from: '2026-12-31',
      direction: 'before',
      workingDays: 5,
      result: '2026-12-22',
      provisional: false,
      version: office.version,
      week: 5,
      cutiBersama: true,
      skipped: [
        { date: '2026-12-27', why: 'weekend', provisional: false },
        { date: '2026-12-26', why: 'weekend', provisional: false },
        {
          date: '2026-12-25',
          why: 'national-holiday',
          name: 'Kelahiran Yesus Kristus (Natal)',
          source: 'skb-1497-2025',
          provisional: false,
        },
        { date: '2026-12-24', why: 'cuti-bersama', name: 'Cuti bersama Natal', source: 'skb-1497-2025', provisional: false },
      ],
      countedAnyway: [],
      decrees: [
        expect.objectContaining({ id: 'skb-1497-2025', title: 'SKB No. 1497/2025, 2/2025, 5/2025', signedOn: '2025-09-19' }),
      ],
      yearsWithoutDecree: [],
    });
  });

  it('names the decrees of all years on the way, and the years that have none', () => {
    const why = office.explainBefore(day('2029-01-03'), 550);
    expect(why.decrees.map((decree) => decree.id)).toEqual(['skb-1497-2025', 'skb-1205-2026']);
    expect(why.yearsWithoutDecree).toEqual([2028, 2029]);
    expect(why.provisional).toBe(true);
  });

  it('names a decree and its amendment', () => {
    expect(office.explainBefore(day('2025-12-31'), 10).decrees.map((decree) => decree.id)).toEqual([
      'skb-1017-2024',
      'skb-933-2025',
    ]);
  });

  it('does not look at day zero, which does not count', () => {
    const fromForecast = office.explainBefore(day('2028-01-01'), 5);
    expect(fromForecast).toMatchObject({ provisional: false, yearsWithoutDecree: [], result: '2027-12-27' });
    expect(office.explainBefore(day('2028-01-04'), 1)).toMatchObject({ provisional: true, yearsWithoutDecree: [2028] });
  });

  it('has nothing to say of a count of none', () => {
    expect(office.explainBefore(day('2030-01-01'), 0)).toMatchObject({
      result: '2030-01-01',
      workingDays: 0,
      provisional: false,
      skipped: [],
      decrees: [],
      yearsWithoutDecree: [],
    });
  });
});

describe('explainAfter', () => {
  it('goes the other way', () => {
    const why = office.explainAfter(day('2025-08-15'), 1);
    expect(why).toMatchObject({ from: '2025-08-15', direction: 'after', result: '2025-08-19', provisional: false });
    expect(why.skipped).toEqual([
      { date: '2025-08-16', why: 'weekend', provisional: false },
      { date: '2025-08-17', why: 'weekend', name: 'Proklamasi Kemerdekaan RI', source: 'skb-1017-2024', provisional: false },
      {
        date: '2025-08-18',
        why: 'cuti-bersama',
        name: 'Cuti bersama Proklamasi Kemerdekaan RI',
        source: 'skb-933-2025',
        provisional: false,
      },
    ]);
  });

  it('is provisional from the first day that may change, not from day zero', () => {
    expect(office.explainAfter(day('2023-12-31'), 2)).toMatchObject({ provisional: false, result: '2024-01-03' });
    expect(office.explainAfter(day('2027-12-30'), 1)).toMatchObject({ provisional: false, result: '2027-12-31' });
    expect(office.explainAfter(day('2027-12-31'), 1)).toMatchObject({ provisional: true, result: '2028-01-03' });
  });

  it('marks a skipped forecast as provisional, but not a weekend on which one falls', () => {
    const { skipped } = office.explainAfter(day('2028-04-13'), 1);
    expect(skipped).toEqual([
      { date: '2028-04-14', why: 'national-holiday', name: 'Wafat Yesus Kristus', source: 'forecast', provisional: true },
      { date: '2028-04-15', why: 'weekend', provisional: false },
      { date: '2028-04-16', why: 'weekend', name: 'Kebangkitan Yesus Kristus (Paskah)', source: 'forecast', provisional: false },
    ]);
  });
});

describe('the days that counted although one might think otherwise', () => {
  let swapped: CalendarData;
  beforeEach(() => {
    swapped = reviseCalendar(data, {
      decree: { id: 'swap', title: 'Tukar hari', signedOn: day('2026-10-01'), years: [2026] },
      add: [
        { date: day('2026-11-13'), kind: 'swapped-day-off', name: 'Pengganti Sabtu' },
        { date: day('2026-11-14'), kind: 'swapped-workday', name: 'Sabtu kerja' },
      ],
      remove: [],
    });
  });

  it('are swapped workdays', () => {
    const why = makeCalendar(swapped).explainBefore(day('2026-11-17'), 3);
    expect(why.result).toBe('2026-11-12');
    expect(why.countedAnyway).toEqual([
      { date: '2026-11-14', why: 'swapped-workday', name: 'Sabtu kerja', source: 'swap', provisional: false },
    ]);
    expect(why.skipped.map(({ date, why: reason }) => [date, reason])).toEqual([
      ['2026-11-15', 'weekend'],
      ['2026-11-13', 'swapped-day-off'],
    ]);
  });

  it('are cuti bersama where the office works on them, and nothing else that is listed', () => {
    const why = makeCalendar({ ...swapped, cutiBersama: false }).explainBefore(day('2026-12-26'), 1);
    expect(why).toMatchObject({ result: '2026-12-24', cutiBersama: false });
    expect(why.countedAnyway).toEqual([
      { date: '2026-12-24', why: 'cuti-bersama', name: 'Cuti bersama Natal', source: 'skb-1497-2025', provisional: false },
    ]);
    expect(why.skipped.map(({ why: reason }) => reason)).toEqual(['national-holiday']);
  });

  it('do not list the holiday that a swapped workday replaces', () => {
    const both = reviseCalendar(swapped, {
      decree: { id: 'later', title: 'Kerja pada hari libur', signedOn: day('2026-11-01'), years: [2026] },
      add: [{ date: day('2026-12-25'), kind: 'swapped-workday', name: 'Posko' }],
      remove: [],
    });
    const why = makeCalendar(both).explainBefore(day('2026-12-26'), 1);
    expect(why.result).toBe('2026-12-25');
    expect(why.countedAnyway.map(({ why: reason, name }) => [reason, name])).toEqual([['swapped-workday', 'Posko']]);
  });
});

describe('a day that is listed twice', () => {
  const twice = (): CalendarData =>
    reviseCalendar(data, {
      decree: { id: 'twice', title: 'Dua tahun', signedOn: day('2026-10-01'), years: [2026, 2027] },
      add: [{ date: day('2026-12-25'), kind: 'swapped-day-off', name: 'Pengganti' }],
      remove: [],
    });

  it('is explained by the holiday, and by a decree even where only one of its years lies on the way', () => {
    const why = makeCalendar(twice()).explainBefore(day('2026-12-26'), 1);
    expect(why.skipped.map(({ date, why: reason }) => [date, reason])).toEqual([
      ['2026-12-25', 'national-holiday'],
      ['2026-12-24', 'cuti-bersama'],
    ]);
    expect(why.decrees.map((decree) => decree.id)).toEqual(['skb-1497-2025', 'twice']);
  });
});

describe('a week of six days', () => {
  it('is said in the explanation', () => {
    const six = makeCalendar(indonesianCalendar({ week: 6 }));
    expect(six.explainBefore(day('2026-11-17'), 3)).toMatchObject({
      week: 6,
      result: '2026-11-13',
      skipped: [{ date: '2026-11-15', why: 'weekend' }],
      countedAnyway: [],
    });
  });
});
