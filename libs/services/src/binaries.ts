import type { Config, DataFolder, Office } from '@tabir/config';
import { AppError } from '@tabir/kernel';
import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { arch } from 'node:os';
import { dirname, join } from 'node:path';
import { unpackDebianPackages } from './debian-packages.js';
import { findOnPath } from './find-on-path.js';
import type { Say } from './keep-alive.js';

/** A program that runs: where it is, and what it needs to find its libraries. */
export interface Toolset {
  /** The `usr` folder of unpacked packages; undefined for what the machine itself has. */
  readonly usr?: string;
  readonly environment: Readonly<Record<string, string>>;
  path(name: string): string;
}

interface Product {
  readonly title: string;
  readonly tools: readonly string[];
  readonly packages: readonly string[];
  /** Reads the answer to `--version` of the first tool. */
  readonly version: RegExp;
  readonly least: readonly [number, number];
  /** A tool that the packages lack, and their tool that is the same program: it does what its name says. */
  readonly link?: readonly [name: string, target: string];
}

const PRODUCTS = {
  mariadb: {
    title: 'MariaDB',
    tools: ['mariadbd', 'mariadb-install-db'],
    packages: ['mariadb-server-core', 'mariadb-client-core'],
    version: /(\d+)\.(\d+)\.\d+-MariaDB/,
    least: [10, 6],
  },
  redis: {
    title: 'Redis',
    tools: ['redis-server'],
    // redis-server's own package is only that link, a service unit and a user of the machine.
    packages: ['redis-tools'],
    version: /Redis server v=(\d+)\.(\d+)/,
    least: [7, 0],
    link: ['redis-server', 'redis-check-rdb'],
  },
} as const satisfies Record<string, Product>;

export type ProductName = keyof typeof PRODUCTS;
export type Binaries = Readonly<Record<ProductName, Toolset>>;

/** Finds the programs needed: on the machine, else among what was unpacked earlier, else by unpacking Debian's packages. */
export async function findBinaries(
  names: readonly ProductName[],
  { config, folder }: Pick<Office, 'config' | 'folder'>,
  say: Say,
  halt: AbortSignal,
): Promise<Partial<Binaries>> {
  const cache = join(cacheFolder(config, folder), platform());
  const find = (name: ProductName): Toolset | undefined =>
    onMachine(PRODUCTS[name]) ?? unpacked(PRODUCTS[name], join(cache, name));
  const missing = names.filter((name) => find(name) === undefined);
  if (missing.length > 0) {
    say(
      `${missing.map((name) => PRODUCTS[name].title).join(' and ')} not found on this machine; unpacking Debian's packages into ${cache} (once)`,
    );
    const wanted = missing.map((name) => ({ ...PRODUCTS[name], into: join(cache, name) }));
    await unpackDebianPackages(wanted, halt).catch((error: unknown) => {
      throw notFound(missing, error);
    });
  }
  return Object.fromEntries(
    names.map((name) => {
      const tools = find(name);
      if (tools === undefined) throw notFound([name], 'the unpacked programs do not run here');
      return [name, tools];
    }),
  );
}

function onMachine(product: Product): Toolset | undefined {
  const path = (name: string): string => findOnPath(name) ?? name;
  const tools: Toolset = { environment: {}, path };
  return product.tools.every((name) => findOnPath(name) !== undefined) && runs(product, tools) ? tools : undefined;
}

function unpacked(product: Product, root: string): Toolset | undefined {
  if (!existsSync(root)) return undefined;
  const usr = join(root, 'usr');
  const folders = [join(usr, 'bin'), join(usr, 'sbin')];
  const libraries = [join(root, 'lib'), join(usr, 'lib')].filter(existsSync).flatMap((lib) => [
    lib,
    ...readdirSync(lib)
      .filter((name) => name.includes('-linux-'))
      .map((name) => join(lib, name)),
  ]);
  const path = (name: string): string => findOnPath(name, folders) ?? name;
  const tools: Toolset = { usr, environment: { LD_LIBRARY_PATH: libraries.join(':') }, path };
  return runs(product, tools) ? tools : undefined;
}

/** Whether the first tool starts here and is new enough; a tool whose libraries are missing does not start. */
function runs(product: Product, tools: Toolset): boolean {
  const [tool = ''] = product.tools;
  try {
    const answer = execFileSync(tools.path(tool), ['--version'], {
      encoding: 'utf8',
      env: { ...tools.environment },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [, major, minor] = answer.match(product.version) ?? [];
    const [leastMajor, leastMinor] = product.least;
    return Number(major) > leastMajor || (Number(major) === leastMajor && Number(minor) >= leastMinor);
  } catch {
    return false;
  }
}

/** Shared by all data folders of a clone where the clone may be written, else inside the data folder. */
function cacheFolder(config: Config, folder: DataFolder): string {
  if (config.binDir !== undefined) return config.binDir;
  const shared = join(projectRoot(), '.cache', 'tabir-bin');
  try {
    mkdirSync(shared, { recursive: true });
    accessSync(shared, constants.W_OK | constants.X_OK);
    return shared;
  } catch {
    return folder.inside('bin');
  }
}

/** The folder with package.json, the same from the sources and from what was built of them. */
export function projectRoot(from: string = import.meta.dirname): string {
  return existsSync(join(from, 'package.json')) || dirname(from) === from ? from : projectRoot(dirname(from));
}

/** Programs of one release do not run on another, and a clone may be carried from machine to machine. */
function platform(): string {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  const field = (name: string): string => new RegExp(`^${name}="?([\\w.-]*)`, 'm').exec(release)?.[1] ?? '';
  return [field('ID') || 'unknown', field('VERSION_ID'), arch()].filter(Boolean).join('-');
}

function notFound(names: readonly ProductName[], cause: unknown): AppError {
  const wanted = names.map((name) => `${PRODUCTS[name].title} ${PRODUCTS[name].least.join('.')} or later`).join(' and ');
  const reason = cause instanceof Error ? cause.message : String(cause);
  const install = names.map((name) => (name === 'mariadb' ? 'mariadb-server' : 'redis-server')).join(' ');
  const given = names.map((name) => (name === 'mariadb' ? 'DATABASE_URL' : 'REDIS_URL')).join(' and ');
  return new AppError(
    'unavailable',
    'services.no-binaries',
    `${wanted} needed. Install it, on Debian with "apt-get install ${install}", or set ${given}. Unpacking Debian's packages failed: ${reason}`,
    { products: [...names] },
  );
}
