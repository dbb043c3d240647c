import type { Instant } from '@tabir/kernel';
import { all, where, type Condition } from './condition.js';
import { OWN_HOLDER, type Opens, type PublicSearch } from './public-search.js';
import { closedAt, dbTime } from './register-keys.js';

/** The list of what is exempt, or that of what has become public: no entry is ever in both. */
export type PublicKind = 'exempt' | 'open';

/** Everything that stands in a list at that moment, in the words of the public view. */
export const listedIn = (kind: PublicKind, now: Instant): Condition =>
  all([where`listed = 1`, kind === 'exempt' ? closedAt(now) : where`secret_until <= ${dbTime(now)}`]);

/** What of it is sought. `aYearOn` is the end of the same day in a year. */
export const soughtBy = (search: PublicSearch, aYearOn: Instant): Condition[] => [
  ...wordConditions(search),
  ...(search.letter === null ? [] : [where`FIND_IN_SET(${search.letter}, letters) > 0`]),
  ...(search.holder === null ? [] : [heldBy(search.holder)]),
  ...(search.opens === null ? [] : [opensCondition(search.opens, aYearOn)]),
];

function wordConditions({ beginnings, exact }: PublicSearch): Condition[] {
  const inTexts = beginnings.filter(({ holders }) => holders.length === 0).map(({ text }) => text);
  const inEither = beginnings.filter(({ holders }) => holders.length > 0);
  return [
    ...(inTexts.length === 0 ? [] : [matching(inTexts)]),
    ...inEither.map(({ text, holders }) => any([among(matching([text])), ...holders.map(heldBy)])),
    ...exact.map(
      (word) =>
        where`CONCAT_WS(' ', public_title, public_summary, determination_number, holder) LIKE ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`,
    ),
  ];
}

/** The index begins with the first word; the longest one is likely to be that of the fewest entries. */
const matching = (words: readonly string[]): Condition =>
  where`MATCH (public_title, public_summary, determination_number)
    AGAINST (${[...words]
      .sort((a, b) => b.length - a.length)
      .map((word) => `+${word}*`)
      .join(' ')} IN BOOLEAN MODE)`;

/** Beside another condition the index of words is asked by itself, and not once for each row. */
const among = ({ text, values }: Condition): Condition => ({
  text: `instance_id IN (SELECT instance_id FROM public_item WHERE listed = 1 AND ${text})`,
  values,
});

const heldBy = (key: string): Condition => (key === OWN_HOLDER ? where`agency IS NULL` : where`agency = ${key}`);

function opensCondition(opens: Opens, aYearOn: Instant): Condition {
  switch (opens) {
    case 'setahun':
      return where`secret_until <= ${dbTime(aYearOn)}`;
    case 'kemudian':
      return where`secret_until > ${dbTime(aYearOn)}`;
    case 'belum':
      return where`secret_until IS NULL`;
  }
}

const any = (conditions: readonly Condition[]): Condition => ({
  text: conditions.map(({ text }) => `(${text})`).join(' OR '),
  values: conditions.flatMap(({ values }) => values),
});
