import { type Office, writeOnce } from '@tabir/config';
import { type ProcessSpec, projectRoot, runToEnd } from '@tabir/services';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isMigrated, markMigrated } from './migrated.js';

/** What the seeding may leave for people to read when the office is ready: accounts and how to sign in. */
export const WELCOME = 'welcome.txt';
const SEEDED = 'seeded';

/** Notes of a demo office about itself, to be kept with its records. */
export const DEMO_NOTES = [WELCOME, SEEDED];

const built = (...names: string[]): string => join(projectRoot(), 'dist', 'apps', ...names);

/** A process of this program on the office's own data folder. */
const nodeProcess = (
  { config, folder }: Office,
  name: string,
  script: string,
  args: readonly string[],
  withOwner: boolean,
): ProcessSpec => ({
  name,
  command: process.execPath,
  args: ['--enable-source-maps', script, ...args],
  environment: {
    TABIR_DATA_DIR: folder.path,
    PORT: String(config.port),
    // The account that may change tables is for the migration alone.
    ...(withOwner ? {} : { DATABASE_OWNER_URL: undefined }),
  },
});

export const apps = (office: Office): { api: ProcessSpec; worker: ProcessSpec } => ({
  api: nodeProcess(office, 'api', built('api', 'src', 'main.js'), [], false),
  worker: nodeProcess(office, 'worker', built('worker', 'src', 'main.js'), [], false),
});

/** A command of this program as a step of its own: its libraries are then out of the way when the office runs. */
function command(office: Office, name: string, words: readonly string[]): ProcessSpec {
  const spec = nodeProcess(office, name, built('cli', 'src', 'main.js'), words, name === 'migrate');
  return { ...spec, environment: { ...spec.environment, TABIR_FAULT: undefined } };
}

/** Between the services' start and the apps': the tables, and in a new demo office its people and records. */
export async function prepareOffice(office: Office, halt: AbortSignal, say: (line: string) => void): Promise<void> {
  const { folder } = office;
  if (!isMigrated(office)) {
    await runToEnd(command(office, 'migrate', ['migrate']), folder, halt);
    markMigrated(office);
  }
  if (folder.kind !== 'demo' || existsSync(folder.inside(SEEDED))) return;
  say('Filling the new demo office with people and records …');
  await runToEnd({ ...command(office, 'seed', ['demo', 'seed']), shown: true }, folder, halt);
  // Written last: a seeding that was cut short is done again.
  writeOnce(folder.inside(SEEDED), '');
}
