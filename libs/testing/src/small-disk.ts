import { spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { removeFolder, temporaryFolder } from './temporary-folder.js';

/** Words before a command that give it, and all that it starts, a disk of so many megabytes at a folder. It ends with them. */
export const onSmallDisk = (folder: string, megabytes: number): [string, ...string[]] => [
  'unshare',
  '--mount',
  // Whoever is not root may mount in a namespace of its own, where the kernel allows such.
  ...(process.getuid?.() === 0 ? [] : ['--user', '--map-root-user']),
  'sh',
  '-c',
  `mount -t tmpfs -o size=${megabytes}m,mode=700 tmpfs "$0" && exec "$@"`,
  folder,
];

/** Whether the kernel lets this user do so; in many containers nobody may. */
export function mayMount(): boolean {
  const folder = temporaryFolder();
  try {
    const [unshare, ...args] = onSmallDisk(folder, 1);
    return spawnSync(unshare, [...args, 'true']).status === 0;
  } finally {
    removeFolder(folder);
  }
}

/** Writes until there is not one block left; gives back how to make room again. */
export function fillDisk(folder: string): () => void {
  const path = join(folder, 'filler');
  const file = openSync(path, 'w');
  for (const size of [2 ** 20, 4096]) {
    const zeros = Buffer.alloc(size);
    try {
      for (;;) writeSync(file, zeros);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  }
  closeSync(file);
  return () => rmSync(path);
}
