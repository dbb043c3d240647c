import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './steps.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const INSTALL = 'apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium';

/** Where a Chromium is: TABIR_CHROMIUM, else the first of the usual names on the PATH. */
export function findChromium(env = process.env) {
  if (env.TABIR_CHROMIUM) return env.TABIR_CHROMIUM;
  const folders = (env.PATH ?? '').split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

/** A Chromium for the browser tests; installs Debian's as root, and says as anyone else what to type. */
export async function provideChromium() {
  const found = findChromium();
  if (found) return found;
  if (process.getuid?.() !== 0)
    throw new Error(
      `The browser tests need a Chromium. Install it, or name one in TABIR_CHROMIUM:\n\n  sudo sh -c '${INSTALL}'\n`,
    );
  console.log('▸ chromium: installing it with apt-get');
  const { ok, output } = await run('sh', ['-c', INSTALL]);
  const installed = findChromium();
  if (!ok || !installed) throw new Error(`Chromium could not be installed with "${INSTALL}":\n${output}`);
  return installed;
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
