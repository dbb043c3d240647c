import type { Clock, Ids, Instant } from '@tabir/kernel';
import type { Database } from './database.js';
import type { LeasedJob } from './import-jobs.js';
import { dbTime, readTime, sql } from './sql.js';

export interface NewImportRun {
  /** Where it has one already. */
  readonly id?: string;
  readonly unit: string;
  /** The person. */
  readonly by: string;
  /** SHA-256 of the file in hexadecimal. */
  readonly fileHash: string;
  readonly rows: number;
}

export interface ImportRun extends Omit<NewImportRun, 'id'> {
  readonly id: string;
  readonly at: Instant;
}

/** `trying` is written before the record begins, so that a run that was killed knows of every record that it may have begun. */
export type RowFate = 'trying' | 'accepted' | 'known' | 'refused';

export interface ImportedRow {
  /** Counted from 1. */
  readonly n: number;
  readonly place: string;
  readonly fate: RowFate;
  readonly instanceId: string | null;
  /** Names of rules and checks, never what stands in the file. */
  readonly reasons: readonly string[];
}

const LONGEST_REASONS = 1_000;
const listedReasons = ({ reasons }: ImportedRow): string => reasons.join(' ').slice(0, LONGEST_REASONS);

/** What imports did. */
export class ImportRuns {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async begin({ unit, by, fileHash, rows, id: given }: NewImportRun): Promise<string> {
    const now = this.clock.now();
    const id = given ?? this.ids.uuid(now);
    await this.database.write(sql`INSERT INTO import_run (id, unit, imported_by, imported_at, file_hash, row_count)
      VALUES (${id}, ${unit}, ${by}, ${dbTime(now)}, ${fileHash}, ${rows})`);
    return id;
  }

  /** Writes what is known of a row now, over what was known before. */
  async put(run: string, row: ImportedRow): Promise<void> {
    const { n, place, fate, instanceId } = row;
    const listed = listedReasons(row);
    await this.database.write(sql`INSERT INTO import_row (run, n, place, fate, instance_id, reasons)
      VALUES (${run}, ${n}, ${place}, ${fate}, ${instanceId}, ${listed})
      ON DUPLICATE KEY UPDATE fate = ${fate}, instance_id = ${instanceId}, reasons = ${listed}`);
  }

  /**
   * The same of a run that is a job, as long as this process holds it: what another process has taken is not written over. Answers
   * whether it was.
   */
  async putHeld({ id, until }: LeasedJob, row: ImportedRow): Promise<boolean> {
    const { n, place, fate, instanceId } = row;
    const listed = listedReasons(row);
    const written = await this.database.write(sql`INSERT INTO import_row (run, n, place, fate, instance_id, reasons)
      SELECT id, ${n}, ${place}, ${fate}, ${instanceId}, ${listed} FROM import_job
      WHERE id = ${id} AND wait_until = ${dbTime(until)} LOCK IN SHARE MODE
      ON DUPLICATE KEY UPDATE fate = ${fate}, instance_id = ${instanceId}, reasons = ${listed}`);
    return written > 0;
  }

  async find(id: string): Promise<ImportRun | undefined> {
    const [row] = await this.database.rows<StoredRun>(
      sql`SELECT id, unit, imported_by, imported_at, file_hash, row_count FROM import_run WHERE id = ${id}`,
    );
    return (
      row && {
        id: row.id,
        unit: row.unit,
        by: row.imported_by,
        at: readTime(row.imported_at),
        fileHash: row.file_hash,
        rows: row.row_count,
      }
    );
  }

  async rows(run: string): Promise<ImportedRow[]> {
    const rows = await this.database.rows<StoredRow>(
      sql`SELECT n, place, fate, instance_id, reasons FROM import_row WHERE run = ${run} ORDER BY n`,
    );
    return rows.map(({ n, place, fate, instance_id: instanceId, reasons }) => ({
      n,
      place,
      fate,
      instanceId,
      reasons: reasons === '' ? [] : reasons.split(' '),
    }));
  }
}

interface StoredRun {
  readonly id: string;
  readonly unit: string;
  readonly imported_by: string;
  readonly imported_at: string;
  readonly file_hash: string;
  readonly row_count: number;
}

interface StoredRow {
  readonly n: number;
  readonly place: string;
  readonly fate: RowFate;
  readonly instance_id: string | null;
  readonly reasons: string;
}
