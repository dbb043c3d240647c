import { Inject, Injectable } from '@nestjs/common';
import type { Actor, Said } from '@tabir/engine';
import { ListShelf } from '@tabir/files';
import {
  begunRows,
  columnMap,
  headerOf,
  lettersOf,
  type ColumnMap,
  type Header,
  type PlannedList,
  type RowFate,
  type RowSaid,
} from '@tabir/import';
import { AppError } from '@tabir/kernel';
import { Accounts, ImportJobs, ImportRuns, type ImportJob, type ImportList, type NewImportJob } from '@tabir/persistence';
import { commandReused, type CommandPorts } from '@tabir/runtime';
import { PORTS } from '@tabir/server';
import { derivedId } from '../http/derived-id.js';
import { queryInvalid } from '../http/edge-errors.js';
import type { ImportRunBody } from './import-bodies.js';
import { ImportLists, type Importing } from './import-lists.js';

export interface RunView extends Omit<ImportJob, 'actor' | 'requestHash' | 'counts'> {
  readonly done: number;
  readonly counts: Omit<ImportJob['counts'], 'done'>;
  readonly by: { readonly id: string; readonly name: string | null };
  /** How the list was to be read; null for an undoing. */
  readonly asked: Asked | null;
  /** What was left aside or hidden, for somebody to look at. */
  readonly notes: readonly Said[];
}

interface Asked {
  readonly sheet: string | null;
  readonly map: ColumnMap;
  readonly header: Header;
}

export interface RunRequest {
  readonly list: string;
  readonly actor: Actor;
  readonly commandId: string;
}

export interface RowsChoice {
  readonly after: number;
  readonly limit: number;
  readonly fate: RowFate | 'with-defects' | null;
}

/** Jobs on a list: asked for here, done by a worker. */
@Injectable()
export class RunsOfLists {
  constructor(
    private readonly lists: ImportLists,
    private readonly jobs: ImportJobs,
    private readonly runs: ImportRuns,
    private readonly shelf: ListShelf,
    private readonly accounts: Accounts,
    @Inject(PORTS) private readonly ports: CommandPorts,
  ) {}

  /** Errors: import.list-unknown, import.list-gone, command.reused, and those of `openList`. */
  async begin({ list: id, actor: caller, commandId }: RunRequest, body: ImportRunBody): Promise<RunView> {
    const list = await this.lists.find(id, caller);
    const actor = this.lists.importing(caller);
    const { sheet, map = {}, header = {}, dryRun } = body;
    const asked = {
      sheet,
      map: columnMap(pairs(map, 'import.map-unknown')),
      header: headerOf(pairs(header, 'import.header-unreadable')),
    };
    const { office } = this.ports;
    const agencies = (await this.accounts.agencies(actor.unit)).map(({ name }) => ({ name }));
    const context = { agencies, today: office.calendar().dateOf(office.clock.now()) };
    const planned = await this.lists.plan(list, { options: asked, context });
    const { rows, notes } = planned;
    const job = this.job(list, actor, commandId, { task: dryRun ? 'try' : 'import', undoes: null, rows }, body);
    const begun = await this.put(list, job, { ...asked, notes });
    await this.remember(list, planned);
    return this.view(list, begun);
  }

  /** Errors: import.list-unknown, import.run-unknown, import.not-undoable, command.reused. */
  async undo({ list: id, actor: caller, commandId }: RunRequest, run: string): Promise<RunView> {
    const list = await this.lists.find(id, caller);
    const { id: undoes, task, state } = await this.jobOf(list, run);
    if (task !== 'import' || state === 'waiting' || state === 'running')
      throw new AppError(
        'conflict',
        'import.not-undoable',
        'Only an import that has ended can be undone; wait for its end, and then undo it.',
      );
    const rows = begunRows(await this.runs.rows(undoes)).length;
    const asked = { task: 'undo' as const, undoes, rows };
    const job = this.job(list, this.lists.importing(caller), commandId, asked, { undoes });
    return this.view(list, await this.put(list, job, { notes: [] }));
  }

