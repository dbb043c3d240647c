import { dateIn, instant, localDate, plusDays, plusYears, startOfDay, type Instant } from '@tabir/kernel';
import { all, where, type Condition } from './condition.js';
import { listedIn, soughtBy, type PublicKind } from './public-conditions.js';
import type { ExtendedItem } from './public-extensions.js';
import type { ClosedCount, Counted } from './public-figures.js';
import type { PublicItem, PublicList } from './public-item.js';
import { hasWords, OWN_HOLDER, OWN_NAME, PAGE_SIZE, type PublicHolder, type PublicSearch } from './public-search.js';
import { actsOf, lettersOf } from './public-words.js';
import { after, dbTime } from './register-keys.js';
import type { RegisterDatabase } from './register-reads.js';
import type { Extension } from './row.js';

const CHUNK = 500;
/** Whatever could be one: it is typed from paper, too. */
const KODE = /^[\w-]{1,64}$/;

/** What anybody may read. It asks the public view alone, which has no column that is not public. */
export class PublicReads {
  constructor(private readonly database: RegisterDatabase) {}

  /** The authorised entries that are exempt at that moment, in archive order. */
  items(now: Instant): AsyncGenerator<PublicItem> {
    return this.walk(listedIn('exempt', now), ARCHIVE);
  }

  /** The authorised entries that are open at that moment, the newest first. */
  open(now: Instant): AsyncGenerator<PublicItem> {
    return this.walk(listedIn('open', now), NEWEST);
  }

  /** Everything of a list that is sought, in its order. */
  sought(kind: PublicKind, moment: Moment, search: PublicSearch): AsyncGenerator<PublicItem> {
    const listed = conditionsOf(kind, moment, search);
    return hasWords(search) ? this.looked(listed, orderOf(kind)) : this.walk(listed, orderOf(kind));
  }

  /** The index of words is asked once for the whole, and not for each chunk. */
  private async *looked(listed: Condition, { by }: Order): AsyncGenerator<PublicItem> {
    const ids = await this.database.rows<{ id: string }>({
      text: `SELECT instance_id AS id FROM public_item WHERE ${listed.text} ORDER BY ${by}`,
      values: listed.values,
    });
    for (let at = 0; at < ids.length; at += CHUNK) {
      const values = ids.slice(at, at + CHUNK).map(({ id }) => id);
      const chunk = await this.database.rows<StoredItem>({
        text: `SELECT * FROM public_item WHERE listed = 1 AND instance_id IN (${values.map(() => '?').join(', ')}) ORDER BY ${by}`,
        values,
      });
      yield* chunk.map(itemOf);
    }
  }

  /** Read in chunks, so that a list may be long; each begins where the one before ended. */
  private async *walk(listed: Condition, order: Order): AsyncGenerator<PublicItem> {
    for (let last: StoredItem | undefined; ;) {
      const beyond = all([listed, ...(last === undefined ? [] : [order.beyond(last)])]);
      const chunk = await (order === ARCHIVE ? this.next(beyond) : this.some<StoredItem>(beyond, order, `LIMIT ${CHUNK}`));
      yield* chunk.map(itemOf);
      last = chunk.at(-1);
      if (last === undefined || chunk.length < CHUNK) return;
    }
  }

  /** In archive order one index leads straight to what comes next. */
  private next({ text, values }: Condition): Promise<StoredItem[]> {
    return this.database.rows({ text: `SELECT * FROM public_item WHERE ${text} ORDER BY ${ARCHIVE.by} LIMIT ${CHUNK}`, values });
  }

  /** Only the keys are walked and sorted; the long texts are read for the few that are wanted. */
  private some<T>({ text, values }: Condition, { by }: Order, limit: string, more = ''): Promise<T[]> {
    return this.database.rows<T>({
      text: `SELECT item.*, page.* FROM
          (SELECT instance_id AS id${more} FROM public_item WHERE ${text} ORDER BY ${by} ${limit}) AS page
        JOIN public_item AS item ON item.instance_id = page.id ORDER BY ${by}`,
      values,
    });
  }

  /** Who holds what stands in one of the lists. */
  async holders(): Promise<PublicHolder[]> {
    // Of each holder one entry is enough to know the name.
    const rows = await this.database.rows<{ agency: string | null; holder: string | null }>(
      where`SELECT one.agency, item.holder
        FROM (SELECT agency, MIN(instance_id) AS id FROM public_item WHERE listed = 1 GROUP BY agency) AS one
        JOIN public_item AS item ON item.instance_id = one.id ORDER BY item.holder`,
    );
    return rows.map(({ agency, holder }) => ({ key: agency ?? OWN_HOLDER, name: holder ?? agency ?? OWN_NAME }));
  }

  async count(kind: PublicKind, moment: Moment, search: PublicSearch): Promise<number> {
    const { text, values } = conditionsOf(kind, moment, search);
    const [row] = await this.database.rows<{ n: number }>({
      text: `SELECT COUNT(*) AS n FROM public_item WHERE ${text}`,
      values,
    });
    return row?.n ?? 0;
  }

  /** One page of a list, in its order, and how much there is in all; words are looked for once for both. Null: there is no such page. */
  async found(kind: PublicKind, moment: Moment, search: PublicSearch, page: number): Promise<Found | null> {
    const rows = await this.pageOf<StoredItem & { total: number }>(kind, moment, search, page, ', COUNT(*) OVER () AS total');
    return rows[0] ? { items: rows.map(itemOf), total: rows[0].total } : null;
  }

  /** One page of a list, in its order. */
  async page(kind: PublicKind, moment: Moment, search: PublicSearch, page: number): Promise<PublicItem[]> {
    return (await this.pageOf<StoredItem>(kind, moment, search, page)).map(itemOf);
  }

