import type { Said } from '@tabir/engine';
import { lastDayOfYears, type LocalDate } from '@tabir/kernel';
import { dayInWords } from './days-in-words.js';
import { numberInWords } from './numbers-in-words.js';
import { oneLine } from './table.js';

/** A period as a paper words it. Years without a start count from the day of the decree. */
export type WordedTerm =
  | { readonly kind: 'date'; readonly endsOn: LocalDate }
  | { readonly kind: 'years'; readonly startsOn: LocalDate | null; readonly years: number }
  | { readonly kind: 'event'; readonly event: string }
  | { readonly kind: 'event-years'; readonly event: string; readonly years: number }
  | { readonly kind: 'consent' | 'indefinite' | 'unstated' };

/** What to write in place of a period that is not understood. */
export const WAYS_TO_WRITE: Said = {
  id: 'Tulis salah satu: "31 Desember 2028"; "5 tahun"; "5 tahun sejak 1 Januari 2024"; "sampai …"; "selama …"; "2 tahun setelah …"; "sampai ada persetujuan yang bersangkutan"; "tidak terbatas"; "tidak disebutkan".',
  en: 'Write one of: "31 Desember 2028"; "5 tahun"; "5 tahun sejak 1 Januari 2024"; "sampai …"; "selama …"; "2 tahun setelah …"; "sampai ada persetujuan yang bersangkutan"; "tidak terbatas"; "tidak disebutkan".',
};

/** A period is a phrase; a page of text in its cell is something else. */
const LONGEST = 500;

type Reader = (text: string) => WordedTerm | null;

/** Reads the words of a period; null for what this grammar does not know. It never chooses between two readings. */
export function termInWords(text: string): WordedTerm | null {
  if (text.length > LONGEST) return null;
  const tidy = tidied(text);
  for (const read of READERS) {
    const term = read(tidy);
    if (term) return term;
  }
  return null;
}

const UNTIL = String.raw`(?:sampai|hingga)(?:\s+dengan)?`;
const STARTS = String.raw`sejak|semenjak|(?:terhitung\s+)?mulai|terhitung\s+(?:sejak|mulai|dari)|dari`;

