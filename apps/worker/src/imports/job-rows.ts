import type { ListShelf, LineWriter } from '@tabir/files';
import {
  begunRows,
  counted,
  Importer,
  NO_ROWS,
  openList,
  rowSaid,
  takeLines,
  undoneSaid,
  undoRows,
  type Accepted,
  type Header,
  type ColumnMap,
  type ListReader,
  type NotedLines,
  type RowSaid,
  type RunBook,
} from '@tabir/import';
import { AppError } from '@tabir/kernel';
import type { Accounts, ImportJobs, ImportList, ImportRuns, JobCounts } from '@tabir/persistence';
import type { RegisterReads } from '@tabir/register';
import type { CommandPorts } from '@tabir/runtime';
import { LeaseLost, type JobLease } from './job-lease.js';

export interface JobRowsPorts {
  readonly commands: CommandPorts;
  readonly jobs: ImportJobs;
  readonly runs: ImportRuns;
  readonly shelf: ListShelf;
  readonly accounts: Pick<Accounts, 'agencies'>;
  readonly register: Pick<RegisterReads, 'defects'>;
  readonly reader: Pick<ListReader, 'read'>;
}

/** A job whose rows are being worked at. */
export interface OpenJob {
  readonly rows: AsyncIterator<RowSaid, unknown>;
  /** Where what is said of them goes. */
  readonly writer: LineWriter;
  /** Of the rows before. */
  readonly counts: JobCounts;
}

/** How a list was asked to be read. */
interface Asked {
  readonly sheet?: string;
  readonly map: ColumnMap;
  readonly header: Header;
}

/** A list whose rows can be taken. */
interface Opened {
  readonly agencies: readonly { readonly id: string; readonly name: string }[];
  readonly lines: NotedLines;
}

/** Opens jobs where they stand: an import behind the last row of which something is said, all else at its beginning. */
export class JobRows {
  constructor(private readonly ports: JobRowsPorts) {}

  /** Errors: import.list-gone, and those of `openList`. Throws LeaseLost. */
  async open(lease: JobLease): Promise<OpenJob> {
    const { jobs, shelf } = this.ports;
    const { job } = lease;
    const list = await jobs.list(job.list);
    if (!list) throw new AppError('missing', 'import.list-gone', 'This list is no longer kept here; give the file again.');
    const lines = job.task === 'undo' ? null : await lease.during(() => this.lines(list, lease));
    // Only now, since a worker that has lost the job could have written until then.
    const { counts, end } = job.task === 'import' ? await this.written(list, job.id) : { counts: NO_ROWS, end: 0 };
    const rows = lines === null ? await this.undoing(lease) : await this.taking(lease, list, lines, counts.done);
    return { rows, counts, writer: await shelf.append(list.storageKey, job.id, end) };
  }

  private async written({ storageKey }: ImportList, run: string): Promise<{ counts: JobCounts; end: number }> {
    let counts = NO_ROWS;
    let end = 0;
    for await (const { value, next } of this.ports.shelf.lines(storageKey, run)) {
      counts = counted(counts, value as RowSaid);
      end = next;
    }
    return { counts, end };
  }

  private async undoing({ job: { id, actor, undoes } }: JobLease): Promise<AsyncIterator<RowSaid, unknown>> {
    const run = undoes ?? id;
    return said(undoRows(this.ports.commands, actor, run, begunRows(await this.ports.runs.rows(run))), undoneSaid);
  }

  private async lines({ storageKey }: ImportList, { job }: JobLease): Promise<Opened> {
    const { commands, shelf, accounts, reader } = this.ports;
    const { name } = (await shelf.get(storageKey, 'about')) as { name: string };
    const asked = (await shelf.get(storageKey, job.id)) as Asked;
    const opened = await openList(await shelf.list(storageKey), name, asked, (bytes, given, sheet) =>
      reader.read('tables', () => ({ bytes, name: given, sheet })),
    );
    const agencies = await accounts.agencies(job.actor.unit);
    const { office } = commands;
    return { agencies, lines: opened.lines({ agencies, today: office.calendar().dateOf(office.clock.now()) }) };
  }

  private async taking(
    lease: JobLease,
    list: ImportList,
    { agencies, lines }: Opened,
    after: number,
  ): Promise<AsyncIterator<RowSaid, unknown>> {
    const { actor, task } = lease.job;
    const dryRun = task === 'try';
    const importer = new Importer(this.ports.commands, { actor, unit: actor.unit, agencies, dryRun });
    const book = dryRun ? null : await this.book(lease, list, after);
    return said(takeLines(lines, importer, book, after), (row) => rowSaid(row, { dryRun }));
  }

  /** The run in the book, begun or gone on with; each row is written only while the job is held. */
  private async book(lease: JobLease, { fileHash }: ImportList, after: number): Promise<RunBook> {
    const { runs } = this.ports;
    const { id, actor, rows } = lease.job;
    if (!(await runs.find(id))) await runs.begin({ id, unit: actor.unit, by: actor.id, fileHash, rows });
    const begun = new Map(begunRows(await runs.rows(id)).flatMap(({ n, instanceId }) => (n > after ? [[n, instanceId]] : [])));
    return {
      put: async (row) => {
        if (!(await runs.putHeld(lease.job, row))) throw new LeaseLost();
      },
      begunBefore: (n) => this.begunBefore(begun.get(n)),
    };
  }

  private async begunBefore(instanceId: string | undefined): Promise<Accepted | undefined> {
    const instance = instanceId === undefined ? null : await this.ports.commands.reads.instance(instanceId);
    if (!instance) return undefined;
    const { id, kode } = instance;
    return { kind: 'accepted', kode, instanceId: id, defects: await this.ports.register.defects(id) };
  }
}

async function* said<T>(rows: AsyncIterable<T>, words: (row: T) => RowSaid): AsyncGenerator<RowSaid> {
  for await (const row of rows) yield words(row);
}
