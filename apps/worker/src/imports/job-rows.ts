import type { ListShelf, LineWriter } from '@tabir/files';
import {
  begunRows,
  Importer,
  openList,
  rowSaid,
  takeLines,
  undoneSaid,
  undoRows,
  type Accepted,
  type Header,
  type ColumnMap,
  type RowSaid,
  type RunBook,
} from '@tabir/import';
import { AppError } from '@tabir/kernel';
import type { Accounts, ImportJobs, ImportList, ImportRuns, JobCounts, LeasedJob } from '@tabir/persistence';
import type { RegisterReads } from '@tabir/register';
import type { CommandPorts } from '@tabir/runtime';

export interface JobRowsPorts {
  readonly commands: CommandPorts;
  readonly jobs: ImportJobs;
  readonly runs: ImportRuns;
  readonly shelf: ListShelf;
  readonly accounts: Pick<Accounts, 'agencies'>;
  readonly register: Pick<RegisterReads, 'defects'>;
}

/** A job whose rows are being worked at. */
export interface OpenJob {
  readonly rows: AsyncIterator<RowSaid, unknown>;
  /** Where what is said of them goes. */
  readonly writer: LineWriter;
  /** Of the rows before. */
  readonly counts: JobCounts;
}

const NOTHING: JobCounts = { done: 0, added: 0, withDefects: 0, known: 0, refused: 0, withdrawn: 0, past: 0 };

/** How a list was asked to be read. */
interface Asked {
  readonly sheet?: string;
  readonly map: ColumnMap;
  readonly header: Header;
}

/** Opens jobs where they stand: an import behind the last row of which something is said, all else at its beginning. */
export class JobRows {
  constructor(private readonly ports: JobRowsPorts) {}

  /** Errors: import.list-gone, and those of `openList`. */
  async open(job: LeasedJob): Promise<OpenJob> {
    const list = await this.ports.jobs.list(job.list);
    if (!list) throw new AppError('missing', 'import.list-gone', 'This list is no longer kept here; give the file again.');
    const { counts, end } = job.task === 'import' ? await this.written(list, job) : { counts: NOTHING, end: 0 };
    const rows = job.task === 'undo' ? await this.undoing(job) : await this.taking(job, list, counts.done);
    return { rows, counts, writer: await this.ports.shelf.append(list.storageKey, job.id, end) };
  }

  private async written({ storageKey }: ImportList, { id }: LeasedJob): Promise<{ counts: JobCounts; end: number }> {
    let counts = NOTHING;
    let end = 0;
    for await (const { value, next } of this.ports.shelf.lines(storageKey, id)) {
      counts = counted(counts, value as RowSaid);
      end = next;
    }
    return { counts, end };
  }

  private async undoing({ id, actor, undoes }: LeasedJob): Promise<AsyncIterator<RowSaid, unknown>> {
    const run = undoes ?? id;
    return said(undoRows(this.ports.commands, actor, run, begunRows(await this.ports.runs.rows(run))), undoneSaid);
  }

  private async taking(job: LeasedJob, list: ImportList, after: number): Promise<AsyncIterator<RowSaid, unknown>> {
    const { commands, shelf, accounts } = this.ports;
    const { id, actor, task } = job;
    const { name } = (await shelf.get(list.storageKey, 'about')) as { name: string };
    const asked = (await shelf.get(list.storageKey, id)) as Asked;
    const opened = await openList(await shelf.list(list.storageKey), name, asked);
    const agencies = await accounts.agencies(actor.unit);
    const { office } = commands;
    const lines = opened.lines({ agencies, today: office.calendar().dateOf(office.clock.now()) });
    const dryRun = task === 'try';
    const importer = new Importer(commands, { actor, unit: actor.unit, agencies, dryRun });
    const book = dryRun ? null : await this.book(job, list, after);
    return said(takeLines(lines, importer, book, after), (row) => rowSaid(row, { dryRun }));
  }

  /** The run in the book, begun or gone on with. */
  private async book({ id, actor, rows }: LeasedJob, { fileHash }: ImportList, after: number): Promise<RunBook> {
    const { runs } = this.ports;
    if (!(await runs.find(id))) await runs.begin({ id, unit: actor.unit, by: actor.id, fileHash, rows });
    const begun = new Map(begunRows(await runs.rows(id)).flatMap(({ n, instanceId }) => (n > after ? [[n, instanceId]] : [])));
    return { put: (row) => runs.put(id, row), begunBefore: (n) => this.begunBefore(begun.get(n)) };
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

/** The counts with one row more. */
export function counted(counts: JobCounts, { fate, defects }: RowSaid): JobCounts {
  const one = { ...counts, done: counts.done + 1 };
  switch (fate) {
    case 'accepted':
      return { ...one, added: one.added + 1, withDefects: one.withDefects + (defects.length > 0 ? 1 : 0) };
    case 'known':
    case 'refused':
    case 'withdrawn':
    case 'past':
      return { ...one, [fate]: one[fate] + 1 };
    case 'absent':
      return one;
  }
}
