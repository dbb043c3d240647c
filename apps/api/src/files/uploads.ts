import { Injectable } from '@nestjs/common';
import type { Actor } from '@tabir/engine';
import { AppError, sha256 } from '@tabir/kernel';
import { inClear, Notes, Office, Queries, Reads, type FileRow } from '@tabir/runtime';
import type { Readable } from 'node:stream';
import { FileStore } from './file-store.js';
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
    const id = fileId(instanceId, actor.id, uploadId);
    try {
      await assertContent(received.path, mime);
      const storageKey = await this.store.keep(received);
      const { size, commitment } = received;
      await this.notes.attach({ commandId, instanceId, actor }, { id, name, storageKey, size, mime, commitment, salt });
      await this.dropUnlessRecorded(instanceId, id, storageKey);
    } catch (error) {
      await this.store.discard(received);
      throw error;
    }
    const [view] = await this.views(instanceId, [await this.fileOf(instanceId, id)]);
    if (!view) throw fileMissing();
    return view;
  }

  async list(instanceId: string, actor: Actor): Promise<FileView[]> {
    await this.queries.readable(instanceId, actor);
    return this.views(instanceId, await this.reads.files(instanceId));
  }

  /** Commits that the content is read, and only then gives the first byte. */
  async read(instanceId: string, id: string, actor: Actor): Promise<{ view: FileView; size: number; bytes: Readable }> {
    await this.queries.readable(instanceId, actor);
    const file = await this.fileOf(instanceId, id);
    const [view] = await this.views(instanceId, [file]);
    if (!view) throw fileMissing();
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

  private async views(instanceId: string, files: readonly FileRow[]): Promise<FileView[]> {
    const handles = files.map(({ name }) => ({ sealed: name }));
    const names = (await inClear(this.reads, instanceId, handles)) as unknown[];
    return files.map(({ id, size, mime, uploadedAt, uploadedBy }, index) => {
      const name = names[index];
      return { id, name: typeof name === 'string' ? name : '', size, mime, uploadedAt, uploadedBy };
    });
  }

  /** A repeated upload changes nothing; its bytes are a second copy that nobody knows of. */
  private async dropUnlessRecorded(instanceId: string, id: string, storageKey: string): Promise<void> {
    const recorded = (await this.reads.files(instanceId)).find((row) => row.id === id);
    if (recorded && recorded.storageKey !== storageKey) await this.store.remove(storageKey);
  }
}

/** The same upload gives the same id, and nobody can choose the id of another record's file (UUID version 8). */
export function fileId(instanceId: string, actor: string, uploadId: string): string {
  const bytes = Buffer.from(sha256(Buffer.from(`${instanceId}\n${actor}\n${uploadId}`))).subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const text = bytes.toString('hex');
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join('-');
}
