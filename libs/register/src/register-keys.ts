import { dateIn, plusDays, type Instant, type LocalDate } from '@tabir/kernel';
import { all, where, type Condition } from './condition.js';
import type { EffectiveStatus, Stage } from './row.js';

export interface RegisterQuery {
  readonly unit: string;
  /** The agency that the reader is confined to, or has asked for. */
  readonly agency?: string | undefined;
  readonly letter?: string | undefined;
  readonly stage?: Stage | undefined;
  readonly status?: Exclude<EffectiveStatus, 'withdrawn'> | undefined;
  /** Words of the internal or the public title, or a kode. Only people who may read the records search here. */
  readonly q?: string | undefined;
  readonly endsBefore?: LocalDate | undefined;
}

/** Of how many rows that come next, for each that is wanted, words are looked for directly. */
const NEARBY = 40;
const DRAFTS: readonly Stage[] = ['draft', 'submitted', 'returned'];

/**
 * Statements for the keys of the first so many rows, the cheapest first; when one finds fewer than were asked for, the next is
 * asked. A word that many titles have is found among the rows that come next anyway, while the index of words would gather a
 * million of them first; of a word that few have, the index knows at once.
 */
export function keysOf(
  query: RegisterQuery,
  now: Instant,
  beyond: readonly Condition[],
  limit: number,
): [Condition, ...Condition[]] {
  const conditions = [ifKey(query.unit, where`unit = ${query.unit}`), ...conditionsOf(query, now), ...beyond];
  const walks = walksOf(query, conditions);
  const search = searchOf(query);
  if (!search) return [either(walks.map((one) => walk(one, limit)))];
  const { words, found } = search;
  const indexed = either(
    found.map((one) => walk({ index: '', conditions: [...conditions, ...stageConditions(query), one] }, limit)),
  );
  return words.length === 0 ? [indexed] : [either(walks.map((one) => nearby(one, words, limit))), indexed];
}

const either = (walks: readonly Condition[]): Condition => ({
  text: walks.map(({ text }) => text).join(' UNION '),
  values: walks.flatMap(({ values }) => values),
});

interface Walk {
  /** The optimiser would sometimes rather sort a million rows than walk, so each walk names its index. */
  readonly index: '' | 'FORCE INDEX (ix_register_order)' | 'FORCE INDEX (ix_register_agency)' | 'FORCE INDEX (ix_register_stage)';
  readonly conditions: readonly Condition[];
}

/** One short walk along an index, or one for each stage. */
function walksOf(query: RegisterQuery, conditions: readonly Condition[]): Walk[] {
  const stages = stagesOf(query);
  if (query.agency !== undefined)
    return [{ index: 'FORCE INDEX (ix_register_agency)', conditions: [...conditions, ...stageConditions(query)] }];
  if (!stages) return [{ index: 'FORCE INDEX (ix_register_order)', conditions }];
  return stages.map((stage) => ({
    index: 'FORCE INDEX (ix_register_stage)',
    conditions: [...conditions, where`stage = ${stage}`],
  }));
}

function walk({ index, conditions }: Walk, limit: number, columns = 'instance_id, sort_key'): Condition {
  const { text, values } = all(conditions);
  return {
    text: `(SELECT ${columns} FROM register_item ${index} WHERE ${text} ORDER BY sort_key, instance_id LIMIT ${limit})`,
    values,
  };
}

/** The rows of the walk's next stretch in whose titles every word begins a word. */
function nearby(one: Walk, words: readonly string[], limit: number): Condition {
  const stretch = walk(one, limit * NEARBY, 'instance_id, sort_key, title, public_title');
  const { text, values } = all(words.map((word) => where`CONCAT_WS(' ', title, public_title) REGEXP ${`\\b${word}`}`));
  return {
    text: `(SELECT instance_id, sort_key FROM ${stretch.text} AS stretch WHERE ${text})`,
    values: [...stretch.values, ...values],
  };
}

/** By kode, and by words, each the beginning of one in a title. The index knows no word of less than three letters. */
function searchOf({ q = '' }: RegisterQuery): { words: readonly string[]; found: readonly Condition[] } | null {
  const asked = q.trim();
  if (asked === '') return null;
  const words = asked.split(/[^\p{L}\p{N}]+/u).filter((word) => /^.{3,}$/u.test(word));
  const kode = where`instance_id = (SELECT id FROM instance WHERE kode = ${asked.toLowerCase()})`;
  const titles = where`MATCH (title, public_title) AGAINST (${words.map((word) => `+${word}*`).join(' ')} IN BOOLEAN MODE)`;
  const found = [...(/^[\da-z]{1,16}$/i.test(asked) ? [kode] : []), ...(words.length === 0 ? [] : [titles])];
  return { words, found: found.length === 0 ? [NOTHING] : found };
}

const NOTHING = where`FALSE`;

/** Keys are ASCII, and another text is nobody's key; comparing it with one would be an error to MariaDB. */
const ifKey = (text: string, condition: Condition): Condition => (/^[\x20-\x7e]*$/.test(text) ? condition : NOTHING);

const stageConditions = (query: RegisterQuery): Condition[] => {
  const stages = stagesOf(query);
  return stages ? [anyOf('stage', stages)] : [];
};

function stagesOf({ stage, status }: RegisterQuery): readonly Stage[] | null {
  if (stage !== undefined) return [stage];
  switch (status) {
    case 'exempt':
      return ['accepted'];
    case 'draft':
      return DRAFTS;
    case 'open':
    case undefined:
      return null;
  }
}

function conditionsOf({ agency, letter, status, stage, endsBefore }: RegisterQuery, now: Instant): Condition[] {
  return [
    ...(agency === undefined ? [] : [ifKey(agency, where`agency = ${agency}`)]),
    ...(letter === undefined ? [] : [ifKey(letter, where`FIND_IN_SET(${letter}, letters) > 0`)]),
    ...(endsBefore === undefined ? [] : [where`sort_key < ${endsBefore}`]),
    ...(status === undefined ? [] : statusConditions(status, stage, now)),
  ];
}

/** `effectiveStatus` said in SQL; a test holds the two together. */
function statusConditions(status: NonNullable<RegisterQuery['status']>, stage: Stage | undefined, now: Instant): Condition[] {
  switch (status) {
    case 'open':
      return [where`secret_until <= ${dbTime(now)} AND stage <> 'withdrawn'`];
    case 'exempt':
      return [closedAt(now), ...(stage === undefined ? [] : [where`stage = 'accepted'`])];
    case 'draft':
      return [closedAt(now), ...(stage === undefined ? [] : [anyOf('stage', DRAFTS)])];
  }
}

/**
 * Not public at that moment. Nothing stays closed beyond the end of its period, so the walk may begin with what ends today;
 * otherwise the register of a city that is thirty years old would pass all that has opened since, each time.
 */
export const closedAt = (now: Instant): Condition =>
  where`(secret_until IS NULL OR secret_until > ${dbTime(now)}) AND sort_key >= ${plusDays(dateIn(now, 'UTC'), -1)}`;

function anyOf(column: 'stage', values: readonly string[]): Condition {
  return { text: `${column} IN (${values.map(() => '?').join(', ')})`, values };
}

export const dbTime = (at: Instant): string => `${at.slice(0, 10)} ${at.slice(11, 23)}`;

/** Strictly after a row, in the order of the register. */
export const after = (sortKey: string, instanceId: string): Condition =>
  where`sort_key > ${sortKey} OR (sort_key = ${sortKey} AND instance_id > ${instanceId})`;
