import { AppError, localDate } from '@tabir/kernel';
import { makeCalendar } from './calendar.js';
import { calendarVersion, type CalendarData } from './calendar-data.js';
import { indonesianCalendar } from './indonesian.js';
import { changeCalendar, reviseCalendar, type Revision } from './revise.js';

const day = localDate;
let data: CalendarData;
beforeEach(() => {
  data = indonesianCalendar();
});
const decree = { id: 'skb-2028', title: 'SKB 2028', signedOn: day('2027-09-15'), years: [2028] };
const revision: Revision = {
  decree,
  add: [
    { date: day('2028-12-25'), kind: 'national-holiday', name: 'Natal' },
    { date: day('2028-02-28'), kind: 'cuti-bersama', name: 'Cuti bersama Idulfitri' },
  ],
  remove: [],
};
const ofYear = (calendar: CalendarData, year: number) => calendar.days.filter((one) => one.date.startsWith(String(year)));

describe('reviseCalendar', () => {
  let revised: CalendarData;
  beforeEach(() => {
    revised = reviseCalendar(data, revision);
  });

  it('replaces the forecast of the decree’s years by the decree, in order', () => {
    expect(ofYear(revised, 2028)).toEqual([
      { date: '2028-02-28', kind: 'cuti-bersama', name: 'Cuti bersama Idulfitri', source: 'skb-2028', provisional: false },
      { date: '2028-12-25', kind: 'national-holiday', name: 'Natal', source: 'skb-2028', provisional: false },
    ]);
    expect(revised.decrees.at(-1)).toEqual(decree);
  });

  it('leaves every other year as it is', () => {
    const others = (calendar: CalendarData) => calendar.days.filter((one) => !one.date.startsWith('2028'));
    expect(others(revised)).toEqual(others(data));
    expect(revised.decrees.slice(0, -1)).toEqual(data.decrees);
  });

  it('makes new data and leaves the old alone', () => {
    const before = calendarVersion(data);
    const again = reviseCalendar(data, revision);
    expect(calendarVersion(data)).toBe(before);
    expect(calendarVersion(again)).toBe(calendarVersion(revised));
    expect(calendarVersion(revised)).not.toBe(before);
  });

  it('makes the years of the decree certain', () => {
    const k = makeCalendar(revised);
    expect(k.provisional(day('2028-01-01'), day('2028-12-31'))).toBe(false);
    expect(k.provisional(day('2028-12-31'), day('2029-01-01'))).toBe(true);
  });

  it('takes days back and moves them, as an amendment does', () => {
    const amended = reviseCalendar(data, {
      decree: { id: 'amendment', title: 'SKB perubahan', signedOn: day('2026-12-01'), years: [2026] },
      add: [{ date: day('2026-12-28'), kind: 'cuti-bersama', name: 'Cuti bersama Natal' }],
      remove: [day('2026-12-24')],
    });
    expect(
      amended.days
        .filter((one) => one.date >= day('2026-12-01') && one.date <= day('2026-12-31'))
        .map(({ date, source }) => [date, source]),
    ).toEqual([
      ['2026-12-25', 'skb-1497-2025'],
      ['2026-12-28', 'amendment'],
    ]);
    expect(makeCalendar(amended).workingDaysBefore(day('2026-12-31'), 30)).toBe('2026-11-17');
    expect(makeCalendar(amended).workingDaysBefore(day('2026-12-28'), 30)).toBe('2026-11-13');
  });

  it('takes back everything that is listed on a day', () => {
    const twice = reviseCalendar(data, {
      ...revision,
      add: [...revision.add, { date: day('2028-02-28'), kind: 'national-holiday', name: 'X' }],
    });
    const back = reviseCalendar(twice, { decree: { ...decree, id: 'later' }, add: [], remove: [day('2028-02-28')] });
    expect(ofYear(back, 2028).map(({ date }) => date)).toEqual(['2028-12-25']);
  });

  it('lets a removed forecast go with the rest of its year', () => {
    const back = reviseCalendar(data, { decree, add: [], remove: [day('2028-01-01')] });
    expect(ofYear(back, 2028)).toEqual([]);
  });

  it('settles what an earlier decree of the same year had left open, and nothing of other years', () => {
    const open = { ...data, days: data.days.map((one) => (one.kind === 'cuti-bersama' ? { ...one, provisional: true } : one)) };
    const settled = reviseCalendar(open, { decree: { ...decree, years: [2026] }, add: [], remove: [] });
    expect(ofYear(settled, 2026).filter((one) => one.provisional)).toEqual([]);
    expect(ofYear(settled, 2026)).toHaveLength(25);
    expect(ofYear(settled, 2027).filter((one) => one.provisional)).toHaveLength(8);
  });

  it('settles several years at once', () => {
    const both = reviseCalendar(data, { ...revision, decree: { ...decree, years: [2028, 2029] } });
    expect(ofYear(both, 2029)).toEqual([]);
    expect(ofYear(both, 2030)).not.toEqual([]);
  });

  it('names all the years that the decree settles when it refuses a day', () => {
    const add = [{ date: day('2030-01-01'), kind: 'national-holiday', name: 'X' }] as const;
    expect(() => reviseCalendar(data, { decree: { ...decree, years: [2028, 2029] }, add, remove: [] })).toThrow(
      'The decree settles 2028, 2029; leave 2030-01-01',
    );
  });

  it.each<[string, Partial<Revision>, string, string, object]>([
    [
      'a day of a year that the decree does not settle',
      { add: [{ date: day('2029-01-01'), kind: 'national-holiday', name: 'X' }] },
      'calendar.invalid-revision',
      'The decree settles 2028; leave 2029-01-01 to the decree of its year.',
      { date: '2029-01-01' },
    ],
    [
      'taking back a day of another year',
      { remove: [day('2027-12-24')] },
      'calendar.invalid-revision',
      'The decree settles 2028; leave 2027-12-24 to the decree of its year.',
      { date: '2027-12-24' },
    ],
    [
      'taking back a day that is not listed',
      { remove: [day('2028-01-01'), day('2028-01-03')] },
      'calendar.invalid-revision',
      'Nothing is listed on 2028-01-03; remove only days that are.',
      { date: '2028-01-03' },
    ],
    [
      'a decree that is there',
      { decree: { ...decree, id: 'skb-1205-2026' } },
      'calendar.invalid-data',
      'Give every decree an id of its own, other than "forecast".',
      {},
    ],
    [
      'a day twice',
      { add: [revision.add[0]!, revision.add[0]!] },
      'calendar.invalid-data',
      'each once; 2028-12-25 (national-holiday) stands wrong.',
      {},
    ],
  ])('refuses %s', (_what, change, code, message, meta) => {
    let error: unknown;
    try {
      reviseCalendar(data, { ...revision, ...change });
    } catch (caught) {
      error = caught;
    }
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ kind: 'invalid', code, meta });
    expect((error as AppError).message).toContain(message);
  });
});

describe('changeCalendar', () => {
  it('takes the decree as its revision does, and beside it what the office chooses', () => {
    const { add, remove } = revision;
    expect(changeCalendar(data, { decree: { ...decree, add, remove }, week: 6, cutiBersama: false })).toEqual({
      ...reviseCalendar(data, revision),
      week: 6,
      cutiBersama: false,
    });
  });

  it('leaves everything that is not named', () => {
    expect(changeCalendar(data, { week: 6 })).toEqual({ ...data, week: 6 });
    expect(changeCalendar(data, {})).toEqual(data);
  });
});
