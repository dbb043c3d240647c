import { AppError, dateIn, plusDays, type Instant, type LocalDate } from '@tabir/kernel';
import type { Page } from '@tabir/runtime';
import { all, where, type Condition } from './condition.js';
import { REGISTER_TABLE } from './register-table.js';
import { effectiveStatus, type EffectiveStatus, type RegisterRow, type Stage } from './row.js';

/** Runs one reading statement with bound values; TypeORM's DataSource is one. */
export interface RegisterDatabase {
  query<T>(statement: string, values?: (string | number)[]): Promise<T>;
}

/** Gives a stored row back under the names and in the types of the projected one. */
export interface RowReader {
  read(table: string, row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>;
}

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

export interface PageChoice {
  readonly limit: number;
  /** What `next` of the page before said. */
  readonly after?: string | null | undefined;
}

export interface RegisterView extends RegisterRow {
  readonly instanceId: string;
  readonly kode: string;
  readonly status: EffectiveStatus;
  /** The agency's name. */
  readonly holder: string | null;
}

/** Nobody needs to know more than "more than a thousand", and counting a million rows takes longer than reading a page. */
export const COUNT_CAP = 1_000;

const DRAFTS: readonly Stage[] = ['draft', 'submitted', 'returned'];

/** The register for people who may read it, in archive order: end of the period, then classification code and series. */
export class RegisterReads {
  constructor(
    private readonly database: RegisterDatabase,
    private readonly rows: RowReader,
  ) {}

  /** Errors: register.bad-cursor. `now` is the office clock's. */
  async page(query: RegisterQuery, { limit, after }: PageChoice, now: Instant): Promise<Page<RegisterView>> {
    const beyond = after === undefined || after === null ? [] : [beyondCursor(after)];
    const { text, values } = keysOf(query, now, beyond, limit + 1);
    const found = await this.database.query<StoredView[]>(
      `SELECT item.*, instance.kode, agency.name AS holder
       FROM (SELECT instance_id, sort_key FROM (${text}) AS walk ORDER BY sort_key, instance_id LIMIT ${limit + 1}) AS page
       JOIN register_item AS item ON item.instance_id = page.instance_id
       JOIN instance ON instance.id = page.instance_id
       LEFT JOIN agency ON agency.id = item.agency
       ORDER BY page.sort_key, page.instance_id`,
      [...values],
    );
    const last = found.length > limit ? found[limit - 1] : undefined;
    return { items: found.slice(0, limit).map((row) => this.view(row, now)), next: last ? cursorOf(last) : null };
  }

  /** How many there are, at most `COUNT_CAP` + 1. */
  async count(query: RegisterQuery, now: Instant): Promise<number> {
    const { text, values } = keysOf(query, now, [], COUNT_CAP + 1);
    const [row] = await this.database.query<{ n: number }[]>(
      `SELECT COUNT(*) AS n FROM (SELECT 1 FROM (${text}) AS walk LIMIT ${COUNT_CAP + 1}) AS some_of_them`,
      [...values],
    );
    return row?.n ?? 0;
  }

  private view(row: StoredView, now: Instant): RegisterView {
    const item = this.rows.read(REGISTER_TABLE.table, row) as unknown as RegisterRow;
    return { ...item, instanceId: row.instance_id, kode: row.kode, holder: row.holder, status: effectiveStatus(item, now) };
  }
}

interface StoredView extends Readonly<Record<string, unknown>> {
  readonly instance_id: string;
  readonly sort_key: string;
  readonly kode: string;
  readonly holder: string | null;
}

/** The keys of the page: a few short walks along one index each, merged by the caller. */
function keysOf(query: RegisterQuery, now: Instant, beyond: readonly Condition[], limit: number): Condition {
  const walks = walksOf(query, [where`unit = ${query.unit}`, ...conditionsOf(query, now), ...beyond]).map(
    ({ index, conditions }) => walk(index, conditions, limit),
  );
  return { text: walks.map(({ text }) => text).join(' UNION '), values: walks.flatMap(({ values }) => values) };
}

interface Walk {
  /** The optimiser would sometimes rather sort a million rows than walk, so each walk names its index. */
  readonly index: '' | 'FORCE INDEX (ix_register_order)' | 'FORCE INDEX (ix_register_agency)' | 'FORCE INDEX (ix_register_stage)';
  readonly conditions: readonly Condition[];
}

function walksOf(query: RegisterQuery, conditions: readonly Condition[]): Walk[] {
  const { agency, q = '' } = query;
  const stages = stagesOf(query);
  const inStages = stages ? [...conditions, anyOf('stage', stages)] : conditions;
  if (q.trim() !== '') return matching(q).map((match) => ({ index: '', conditions: [...inStages, match] }));
  if (agency !== undefined) return [{ index: 'FORCE INDEX (ix_register_agency)', conditions: inStages }];
  if (!stages) return [{ index: 'FORCE INDEX (ix_register_order)', conditions }];
  return stages.map((stage) => ({
    index: 'FORCE INDEX (ix_register_stage)',
    conditions: [...conditions, where`stage = ${stage}`],
  }));
}

function walk(index: Walk['index'], conditions: readonly Condition[], limit: number): Condition {
  const { text, values } = all(conditions);
  return {
    text: `(SELECT instance_id, sort_key FROM register_item ${index} WHERE ${text} ORDER BY sort_key, instance_id LIMIT ${limit})`,
    values,
  };
}

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
    ...(agency === undefined ? [] : [where`agency = ${agency}`]),
    ...(letter === undefined ? [] : [where`FIND_IN_SET(${letter}, letters) > 0`]),
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

/** By kode, and by words: each must be there, as the beginning of one. The index knows no word of less than three letters. */
function matching(q: string): Condition[] {
  const words = q.split(/[^\p{L}\p{N}]+/u).filter((word) => /^.{3,}$/u.test(word));
  const kode = where`instance_id = (SELECT id FROM instance WHERE kode = ${q.trim().toLowerCase()})`;
  const titles = where`MATCH (title, public_title) AGAINST (${words.map((word) => `+${word}*`).join(' ')} IN BOOLEAN MODE)`;
  return [...(/^[\da-z]{1,16}$/i.test(q.trim()) ? [kode] : []), ...(words.length === 0 ? [where`FALSE`] : [titles])];
}

export const dbTime = (at: Instant): string => `${at.slice(0, 10)} ${at.slice(11, 23)}`;

/** Strictly after a row, in the order of the register. */
export const after = (sortKey: string, instanceId: string): Condition =>
  where`sort_key > ${sortKey} OR (sort_key = ${sortKey} AND instance_id > ${instanceId})`;

const cursorOf = ({ sort_key, instance_id }: StoredView): string =>
  Buffer.from(JSON.stringify([sort_key, instance_id])).toString('base64url');

function beyondCursor(cursor: string): Condition {
  try {
    const [sortKey, instanceId, ...more] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    if (typeof sortKey === 'string' && typeof instanceId === 'string' && more.length === 0) return after(sortKey, instanceId);
  } catch {
    // Whatever it is, it is no cursor of ours.
  }
  throw new AppError(
    'invalid',
    'register.bad-cursor',
    'Begin the list again without "after": this mark of a page cannot be read.',
  );
}
