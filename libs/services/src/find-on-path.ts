import { readEnvironment } from '@tabir/config';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Servers live where an ordinary user's PATH does not look. */
const SERVER_FOLDERS = ['/usr/local/sbin', '/usr/sbin', '/sbin', '/usr/local/bin', '/usr/bin', '/usr/libexec'];

/** The path of an executable, looked up in the folders given or in PATH and where servers live. */
export function findOnPath(name: string, folders: readonly string[] = searchPath()): string | undefined {
  return folders
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .find(isExecutable);
}

const searchPath = (): string[] => [...(readEnvironment().PATH ?? '').split(delimiter), ...SERVER_FOLDERS];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
