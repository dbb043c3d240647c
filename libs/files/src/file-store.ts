import type { Readable } from 'node:stream';

/** A file that arrived whole and is not kept yet. */
export interface ReceivedFile {
  readonly path: string;
  readonly size: number;
  /** base64 of sha256(salt ‖ content). */
  readonly commitment: string;
}

/** Where the bytes of files lie. They are known by a random name that says nothing about them. */
export abstract class FileStore {
  /** Takes the bytes in while reckoning their commitment; what it refuses it leaves unread. Errors: file.too-large, file.empty, file.interrupted, storage.full. */
  abstract receive(bytes: Readable, salt: Uint8Array, limitBytes: number): Promise<ReceivedFile>;
  /** Makes a received file durable; from here on only `remove` ends it. */
  abstract keep(file: ReceivedFile): Promise<string>;
  abstract discard(file: ReceivedFile): Promise<void>;
  /** Errors: file.damaged when the bytes are gone. */
  abstract open(storageKey: string): Promise<{ readonly size: number; readonly bytes: Readable }>;
  abstract remove(storageKey: string): Promise<void>;
  /** Files kept within a span of time. What began to arrive before its end and never did is removed on the way. */
  abstract kept(fromMs: number, untilMs: number): AsyncIterable<string>;
}
