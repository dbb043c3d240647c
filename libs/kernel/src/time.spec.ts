import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { AppError } from './app-error.js';
import {
  dateIn,
  dateOfEpochDay,
  dayOfWeek,
  daysBetween,
  epochDay,
  epochMs,
  instant,
  instantOf,
  isInstant,
  isLocalDate,
  lastDayOfYears,
  localDate,
  plusDays,
  plusMonths,
  plusMs,
  plusYears,
  startOfDay,
  systemClock,
} from './time.js';

const day = localDate;

/** The AppError that a piece of work ends in. */
function refusal(work: () => unknown): AppError {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('Nothing was refused.');
}

describe('localDate', () => {
  it.each(['2026-12-31', '2024-02-29', '2000-02-29', '0000-01-01', '9999-12-31'])('reads %s', (text) => {
    expect(localDate(text)).toBe(text);
  });

  it.each([
    '2026-02-30',
    '2025-02-29',
    '2100-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-01-32',
    '2026-1-1',
    ' 2026-01-01',
    '2026-01-01 ',
    '2026-01-01T00:00:00.000Z',
    '+012026-01-01',
    '',
  ])('refuses %p', (text) => {
    expect(isLocalDate(text)).toBe(false);
    expect(refusal(() => localDate(text))).toMatchObject({
      kind: 'invalid',
      code: 'date.invalid',
      message: `"${text}" is not a day of the calendar; write YYYY-MM-DD.`,
    });
  });

  it.each([20260101, null, undefined, new Date(0), ['2026-01-01']])('takes only text, not %p', (value) => {
    expect(isLocalDate(value)).toBe(false);
  });
});

describe('instant', () => {
  it.each(['2027-10-13T16:00:00.000Z', '1970-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z'])('reads %s', (text) => {
    expect(instant(text)).toBe(text);
  });

  it.each([
    '2027-10-13T16:00:00Z',
    '2027-10-13T16:00:00.000+08:00',
    '2027-10-13',
    '2027-02-30T00:00:00.000Z',
    '2027-10-13T24:00:00.000Z',
    '2027-10-13T23:59:60.000Z',
    'x2027-10-13T16:00:00.000Z',
    '+012027-10-13T16:00:00.000Z',
    '2027-10-13T16:00:00.000Z ',
  ])('refuses %p', (text) => {
    expect(isInstant(text)).toBe(false);
    expect(refusal(() => instant(text))).toMatchObject({
      kind: 'invalid',
      code: 'instant.invalid',
      message: `"${text}" is not a moment; write YYYY-MM-DDTHH:mm:ss.sssZ.`,
    });
  });

  it.each([0, null, undefined, ['2027-10-13T16:00:00.000Z']])('takes only text, not %p', (value) => {
    expect(isInstant(value)).toBe(false);
  });

  it('sorts as text exactly as it sorts in time', () => {
    const ms = fc.integer({ min: Date.parse('0000-01-01'), max: Date.parse('9999-12-31') });
    fc.assert(
      fc.property(ms, ms, (a, b) => {
        expect(Math.sign(a - b)).toBe(instantOf(a) < instantOf(b) ? -1 : Number(instantOf(a) > instantOf(b)));
        expect(epochMs(instantOf(a))).toBe(a);
      }),
    );
  });

  it('moves by milliseconds, over 2038 and back', () => {
    expect(plusMs(instant('2038-01-19T03:14:07.999Z'), 1)).toBe('2038-01-19T03:14:08.000Z');
    expect(plusMs(instant('2038-01-19T03:14:08.000Z'), -1)).toBe('2038-01-19T03:14:07.999Z');
  });

  it('stays within years of four digits, where text order is time order', () => {
    const last = instant('9999-12-31T23:59:59.999Z');
    expect(refusal(() => plusMs(last, 1))).toMatchObject({ kind: 'invalid', code: 'date.out-of-range' });
    expect(refusal(() => instantOf(Date.parse('0000-01-01') - 1)).message).toBe(
      '"-000001-12-31T23:59:59.999Z" is too far away; choose a time in the years 0000 to 9999.',
    );
  });
});

