import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A spec's tier is in its file name: unit needs nothing, contract a MariaDB and a Redis, e2e the whole stack and a Chromium. */
export const TIERS = {
  unit: /(?<!\.(contract|faults|e2e))\.spec\.tsx?$/,
  contract: /\.(contract|faults)\.spec\.tsx?$/,
  e2e: /\.e2e\.spec\.tsx?$/,
};

export const SOURCE_FOLDERS = ['apps', 'libs', 'workflows', 'scripts'];

/** The spec files of a tier, as paths below `root`. */
export function specFiles(tier, root) {
  return SOURCE_FOLDERS.filter((folder) => existsSync(join(root, folder))).flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true })
      .map((path) => join(folder, path))
      .filter((path) => TIERS[tier].test(path) && !path.includes('node_modules'))
      .sort(),
  );
}