function tidied(text: string): string {
  return oneLine(text)
    .replace(/\bs\s*[./]\s*d\b\.?/gi, 'sampai dengan')
    .replace(/^["'“”]+|["'“”.;,]+$/g, '')
    .replace(/^(?:jangka\s+waktu|terbatas|berlaku)\s*[:,]?\s+(?=\S)/i, '')
    .trim();
}

const unstated: Reader = (text) =>
  /^(?:[-–—]*|tidak\s+(?:disebut(?:kan)?|dicantumkan|tercantum|dinyatakan))$/i.test(text) ? { kind: 'unstated' } : null;

const ENDLESS = String.raw`(?:(?:tidak|tak|tdk)\s+(?:ter|di)batas(?:i)?|tanpa\s+batas)(?:\s+waktu(?:nya)?)?|permanen|(?:untuk\s+)?selama-?\s?(?:lama)?nya`;
/** An exception for somebody is no end; one that itself speaks of a time or of consent is another reading. */
const EXCEPTION = String.raw`(?:\s*,?\s*\(?kecuali\s+(?!.*(?:setuju|sampai|hingga|setelah|selama|tahun))[^\d]+)?`;
const indefinite: Reader = (text) =>
  new RegExp(`^(?:${ENDLESS})${EXCEPTION}$`, 'i').test(text) ||
  /^selama\s+(?:data|informasi)(?:nya)?\s+(?:masih\s+)?melekat\b[^\d,;]*$/i.test(text)
    ? { kind: 'indefinite' }
    : null;

const date: Reader = (text) => {
  const endsOn = dayInWords(text.replace(new RegExp(`^(?:${UNTIL}\\s+)?(?:(?:tanggal|tgl\\.?)\\s+)?`, 'i'), ''));
  return endsOn && { kind: 'date', endsOn };
};

/** From a day until a day, as an edition prints it; what says its years as well is taken only where both say the same. */
const span: Reader = (text) => {
  const [, said, from = '', until = ''] = SPAN.exec(text) ?? [];
  const [startsOn, endsOn] = [dayInWords(from), dayInWords(until)];
  if (startsOn === null || endsOn === null || startsOn > endsOn) return null;
  if (said === undefined) return { kind: 'date', endsOn };
  const years = numberInWords(said);
  return years !== null && lastDayOfYears(startsOn, years) === endsOn ? { kind: 'years', startsOn, years } : null;
};
const SPAN = new RegExp(
  `^(?:(?:selama\\s+)?([^,]+?)\\s*\\btahun\\s*,\\s*)?(?:(?:${STARTS})\\s+)?(?:(?:tanggal|tgl\\.?)\\s+)?(.+?)\\s+${UNTIL}\\s+(?:(?:tanggal|tgl\\.?)\\s+)?(.+)$`,
  'i',
);

/** Whose consent it is; that of an office is something that happens. */
const PERSON = String.raw`(?:dari\s+)?(?:tertulis\s+(?:dari\s+)?)?(?:(?:pihak|orang|pegawai|pasien|pejabat|data)\s+)*(?:(?:yang|yg)\s+bersangkutan|ybs|pemilik|subjek|pasien|keluarga|ahli\s+waris|individu)\b[^\d]*`;
const AGREES = String.raw`(?:setuju|menyetujui\w*|member(?:i|ikan)\s+(?:persetujuan|izin)(?:nya)?)`;
const CONSENT = [
  new RegExp(
    `^${UNTIL}\\s+(?:(?:ada(?:nya)?|mendapat(?:kan)?|memperoleh|diperoleh(?:nya)?)\\s+)?persetujuan(?:\\s+tertulis)?(?:\\s+${PERSON})?$`,
    'i',
  ),
  new RegExp(`^${UNTIL}\\s+${PERSON}\\b${AGREES}\\b[^\\d]*$`, 'i'),
  new RegExp(
    `^(?:(?:hanya\\s+)?(?:dapat|boleh|bisa)\\s+(?:dibuka|diberikan|diakses)\\s+)(?:bila|jika|apabila|kalau)\\s+(?:${PERSON}\\b${AGREES}|ada\\s+persetujuan(?:\\s+${PERSON})?)\\b[^\\d]*$`,
    'i',
  ),
  new RegExp(
    `^(?:(?:hanya\\s+)?(?:dapat|boleh|bisa)\\s+(?:dibuka|diberikan|diakses)\\s+)(?:atas|dengan|setelah\\s+ada)\\s+persetujuan(?:\\s+tertulis)?(?:\\s+${PERSON})?$`,
    'i',
  ),
];
const consent: Reader = (text) => (CONSENT.some((words) => words.test(text)) ? { kind: 'consent' } : null);

/** The decree itself, from which years count when nothing else is said. */
const DECREE =
  /^(?:(?:tanggal\s+)?(?:di)?(?:tetapkan|penetapan)(?:nya)?(?:\s+(?:keputusan|penetapan))?(?:\s+ini)?|(?:surat\s+)?keputusan\s+ini(?:\s+(?:ditetapkan|berlaku))?)$/i;
/** Where the number was taken from is no part of the period. */
const BORROWED = /^\s*[,(]\s*(?:mengikuti|sesuai(?:\s+dengan)?)\s+[^\d]+$/i;

const years: Reader = (text) => {
  const [, said = '', rest = ''] =
    /^(?:selama\s+)?(.+?)\s*\btahun\b(?:\s+lamanya)?(.*)$/i.exec(text.replace(/\bsetahun\b/i, 'satu tahun')) ?? [];
  const number = numberInWords(said);
  if (number === null) return null;
  if (rest === '' || BORROWED.test(rest)) return { kind: 'years', startsOn: null, years: number };
  const [, word = '', start = ''] = new RegExp(`^\\s*,?\\s*(${STARTS}|setelah|sesudah)\\s+(.+)$`, 'i').exec(rest) ?? [];
  if (start === '') return null;
  const isAfter = /^se(?:telah|sudah)$/i.test(word);
  const day = dayInWords(start.replace(/^(?:tanggal|tgl\.?)\s+/i, ''));
  // "After" a decree or a day is not clearly "from" it.
  if (day !== null || DECREE.test(start)) return isAfter ? null : { kind: 'years', startsOn: day, years: number };
  return afterEvent(start, number);
};

const yearsAfter: Reader = (text) => {
  const [, event = '', said = ''] =
    /^(?:setelah|sesudah)\s+(.+?)(?:\s*,\s*(?:selama\s+)?|\s+selama\s+)([^,]+?)\s*\btahun$/i.exec(text) ?? [];
  const number = numberInWords(said);
  return number === null ? null : afterEvent(event, number);
};

function afterEvent(words: string, number: number): WordedTerm | null {
  const event = eventIn(words);
  return event === null || DECREE.test(event) ? null : { kind: 'event-years', event, years: number };
}

const event: Reader = (text) => {
  const [, during = '', then] = new RegExp(`^(?:selama|sepanjang)\\s+(.+?)(?:\\s+(?:${UNTIL})\\s+(.+))?$`, 'i').exec(text) ?? [];
  const [, until = then] = new RegExp(`^${UNTIL}\\s+(.+)$`, 'i').exec(text) ?? [];
  if (until !== undefined) return named(eventIn(until));
  const lasting = eventIn(during);
  return named(lasting && (/^belum\s+/i.test(lasting) ? lasting.replace(/^belum\s+/i, '') : `tidak lagi ${lasting}`));
};

const named = (words: string | null): WordedTerm | null => (words === null ? null : { kind: 'event', event: words });

const MONTH_AND_YEAR = /\b(?:jan|[fp]eb|mar|apr|mei|jun|jul|ag|sep|okt|no[vp]|des)\w*\.?\s+\d{4}\b/i;
/** A time in the place of something that happens: another kind of period, or half of one. */
const TIME = [
  /^(?:akhir\s+|awal\s+)?(?:tahun|bulan|tanggal|tgl)\b/i,
  /^\W*\d/,
  /\b(?:tahun|bulan|minggu|hari)\b(?!\s+(?:anggaran|buku|ajaran)\b)/i,
  /\b(?:tidak|belum)\s+(?:di|ter)(?:tentukan|batas(?:i)?)\b|\bpermanen\b|\bselama-?\s?(?:lama)?nya\b/i,
  /\b(?:sampai|hingga|selama|setelah|sejak)\b/i,
  MONTH_AND_YEAR,
];

function eventIn(words: string): string | null {
  const event = words.replace(/^[\s:,]+|[\s.,;]+$/g, '');
  return /[a-z]{3}/i.test(event) && !/^dengan$/i.test(event) && TIME.every((time) => !time.test(event)) ? event : null;
}

/** The first that knows the words has them, so what is narrower stands before what is wider. */
const READERS: readonly Reader[] = [unstated, indefinite, date, span, years, yearsAfter, consent, event];
