import { AppError, type Instant, type LocalDate } from '@tabir/kernel';
import { BoundReads, dbTime, isDuplicate, readTime, rows, sql, type Database, type Session } from '@tabir/persistence';
import { PublicReads, type PublicItem, type PublicItems } from '@tabir/register';
import { Checksum, lineOf, type Edition, type EditionEntry, type EditionHeader, type EntryKind } from './edition.js';

const CHUNK = 200;

/** What is to be published; the number follows. */
export interface EditionWish extends Omit<EditionHeader, 'no' | 'v'> {
  /** Of the outbox row that asks for it: asked again, the same edition is the answer. */
  readonly id: string;
  /** The instance that declared it, whose history says what was published. */
  readonly instanceId: string;
}

/** Looks over what is about to be published; throws to keep it from being published. */
export type Judge = (reads: PublicReads, left: readonly EditionEntry[]) => Promise<void>;

export interface Upload {
  readonly no: number;
  readonly channel: string;
  readonly address: string;
  readonly publishedOn: LocalDate;
  /** Whether a screenshot or receipt lies with the round that recorded it. */
  readonly evidence: boolean;
}

/** What came of asking for an address once: an answer with what is there, another answer, none, or nobody outside can ask there. */
export interface LinkFinding {
  readonly link: 'reachable' | 'refused' | 'unreachable' | 'private';
  readonly httpStatus: number | null;
}

export interface LinkCheck extends LinkFinding {
  readonly checkedAt: Instant;
}

/** An upload as it was noted, with the last look at its address, if anybody looked. */
export interface NotedUpload extends Upload {
  readonly id: string;
  readonly recordedAt: Instant;
  readonly check: LinkCheck | null;
}

/** The editions of the list: written once, read for ever. */
export class Editions {
  constructor(private readonly database: Database) {}

