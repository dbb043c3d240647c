import { AppError } from '@tabir/kernel';

/** What a log was at one size (c2sp.org/tlog-checkpoint). */
export interface Checkpoint {
  /** Names the log. */
  readonly origin: string;
  /** Rows. */
  readonly size: number;
  /** RFC 6962 root over them, 32 bytes. */
  readonly root: Uint8Array;
}

const FORM = /^([^\n]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n$/;

export const checkpointText = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${Buffer.from(root).toString('base64')}\n`;

/** Errors: head.unreadable. */
export function readCheckpoint(text: string): Checkpoint {
  const [, origin = '', size = '', root = ''] = FORM.exec(text) ?? [];
  if (root === '')
    throw new AppError(
      'invalid',
      'head.unreadable',
      'This file holds no head of a log; give one that "tabir head" wrote, unchanged.',
    );
  return { origin, size: Number(size), root: Buffer.from(root, 'base64') };
}
