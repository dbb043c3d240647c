import { leafHash } from '@tabir/kernel';
import type { Checkpoint } from './checkpoint.js';
import { MerkleTree } from './merkle.js';

/** The log in its one order. */
export interface LogFeed {
  after(position: number, limit: number): Promise<readonly { readonly position: number; readonly bytes: Uint8Array }[]>;
}

const PAGE = 1_000;
/** Hexadecimal digits of the first leaf that name a log. */
const NAME_DIGITS = 16;

/** Why a log is not what a head says. */
export type HeadFinding =
  | { readonly kind: 'other-log'; readonly origin: string }
  | { readonly kind: 'gap'; readonly position: number }
  | { readonly kind: 'shorter'; readonly size: number }
  | { readonly kind: 'changed' };

/**
 * The log at a size, all of it when none is given; null while it is empty. A place without a row ends it: what lies behind is not
 * counted. `onRow` is told the number of rows so far.
 */
export async function headOf(
  feed: LogFeed,
  { size = Infinity, onRow = () => undefined }: { readonly size?: number; readonly onRow?: (rows: number) => void } = {},
): Promise<(Checkpoint & { readonly gapAt: number | null }) | null> {
  const tree = new MerkleTree();
  let origin = '';
  let gapAt: number | null = null;
  read: for (let full = true; full && tree.size < size;) {
    const page = await feed.after(tree.size, Math.min(PAGE, size - tree.size));
    full = page.length === PAGE;
    for (const { position, bytes } of page) {
      if (position !== tree.size + 1) {
        gapAt = tree.size + 1;
        break read;
      }
      const leaf = leafHash(bytes);
      if (tree.size === 0) origin = `tabir/${Buffer.from(leaf).toString('hex').slice(0, NAME_DIGITS)}`;
      tree.append(leaf);
    }
    onRow(tree.size);
  }
  return tree.size === 0 ? null : { origin, size: tree.size, root: tree.root(), gapAt };
}

/** What of a log does not fit a head that was signed before; nothing when all rows up to it are as they were. */
export async function compareWithHead(
  feed: LogFeed,
  { origin, size, root }: Checkpoint,
  onRow: (rows: number) => void = () => undefined,
): Promise<HeadFinding[]> {
  const now = await headOf(feed, { size, onRow });
  if (now === null) return [{ kind: 'shorter', size: 0 }];
  // Which log it is says its first row, so another name may also mean that the first row was changed.
  if (now.origin !== origin) return [{ kind: 'other-log', origin: now.origin }];
  if (now.gapAt !== null) return [{ kind: 'gap', position: now.gapAt }];
  if (now.size < size) return [{ kind: 'shorter', size: now.size }];
  return Buffer.from(now.root).equals(root) ? [] : [{ kind: 'changed' }];
}