describe('days', () => {
  it('are counted over leap days and year ends', () => {
    expect(plusDays(day('2024-02-28'), 1)).toBe('2024-02-29');
    expect(plusDays(day('2026-12-31'), 1)).toBe('2027-01-01');
    expect(plusDays(day('2027-01-01'), -1)).toBe('2026-12-31');
    expect(daysBetween(day('2024-01-01'), day('2025-01-01'))).toBe(366);
    expect(daysBetween(day('2025-01-01'), day('2024-01-01'))).toBe(-366);
  });

  it('know the day of the week, from Monday = 1 to Sunday = 7', () => {
    expect(dayOfWeek(day('2026-11-16'))).toBe(1);
    expect(dayOfWeek(day('2026-11-22'))).toBe(7);
    expect(dayOfWeek(day('1945-08-17'))).toBe(5);
  });

  it('have a number from 1970 on, and the way back', () => {
    expect(epochDay(day('1970-01-01'))).toBe(0);
    expect(epochDay(day('1969-12-31'))).toBe(-1);
    expect(epochDay(day('2026-12-31'))).toBe(20818);
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (number) => {
        expect(epochDay(dateOfEpochDay(number))).toBe(number);
      }),
    );
  });

  it('are what Temporal counts', () => {
    const number = fc.integer({ min: epochDay(day('0000-01-01')), max: epochDay(day('9999-12-31')) });
    fc.assert(
      fc.property(number, number, (a, b) => {
        const [from, to] = [dateOfEpochDay(a), dateOfEpochDay(b)];
        const plain = Temporal.PlainDate.from(from);
        expect(plusDays(from, b - a)).toBe(plain.add({ days: b - a }).toString());
        expect(plusDays(from, b - a)).toBe(to);
        expect(daysBetween(from, to)).toBe(plain.until(to, { largestUnit: 'days' }).days);
        expect(dayOfWeek(from)).toBe(plain.dayOfWeek);
      }),
    );
  });

  it('end with the years of four digits', () => {
    const [first, last] = [day('0000-01-01'), day('9999-12-31')];
    for (const beyond of [
      () => plusDays(last, 1),
      () => plusDays(first, -1),
      () => plusYears(last, 1),
      () => plusYears(first, -1),
      () => plusMonths(last, 1),
    ])
      expect(refusal(beyond)).toMatchObject({ kind: 'invalid', code: 'date.out-of-range' });
  });
});

describe('months', () => {
  it.each([
    ['2026-08-31', 6, '2027-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2026-11-30', 6, '2027-05-30'],
    ['2026-12-01', 1, '2027-01-01'],
    ['2026-03-31', -1, '2026-02-28'],
  ])('%s and %i months are %s', (start, months, end) => {
    expect(plusMonths(day(start), months)).toBe(end);
  });
});

describe('years', () => {
  it.each([
    ['2024-02-29', 1, '2025-02-28'],
    ['2024-02-29', 4, '2028-02-29'],
    ['2024-02-29', 30, '2054-02-28'],
    ['2026-12-31', 30, '2056-12-31'],
    ['2024-02-29', -1, '2023-02-28'],
  ])('%s and %i years are %s', (start, years, end) => {
    expect(plusYears(day(start), years)).toBe(end);
  });

  it('are what Temporal adds, leap days included', () => {
    const start = fc.oneof(
      fc.integer({ min: epochDay(day('1900-01-01')), max: epochDay(day('2200-12-31')) }).map(dateOfEpochDay),
      fc
        .integer({ min: 475, max: 550 })
        .map((fourth) => day(fourth % 25 === 0 && fourth % 100 !== 0 ? '2024-02-29' : `${fourth * 4}-02-29`)),
    );
    fc.assert(
      fc.property(start, fc.integer({ min: -1000, max: 1000 }), (date, years) => {
        expect(plusYears(date, years)).toBe(Temporal.PlainDate.from(date).add({ years }).toString());
      }),
    );
  });

  it.each([
    ['2020-01-01', 20, '2039-12-31'],
    ['2026-10-14', 1, '2027-10-13'],
    ['2024-02-29', 30, '2054-02-27'],
    ['2024-03-01', 4, '2028-02-29'],
  ])('a term from %s of %i years has %s as its last day', (start, years, last) => {
    expect(lastDayOfYears(day(start), years)).toBe(last);
  });
});

describe('zones', () => {
  it.each([
    ['Asia/Jakarta', '2027-10-12T17:00:00.000Z'],
    ['Asia/Makassar', '2027-10-12T16:00:00.000Z'],
    ['Asia/Jayapura', '2027-10-12T15:00:00.000Z'],
  ])('%s starts 2027-10-13 at %s', (zone, start) => {
    expect(startOfDay(day('2027-10-13'), zone)).toBe(start);
    expect(dateIn(instant(start), zone)).toBe('2027-10-13');
    expect(dateIn(plusMs(instant(start), -1), zone)).toBe('2027-10-12');
  });

  it('show the day that Temporal knows, in every year of the common era', () => {
    const zones = [
      'Asia/Jakarta',
      'Asia/Makassar',
      'Asia/Jayapura',
      'Asia/Pontianak',
      'Pacific/Apia',
      'America/Sao_Paulo',
      'UTC',
    ];
    const moments = fc.integer({ min: Date.parse('0001-01-02T00:00:00Z'), max: Date.parse('9999-12-30T00:00:00Z') });
    fc.assert(
      fc.property(moments, fc.constantFrom(...zones), (ms, zone) => {
        const known = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDate().toString();
        expect(dateIn(instantOf(ms), zone)).toBe(known);
      }),
      { numRuns: 1_000 },
    );
  });

  it('starts a day at its first moment where the clock skips midnight', () => {
    expect(startOfDay(day('2018-11-04'), 'America/Sao_Paulo')).toBe('2018-11-04T03:00:00.000Z');
  });
});

describe('systemClock', () => {
  it('tells the moment of the machine', () => {
    const before = instantOf(Date.now());
    const now = systemClock.now();
    expect(isInstant(now)).toBe(true);
    expect(now >= before && now <= instantOf(Date.now())).toBe(true);
  });
});
