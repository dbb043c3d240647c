import { type JsonObject } from '@tabir/kernel';
import { ARTICLE_KEYS, ARTICLES, instrumentOf, type Article, type ArticleKey } from './articles.js';
import { INSTRUMENTS, nameOf } from './instruments.js';

/** Said wherever something is printed that no legal office has verified yet. */
export const UNVERIFIED = 'belum diverifikasi';

/** Articles that the office in question has verified. */
export type Verified = ReadonlySet<string>;

export const NOTHING_VERIFIED: Verified = new Set();

/** The setting `verifiedArticles`: each article with the paper by which the legal office verified it. */
export const papersIn = ({ verifiedArticles = {} }: JsonObject): Readonly<Record<string, string>> =>
  verifiedArticles as Record<string, string>;

export const verifiedIn = (settings: JsonObject): Verified => new Set(Object.keys(papersIn(settings)));

/** One part of a legal basis. */
export interface Citation {
  readonly key: ArticleKey;
  readonly instrument: string;
  /** Its number; null where there is none, or where it is known from memory only and nobody has verified it. */
  readonly article: string | null;
  /** By the legal office; null for a policy of this application, of which there is nothing to verify. */
  readonly verified: boolean | null;
  readonly text: string;
}

/** Its number may be printed once somebody has seen it or the legal office has verified it. */
const isPrintable = ({ number, seen }: Article, verified: boolean): boolean =>
  number !== null && (verified || seen !== 'recalled');

export function cite(key: ArticleKey, verified: Verified): Citation {
  const article: Article = ARTICLES[key];
  const instrument = INSTRUMENTS[instrumentOf(key)];
  return {
    key,
    instrument: nameOf(instrument),
    article: isPrintable(article, verified.has(key)) ? article.number : null,
    verified: instrument.kind === 'policy' ? null : verified.has(key),
    text: article.text,
  };
}

export function inWords({ instrument, article, verified, text }: Citation): string {
  if (verified === null) return text;
  if (article !== null) return `${instrument} ${article}${verified ? '' : ` (${UNVERIFIED})`}`;
  return `${instrument}, ${text}${verified ? '' : ` (nomor pasal ${UNVERIFIED})`}`;
}

/** A legal basis as a sentence shows it. */
export const basisInWords = (citations: readonly Citation[]): string => citations.map(inWords).join('; ');

/** What a legal office can verify: every article of a regulation or procedure. */
export const VERIFIABLE = ARTICLE_KEYS.filter((key) => INSTRUMENTS[instrumentOf(key)].kind !== 'policy');

/** Each of them by name, for the people who verify it: with a number that is only recalled, too. */
export const ARTICLE_NAMES: Readonly<Record<string, string>> = Object.fromEntries(
  VERIFIABLE.map((key) => {
    const { number, text }: Article = ARTICLES[key];
    return [key, [nameOf(INSTRUMENTS[instrumentOf(key)]), number, `(${text})`].filter((part) => part !== null).join(' ')];
  }),
);
