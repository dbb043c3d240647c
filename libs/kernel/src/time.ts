import { Temporal } from 'temporal-polyfill';
import { AppError } from './app-error.js';

declare const brand: unique symbol;

/** A day as the law counts it, 'YYYY-MM-DD', no zone. Text order is time order. */
export type LocalDate = string & { readonly [brand]: 'LocalDate' };
/** A moment as the machine counts it, 'YYYY-MM-DDTHH:mm:ss.sssZ' (UTC, milliseconds). Text order is time order. */
export type Instant = string & { readonly [brand]: 'Instant' };

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

export function isLocalDate(text: unknown): text is LocalDate {
  if (typeof text !== 'string' || !DATE.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  // Date.parse rolls 30 February over to March, so the way back must give the same day.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Reads a day of the calendar; refuses what is none, such as 30 February. */
export function localDate(text: string): LocalDate {
  if (!isLocalDate(text))
    throw new AppError('invalid', 'date.invalid', `"${text}" is not a day of the calendar; write YYYY-MM-DD.`);
  return text;
}

export function isInstant(text: unknown): text is Instant {
  if (typeof text !== 'string' || !INSTANT.test(text)) return false;
  const time = Date.parse(text);
  // The same way back as above: 30 February and 24:00 are read, but as another moment.
  return !Number.isNaN(time) && new Date(time).toISOString() === text;
}

/** Reads a UTC moment with milliseconds. */
export function instant(text: string): Instant {
  if (!isInstant(text))
    throw new AppError('invalid', 'instant.invalid', `"${text}" is not a moment; write YYYY-MM-DDTHH:mm:ss.sssZ.`);
  return text;
}

/** Beyond four-digit years ISO texts grow a sign, and their order is no longer the order of time. */
function fourDigitYear<T extends LocalDate | Instant>(text: string): T {
  if (!/^\d{4}-/.test(text))
    throw new AppError('invalid', 'date.out-of-range', `"${text}" is too far away; choose a time in the years 0000 to 9999.`);
  return text as T;
}

export const instantOf = (epochMs: number): Instant => fourDigitYear(new Date(epochMs).toISOString());
export const epochMs = (at: Instant): number => Date.parse(at);
export const plusMs = (at: Instant, ms: number): Instant => instantOf(epochMs(at) + ms);

const DAY_MS = 86_400_000;
/** The number of a day counted from 1970-01-01: an index for tables over days. */
export const epochDay = (date: LocalDate): number => Date.parse(date) / DAY_MS;
export const dateOfEpochDay = (day: number): LocalDate => instantOf(day * DAY_MS).slice(0, 10) as LocalDate;

export const plusDays = (date: LocalDate, days: number): LocalDate => dateOfEpochDay(epochDay(date) + days);
/** Whole days from a to b; negative when b is earlier. */
export const daysBetween = (a: LocalDate, b: LocalDate): number => epochDay(b) - epochDay(a);
/** 1 = Monday … 7 = Sunday; day 0 (1970-01-01) was a Thursday. */
export const dayOfWeek = (date: LocalDate): number => ((((epochDay(date) + 3) % 7) + 7) % 7) + 1;
/** The same day n years on; 29 February becomes 28 February where there is none. The only place that adds years. */
export function plusYears(date: LocalDate, years: number): LocalDate {
  const year = String(Number(date.slice(0, 4)) + years).padStart(4, '0');
  const same = fourDigitYear<LocalDate>(`${year}${date.slice(4)}`);
  return !same.endsWith('-02-29') || isLocalDate(same) ? same : (`${year}-02-28` as LocalDate);
}
/** The same day n months on; the last of the month where there is none. */
export const plusMonths = (date: LocalDate, months: number): LocalDate =>
  fourDigitYear<LocalDate>(Temporal.PlainDate.from(date).add({ months }).toString());
/** The last day of a term of n whole years: the day before the anniversary of its start. */
export const lastDayOfYears = (start: LocalDate, years: number): LocalDate => plusDays(plusYears(start, years), -1);

/** 00:00 of a day in an IANA zone. */
export const startOfDay = (date: LocalDate, zone: string): Instant =>
  instantOf(Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone }).epochMilliseconds);
const calendars = new Map<string, Intl.DateTimeFormat>();
/** Swedes write a day as ISO 8601 does. Making one takes long, and a list asks for a day in each of its lines. */
function wallCalendar(zone: string): Intl.DateTimeFormat {
  const calendar = calendars.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone });
  calendars.set(zone, calendar);
  return calendar;
}
/** The day that a calendar on the wall of that zone shows. */
export const dateIn = (at: Instant, zone: string): LocalDate =>
  wallCalendar(zone).format(epochMs(at)).padStart(10, '0') as LocalDate;

/** The only source of "now". Law, deadlines and public pages take the office's; sessions, leases and limits the system's. */
export interface Clock {
  now(): Instant;
}
export const systemClock: Clock = { now: () => instantOf(Date.now()) };