  private pageOf<T>(kind: PublicKind, moment: Moment, search: PublicSearch, page: number, total = ''): Promise<T[]> {
    const limit = `LIMIT ${PAGE_SIZE} OFFSET ${(page - 1) * PAGE_SIZE}`;
    return this.some<T>(conditionsOf(kind, moment, search), orderOf(kind), limit, total);
  }

  /** Authorised entries that open within a year of the list's moment, the nearest first. */
  openings({ asOf, zone }: Moment): AsyncGenerator<PublicItem> {
    const until = aYearFrom(asOf, zone, 1);
    return this.walk(where`listed = 1 AND secret_until > ${dbTime(asOf)} AND secret_until <= ${dbTime(until)}`, NEAREST);
  }

  /** Authorised entries that opened within a year before the list's moment, the newest first. */
  opened({ asOf, zone }: Moment): AsyncGenerator<PublicItem> {
    const since = aYearFrom(asOf, zone, -1);
    return this.walk(where`listed = 1 AND secret_until > ${dbTime(since)} AND secret_until <= ${dbTime(asOf)}`, NEWEST);
  }

  /** One authorised entry, exempt or open; null for any other kode. */
  async item(kode: string): Promise<PublicItem | null> {
    return (await this.entry(kode))?.item ?? null;
  }

  /** The same, with the determinations that kept it secret for longer, the oldest first. */
  async entry(kode: string): Promise<PublicEntry | null> {
    // The database refuses to compare letters that the column cannot hold.
    if (!KODE.test(kode)) return null;
    const [row] = await this.database.rows<StoredItem & { extensions: string | null }>(
      where`SELECT * FROM public_item WHERE listed = 1 AND kode = ${kode}`,
    );
    return row ? { item: itemOf(row), extensions: row.extensions === null ? [] : readExtensions(row.extensions) } : null;
  }

  /** Every determination that kept a listed entry secret for longer, the newest first. */
  async extensions(): Promise<ExtendedItem[]> {
    const rows = await this.database.rows<StoredExtensions>(
      where`SELECT kode, public_title, holder, extensions FROM public_item WHERE listed = 1 AND extensions IS NOT NULL`,
    );
    return rows
      .flatMap(({ kode, public_title: title, holder, extensions }) =>
        readExtensions(extensions)
          .toReversed()
          .map((one) => ({ ...one, kode, title, holder })),
      )
      .sort((a, b) => byText(b.date, a.date) || byText(a.kode, b.kode));
  }

  /** What the figures are reckoned from. */
  async counted({ asOf, zone }: Moment): Promise<Counted> {
    const [exempt, open] = [listedIn('exempt', asOf), listedIn('open', asOf)];
    const aYearOn = dbTime(aYearFrom(asOf, zone, 1));
    const [closed, opened, extended] = await Promise.all([
      this.database.rows<ClosedCount>({
        text: `SELECT holder, COUNT(*) AS closed, COUNT(IF(secret_until <= ?, 1, NULL)) AS soon
          FROM public_item WHERE ${exempt.text} GROUP BY agency, holder`,
        values: [aYearOn, ...exempt.values],
      }),
      this.database.rows<StoredOpened>({
        text: `SELECT holder, open_basis, secret_until, starts_on, COUNT(*) AS n
          FROM public_item WHERE ${open.text} GROUP BY agency, holder, open_basis, secret_until, starts_on`,
        values: open.values,
      }),
      this.extensions(),
    ]);
    return {
      closed,
      opened: opened.map((one) => ({
        holder: one.holder,
        basis: one.open_basis,
        at: readTime(one.secret_until),
        startsOn: dayOrNull(one.starts_on),
        count: one.n,
      })),
      extended,
    };
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

/** In what order entries are read, and what comes after one of them. */
interface Order {
  readonly by: string;
  readonly beyond: (last: StoredItem) => Condition;
}

const ARCHIVE: Order = {
  by: 'sort_key, instance_id',
  beyond: ({ sort_key, instance_id }) => after(sort_key, instance_id),
};
const NEAREST: Order = {
  by: 'secret_until, instance_id',
  beyond: ({ secret_until: at, instance_id: id }) =>
    where`secret_until > ${at ?? ''} OR (secret_until = ${at ?? ''} AND instance_id > ${id})`,
};
const NEWEST: Order = {
  by: 'secret_until DESC, instance_id DESC',
  beyond: ({ secret_until: at, instance_id: id }) =>
    where`secret_until < ${at ?? ''} OR (secret_until = ${at ?? ''} AND instance_id < ${id})`,
};

/** Of what is exempt the archive's order, of what is open the newest first. */
const orderOf = (kind: PublicKind): Order => (kind === 'exempt' ? ARCHIVE : NEWEST);

export interface PublicEntry {
  readonly item: PublicItem;
  readonly extensions: readonly Extension[];
}

/** One page, and how much there is on all of them. */
export interface Found {
  readonly items: readonly PublicItem[];
  readonly total: number;
}

export type Moment = Pick<PublicList, 'asOf' | 'zone'>;

const conditionsOf = (kind: PublicKind, { asOf, zone }: Moment, search: PublicSearch): Condition =>
  all([listedIn(kind, asOf), ...soughtBy(search, aYearFrom(asOf, zone, 1))]);

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

interface StoredExtensions {
  readonly kode: string;
  readonly public_title: string;
  readonly holder: string | null;
  readonly extensions: string;
}

interface StoredOpened {
  readonly holder: string | null;
  readonly open_basis: PublicItem['openBasis'];
  readonly secret_until: string;
  readonly starts_on: string | null;
  readonly n: number;
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** As the projection wrote them. */
const readExtensions = (text: string): readonly Extension[] => JSON.parse(text) as Extension[];

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
