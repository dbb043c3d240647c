import { dateIn, daysBetween, localDate, type Instant, type LocalDate } from '@tabir/kernel';
import {
  actsIn,
  actInWords,
  ARTICLES,
  cite,
  letterKey,
  UNVERIFIED,
  type Citation,
  type Readers,
  type Verified,
} from '@tabir/law';
import type { EditionMark, PublicItem, PublicList } from './public-item.js';
import type { OpenBasis, RegisterRow } from './row.js';

const MONTHS = 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(' ');

/** '2027-10-13' as people write it: 13 Oktober 2027. */
export function longDate(date: LocalDate): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${Number(day)} ${MONTHS[Number(month) - 1] ?? ''} ${year}`;
}

/** Which state of the list it is: the day, and the edition where it is one. */
export function statusLine({ asOf, zone, edition }: PublicList): string {
  const day = `eadaan pada ${longDate(dateIn(asOf, zone))}`;
  return edition === undefined ? `K${day}` : `${editionName(edition)}, k${day}`;
}

export const editionName = ({ no }: Pick<EditionMark, 'no'>): string => `Edisi ke-${grouped(no)}`;

/** 9498 as people write it: 9.498. */
export const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, '.');

/** The letters of Article 17 of the Act on public information as parts of a legal basis. */
export const citationsOf = ({ letters }: Pick<PublicItem, 'letters'>, verified: Verified): Citation[] =>
  letters.map((letter) => cite(letterKey(letter), verified));

/** A ground often repeats the article itself among its Acts, and names nothing else. */
function repeatsArticle(act: string): boolean {
  const named = actsIn(act);
  const numbers = act.match(/\d+\s*(?:\/|tahun)\s*\d{4}/gi) ?? [];
  return named.length > 0 && named.length === numbers.length && named.every(({ name }) => name === 'UU 14/2008');
}

/** 'UU 14/2008 Pasal 17 huruf a dan huruf h (belum diverifikasi)', followed by the other Acts as the table of regulations knows them. */
export function legalBasis(
  { letters, acts, determinationDate }: Pick<PublicItem, 'letters' | 'acts' | 'determinationDate'>,
  verified: Verified,
  readers: Readers = 'public',
): string {
  const named = (those: readonly string[], mark: string): string[] =>
    those.length === 0 ? [] : [`UU 14/2008 Pasal 17 ${those.map((letter) => `huruf ${letter}`).join(' dan ')}${mark}`];
  const isVerified = (letter: string): boolean => verified.has(letterKey(letter));
  const others = acts.filter((act) => !repeatsArticle(act));
  return [
    ...named(letters.filter(isVerified), ''),
    ...named(
      letters.filter((letter) => !isVerified(letter)),
      ` (${UNVERIFIED})`,
    ),
    ...others.map((act) => actInWords(act, determinationDate, readers)),
  ].join('; ');
}

/** Of what is exempt in part the rest is public, and says where it is found. */
export function part({ scope, openPartAt }: Pick<PublicItem, 'scope' | 'openPartAt'>): string {
  if (scope === 'remainder') return 'Sisa dari informasi yang dibuka sebagian.';
  if (scope !== 'part') return '';
  return openPartAt === null
    ? 'Hanya sebagian yang dikecualikan.'
    : `Hanya sebagian yang dikecualikan; selebihnya: ${openPartAt}`;
}

/** The same of a line as the table has it. */
export const legalBasisOf = (
  { letters, acts, determinationDate }: Pick<RegisterRow, 'letters' | 'acts' | 'determinationDate'>,
  verified: Verified,
): string =>
  legalBasis(
    {
      letters: lettersOf(letters),
      acts: actsOf(acts),
      determinationDate: determinationDate === null ? null : localDate(determinationDate),
    },
    verified,
    'office',
  );

/** As the projection joins them. */
export const lettersOf = (letters: string): string[] => (letters === '' ? [] : letters.split(','));
export const actsOf = (acts: string): string[] => (acts === '' ? [] : acts.split('; '));

export const inPlainWords = (letter: string): string => ARTICLES[letterKey(letter)].text;

/** What each letter of a legal basis means, one sentence each. */
export const lettersInPlainWords = ({ letters }: Pick<PublicItem, 'letters'>): string =>
  letters.map((letter) => `Huruf ${letter}: ${inPlainWords(letter)}.`).join(' ');

/** Number and day of the determination: '188.4/7/2007, 14 Oktober 2007'; empty where nothing was determined. */
export const determination = ({ determinationNumber: number, determinationDate: date }: PublicItem): string =>
  number === null || date === null ? '' : `${number}, ${longDate(date)}`;

/** The period as the form has it: '20 tahun, 14 Oktober 2026 sampai dengan 13 Oktober 2046'. */
export function period({ termKind, termYears, termEvent, recheckOn, startsOn, endsOn }: PublicItem): string {
  const from = startsOn === null ? '' : `${longDate(startsOn)} `;
  const until = endsOn === null ? null : `${from}sampai dengan ${longDate(endsOn)}`;
  // What waits may have an end as well: the most that the law allows.
  const then = (words: string): string =>
    endsOn === null
      ? words
      : recheckOn === null
        ? `${words}, yaitu ${until}`
        : `${words}, paling lama sampai dengan ${longDate(endsOn)}`;
  const event = termEvent ?? 'peristiwa yang disebut dalam penetapan';
  switch (termKind) {
    case 'years':
      return termYears === null ? (until ?? NOT_SET) : `${termYears} tahun, ${until ?? NOT_SET}`;
    case 'several':
      return `beberapa jangka waktu, yang terakhir ${until ?? 'belum ada tanggal akhirnya'}`;
    case 'event':
      return then(`sampai ${event}`);
    case 'event-years':
      return then(`${termYears ?? ''} tahun setelah ${event}`);
    case 'consent':
      return then('sampai ada persetujuan tertulis dari orang yang bersangkutan');
    case 'indefinite':
      return then('tidak ditentukan, ditinjau secara berkala');
    case 'unstated':
      return then('tidak disebutkan dalam penetapan, sedang diperbaiki');
    case 'date':
    case null:
      return until ?? NOT_SET;
  }
}

const NOT_SET = 'belum ditetapkan';

const OPENED_WHY: Readonly<Record<OpenBasis, string>> = {
  law: 'jangka waktunya berakhir',
  decision: 'penetapan PPID',
  consent: 'persetujuan tertulis orang yang bersangkutan',
  'public-office': 'berkaitan dengan jabatan publik',
  'open-court': 'sudah diungkapkan dalam sidang yang terbuka untuk umum',
  ruling: 'putusan Komisi Informasi atau pengadilan',
};

/** What made an item public. */
export const openedWhy = ({ openBasis, opensInPart }: PublicItem): string =>
  `${openBasis === null ? NOT_SET : OPENED_WHY[openBasis]}${opensInPart ? ', hanya sebagian' : ''}`;

/** The first day on which it was public. */
export const openSince = ({ secretUntil }: Pick<PublicItem, 'secretUntil'>, zone: string): LocalDate | null =>
  secretUntil === null ? null : dateIn(secretUntil, zone);

/** Where anybody gets what is public. */
export const whereFound = ({ openPartAt, kode }: PublicItem): string => openPartAt ?? `Minta kepada PPID dengan kode ${kode}`;

export interface Opening {
  /** The first day on which it is public. */
  readonly on: LocalDate;
  readonly days: number;
  readonly sentence: string;
}

/** When the item opens, in days from the office's today; null while no moment is set. */
export function opening({ secretUntil, openBasis, opensInPart }: PublicItem, asOf: Instant, zone: string): Opening | null {
  if (secretUntil === null) return null;
  const on = dateIn(secretUntil, zone);
  const days = daysBetween(dateIn(asOf, zone), on);
  const what = opensInPart ? 'terbuka sebagian' : 'terbuka';
  const why = openBasis === 'decision' ? `Diputuskan ${what} mulai` : `T${what.slice(1)} mulai`;
  return { on, days, sentence: `${why} ${longDate(on)} (${days === 0 ? 'hari ini' : `${grouped(days)} hari lagi`})` };
}