  /**
   * Writes the public list of that moment as the next edition, all of it or nothing. What is judged, counted and written is one
   * state of the database. Errors: edition.in-the-way, and what the judge throws.
   */
  async publish(wish: EditionWish, judge: Judge, onChunk: () => Promise<void>): Promise<Edition> {
    const before = await this.caused(wish.id);
    if (before) return before;
    try {
      return await this.database.session(async (session) => {
        await session.write(sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ`);
        await session.begin();
        const edition = await this.written(session, wish, judge, onChunk);
        await session.commit();
        return edition;
      });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      throw new AppError(
        'unavailable',
        'edition.in-the-way',
        'Another edition was published at the same moment; this one is published after it.',
      );
    }
  }

  private async written(
    session: Session,
    { id, instanceId, ...wish }: EditionWish,
    judge: Judge,
    onChunk: () => Promise<void>,
  ): Promise<Edition> {
    const reads = new PublicReads(new BoundReads(session));
    const items = (): PublicItems => reads.items(wish.at);
    const [last] = await session.rows<{ no: number | null }>(sql`SELECT MAX(no) AS no FROM edition`);
    const before = last?.no ?? 0;

    const header: EditionHeader = { v: 1, no: before + 1, ...wish };
    const checksum = new Checksum();
    checksum.add(lineOf(header));
    const kodes = new Set<string>();
    for await (const item of items()) {
      kodes.add(item.kode);
      checksum.add(lineOf({ kind: 'listed', item }));
    }
    const left: EditionEntry[] = [];
    for await (const { kind, item } of entriesOf(session, before)) {
      if (kind !== 'listed' || kodes.has(item.kode)) continue;
      const now = await reads.item(item.kode);
      const opensAt = now?.secretUntil ?? null;
      left.push(now && opensAt !== null && opensAt <= wish.at ? { kind: 'opened', item: now } : { kind: 'gone', item });
    }
    await judge(reads, left);
    for (const entry of left) checksum.add(lineOf(entry));

    const edition: Edition = { ...header, items: kodes.size, checksum: checksum.done() };
    await session.write(sql`INSERT INTO edition (no, id, instance_id, header, items, checksum)
      VALUES (${edition.no}, ${id}, ${instanceId}, ${Buffer.from(lineOf(header))}, ${edition.items}, ${edition.checksum})`);
    let n = 0;
    for await (const chunk of chunks(all(items(), left))) {
      const values = chunk.map((entry) => [edition.no, ++n, entry.kind, entry.item.kode, Buffer.from(lineOf(entry))]);
      await session.write(sql`INSERT INTO edition_entry (no, n, kind, kode, line) VALUES ${rows(values)}`);
      await onChunk();
    }
    return edition;
  }

  /** The edition that an outbox row has caused. */
  async caused(id: string): Promise<Edition | null> {
    return editionOf(await this.database.rows<StoredEdition>(sql`SELECT header, items, checksum FROM edition WHERE id = ${id}`));
  }

  async edition(no: number): Promise<Edition | null> {
    return editionOf(await this.database.rows<StoredEdition>(sql`SELECT header, items, checksum FROM edition WHERE no = ${no}`));
  }

  /** The newest first. */
  async all(): Promise<Edition[]> {
    const found = await this.database.rows<StoredEdition>(sql`SELECT header, items, checksum FROM edition ORDER BY no DESC`);
    return found.map((row) => readEdition(row));
  }

  /** The entries of an edition, in its order. */
  entries(no: number): AsyncGenerator<EditionEntry> {
    return entriesOf(this.database, no);
  }

  /** What is exempt in an edition. */
  async *items(no: number): AsyncGenerator<PublicItem> {
    for await (const { kind, item } of this.entries(no)) if (kind === 'listed') yield item;
  }

  /** The original file: exactly the bytes over which the checksum was made. */
  async *original(no: number): AsyncGenerator<Uint8Array> {
    const [row] = await this.database.rows<StoredEdition>(sql`SELECT header, items, checksum FROM edition WHERE no = ${no}`);
    if (row) yield row.header;
    for await (const { line } of linesOf(this.database, no)) yield line;
  }

  /** Of each edition by whom it was published, and what its lines add up to now. */
  async *sums(): AsyncGenerator<EditionSum> {
    const found = await this.database.rows<Omit<EditionSum, 'actual'>>(
      sql`SELECT no, instance_id AS instanceId, checksum FROM edition ORDER BY no`,
    );
    for (const row of found) {
      const sum = new Checksum();
      for await (const bytes of this.original(row.no)) sum.add(bytes);
      yield { ...row, actual: sum.done() };
    }
  }

  /** Notes where an edition was uploaded; a repeat under the same id changes nothing. */
  async noteUpload(id: string, at: Instant, { no, channel, address, publishedOn, evidence }: Upload): Promise<void> {
    await this.database
      .write(sql`INSERT IGNORE INTO edition_upload (id, no, channel, address, published_on, recorded_at, evidence)
      VALUES (${id}, ${no}, ${channel}, ${address}, ${publishedOn}, ${dbTime(at)}, ${evidence})`);
  }

  /** Where an edition was uploaded, the first first. */
  async uploads(no: number): Promise<NotedUpload[]> {
    const found = await this.database.rows<StoredUpload>(sql`SELECT id, no, channel, address, published_on, recorded_at, evidence
      FROM edition_upload WHERE no = ${no} ORDER BY recorded_at, id`);
    const checks = new Map<string, LinkCheck>();
    const looked = await this.database.rows<StoredCheck & { upload: string }>(sql`SELECT upload, link, http_status, checked_at
      FROM edition_upload_check WHERE upload IN (SELECT id FROM edition_upload WHERE no = ${no}) ORDER BY checked_at, id`);
    for (const row of looked) checks.set(row.upload, readCheck(row));
    return found.map(({ published_on, recorded_at, evidence, ...row }) => ({
      ...row,
      publishedOn: published_on,
      recordedAt: readTime(recorded_at),
      evidence: evidence === 1,
      check: checks.get(row.id) ?? null,
    }));
  }

  /** Notes what came of a look at the address of an upload. A repeat under the same id changes nothing; gives what stands. */
  async noteCheck(id: string, upload: string, { link, httpStatus, checkedAt }: LinkCheck): Promise<LinkCheck> {
    await this.database.write(sql`INSERT IGNORE INTO edition_upload_check (id, upload, link, http_status, checked_at)
      VALUES (${id}, ${upload}, ${link}, ${httpStatus}, ${dbTime(checkedAt)})`);
    return (await this.check(id)) as LinkCheck;
  }

  async check(id: string): Promise<LinkCheck | null> {
    const [row] = await this.database.rows<StoredCheck>(
      sql`SELECT link, http_status, checked_at FROM edition_upload_check WHERE id = ${id}`,
    );
    return row ? readCheck(row) : null;
  }
}

export interface EditionSum {
  readonly no: number;
  readonly instanceId: string;
  /** As it was published. */
  readonly checksum: string;
  readonly actual: string;
}

interface StoredEdition {
  readonly header: Uint8Array;
  readonly items: number;
  readonly checksum: string;
}

interface StoredLine {
  readonly n: number;
  readonly kind: EntryKind;
  readonly line: Uint8Array;
}

interface StoredUpload {
  readonly id: string;
  readonly no: number;
  readonly channel: string;
  readonly address: string;
  readonly published_on: LocalDate;
  readonly recorded_at: string;
  readonly evidence: number;
}

interface StoredCheck {
  readonly link: LinkCheck['link'];
  readonly http_status: number | null;
  readonly checked_at: string;
}

const readCheck = ({ link, http_status, checked_at }: StoredCheck): LinkCheck => ({
  link,
  httpStatus: http_status,
  checkedAt: readTime(checked_at),
});

const parsed = <T>(bytes: Uint8Array): T => JSON.parse(Buffer.from(bytes).toString()) as T;

const readEdition = ({ header, items, checksum }: StoredEdition): Edition => ({
  ...parsed<EditionHeader>(header),
  items,
  checksum,
});
const editionOf = ([row]: readonly StoredEdition[]): Edition | null => (row ? readEdition(row) : null);

async function* linesOf(database: Pick<Database, 'rows'>, no: number): AsyncGenerator<StoredLine> {
  for (let after = 0; ;) {
    const found = await database.rows<StoredLine>(sql`SELECT n, kind, line FROM edition_entry
      WHERE no = ${no} AND n > ${after} ORDER BY n LIMIT ${CHUNK}`);
    yield* found;
    if (found.length < CHUNK) return;
    after += CHUNK;
  }
}

async function* entriesOf(database: Pick<Database, 'rows'>, no: number): AsyncGenerator<EditionEntry> {
  for await (const { line } of linesOf(database, no)) yield parsed<EditionEntry>(line);
}

async function* all(items: PublicItems, left: readonly EditionEntry[]): AsyncGenerator<EditionEntry> {
  for await (const item of items) yield { kind: 'listed', item };
  yield* left;
}

async function* chunks<T>(entries: AsyncIterable<T>): AsyncGenerator<T[]> {
  let chunk: T[] = [];
  for await (const entry of entries) {
    chunk.push(entry);
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
