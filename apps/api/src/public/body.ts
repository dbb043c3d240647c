import { pipeline, Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { createGunzip, createGzip } from 'node:zlib';

type Link = Promise<{ readonly bytes: Uint8Array; readonly next: Link } | null>;

/** What an answer consists of: made once, packed, and read by many, also while it is being made. */
export class Body {
  /** When the first of it is there, or it has failed. */
  readonly begun: Promise<unknown>;
  /** When all of it is there: how many bytes it takes. */
  readonly size: Promise<number>;
  private readonly first: Link;

  constructor(parts: AsyncIterable<string | Uint8Array>) {
    // A failure of the parts comes out of the packed stream.
    const packed = pipeline(Readable.from(joined(parts)), createGzip(), () => undefined);
    this.first = linked(packed[Symbol.asyncIterator]() as AsyncIterator<Buffer>);
    this.begun = this.first;
    this.size = sizeOf(this.first);
    // Whoever asked hears of a failure when reading.
    this.size.catch(() => undefined);
  }

  packed(): Readable {
    return Readable.from(bytesOf(this.first));
  }

  plain(): Readable {
    return pipeline(this.packed(), createGunzip(), () => undefined);
  }
}

/** Draws everything out of a source, at its speed and not at that of a reader. It is copied, for it came as a corner of a larger buffer. */
function linked(source: AsyncIterator<Buffer>): Link {
  const link = source
    .next()
    .then(({ done, value }) => (done === true ? null : { bytes: new Uint8Array(value), next: linked(source) }));
  link.catch(() => undefined);
  return link;
}

async function* bytesOf(first: Link): AsyncGenerator<Uint8Array> {
  for (let one = await first; one !== null; one = await one.next) yield one.bytes;
}

async function sizeOf(first: Link): Promise<number> {
  let size = 0;
  for await (const { length } of bytesOf(first)) size += length;
  return size;
}

/** Joins the many small parts of a rendering, and lets others go on in between. */
async function* joined(parts: AsyncIterable<string | Uint8Array>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let size = 0;
  for await (const part of parts) {
    const bytes = Buffer.from(part);
    waiting.push(bytes);
    size += bytes.length;
    if (size < 32_768) continue;
    yield Buffer.concat(waiting);
    [waiting, size] = [[], 0];
    await setImmediate();
  }
  if (size > 0) yield Buffer.concat(waiting);
}
