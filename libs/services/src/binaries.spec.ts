import { loadConfig, openOffice, publish, readEnvironment } from '@tabir/config';
import { removeFolder, temporaryFolder } from '../../testing/src/temporary-folder.js';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { arch } from 'node:os';
import { join } from 'node:path';
import { findBinaries, type ProductName, type Toolset } from './binaries.js';

const MARIADB = 'mariadbd  Ver 10.11.19-MariaDB-0+deb12u1 for debian-linux-gnu';
const MARIADB_13 = 'mariadbd from 11.8.6-MariaDB, client 15.2 for debian-linux-gnu';
const REDIS = 'Redis server v=7.0.15 sha=00000000:0 malloc=jemalloc-5.3.0 bits=64';

const usualPath = readEnvironment().PATH ?? '';
let base: string;
let machine: string;
beforeEach(() => {
  base = temporaryFolder();
  machine = join(base, 'machine');
  mkdirSync(machine);
  // First on the path, so that a machine that has the servers gives the same result.
  publish({ PATH: `${machine}:${usualPath}` });
});
afterEach(() => {
  publish({ PATH: usualPath });
  removeFolder(base);
});

/** A program that prints one line, on whichever stream, and ends. */
function program(folder: string, name: string, line: string, { exit = 0, stream = 1 } = {}): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), `#!/bin/sh\necho '${line}' >&${stream}\nexit ${exit}\n`, { mode: 0o755 });
}

const onMachine = (mariadb: string, redis: string): void => {
  for (const name of ['mariadbd', 'mariadb-install-db']) program(machine, name, mariadb);
  program(machine, 'redis-server', redis);
};

function find(names: readonly ProductName[]): Promise<Partial<Record<ProductName, Toolset>>> {
  const environment = { TABIR_DATA_DIR: join(base, 'data'), TABIR_BIN_DIR: join(base, 'bin') };
  const { folder } = openOffice({ bornAs: 'demo', environment });
  return findBinaries(names, { config: loadConfig(environment), folder }, () => undefined, new AbortController().signal);
}

describe('findBinaries', () => {
  it.each([MARIADB, MARIADB_13])('takes what the machine has when it is new enough: %s', async (version) => {
    onMachine(version, REDIS);
    const { mariadb, redis } = await find(['mariadb', 'redis']);
    expect(mariadb?.path('mariadbd')).toBe(join(machine, 'mariadbd'));
    expect(mariadb?.usr).toBeUndefined();
    expect(redis?.path('redis-server')).toBe(join(machine, 'redis-server'));
    expect(existsSync(join(base, 'bin'))).toBe(false);
  });

  it('takes what was unpacked earlier, with its libraries, when the machine has only an old version', async () => {
    onMachine(MARIADB, 'Redis server v=6.2.14 sha=0:0');
    // Whatever this machine calls itself, the folder is its own.
    program(machine, 'apt-get', 'E: no network', { exit: 100, stream: 2 });
    await find(['redis']).catch(() => undefined);
    const platform = readdirSync(join(base, 'bin'))[0] ?? '';
    expect(platform).toContain(arch());
    const root = join(base, 'bin', platform, 'redis');
    program(join(root, 'usr', 'bin'), 'redis-server', REDIS);
    mkdirSync(join(root, 'usr', 'lib', 'x86_64-linux-gnu'), { recursive: true });
    const { redis } = await find(['redis']);
    expect(redis?.path('redis-server')).toBe(join(root, 'usr', 'bin', 'redis-server'));
    expect(redis?.environment.LD_LIBRARY_PATH?.split(':')).toContain(join(root, 'usr', 'lib', 'x86_64-linux-gnu'));
  });

  it('says what to install when nothing is there and nothing can be unpacked', async () => {
    onMachine('mariadbd  Ver 10.5.29-MariaDB', 'Redis server v=6.2.14');
    program(machine, 'apt-get', 'E: Unable to locate package mariadb-server-core', { exit: 100, stream: 2 });
    const failure = find(['mariadb', 'redis']);
    await expect(failure).rejects.toMatchObject({ code: 'services.no-binaries' });
    await expect(failure).rejects.toThrow(
      /MariaDB 10\.6 .* Redis 7\.0 .*apt-get install mariadb-server redis-server.*DATABASE_URL and REDIS_URL/,
    );
    await expect(failure).rejects.toThrow(/E: Unable to locate package/);
    expect(readdirSync(join(base, 'bin')).flatMap((platform) => readdirSync(join(base, 'bin', platform)))).toEqual([]);
  });
});