  /** Errors: import.list-unknown, import.run-unknown. */
  async one(id: string, run: string, actor: Actor): Promise<RunView> {
    const list = await this.lists.find(id, actor);
    return this.view(list, await this.jobOf(list, run));
  }

  async ofList(list: ImportList): Promise<RunView[]> {
    return Promise.all((await this.jobs.ofList(list.id)).map((job) => this.view(list, job)));
  }

  /** Errors: import.list-unknown, import.run-unknown, query.invalid. */
  async rows(id: string, run: string, actor: Actor, choice: RowsChoice): Promise<{ items: RowSaid[]; next: number | null }> {
    const list = await this.lists.find(id, actor);
    const job = await this.jobOf(list, run);
    const items: RowSaid[] = [];
    try {
      for await (const { value, next } of this.shelf.lines(list.storageKey, job.id, choice.after)) {
        if (isWanted(value as RowSaid, choice.fate)) items.push(value as RowSaid);
        if (items.length === choice.limit) return { items, next };
      }
    } catch (error) {
      // A place in the middle of a row.
      if (error instanceof SyntaxError) throw queryInvalid('after', 'what "next" of the page before said');
      throw error;
    }
    return { items, next: null };
  }

  private job(
    list: ImportList,
    actor: Importing,
    commandId: string,
    what: Pick<NewImportJob, 'task' | 'undoes' | 'rows'>,
    request: object,
  ): NewImportJob {
    const { requestHash } = this.ports.requestHash.commandKey(actor, commandId, { list: list.id, ...request });
    return { ...what, id: derivedId(list.id, actor.id, commandId), list: list.id, actor, requestHash };
  }

  /** How the list is to be read lies beside it before anybody can take the job. */
  private async put(list: ImportList, job: NewImportJob, asked: object): Promise<ImportJob> {
    if (!(await this.jobs.find(job.id))) await this.shelf.put(list.storageKey, job.id, asked);
    const begun = await this.jobs.begin(job);
    if (begun?.requestHash !== job.requestHash) throw commandReused();
    return begun;
  }

  private async jobOf(list: ImportList, run: string): Promise<ImportJob> {
    const job = await this.jobs.find(run);
    if (job?.list !== list.id)
      throw new AppError('missing', 'import.run-unknown', 'There is no such import of this list; look at the list again.');
    return job;
  }

  private async view({ storageKey }: ImportList, job: ImportJob): Promise<RunView> {
    const { actor, requestHash: _, counts, ...same } = job;
    const { done, ...others } = counts;
    const { notes, sheet = null, map = {}, header = {} } = (await this.shelf.get(storageKey, job.id)) as Beside;
    const asked = job.task === 'undo' ? null : { sheet, map, header };
    const name = (await this.accounts.names([actor.id])).get(actor.id) ?? null;
    return { ...same, done, counts: others, by: { id: actor.id, name }, asked, notes };
  }

  private async remember(list: ImportList, { layout }: PlannedList): Promise<void> {
    if (layout === null) return;
    const parts = Object.entries(layout.columns).map(([part, column]) => `${part}=${lettersOf(column)}`);
    await this.lists.remember(list, layout.names, parts.join(' '));
  }
}

/** What lies beside a list about one of its runs. */
type Beside = Partial<Asked> & Pick<RunView, 'notes'>;

/** {"period": "F"} as the command line has it. */
const pairs = (given: object, code: 'import.map-unknown' | 'import.header-unreadable'): string[] =>
  Object.entries(given).map(([name, text]: [string, unknown]) => {
    if (typeof text !== 'string') throw new AppError('invalid', code, `"${name}" must be a text. Nothing was imported.`);
    return `${name}=${text}`;
  });

const isWanted = ({ fate, defects }: RowSaid, wanted: RowsChoice['fate']): boolean =>
  wanted === null || (wanted === 'with-defects' ? defects.length > 0 : fate === wanted);
