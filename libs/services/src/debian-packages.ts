import { childEnvironment } from '@tabir/config';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findOnPath } from './find-on-path.js';
import { runQuietly } from './run-quietly.js';

export interface Unpacking {
  readonly packages: readonly string[];
  /** A link to make in usr/bin. */
  readonly link?: readonly [name: string, target: string];
  /** Comes into being whole or not at all. */
  readonly into: string;
}

/**
 * Downloads Debian packages, with the libraries that they need and this machine lacks, and unpacks them: nothing is installed, no
 * service is registered, no root is needed, and nothing is written outside the target's folder.
 */
export async function unpackDebianPackages(wanted: readonly Unpacking[], halt: AbortSignal): Promise<void> {
  const apt = findOnPath('apt-get');
  const dpkg = findOnPath('dpkg-deb');
  if (apt === undefined || dpkg === undefined) throw new Error('this machine has no apt-get and dpkg-deb.');
  const [first] = wanted;
  if (first === undefined) return;
  const parent = dirname(first.into);
  mkdirSync(parent, { recursive: true });
  // What is there and asked for again does not run.
  for (const { into } of wanted) rmSync(into, { recursive: true, force: true });
  const work = mkdtempSync(join(parent, 'unpacking-'));
  try {
    const aptGet = aptIn(work, apt, halt);
    // One source of many may be out of reach; what is missing then shows when the packages are asked for.
    const update = await aptGet('update').then(() => '', said);
    for (const { packages, link, into } of wanted) {
      const archives = join(work, 'cache', 'archives');
      await aptGet('install', '--yes', '--no-install-recommends', '--reinstall', '--download-only', ...packages).catch(
        (error: unknown) => {
          throw new Error(`${said(error)}${update && `\n${update}`}`);
        },
      );
      const root = join(work, 'root');
      for (const name of readdirSync(archives).filter((file) => file.endsWith('.deb'))) {
        await runQuietly(dpkg, ['-x', join(archives, name), root]);
        rmSync(join(archives, name));
      }
      if (link !== undefined) linkTool(join(root, 'usr', 'bin'), ...link);
      settle(root, into);
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** apt with its state, cache and locks inside the folder; sources, keys and the list of installed packages stay the machine's. */
function aptIn(work: string, apt: string, signal: AbortSignal): (...args: string[]) => Promise<void> {
  for (const name of ['state/lists/partial', 'cache/archives/partial', 'log', 'tmp'])
    mkdirSync(join(work, name), { recursive: true });
  const settings = [
    `Dir::State ${quoted(join(work, 'state'))};`,
    'Dir::State::status "/var/lib/dpkg/status";',
    `Dir::Cache ${quoted(join(work, 'cache'))};`,
    `Dir::Log ${quoted(join(work, 'log'))};`,
    // As root, apt would download as its own user, who may not enter a private folder.
    'APT::Sandbox::User "root";',
    'Debug::NoLocking "1";',
    'Acquire::Languages "none";',
    'Acquire::Retries "3";',
    // The machine's own hooks after an update would write elsewhere.
    '#clear APT::Update::Post-Invoke;',
    '#clear APT::Update::Post-Invoke-Success;',
  ];
  const file = join(work, 'apt.conf');
  writeFileSync(file, `${settings.join('\n')}\n`);
  const env = childEnvironment({ TMPDIR: join(work, 'tmp'), LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive' });
  return (...args) => runQuietly(apt, ['-q', '-c', file, ...args], { env, signal });
}

const quoted = (folder: string): string => `"${folder}/"`;

/** The lines in which apt says what went wrong. */
function said(error: unknown): string {
  const { message } = error as Error;
  const lines = message.split('\n').filter((line) => /^[EW]: /.test(line));
  return lines.length > 0 ? lines.slice(0, 5).join('\n') : message;
}

function linkTool(folder: string, name: string, target: string): void {
  if (!existsSync(join(folder, name))) symlinkSync(target, join(folder, name));
}

/** Of several processes that unpack the same at once the first is kept: the later ones find its folder in place. */
function settle(root: string, into: string): void {
  try {
    renameSync(root, into);
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    rmSync(root, { recursive: true });
  }
}
