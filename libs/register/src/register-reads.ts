import { AppError, type Instant } from '@tabir/kernel';
import type { Page } from '@tabir/runtime';
import type { Condition } from './condition.js';
import { odditiesOf, type Oddity } from './oddities.js';
import { after as beyondRow, keysOf, type RegisterQuery } from './register-keys.js';
import { REGISTER_TABLE } from './register-table.js';
import { effectiveStatus, type EffectiveStatus, type RegisterRow } from './row.js';

/** Runs one reading statement with bound values. */
export interface RegisterDatabase {
  rows<T>(statement: Condition): Promise<T[]>;
}

/** Gives a stored row back under the names and in the types of the projected one. */
export interface RowReader {
  read(table: string, row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>;
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
  readonly oddities: readonly Oddity[];
  /** The agency's name. */
  readonly holder: string | null;
}

/** Nobody needs to know more than "more than a thousand", and counting a million rows takes longer than reading a page. */
export const COUNT_CAP = 1_000;

/** The register for people who may read it, in archive order: end of the period, then classification code and series. */
export class RegisterReads {
  constructor(
    private readonly database: RegisterDatabase,
    private readonly rows: RowReader,
  ) {}

  /** Errors: register.bad-cursor. `now` is the office clock's. */
  async page(query: RegisterQuery, { limit, after }: PageChoice, now: Instant): Promise<Page<RegisterView>> {
    const beyond = after === undefined || after === null ? [] : [beyondCursor(after)];
    let found: StoredView[] = [];
    for (const keys of keysOf(query, now, beyond, limit + 1)) {
      found = await this.found(keys, limit + 1);
      if (found.length > limit) break;
    }
    const last = found.length > limit ? found[limit - 1] : undefined;
    return { items: found.slice(0, limit).map((row) => this.view(row, now)), next: last ? cursorOf(last) : null };
  }

  /** How many there are, at most `COUNT_CAP` + 1. */
  async count(query: RegisterQuery, now: Instant): Promise<number> {
    let count = 0;
    for (const { text, values } of keysOf(query, now, [], COUNT_CAP + 1)) {
      const counting = `SELECT COUNT(*) AS n FROM (SELECT 1 FROM (${text}) AS walk LIMIT ${COUNT_CAP + 1}) AS some_of_them`;
      const [row] = await this.database.rows<{ n: number }>({ text: counting, values });
      count = row?.n ?? 0;
      if (count > COUNT_CAP) break;
    }
    return count;
  }

  /** What a record lacks, by the names of the register. */
  async defects(instanceId: string): Promise<string[]> {
    const [row] = await this.database.rows<{ defects: string }>({
      text: 'SELECT defects FROM register_item WHERE instance_id = ?',
      values: [instanceId],
    });
    return row === undefined || row.defects === '' ? [] : row.defects.split(',');
  }

  private found({ text, values }: Condition, limit: number): Promise<StoredView[]> {
    return this.database.rows<StoredView>({
      text: `SELECT item.*, instance.kode, agency.name AS holder
       FROM (SELECT instance_id, sort_key FROM (${text}) AS walk ORDER BY sort_key, instance_id LIMIT ${limit}) AS page
       JOIN register_item AS item ON item.instance_id = page.instance_id
       JOIN instance ON instance.id = page.instance_id
       LEFT JOIN agency ON agency.id = item.agency
       ORDER BY page.sort_key, page.instance_id`,
      values,
    });
  }

  private view(row: StoredView, now: Instant): RegisterView {
    const item = this.rows.read(REGISTER_TABLE.table, row) as unknown as RegisterRow;
    const computed = { status: effectiveStatus(item, now), oddities: odditiesOf(item, now) };
    return { ...item, instanceId: row.instance_id, kode: row.kode, holder: row.holder, ...computed };
  }
}

interface StoredView extends Readonly<Record<string, unknown>> {
  readonly instance_id: string;
  readonly sort_key: string;
  readonly kode: string;
  readonly holder: string | null;
}

const cursorOf = ({ sort_key, instance_id }: StoredView): string =>
  Buffer.from(JSON.stringify([sort_key, instance_id])).toString('base64url');

function beyondCursor(cursor: string): Condition {
  try {
    const [sortKey, instanceId, ...more] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    if (typeof sortKey === 'string' && typeof instanceId === 'string' && /^[\da-f-]{36}$/.test(instanceId) && more.length === 0)
      return beyondRow(sortKey, instanceId);
  } catch {
    // Whatever it is, it is no cursor of ours.
  }
  throw new AppError(
    'invalid',
    'register.bad-cursor',
    'Begin the list again without "after": this mark of a page cannot be read.',
  );
}
