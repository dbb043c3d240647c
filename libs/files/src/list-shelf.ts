import type { DataFolder } from '@tabir/config';
import { AppError, type Ids } from '@tabir/kernel';
import { createReadStream } from 'node:fs';
import {
  copyFile,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  truncate,
  writeFile,
  type FileHandle,
} from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { storageError, syncFolder } from './disk.js';
import { DiskFileStore } from './disk-file-store.js';
import type { ReceivedFile } from './file-store.js';

const KEY = /^[0-9a-f]{32}$/;
const NAME = /^[\w-]+$/;
const NO_SALT = new Uint8Array();
const LIST = 'list';

/** A line of a file of lines, and where the next one begins. */
export interface WrittenLine {
  readonly value: unknown;
  readonly next: number;
}

/**
 * Lists that were given for import: each in a folder of its own under a random name, beside what is known of it and what is said of
 * its rows. Nobody but this user reads them, and nothing of them is anywhere else.
 */
export class ListShelf {
  private readonly arriving: DiskFileStore;

  constructor(
    private readonly folder: string,
    arriving: string,
    private readonly ids: Ids,
  ) {
    this.arriving = new DiskFileStore(folder, arriving, ids);
  }

  static in(folder: DataFolder, ids: Ids): ListShelf {
    return new ListShelf(folder.inside('imports'), folder.inside('tmp'), ids);
  }

  /** Errors: as of `FileStore.receive`. */
  receive(bytes: Readable, limitBytes: number): Promise<ReceivedFile> {
    return this.arriving.receive(bytes, NO_SALT, limitBytes);
  }

  discard(file: ReceivedFile): Promise<void> {
    return this.arriving.discard(file);
  }

  /** Makes a received list durable; answers its key. */
  async keep(file: ReceivedFile): Promise<string> {
    const key = Buffer.from(this.ids.bytes(16)).toString('hex');
    try {
      await mkdir(this.of(key), { mode: 0o700 });
      await rename(file.path, join(this.of(key), LIST));
      await syncFolder(this.of(key));
      await syncFolder(this.folder);
      return key;
    } catch (error) {
      await this.discard(file);
      throw storageError(error);
    }
  }

  /** Errors: import.list-gone. */
  async list(key: string): Promise<Uint8Array> {
    return readFile(join(this.of(key), LIST)).catch(gone);
  }

  /** Writes what is known, whole or not at all. */
  async put(key: string, name: string, value: object): Promise<void> {
    const path = this.pathOf(key, `${name}.json`);
    const file = await open(`${path}.new`, 'w', 0o600).catch(gone);
    try {
      await file.writeFile(JSON.stringify(value));
      await file.sync();
    } catch (error) {
      throw storageError(error);
    } finally {
      await file.close();
    }
    await rename(`${path}.new`, path);
    await syncFolder(this.of(key));
  }

  /** What `put` wrote. Errors: import.list-gone. */
  async get(key: string, name: string): Promise<unknown> {
    return JSON.parse(await readFile(this.pathOf(key, `${name}.json`), 'utf8').catch(gone)) as unknown;
  }

  /**
   * Opens a file of lines for those that follow; what is behind `end` was not written whole and goes. It is a copy in the place of the
   * file before, so that whoever has that one open writes into nothing.
   */
  async append(key: string, name: string, end: number): Promise<LineWriter> {
    const path = this.pathOf(key, `${name}.jsonl`);
    await (end === 0 ? writeFile(`${path}.new`, '', { mode: 0o600 }) : copyFile(path, `${path}.new`)).catch(gone);
    const file = await open(`${path}.new`, 'a', 0o600).catch(gone);
    await truncate(`${path}.new`, end);
    await rename(`${path}.new`, path);
    return new LineWriter(file);
  }

  /** The whole lines from a place on; none when there is no such file. */
  async *lines(key: string, name: string, from = 0): AsyncGenerator<WrittenLine> {
    let rest = Buffer.alloc(0);
    let next = from;
    try {
      for await (const chunk of createReadStream(this.pathOf(key, `${name}.jsonl`), { start: from })) {
        rest = Buffer.concat([rest, chunk as Buffer]);
        for (let end = rest.indexOf(NEW_LINE); end >= 0; end = rest.indexOf(NEW_LINE)) {
          const text = rest.subarray(0, end).toString();
          rest = rest.subarray(end + 1);
          next += end + 1;
          yield { value: JSON.parse(text) as unknown, next };
        }
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }

  async remove(key: string): Promise<void> {
    await rm(this.of(key), { recursive: true, force: true });
  }

  /** Keys of all lists that were kept before the moment. */
  async *keptBefore(untilMs: number): AsyncGenerator<string> {
    for (const key of await readdir(this.folder)) {
      const at = await stat(join(this.folder, key)).then(
        ({ mtimeMs }) => mtimeMs,
        () => NaN,
      );
      if (KEY.test(key) && at < untilMs) yield key;
    }
  }

  private of(key: string): string {
    if (!KEY.test(key)) throw new Error('This is not the key of a list.');
    return join(this.folder, key);
  }

  private pathOf(key: string, name: string): string {
    if (!NAME.test(name.replace(/\.jsonl?$/, ''))) throw new Error('This is no name of a file beside a list.');
    return join(this.of(key), name);
  }
}

const NEW_LINE = 0x0a;

/** Writes lines one after the other. */
export class LineWriter {
  constructor(private readonly file: FileHandle) {}

  async write(value: object): Promise<void> {
    await this.file.write(`${JSON.stringify(value)}\n`).catch((error: unknown) => {
      throw storageError(error);
    });
  }

  async close(): Promise<void> {
    await this.file.close();
  }
}

function gone(cause: unknown): never {
  throw new AppError('missing', 'import.list-gone', 'This list is no longer kept here; give the file again.', {}, { cause });
}
