import type { Actor, Said } from '@tabir/engine';
import type { CommandPorts } from '@tabir/runtime';
import type { Line } from './entry.js';
import type { Accepted, Fate, Importer } from './importer.js';
import { undoRow, type BegunRow, type UndoFate } from './undo.js';

/** What is kept of a row; nothing that stands in the file. */
export interface KeptRow {
  /** Counted from 1. */
  readonly n: number;
  readonly place: string;
  readonly fate: 'trying' | Fate['kind'];
  readonly instanceId: string | null;
  /** Names of rules and checks. */
  readonly reasons: readonly string[];
}

/** The book of a run that writes. */
export interface RunBook {
  /** Writes what is known of a row now, over what was known before. */
  put(row: KeptRow): Promise<void>;
  /** The record that an earlier try of the same run has begun for the row. */
  begunBefore?(n: number): Promise<Accepted | undefined>;
}

/** A row of a run and what became of it. */
export interface Row<F> {
  readonly n: number;
  readonly place: Said;
  readonly fate: F;
}

/**
 * Takes lines one after the other, and writes into the book what each is about to begin and what became of it. A run that was cut
 * short goes on behind its last row.
 */
export async function* takeLines(
  lines: Iterable<Line>,
  importer: Importer,
  book: RunBook | null,
  after = 0,
): AsyncGenerator<Row<Fate>> {
  let n = 0;
  for (const line of lines) {
    n++;
    if (n <= after) continue;
    const { place } = line;
    const fate = (await book?.begunBefore?.(n)) ?? (await taken(line, importer, book, n));
    await book?.put({ n, place: place.id, ...kept(fate) });
    yield { n, place, fate };
  }
}

/** What is known only since an earlier try of this run has begun it at this very moment is begun by this run. */
async function taken(line: Line, importer: Importer, book: RunBook | null, n: number): Promise<Fate> {
  const fate = await importer.take(line, book ? trying(book, n, line.place.id) : undefined);
  return (fate.kind === 'known' ? await book?.begunBefore?.(n) : undefined) ?? fate;
}

const trying =
  (book: RunBook, n: number, place: string) =>
  (instanceId: string): Promise<void> =>
    book.put({ n, place, fate: 'trying', instanceId, reasons: [] });

const kept = (fate: Fate): Pick<KeptRow, 'fate' | 'instanceId' | 'reasons'> =>
  fate.kind === 'refused'
    ? { fate: fate.kind, instanceId: null, reasons: fate.reasons.map(({ code }) => code) }
    : { fate: fate.kind, instanceId: fate.instanceId, reasons: [] };

/** The rows of a run that may have begun a record. */
export const begunRows = (rows: readonly KeptRow[]): BegunRow[] =>
  rows.flatMap(({ n, place, fate, instanceId }) =>
    instanceId !== null && (fate === 'accepted' || fate === 'trying') ? [{ n, place, instanceId }] : [],
  );

/** Withdraws what a run began, row by row. */
export async function* undoRows(
  ports: CommandPorts,
  actor: Actor,
  run: string,
  rows: readonly BegunRow[],
): AsyncGenerator<Row<UndoFate>> {
  for (const { n, place, instanceId } of rows)
    yield { n, place: placeSaid(place), fate: await undoRow(ports, actor, run, { n, instanceId }) };
}

/** The book has the place in the first language alone. */
const placeSaid = (place: string): Said => ({
  id: place,
  en: place.replace(/^baris /, 'row ').replace(/^butir /, 'item '),
});
