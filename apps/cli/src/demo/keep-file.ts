import type { DataFolder } from '@tabir/config';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Lays a file where the api keeps them: below `files`, in the folder of the first two letters of its name. */
export const keepFileIn =
  (folder: DataFolder) =>
  async (storageKey: string, bytes: Uint8Array): Promise<void> => {
    const path = folder.inside('files', storageKey.slice(0, 2), storageKey);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFile(path, bytes, { mode: 0o600, flush: true });
  };
