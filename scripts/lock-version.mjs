import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOCK, sourceHash, versionFolders } from './version-lock.mjs';

/** `npm run lock-version -- workflows/<key>/v<n>`: at the release of a version, once. */
const WORKFLOWS = join(import.meta.dirname, '..', 'workflows');
const folder = join(process.cwd(), process.argv[2] ?? '');
const lock = join(folder, LOCK);

if (!versionFolders(WORKFLOWS).includes(folder)) fail('Name the folder of a version, such as workflows/exempt-information/v1.');
else if (existsSync(lock)) fail('This version was released before; a change of it is the next version.');
else {
  writeFileSync(lock, `${sourceHash(folder)}\n`);
  console.log(`Wrote ${lock}. Commit it; from now on a test holds the folder to it.`);
}

function fail(why) {
  console.error(why);
  process.exitCode = 1;
}
