import type { Language } from '../api/types.js';

/** Days are texts 'YYYY-MM-DD', moments are UTC texts; what people see is the office's zone, wherever their computer stands. */

const LOCALE: Readonly<Record<Language, string>> = { id: 'id-ID', en: 'en-GB' };
const DAY_MS = 86_400_000;

const utcOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

const IS_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** 13 Oktober 2027 */
export function longDay(day: string, language: Language): string {
  const date = utcOf(day);
  if (!IS_DAY.test(day) || Number.isNaN(date.getTime())) return day;
  return new Intl.DateTimeFormat(LOCALE[language], { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    date,
  );
}

/** Whether a text is a moment as the API writes it. */
export const isMoment = (text: string): boolean => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text);

/** 13 Oktober 2027 pukul 08.00 WITA */
export function longMoment(moment: string, zone: string, language: Language): string {
  const date = new Date(moment);
  const day = new Intl.DateTimeFormat(LOCALE[language], { day: 'numeric', month: 'long', year: 'numeric', timeZone: zone });
  const time = new Intl.DateTimeFormat(LOCALE[language], {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
    timeZoneName: 'short',
  });
  return `${day.format(date)} ${language === 'id' ? 'pukul' : 'at'} ${time.format(date)}`;
}

/** The day that a moment lies on in the zone. */
export const dayIn = (moment: string | number, zone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    new Date(moment),
  );

/** The last day on which something due at that moment is in time: a moment at midnight closes the day before. */
export const lastDayBefore = (moment: string, zone: string): string => dayIn(Date.parse(moment) - 1, zone);

export const daysBetween = (from: string, to: string): number =>
  Math.round((utcOf(to).getTime() - utcOf(from).getTime()) / DAY_MS);

/** The moment at which a day begins in the zone. */
export function startOfDay(day: string, zone: string): string {
  const utc = utcOf(day).getTime();
  const offset = (at: number): number => {
    const parts = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    }).formatToParts(at);
    const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value);
    return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) - at;
  };
  // The offset of a guess is that of the day, unless clocks are changed on it; asking again settles that.
  const guess = utc - offset(utc);
  return new Date(utc - offset(guess)).toISOString();
}

/** Days that stand in a sentence as data read like days that people write. */
export const withLongDays = (sentence: string, language: Language): string =>
  sentence.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (day) => longDay(day, language));

export function fileSize(bytes: number, language: Language): string {
  const [size, unit] = bytes >= 1e6 ? [bytes / 1e6, 'MB'] : [bytes / 1e3, 'kB'];
  return `${new Intl.NumberFormat(LOCALE[language], { maximumFractionDigits: 1 }).format(size)} ${unit}`;
}
