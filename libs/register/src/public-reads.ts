import { dateIn, instant, localDate, plusDays, plusYears, startOfDay, type Instant } from '@tabir/kernel';
import { all, where, type Condition } from './condition.js';
import type { PublicItem, PublicList } from './public-item.js';
import { actsOf, lettersOf } from './public-words.js';
import { after, closedAt, dbTime } from './register-keys.js';
import type { RegisterDatabase } from './register-reads.js';

const CHUNK = 500;
/** Whatever could be one: it is typed from paper, too. */
const KODE = /^[\w-]{1,64}$/;

/** What anybody may read. It asks the public view alone, which has no column that is not public. */
export class PublicReads {
  constructor(private readonly database: RegisterDatabase) {}

  /** The authorised entries that are exempt at that moment, in archive order; read in chunks, so that a list may be long. */
  async *items(now: Instant): AsyncGenerator<PublicItem> {
    for (let last: StoredItem | undefined; ;) {
      const { text, values } = all([
        where`listed = 1`,
        closedAt(now),
        ...(last === undefined ? [] : [after(last.sort_key, last.instance_id)]),
      ]);
      const chunk = await this.database.rows<StoredItem>({
        text: `SELECT * FROM public_item WHERE ${text} ORDER BY sort_key, instance_id LIMIT ${CHUNK}`,
        values,
      });
      yield* chunk.map(itemOf);
      last = chunk.at(-1);
      if (last === undefined || chunk.length < CHUNK) return;
    }
  }

  /** Authorised entries that open within a year of the list's moment, the nearest first. */
  openings({ asOf, zone }: Moment): AsyncGenerator<PublicItem> {
    const until = aYearFrom(asOf, zone, 1);
    return this.byMoment(where`secret_until > ${dbTime(asOf)} AND secret_until <= ${dbTime(until)}`, 'ASC');
  }

  /** Authorised entries that opened within a year before the list's moment, the newest first. */
  opened({ asOf, zone }: Moment): AsyncGenerator<PublicItem> {
    const since = aYearFrom(asOf, zone, -1);
    return this.byMoment(where`secret_until > ${dbTime(since)} AND secret_until <= ${dbTime(asOf)}`, 'DESC');
  }

  private async *byMoment(between: Condition, order: 'ASC' | 'DESC'): AsyncGenerator<PublicItem> {
    const { text, values } = all([where`listed = 1`, between]);
    for (let offset = 0; ; offset += CHUNK) {
      const chunk = await this.database.rows<StoredItem>({
        text: `SELECT * FROM public_item WHERE ${text} ORDER BY secret_until ${order}, instance_id LIMIT ${CHUNK} OFFSET ${offset}`,
        values,
      });
      yield* chunk.map(itemOf);
      if (chunk.length < CHUNK) return;
    }
  }

  /** One authorised entry, exempt or open; null for any other kode. */
  async item(kode: string): Promise<PublicItem | null> {
    // The database refuses to compare letters that the column cannot hold.
    if (!KODE.test(kode)) return null;
    const [row] = await this.database.rows<StoredItem>(where`SELECT * FROM public_item WHERE listed = 1 AND kode = ${kode}`);
    return row ? itemOf(row) : null;
  }

  /** The next moment at which an entry opens by itself: no copy of the list may be kept longer. Null: none is set. */
  async nextChange(now: Instant): Promise<Instant | null> {
    const [row] = await this.database.rows<{ at: string }>(
      where`SELECT secret_until AS at FROM public_item WHERE listed = 1 AND secret_until > ${dbTime(now)}
        ORDER BY secret_until LIMIT 1`,
    );
    return row ? readTime(row.at) : null;
  }
}

type Moment = Pick<PublicList, 'asOf' | 'zone'>;

/** The end of the same day a year on or back. */
const aYearFrom = (asOf: Instant, zone: string, years: number): Instant =>
  startOfDay(plusDays(plusYears(dateIn(asOf, zone), years), 1), zone);

interface StoredItem {
  readonly instance_id: string;
  readonly sort_key: string;
  readonly kode: string;
  readonly holder: string | null;
  readonly public_title: string;
  readonly public_summary: string | null;
  readonly public_consequence_if_opened: string | null;
  readonly public_consequence_if_closed: string | null;
  readonly determination_number: string | null;
  readonly determination_date: string | null;
  readonly letters: string;
  readonly acts: string;
  readonly term_kind: PublicItem['termKind'];
  readonly term_years: number | null;
  readonly term_event: string | null;
  readonly recheck_on: string | null;
  readonly starts_on: string | null;
  readonly ends_on: string | null;
  readonly secret_until: string | null;
  readonly open_basis: PublicItem['openBasis'];
  readonly scope: PublicItem['scope'];
  readonly opens_in_part: number;
  readonly open_part_at: string | null;
}

const dayOrNull = (text: string | null): ReturnType<typeof localDate> | null => (text === null ? null : localDate(text));
const readTime = (text: string): Instant => instant(`${text.replace(' ', 'T')}Z`);

const itemOf = (row: StoredItem): PublicItem => ({
  kode: row.kode,
  title: row.public_title,
  summary: row.public_summary,
  holder: row.holder,
  letters: lettersOf(row.letters),
  acts: actsOf(row.acts),
  consequenceIfOpened: row.public_consequence_if_opened,
  consequenceIfClosed: row.public_consequence_if_closed,
  determinationNumber: row.determination_number,
  determinationDate: dayOrNull(row.determination_date),
  termKind: row.term_kind,
  termYears: row.term_years,
  termEvent: row.term_event,
  recheckOn: dayOrNull(row.recheck_on),
  startsOn: dayOrNull(row.starts_on),
  endsOn: dayOrNull(row.ends_on),
  secretUntil: row.secret_until === null ? null : readTime(row.secret_until),
  openBasis: row.open_basis,
  scope: row.scope,
  opensInPart: row.opens_in_part === 1,
  openPartAt: row.open_part_at,
});
