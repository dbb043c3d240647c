import { ARTICLE_KEYS, letterKey } from '@tabir/law';

/** Who holds information that stands in a public list: as a reader chooses it, and as people call it. */
export interface PublicHolder {
  readonly key: string;
  readonly name: string;
}

/** The key of the PPID unit where it holds the information itself. */
export const OWN_HOLDER = '-';
export const OWN_NAME = 'PPID';

/** The letters of Article 17. */
export const LETTERS = 'abcdefghij'.split('').filter((letter) => ARTICLE_KEYS.includes(letterKey(letter)));

/** When something opens: within a year, later than that, or on no day that is known yet. */
export const OPENS = ['setahun', 'kemudian', 'belum'] as const;
export type Opens = (typeof OPENS)[number];

/** What a reader looks for in a public list. Everything that is given has to hold. */
export interface PublicSearch {
  /** Beginnings of words, each with the holders in whose names it begins a word. */
  readonly beginnings: readonly { readonly text: string; readonly holders: readonly string[] }[];
  /** Words that have to be found just as they stand, because the index knows only parts of them: '188.4/7/2026'. */
  readonly exact: readonly string[];
  readonly letter: string | null;
  readonly holder: string | null;
  readonly opens: Opens | null;
}

/** Whether words are looked for, which is more work than all else. */
export const hasWords = ({ beginnings }: PublicSearch): boolean => beginnings.length > 0;

/** How many entries a page has. */
export const PAGE_SIZE = 50;

/** What an address can ask of a list, under the names that stand in it. */
export type Field = 'cari' | 'huruf' | 'pemegang' | 'terbuka' | 'laman';

/** A search as it was asked for. */
export interface Asked {
  readonly search: PublicSearch;
  /** From one on. */
  readonly page: number;
  /** What was understood, as it stands in the address. */
  readonly values: Readonly<Partial<Record<Exclude<Field, 'laman'>, string>>>;
  /** What was not understood. */
  readonly refused: readonly Field[];
  /** Words that are too short to be looked for. */
  readonly ignored: readonly string[];
  /** Words beyond those that are looked for at once. */
  readonly surplus: readonly string[];
}

const LONGEST = 200;
/** Each word is a walk through the index of words, and one that many titles have is a long one. */
export const MOST_WORDS = 8;
const PAGE = /^[1-9]\d{0,6}$/;

/** Reads an address. Whatever it has of other names is not ours to judge. */
export function askedOf(query: Readonly<Record<string, unknown>>, holders: readonly PublicHolder[]): Asked {
  const refused: Field[] = [];
  const read = (name: Field, accepts: (text: string) => boolean): string | null => {
    const value = query[name] ?? '';
    const text = typeof value === 'string' ? value.trim() : null;
    if (text === '') return null;
    if (text !== null && accepts(text)) return text;
    refused.push(name);
    return null;
  };
  const cari = read('cari', (text) => text.length <= LONGEST && text.isWellFormed() && !/\p{Cc}/u.test(text));
  const huruf = read('huruf', (text) => LETTERS.includes(text));
  const pemegang = read('pemegang', (text) => holders.some(({ key }) => key === text));
  const terbuka = read('terbuka', (text) => (OPENS as readonly string[]).includes(text));
  const page = Number(read('laman', (text) => PAGE.test(text)) ?? 1);
  const { ignored, surplus, ...words } = wordsOf(cari ?? '', holders);
  const sought = words.beginnings.length === 0 ? null : cari;
  const given = Object.entries({ cari: sought, huruf, pemegang, terbuka }).filter(([, value]) => value !== null);
  return {
    search: { ...words, letter: huruf, holder: pemegang, opens: terbuka as Opens | null },
    page,
    values: Object.fromEntries(given) as Asked['values'],
    refused,
    ignored,
    surplus,
  };
}

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const NO_LETTER = /[^\p{L}\p{N}_]+/u;
const EDGES = /^[^\p{L}\p{N}_]+|[^\p{L}\p{N}_]+$/gu;

function wordsOf(
  text: string,
  holders: readonly PublicHolder[],
): Pick<PublicSearch, 'beginnings' | 'exact'> & Pick<Asked, 'ignored' | 'surplus'> {
  const words = text
    .normalize('NFC')
    .split(/\s+/u)
    .map((word) => word.replace(EDGES, ''))
    .filter((word) => word !== '')
    .map((word) => ({ word, all: word.split(NO_LETTER), known: word.split(NO_LETTER).filter(isKnown) }));
  const known = words.filter((one) => one.known.length > 0);
  let parts = 0;
  const within = known.map((one) => (parts += one.known.length) <= MOST_WORDS);
  const found = known.filter((_, index) => within[index]);
  return {
    // The index makes no difference between letters of either case, with or without accents.
    beginnings: [...new Map(found.flatMap((one) => one.known).map((part) => [folded(part), part])).values()].map((part) => ({
      text: part,
      holders: holders.filter(({ name }) => hasWord(name, part)).map(({ key }) => key),
    })),
    exact: found.filter((one) => one.known.length < one.all.length).map(({ word }) => word),
    ignored: words.filter((one) => one.known.length === 0).map(({ word }) => word),
    surplus: known.filter((_, index) => !within[index]).map(({ word }) => word),
  };
}

/** The index of words has none of fewer letters. */
const isKnown = (part: string): boolean => /^.{3,}$/u.test(part);

const hasWord = (name: string, beginning: string): boolean =>
  folded(name)
    .split(NO_LETTER)
    .some((word) => word.startsWith(folded(beginning)));
