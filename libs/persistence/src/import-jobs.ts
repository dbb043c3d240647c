import type { Actor } from '@tabir/engine';
import type { Clock, Instant } from '@tabir/kernel';
import type { Database } from './database.js';
import { isDuplicate } from './failures.js';
import { dbTime, isKey, readTime, readTimeOrNull, sql } from './sql.js';

/** A list as somebody gave it. */
export interface ImportList {
  readonly id: string;
  /** Where its files lie. */
  readonly storageKey: string;
  readonly unit: string;
  readonly agency: string | null;
  readonly by: string;
  /** SHA-256 of the file in hexadecimal. */
  readonly fileHash: string;
}

/** The same after it was given. */
export interface GivenImportList extends ImportList {
  readonly givenAt: Instant;
}

export type ImportTask = 'try' | 'import' | 'undo';
export type JobState = 'waiting' | 'running' | 'done' | 'failed';

export interface NewImportJob {
  readonly id: string;
  readonly list: string;
  readonly task: ImportTask;
  /** The job whose records are withdrawn. */
  readonly undoes: string | null;
  readonly actor: Actor & { readonly unit: string };
  /** What was asked for, by a keyed hash: the same id for something else is found. */
  readonly requestHash: string;
  readonly rows: number;
}

export interface JobCounts {
  readonly done: number;
  readonly added: number;
  readonly withDefects: number;
  readonly known: number;
  readonly refused: number;
  readonly withdrawn: number;
  readonly past: number;
}

export interface ImportJob extends NewImportJob {
  readonly state: JobState;
  /** Code of what ended it before its time. */
  readonly problem: string | null;
  readonly counts: JobCounts;
  readonly at: Instant;
  readonly endedAt: Instant | null;
}

/** A job that this process alone works at, until the moment given. */
export interface LeasedJob extends ImportJob {
  readonly until: Instant;
}

/** What is to be done with lists: asked for by the api, done by a worker. */
export class ImportJobs {
  /** Leases and what is to be forgotten go by the system's clock; what people see goes by the office's. */
  constructor(
    private readonly database: Database,
    private readonly clocks: { readonly clock: Clock; readonly systemClock: Clock },
  ) {}

  /** Answers whether it was new. */
  async keepList({ id, storageKey, unit, agency, by, fileHash }: ImportList): Promise<boolean> {
    const now = dbTime(this.clocks.systemClock.now());
    const kept = await this.database
      .write(
        sql`INSERT INTO import_list (id, storage_key, unit, agency, given_by, file_hash, given_at)
      SELECT ${id}, ${storageKey}, ${unit}, ${agency}, ${by}, ${fileHash}, ${now} FROM DUAL
      WHERE NOT EXISTS (SELECT 1 FROM import_list WHERE id = ${id})`,
      )
      .catch(noneWhenThere);
    return kept === 1;
  }

  async list(id: string): Promise<ImportList | undefined> {
    if (!isKey(id)) return undefined;
    const [row] = await this.database.rows<StoredList>(
      sql`SELECT id, storage_key, unit, agency, given_by, file_hash FROM import_list WHERE id = ${id}`,
    );
    return row && listOf(row);
  }

  /** Lists of a unit itself or of one agency in it, the newest first. */
  async given(unit: string, agency: string | null, limit: number): Promise<GivenImportList[]> {
    const whose = agency === null ? sql`agency IS NULL` : sql`agency = ${agency}`;
    const rows = await this.database.rows<
      StoredList & { given_at: string }
    >(sql`SELECT id, storage_key, unit, agency, given_by, file_hash, given_at
      FROM import_list WHERE unit = ${unit} AND ${whose} ORDER BY given_at DESC, id DESC LIMIT ${limit}`);
    return rows.map(({ given_at, ...row }) => ({ ...listOf(row), givenAt: readTime(given_at) }));
  }

  /** Answers the job that there is for the id, which is this one unless it was begun before. */
  async begin({ id, list, task, undoes, actor, requestHash, rows }: NewImportJob): Promise<ImportJob | undefined> {
    const { id: person, role, unit, agency } = actor;
    const wait = dbTime(this.clocks.systemClock.now());
    await this.database
      .write(
        sql`INSERT INTO import_job (id, list, task, undoes, person, role, unit, agency, request_hash, state, wait_until,
        row_count, begun_at)
      SELECT ${id}, ${list}, ${task}, ${undoes}, ${person}, ${role}, ${unit}, ${agency}, ${requestHash}, 'waiting', ${wait},
        ${rows}, ${dbTime(this.clocks.clock.now())} FROM DUAL
      WHERE NOT EXISTS (SELECT 1 FROM import_job WHERE id = ${id})`,
      )
      .catch(noneWhenThere);
    return this.find(id);
  }

  async find(id: string): Promise<ImportJob | undefined> {
    if (!isKey(id)) return undefined;
    const [row] = await this.database.rows<StoredJob>(sql`SELECT * FROM import_job WHERE id = ${id}`);
    return row && jobOf(row);
  }

  /** The newest first. */
  async ofList(list: string): Promise<ImportJob[]> {
    const rows = await this.database.rows<StoredJob>(
      sql`SELECT * FROM import_job WHERE list = ${list} ORDER BY begun_at DESC, id DESC`,
    );
    return rows.map(jobOf);
  }

