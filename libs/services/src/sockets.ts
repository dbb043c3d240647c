import { DATABASE_SOCKET, type DataFolder, writeWhole } from '@tabir/config';
import { existsSync, lstatSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** The kernel's limit for the path of a socket is 107 bytes; a server may add a letter or two. */
const LONGEST_PATH_BYTES = 100;
const PREFIX = 'tabir-';

/** Makes the folder that `folder.sockets` then names, and gives back how to clear it away. */
export function prepareSockets(folder: DataFolder): () => void {
  const where = folder.inside('run', 'where');
  if (existsSync(where)) removeForeign(readFileSync(where, 'utf8').trim());
  rmSync(where, { force: true });
  if (fits(folder.inside('run'))) return () => undefined;
  const outside = mkdtempSync(join(fits(join(tmpdir(), `${PREFIX}XXXXXX`)) ? tmpdir() : '/tmp', PREFIX));
  writeWhole(where, `${outside}\n`);
  return () => {
    rmSync(outside, { recursive: true, force: true });
    rmSync(where, { force: true });
  };
}

const fits = (path: string): boolean => Buffer.byteLength(join(path, DATABASE_SOCKET)) <= LONGEST_PATH_BYTES;

/** Clears away what a crash has left, but only a folder that is plainly ours: the temp dir is open to everybody. */
function removeForeign(path: string): void {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory() && found.uid === process.getuid?.() && basename(path).startsWith(PREFIX))
    rmSync(path, { recursive: true, force: true });
}
