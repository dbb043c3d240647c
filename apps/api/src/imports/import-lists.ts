import { Injectable } from '@nestjs/common';
import type { Actor, Said } from '@tabir/engine';
import { ListShelf, type ReceivedFile } from '@tabir/files';
import {
  headingsText,
  LIMITS,
  ListReader,
  WORKFLOW,
  type ListTasks,
  type PlannedList,
  type SeenList,
  type SeenSheet,
} from '@tabir/import';
import { AppError, type Instant } from '@tabir/kernel';
import { ImportJobs, type ImportList } from '@tabir/persistence';
import { commandReused, Definitions, holdsDuty, Office, RequestHash, roleDenied, rolesOf } from '@tabir/runtime';
import { readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';

export interface GivenList {
  readonly id: string;
  readonly actor: Actor;
  readonly name: string;
  readonly contentLength: number | undefined;
  readonly bytes: Readable;
}

/** Somebody who may begin records, which is always in a unit. */
export type Importing = Actor & { readonly unit: string };

/** A list that was given earlier. */
export interface ListGiven {
  readonly id: string;
  readonly name: string;
  readonly givenAt: Instant;
}

export interface ListView {
  readonly id: string;
  readonly name: string;
  readonly sheets: readonly (SeenSheet & { readonly remembered: boolean })[];
  readonly notes: readonly Said[];
}

/** What lies beside a list. */
interface About {
  readonly name: string;
  readonly seen: SeenList;
}

const listUnknown = (): AppError =>
  new AppError('missing', 'import.list-unknown', 'There is no such list here; give the file again.');

function goneIsNull(error: unknown): null {
  if (error instanceof AppError && error.code === 'import.list-gone') return null;
  throw error;
}

/** Lists that were given for import. Who may not begin records, or belongs elsewhere, sees none. */
@Injectable()
export class ImportLists {
  constructor(
    private readonly shelf: ListShelf,
    private readonly jobs: ImportJobs,
    private readonly definitions: Definitions,
    private readonly office: Office,
    private readonly requestHash: RequestHash,
    private readonly reader: ListReader,
  ) {}

  /** Errors: policy.duty, import.list-unknown, command.reused, those of `ListShelf.receive` and of reading it. */
  async take({ id, actor, name, contentLength, bytes }: GivenList): Promise<ListView> {
    const { unit, agency, id: by } = this.importing(actor);
    const before = await this.jobs.list(id);
    if (before) this.assertOwn(before, actor);
    const limitBytes = LIMITS.fileBytes;
    if (contentLength !== undefined && contentLength > limitBytes)
      throw new AppError('invalid', 'file.too-large', 'This file is too large; split it or save it smaller.', { limitBytes });
    const received = await this.shelf.receive(bytes, limitBytes);
    const fileHash = Buffer.from(received.commitment, 'base64').toString('hex');
    if (before) return this.repeated(before, received, fileHash);
    const seen = await this.see(received, name).catch(async (error: unknown) => {
      await this.shelf.discard(received);
      throw error;
    });
    const storageKey = await this.shelf.keep(received);
    await this.shelf.put(storageKey, 'about', { name, seen } satisfies About);
    const list = { id, storageKey, unit, agency, by, fileHash };
    if (!(await this.jobs.keepList(list))) {
      await this.shelf.remove(storageKey);
      throw commandReused();
    }
    return this.view(list);
  }

  /** The newest of the actor's own lists, without those whose files are gone. Errors: policy.duty. */
  async given(actor: Actor, limit: number): Promise<ListGiven[]> {
    const { unit, agency } = this.importing(actor);
    const lists = await this.jobs.given(unit, agency, limit);
    const shown = lists.map(async ({ id, storageKey, givenAt }) => {
      const about = (await this.shelf.get(storageKey, 'about').catch(goneIsNull)) as About | null;
      return about === null ? [] : [{ id, name: about.name, givenAt }];
    });
    return (await Promise.all(shown)).flat();
  }

  /** A list of the actor's own. Errors: import.list-unknown. */
  async find(id: string, actor: Actor): Promise<ImportList> {
    const list = await this.jobs.list(id);
    if (!list || !this.mayImport(actor)) throw listUnknown();
    this.assertOwn(list, actor);
    return list;
  }

  /** What was understood of a list, with what was said of its columns the last time. Errors: import.list-gone. */
  async view({ id, storageKey, unit, agency }: ImportList): Promise<ListView> {
    const { name, seen } = (await this.shelf.get(storageKey, 'about')) as About;
    const sheets = await Promise.all(seen.sheets.map((sheet) => this.remembered(sheet, unit, agency)));
    return { id, name, sheets, notes: seen.notes };
  }

  /** Keeps which column held what under these headings. */
  async remember({ unit, agency }: ImportList, headings: readonly string[], columns: string): Promise<void> {
    await this.jobs.rememberColumns(unit, agency, this.keyOf(headings), columns);
  }

  /** What an import of it would be. Errors: import.list-gone, and those of `openList`. */
  async plan({ storageKey }: ImportList, how: Pick<ListTasks['plan']['asked'], 'options' | 'context'>): Promise<PlannedList> {
    const { name } = (await this.shelf.get(storageKey, 'about')) as About;
    return this.reader.read('plan', async () => ({ name, bytes: await this.shelf.list(storageKey), ...how }));
  }

  /** Errors: policy.duty. */
  importing(actor: Actor): Importing {
    const { unit } = actor;
    if (!this.mayImport(actor) || unit === null) {
      const { duty } = this.start;
      throw roleDenied(duty, rolesOf(this.definitions.latest(WORKFLOW), duty, this.office.settings()));
    }
    return { ...actor, unit };
  }

  private see({ path }: ReceivedFile, name: string): Promise<SeenList> {
    return this.reader.read('see', async () => ({ name, bytes: await readFile(path) }));
  }

  private get start(): { readonly duty: string } {
    return this.definitions.latest(WORKFLOW).start;
  }

  private mayImport(actor: Actor): boolean {
    return holdsDuty(this.definitions.latest(WORKFLOW), this.start.duty, actor, this.office.settings());
  }

  private assertOwn({ unit, agency }: ImportList, actor: Actor): void {
    if (unit !== actor.unit || agency !== actor.agency) throw listUnknown();
  }

  private async repeated(before: ImportList, received: ReceivedFile, fileHash: string): Promise<ListView> {
    await this.shelf.discard(received);
    if (before.fileHash !== fileHash) throw commandReused();
    return this.view(before);
  }

  private async remembered(sheet: SeenSheet, unit: string, agency: string | null): Promise<SeenSheet & { remembered: boolean }> {
    const headings = sheet.columns.map(({ heading }) => heading);
    const parts = headings.length === 0 ? undefined : await this.jobs.columns(unit, agency, this.keyOf(headings));
    if (parts === undefined) return { ...sheet, remembered: false };
    const partOf = new Map(parts.split(' ').map((one) => one.split('=').reverse() as [string, string]));
    const columns = sheet.columns.map((column) => ({ ...column, part: partOf.get(column.letters) ?? null }));
    return { ...sheet, columns: columns as SeenSheet['columns'], remembered: true };
  }

  private keyOf(headings: readonly string[]): string {
    return this.requestHash.commandKey({ id: WORKFLOW } as Actor, WORKFLOW, { headings: headingsText(headings) }).requestHash;
  }
}