  /** Takes the job that has waited longest, or that a process which died has left. */
  async take(until: Instant): Promise<LeasedJob | null> {
    const now = dbTime(this.clocks.systemClock.now());
    const waiting = await this.database.rows<{ id: string }>(sql`SELECT id FROM import_job
      WHERE wait_until <= ${now} ORDER BY wait_until, id LIMIT 10`);
    for (const { id } of waiting) {
      const taken = await this.database.write(sql`UPDATE import_job SET state = 'running', wait_until = ${dbTime(until)}
        WHERE id = ${id} AND wait_until <= ${now}`);
      const job = taken === 1 ? await this.find(id) : undefined;
      if (job) return { ...job, until };
    }
    return null;
  }

  /** Notes how far it is and holds it longer; null when another process has taken it. */
  async hold(job: LeasedJob, counts: JobCounts, until: Instant): Promise<LeasedJob | null> {
    const { done, added, withDefects, known, refused, withdrawn, past } = counts;
    const held = await this.database.write(sql`UPDATE import_job SET wait_until = ${dbTime(until)}, done = ${done},
      added = ${added}, with_defects = ${withDefects}, known = ${known}, refused = ${refused}, withdrawn = ${withdrawn},
      past = ${past} WHERE id = ${job.id} AND wait_until = ${dbTime(job.until)}`);
    return held === 1 ? { ...job, counts, until } : null;
  }

  /** Ends it; nothing when another process has taken it. */
  async end(job: LeasedJob, problem: string | null): Promise<void> {
    await this.database.write(sql`UPDATE import_job SET state = ${problem === null ? 'done' : 'failed'}, problem = ${problem},
      wait_until = NULL, ended_at = ${dbTime(this.clocks.clock.now())}
      WHERE id = ${job.id} AND wait_until = ${dbTime(job.until)}`);
  }

  /** Lists that were given before the moment, the oldest first. */
  async listsBefore(before: Instant, limit: number): Promise<ImportList[]> {
    const rows = await this.database.rows<StoredList>(sql`SELECT id, storage_key, unit, agency, given_by, file_hash
      FROM import_list WHERE given_at < ${dbTime(before)} ORDER BY given_at LIMIT ${limit}`);
    return rows.map(listOf);
  }

  /** Forgets a list and its jobs; what they did stays in `import_run`. */
  async forget(list: string): Promise<void> {
    await this.database.transaction(async (session) => {
      await session.write(sql`DELETE FROM import_job WHERE list = ${list}`);
      await session.write(sql`DELETE FROM import_list WHERE id = ${list}`);
    });
  }

  async isStored(storageKey: string): Promise<boolean> {
    const rows = await this.database.rows(sql`SELECT 1 FROM import_list WHERE storage_key = ${storageKey}`);
    return rows.length > 0;
  }

  /** Which column held what, the last time that these headings came from there: "number=A title=B". */
  async columns(unit: string, agency: string | null, headings: string): Promise<string | undefined> {
    const [row] = await this.database.rows<{ parts: string }>(sql`SELECT parts FROM import_columns
      WHERE unit = ${unit} AND agency = ${agency ?? ''} AND headings = ${headings}`);
    return row?.parts;
  }

  async rememberColumns(unit: string, agency: string | null, headings: string, parts: string): Promise<void> {
    await this.database.write(sql`INSERT INTO import_columns (unit, agency, headings, parts)
      VALUES (${unit}, ${agency ?? ''}, ${headings}, ${parts}) ON DUPLICATE KEY UPDATE parts = ${parts}`);
  }
}

interface StoredList {
  readonly id: string;
  readonly storage_key: string;
  readonly unit: string;
  readonly agency: string | null;
  readonly given_by: string;
  readonly file_hash: string;
}

const listOf = ({ storage_key, given_by, file_hash, ...same }: StoredList): ImportList => ({
  ...same,
  storageKey: storage_key,
  by: given_by,
  fileHash: file_hash,
});

interface StoredJob {
  readonly id: string;
  readonly list: string;
  readonly task: ImportTask;
  readonly undoes: string | null;
  readonly person: string;
  readonly role: string;
  readonly unit: string;
  readonly agency: string | null;
  readonly request_hash: string;
  readonly state: JobState;
  readonly problem: string | null;
  readonly row_count: number;
  readonly done: number;
  readonly added: number;
  readonly with_defects: number;
  readonly known: number;
  readonly refused: number;
  readonly withdrawn: number;
  readonly past: number;
  readonly begun_at: string;
  readonly ended_at: string | null;
}

function jobOf(row: StoredJob): ImportJob {
  const { id, list, task, undoes, person, role, unit, agency, state, problem } = row;
  const { done, added, known, refused, withdrawn, past } = row;
  return {
    ...{ id, list, task, undoes, state, problem },
    actor: { id: person, role, unit, agency, onBehalfOf: null },
    requestHash: row.request_hash,
    rows: row.row_count,
    counts: { done, added, withDefects: row.with_defects, known, refused, withdrawn, past },
    at: readTime(row.begun_at),
    endedAt: readTimeOrNull(row.ended_at),
  };
}

/** Another request with the same id was a moment quicker. */
function noneWhenThere(error: unknown): number {
  if (isDuplicate(error)) return 0;
  throw error;
}
