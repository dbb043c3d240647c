/** Where in what the public reads a text stands. */
export interface PublicPlace {
  /** The entry's kode, or a file that anybody may fetch. */
  readonly where: string;
  readonly field: string;
}

/** Shorter values are words that everybody uses, and would be found everywhere. */
const FEWEST_LETTERS = 8;
/** One word without a digit in it is a name of nothing in particular unless it is long. */
const FEWEST_OF_ONE_WORD = 12;

const WORD = /[\p{L}\p{N}]+/gu;
/** Soft hyphens and the like, which nobody sees and which would part a word. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;
/** Digits of people's numbers are written with blanks and dots, too; case and forms of letters make no difference. */
const wordsOf = (text: string): string[] => text.normalize('NFKC').replace(UNSEEN, '').toLowerCase().match(WORD) ?? [];

/** Everything that the public reads, so that a text can be looked up in it by its words, whatever stands between them. */
export class PublicWords {
  private readonly ids = new Map<string, number>();
  private readonly texts: { readonly place: PublicPlace; readonly words: Uint32Array }[] = [];
  /** Texts by each pair of neighbouring words that they hold, and by each word alone. */
  private readonly pairs = new Map<number, number[]>();
  private readonly singles = new Map<number, number[]>();

  add(place: PublicPlace, text: string): void {
    const words = Uint32Array.from(wordsOf(text), (word) => this.id(word));
    const at = this.texts.push({ place, words }) - 1;
    words.forEach((word, index) => {
      note(this.singles, word, at);
      const next = words[index + 1];
      if (next !== undefined) note(this.pairs, pair(word, next), at);
    });
  }

  /** Where the text stands, word for word; nothing for one too common to tell. */
  places(text: string): PublicPlace[] {
    const words = wordsOf(text);
    if (!isTelling(words)) return [];
    const ids = words.map((word) => this.ids.get(word));
    if (ids.includes(undefined)) return [];
    const known = ids as number[];
    return this.candidates(known)
      .map((at) => this.texts[at] as (typeof this.texts)[number])
      .filter((one) => holds(one.words, known))
      .map(({ place }) => place);
  }

  private candidates(words: readonly number[]): readonly number[] {
    if (words.length === 1) return this.singles.get(words[0] as number) ?? [];
    let fewest: readonly number[] | undefined;
    for (let index = 1; index < words.length; index++) {
      const some = this.pairs.get(pair(words[index - 1] as number, words[index] as number)) ?? [];
      if (fewest === undefined || some.length < fewest.length) fewest = some;
    }
    return fewest ?? [];
  }

  private id(word: string): number {
    const known = this.ids.get(word);
    if (known !== undefined) return known;
    this.ids.set(word, this.ids.size);
    return this.ids.size - 1;
  }
}

function isTelling(words: readonly string[]): boolean {
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  if (words.length === 1 && !/\p{N}/u.test(words[0] as string)) return letters >= FEWEST_OF_ONE_WORD;
  return letters >= FEWEST_LETTERS;
}

/** Two ids of at most 26 bits as one number that JavaScript holds exactly. */
const pair = (first: number, second: number): number => first * 0x4000000 + second;

function note(index: Map<number, number[]>, key: number, at: number): void {
  const known = index.get(key);
  if (known === undefined) index.set(key, [at]);
  else if (known.at(-1) !== at) known.push(at);
}

function holds(text: Uint32Array, words: readonly number[]): boolean {
  const [first = 0] = words;
  for (let from = text.indexOf(first); from >= 0; from = text.indexOf(first, from + 1))
    if (words.every((word, index) => text[from + index] === word)) return true;
  return false;
}
