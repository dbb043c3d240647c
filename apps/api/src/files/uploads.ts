import { Injectable } from '@nestjs/common';
import type { Actor } from '@tabir/engine';
import { AppError } from '@tabir/kernel';
import { inClear, Notes, Office, Queries, Reads, type FileRow, type NoteRequest, type StoredFile } from '@tabir/runtime';
import type { Readable } from 'node:stream';
import { FileStore } from '@tabir/files';
import { derivedId } from '../http/derived-id.js';
import { assertContent, declaredType } from './file-types.js';

export const FILE_LIMIT_BYTES = 100 * 1024 * 1024;

export interface FileView {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly mime: string;
  readonly uploadedAt: string;
  readonly uploadedBy: string;
}

export interface Upload {
  readonly instanceId: string;
  /** The client's key: the same upload sent again is the same file. */
  readonly uploadId: string;
  readonly commandId: string;
  readonly actor: Actor;
  readonly name: string;
  readonly contentType: string | undefined;
  readonly contentLength: number | undefined;
  readonly bytes: Readable;
}

const fileMissing = (): AppError =>
  new AppError('missing', 'file.not-found', 'There is no such file in this record; reload the list.');

/** Files of records: first the bytes lie on the disk for good, then the record says that it has them. */
@Injectable()
export class Uploads {
  constructor(
    private readonly store: FileStore,
    private readonly notes: Notes,
    private readonly queries: Queries,
    private readonly reads: Reads,
    private readonly office: Office,
  ) {}

  async take(upload: Upload): Promise<FileView> {
    const { instanceId, uploadId, commandId, actor, name, contentLength } = upload;
    if (commandId !== uploadId)
      throw new AppError('invalid', 'file.other-key', 'Send the same key in Idempotency-Key and at the end of the address.');
    await this.queries.readable(instanceId, actor);
    const mime = declaredType(name, upload.contentType);
    const limit = FILE_LIMIT_BYTES;
    if (contentLength !== undefined && contentLength > limit)
      throw new AppError('invalid', 'file.too-large', 'This file is too large; split it or save it smaller.', {
        limitBytes: limit,
      });
    const salt = this.office.ids.bytes(32);
    const received = await this.store.receive(upload.bytes, salt, limit);
    await assertContent(received.path, mime).catch(async (error: unknown) => {
      await this.store.discard(received);
      throw error;
    });
    const id = derivedId(instanceId, actor.id, uploadId);
    const { size, commitment } = received;
    const file = { id, name, storageKey: await this.store.keep(received), size, mime, commitment, salt };
    await this.record({ commandId, instanceId, actor }, file);
    return this.view(await this.fileOf(instanceId, id));
  }

  async list(instanceId: string, actor: Actor): Promise<FileView[]> {
    await this.queries.readable(instanceId, actor);
    return Promise.all((await this.reads.files(instanceId)).map((file) => this.view(file)));
  }

  /** Commits that the content is read, and only then gives the first byte. */
  async read(instanceId: string, id: string, actor: Actor): Promise<{ view: FileView; size: number; bytes: Readable }> {
    await this.queries.readable(instanceId, actor);
    const file = await this.fileOf(instanceId, id);
    const view = await this.view(file);
    const { size, bytes } = await this.store.open(file.storageKey);
    try {
      const commandId = `read-${this.office.ids.uuid(this.office.systemClock.now())}`;
      await this.notes.read({ commandId, instanceId, actor }, { file: id });
    } catch (error) {
      bytes.destroy();
      throw error;
    }
    return { view, size, bytes };
  }

  private async fileOf(instanceId: string, id: string): Promise<FileRow> {
    const file = (await this.reads.files(instanceId)).find((row) => row.id === id);
    if (!file) throw fileMissing();
    return file;
  }

  private async view({ instanceId, id, name, size, mime, uploadedAt, uploadedBy }: FileRow): Promise<FileView> {
    const clear = await inClear(this.reads, instanceId, { sealed: name });
    return { id, name: typeof clear === 'string' ? clear : '', size, mime, uploadedAt, uploadedBy };
  }

  /** What the record does not take, or has already, leaves no bytes behind; what may have been committed keeps them. */
  private async record(request: NoteRequest, file: StoredFile): Promise<void> {
    try {
      await this.notes.attach(request, file);
    } catch (error) {
      if (error instanceof AppError && error.kind !== 'unavailable') await this.store.remove(file.storageKey);
      throw error;
    }
    const { storageKey } = await this.fileOf(request.instanceId, file.id);
    if (storageKey !== file.storageKey) await this.store.remove(file.storageKey);
  }
}
