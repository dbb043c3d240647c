import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT } from './steps.mjs';

/** Installing and building, each left out when what it reads is what it read the last time. */
const INSTALL = { stamp: 'node_modules/.tabir-stamp', inputs: ['package-lock.json'] };
const BUILD = {
  stamp: 'dist/.tabir-stamp',
  inputs: ['package-lock.json', '.swcrc', 'tsconfig.json', 'apps', 'libs', 'workflows'],
};

const hasWeb = () => existsSync(join(ROOT, 'apps/web/vite.config.ts'));

export const installStep = () => ({
  name: 'install',
  // A machine set to "production" would leave the compiler out.
  commands: [['npm', 'install', '--no-audit', '--no-fund', '--include=dev', ...npmCache()]],
});
export const buildStep = () => ({
  name: 'build',
  commands: ['build:server', ...(hasWeb() ? ['build:web'] : [])].map((script) => ['npm', 'run', '--silent', script]),
});

export const isInstalled = () => agrees(INSTALL);
export const isBuilt = () => agrees(BUILD);
export const markInstalled = () => mark(INSTALL);
export const markBuilt = () => mark(BUILD);

/** npm keeps its downloads in the user's home; a user whose home cannot be written gets a place in the clone. */
function npmCache() {
  const usual = process.env.npm_config_cache ?? join(homedir(), '.npm');
  try {
    mkdirSync(usual, { recursive: true });
    accessSync(usual, constants.W_OK);
    return [];
  } catch {
    return ['--cache', join(ROOT, '.cache', 'npm')];
  }
}

function agrees({ stamp, inputs }) {
  const path = join(ROOT, stamp);
  return existsSync(path) && readFileSync(path, 'utf8') === digest(inputs);
}

function mark({ stamp, inputs }) {
  mkdirSync(dirname(join(ROOT, stamp)), { recursive: true });
  writeFileSync(join(ROOT, stamp), digest(inputs));
}

function digest(inputs) {
  const hash = createHash('sha256');
  for (const path of inputs.flatMap(filesUnder))
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(ROOT, path)))
      .update('\0');
  return hash.digest('hex');
}

function filesUnder(path) {
  if (!existsSync(join(ROOT, path))) return [];
  if (statSync(join(ROOT, path)).isFile()) return [path];
  return readdirSync(join(ROOT, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1))
    .sort();
}
