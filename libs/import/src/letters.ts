import { oneLine } from './table.js';

/** What a legal basis says: letters of Article 17 of UU 14/2008, and the other Acts that it names. */
export interface LegalBasis {
  readonly letters: readonly string[];
  readonly acts: readonly string[];
  /** What is said of Article 17 and cannot be read, such as a range of letters. */
  readonly unclear: string | null;
}

const ACT = String.raw`\b(?:uud|uu|undang[\s\u2010-\u2015-]*undang|perp+u|pp|perpres|permen\w*|perda|perki|perka|perban|perbup|perwal\w*|pergub|keppres|kepmen\w*|peraturan|keputusan|aturan|instruksi)\b`;
const ARTICLE_17 = String.raw`(?:\b(?:pasal|ps\.?|psl\.?)\s*17(?![\d/])|\b17(?=\s*,?\s*huruf\b))`;
const KIP = /\b14\s*(?:\/|tahun|thn\.?|th\.?)\s*2008\b|\bkip\b|keterbukaan\s+informasi\s+publik/i;

/** "huruf h angka 1", "(h)", "h": what may stand in a list of letters. */
const LETTER = String.raw`(?:(?:huruf|hrf\.?|butir)\s*)?["'“(]?\b([a-z])\b["'”)]?(?!\.\w|-\w\w)(?:\s*,?\s*(?:angka|butir|nomor)\s*\(?\d+\)?(?:\s*(?:,|dan|&)\s*(?:angka\s*)?\d+\b)*)?(?:\s*\([^()]{2,200}\))?`;
const AND = String.raw`(?:\s*(?:,\s*dan|,\s*serta|,|dan|serta|&|\/)\s*|\s+(?=huruf\b|hrf\b))`;
const LIST = new RegExp(`^\\s*,?\\s*(?:ayat\\s*\\(?\\d+\\)?\\s*)?(${LETTER}(?:${AND}${LETTER})*)`, 'i');
/** What follows a list and makes more of it than was read: a range, a choice, a letter in another place of the sentence. */
const MORE = new RegExp(
  `^\\s*(?:-|–|sampai(?:\\s+dengan)?|hingga|s\\s*[./]\\s*d\\.?|atau|dan\\s*/\\s*atau)\\s*${LETTER}|^\\s*\\([a-z]\\)|\\b(?:huruf|hrf)\\b`,
  'i',
);
/** As far as it is about the same article. */
const SAME_ARTICLE = new RegExp(`\\b(?:pasal|ps\\.|psl\\.)|${ACT}`, 'i');

interface Reading {
  readonly letters: readonly string[];
  readonly unclear: string | null;
}

/** The list of letters at the beginning of a text, or, with `whole`, the list that the text is. */
function readList(text: string, { whole = false } = {}): Reading {
  const [all = '', list = ''] = LIST.exec(text) ?? [];
  const rest = text.slice(all.length);
  const end = rest.search(SAME_ARTICLE);
  const same = end < 0 ? rest : rest.slice(0, end);
  const letters = [...list.matchAll(new RegExp(LETTER, 'gi'))].map(([, letter = '']) => letter.toLowerCase());
  const isUnclear = MORE.test(same) || (whole && rest !== '') || letters.some((letter) => letter > 'j');
  return isUnclear ? { letters: [], unclear: quoted(text) } : { letters, unclear: null };
}

const quoted = (text: string): string => oneLine(text).slice(0, 80);

/** Reads a column of letters: "h", "a, i", "huruf a dan i", "Pasal 17 huruf h". */
export function readLetters(text: string): Reading {
  const list = text.replace(new RegExp(`^\\s*(?:${ARTICLE_17}|17)`, 'i'), '').replace(/^\s+|[.;,\s]+$/g, '');
  const { letters, unclear } = readList(list, { whole: true });
  return { letters: [...new Set(letters)].sort(), unclear };
}

/**
 * Reads a legal basis in running text. An Article 17 counts when it is this Act's, or when no Act is named with it; one that only
 * follows another Act could be that one's, and is unclear.
 */
export function readBasis(text: string): LegalBasis {
  const letters = new Set<string>();
  const acts: string[] = [];
  let unclear: string | null = null;
  for (const part of partsOf(text)) {
    if (isOther(part)) acts.push(part.text);
    if (isOther(part) && part.has17) unclear ??= quoted(part.text);
    if (namesOtherAct(part.text)) continue;
    for (const reading of readingsOf(part.text)) {
      for (const letter of reading.letters) letters.add(letter);
      unclear ??= reading.unclear;
    }
  }
  return { letters: [...letters].sort(), acts: [...new Set(acts)], unclear };
}

interface Part {
  readonly text: string;
  /** Whether an Article 17 was joined to it that stood apart. */
  readonly has17: boolean;
}

const BULLETS = /(?:^|[\n\r]+)\s*(?:[-–•*▪]|\(?(?:\d{1,2}|[a-z])[.)])\s+/gi;
const PART_ENDS = new RegExp(
  [
    ';',
    `[\\n\\r]+\\s*(?=${ACT})`,
    `(?:,|\\.\\s)\\s*(?=${ACT}|${ARTICLE_17})`,
    `\\s(?:dan|serta|jo\\.?|juncto)\\s+(?=(?:(?:pasal|ps\\.?)\\s*[\\w\\s(),]{1,40}?)?${ACT})`,
  ].join('|'),
  'i',
);
const CONTINUES = /^(?:pasal|ps\.|psl\.|huruf|hrf\.|ayat|angka|17\b)/i;

/** One line break between lines: a page of empty ones would be searched again from each. */
const lined = (text: string): string =>
  text
    .split(/[\n\r]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');

const EDGE = new Set('., ');

/** Without stops at its ends; from each end once, for a cell may hold nothing but stops. */
function bare(line: string): string {
  let [from, to] = [0, line.length];
  while (from < to && EDGE.has(line.charAt(from))) from++;
  while (to > from && EDGE.has(line.charAt(to - 1))) to--;
  return line.slice(from, to);
}

/** One part for each Act; an article that names none belongs to the Act before it. */
function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  for (const piece of lined(text).replace(BULLETS, ';').split(PART_ENDS)) {
    const part = bare(oneLine(piece));
    const before = parts.at(-1);
    if (part === '') continue;
    if (before === undefined || !CONTINUES.test(part) || new RegExp(ACT, 'i').test(part))
      parts.push({ text: part, has17: false });
    else
      parts[parts.length - 1] = {
        text: `${before.text}, ${part}`,
        has17: before.has17 || new RegExp(ARTICLE_17, 'i').test(part),
      };
  }
  return parts;
}

/** The Act that a part begins with decides: PP 61/2010 names UU 14/2008 in its title and is another one. */
function namesOtherAct(part: string): boolean {
  const first = new RegExp(ACT, 'i').exec(part);
  return first !== null && !(/^u(?:u|ndang.*)$/i.test(first[0]) && KIP.test(part.slice(first.index)));
}

const isOther = ({ text }: Part): boolean => namesOtherAct(text) || !(KIP.test(text) || new RegExp(ARTICLE_17, 'i').test(text));

function readingsOf(part: string): Reading[] {
  return [...part.matchAll(new RegExp(ARTICLE_17, 'gi'))].map(({ index, 0: article }) =>
    readList(part.slice(index + article.length)),
  );
}
