import { AppError } from '@tabir/kernel';
import { open } from 'node:fs/promises';

/** A name in a folder is durable only when the folder is. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const INTERRUPTED = new Set(['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET', 'ABORT_ERR', 'ECONNABORTED']);

export function storageError(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (FULL.has(code))
    return new AppError(
      'unavailable',
      'storage.full',
      'The server has no room for the file; nothing was stored. Tell the administrator and try again later.',
      {},
      { cause: error },
    );
  if (INTERRUPTED.has(code))
    return new AppError('invalid', 'file.interrupted', 'The upload broke off and nothing was stored; send the file again.');
  return error;
}
