import type { DataFolder } from '@tabir/config';
import { AppError, faultPoint, type Ids } from '@tabir/kernel';
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { storageError, syncFolder } from './disk.js';
import { FileStore, type ReceivedFile } from './file-store.js';

const NAME = /^[0-9a-f]{32}$/;
const ARRIVING = 'upload-';
const NO_SALT = new Uint8Array();

/** Files below one folder, spread over 256 subfolders by the first two letters of their random names. */
export class DiskFileStore extends FileStore {
  /** `arriving` lies on the same disk as `folder`, because a rename is the moment when a file is there whole. */
  constructor(
    private readonly folder: string,
    private readonly arriving: string,
    private readonly ids: Ids,
  ) {
    super();
  }

  static in(folder: DataFolder, ids: Ids): DiskFileStore {
    return new DiskFileStore(folder.inside('files'), folder.inside('tmp'), ids);
  }

  override async receive(bytes: Readable, salt: Uint8Array, limitBytes: number): Promise<ReceivedFile> {
    const path = this.arrivingPath();
    const hash = createHash('sha256').update(salt);
    let size = 0;
    // The source is left standing when this ends early: it is the body of a request, whose connection is still to be answered on.
    const watched = async function* (): AsyncGenerator<Buffer> {
      for await (const chunk of bytes.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        size += chunk.length;
        if (size > limitBytes) throw tooLarge(limitBytes);
        hash.update(chunk);
        yield chunk;
      }
    };
    try {
      await pipeline(watched, createWriteStream(path, { mode: 0o600, flush: true }));
      if (size === 0) throw new AppError('invalid', 'file.empty', 'This file is empty; choose another.');
      return { path, size, commitment: hash.digest('base64') };
    } catch (error) {
      await this.discard({ path });
      throw storageError(error);
    }
  }

  override async keep(file: ReceivedFile): Promise<string> {
    const storageKey = Buffer.from(this.ids.bytes(16)).toString('hex');
    await this.place(file, storageKey);
    return storageKey;
  }

  /** Keeps bytes under a name that was chosen before; the same ones again change nothing. */
  async put(storageKey: string, bytes: Uint8Array): Promise<void> {
    await this.place(await this.receive(Readable.from([bytes]), NO_SALT, bytes.length), storageKey);
  }

  override async discard({ path }: Pick<ReceivedFile, 'path'>): Promise<void> {
    await rm(path, { force: true });
  }

  override async open(storageKey: string): Promise<{ size: number; bytes: Readable }> {
    try {
      const file = await open(this.pathOf(storageKey), 'r');
      const { size } = await file.stat();
      return { size, bytes: file.createReadStream() };
    } catch (cause) {
      throw new AppError(
        'unavailable',
        'file.damaged',
        'The content of this file cannot be read; the administrator must restore it from a backup.',
        {},
        { cause },
      );
    }
  }

  override async remove(storageKey: string): Promise<void> {
    await rm(this.pathOf(storageKey), { force: true });
  }

  override async *kept(fromMs: number, untilMs: number): AsyncIterable<string> {
    for (const name of await readdir(this.arriving)) {
      const path = join(this.arriving, name);
      if (name.startsWith(ARRIVING) && (await wroteAt(path)) < untilMs) await this.discard({ path });
    }
    for (const letters of await readdir(this.folder))
      for (const name of await readdir(join(this.folder, letters))) {
        const at = NAME.test(name) ? await wroteAt(join(this.folder, letters, name)) : NaN;
        if (at >= fromMs && at < untilMs) yield name;
      }
  }

  /** Where the next file arrives; a test gives a device that is full. */
  protected arrivingPath(): string {
    return join(this.arriving, `${ARRIVING}${Buffer.from(this.ids.bytes(12)).toString('hex')}`);
  }

  private async place({ path }: ReceivedFile, storageKey: string): Promise<void> {
    try {
      const target = this.pathOf(storageKey);
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      await rename(path, target);
      // The name is durable only when its folder is; a new subfolder needs its parent too.
      await syncFolder(dirname(target));
      await syncFolder(this.folder);
    } catch (error) {
      await this.discard({ path });
      throw storageError(error);
    }
    faultPoint('file.after-rename');
  }

  private pathOf(storageKey: string): string {
    if (!NAME.test(storageKey)) throw new Error('This is not the name of a stored file.');
    return join(this.folder, storageKey.slice(0, 2), storageKey);
  }
}

const tooLarge = (limitBytes: number): AppError =>
  new AppError('invalid', 'file.too-large', 'This file is too large; split it or save it smaller.', { limitBytes });

/** NaN for what is gone meanwhile. */
const wroteAt = (path: string): Promise<number> =>
  stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => NaN,
  );
