import type { LogEntry, Reads } from './ports.js';

const PAGE = 500;

/** All rows of a stream from its first on, read a page at a time. */
export async function* wholeHistory(reads: Pick<Reads, 'history'>, stream: string): AsyncGenerator<LogEntry> {
  for (let after = 0; ;) {
    const page = await reads.history(stream, after, PAGE);
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = last.seq;
  }
}
