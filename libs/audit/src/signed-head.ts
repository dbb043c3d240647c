import { AppError } from '@tabir/kernel';
import { checkpointText } from './checkpoint.js';
import { headOf, type LogFeed } from './log-head.js';
import { keyText, NoteSigner } from './signed-note.js';

export interface SignedHead {
  /** The signed note. */
  readonly note: string;
  /** The key that checks it, as text. */
  readonly key: string;
}

/** The log as it is now, signed with a key of 32 bytes. `onRow` is told the number of rows so far. Errors: head.empty-log, head.log-has-gap. */
export async function signedHead(
  feed: LogFeed,
  seed: Uint8Array,
  onRow: (rows: number) => void = () => undefined,
): Promise<SignedHead> {
  const head = await headOf(feed, { onRow });
  if (!head)
    throw new AppError('missing', 'head.empty-log', 'Nothing was logged yet; do this once the office has begun its work.');
  if (head.gapAt !== null)
    throw new AppError(
      'conflict',
      'head.log-has-gap',
      `Row ${head.gapAt} of the log is gone, so it has no head; run "tabir verify" and call whoever keeps the backups.`,
      { position: head.gapAt },
    );
  const signer = new NoteSigner(head.origin, seed);
  return { note: signer.sign(checkpointText(head)), key: keyText(signer.verifier) };
}
