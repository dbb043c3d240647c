import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A released workflow version never changes: its folder holds the hash of what it was at release (docs/adr/0003). */
export const LOCK = 'version.lock';

/** Texts may be mended at any time; tests, histories and the README tell of a version and are none of it. */
const isLocked = (path) => path.endsWith('.ts') && !path.endsWith('.spec.ts') && !/(^|\/)texts\.[^/]*$/.test(path);

/** Over the names and bytes of the sources, in an order that no file system changes. */
export function sourceHash(folder) {
  const hash = createHash('sha256');
  const paths = readdirSync(folder, { recursive: true }).map((path) => path.replaceAll('\\', '/'));
  for (const path of paths.filter(isLocked).sort()) {
    const bytes = readFileSync(join(folder, path));
    hash.update(`${path}\n${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex');
}

/** Every version's folder under `workflows`. */
export const versionFolders = (workflows) =>
  readdirSync(workflows, { recursive: true })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /^[^/]+\/v\d+$/.test(path))
    .map((path) => join(workflows, path));

/** Released versions that are not what they were. */
export const changedVersions = (workflows) =>
  versionFolders(workflows).filter(
    (folder) => existsSync(join(folder, LOCK)) && readFileSync(join(folder, LOCK), 'utf8').trim() !== sourceHash(folder),
  );
