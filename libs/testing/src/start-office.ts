import { type OfficeKind } from '@tabir/config';
import { freePort, isAlive, projectRoot, readMark, spawnBound, waitUntil } from '@tabir/services';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { removeFolder, temporaryFolder } from './temporary-folder.js';

export type OfficeProcess = 'mariadbd' | 'redis-server' | 'api' | 'worker';

export interface TestOffice {
  readonly url: string;
  readonly dataDir: string;
  /** The same folder as this process reaches it, also when the office has a disk of its own. */
  readonly seen: string;
  /** What `tabir up` has printed so far. */
  output(): string;
  /** The number of a running process. */
  pid(name: OfficeProcess): number | undefined;
  /** Kills one process with SIGKILL and waits until the supervisor has started another in its place. */
  kill(name: OfficeProcess): Promise<void>;
  /** Waits until the api says that it is ready. */
  ready(): Promise<void>;
  /** Kills the supervisor itself with SIGKILL. */
  crash(): Promise<void>;
  /** Ends the office in order; the data folder is removed unless it was given. Answers with the exit code. */
  stop(): Promise<number | null>;
}

export interface OfficeOptions {
  readonly kind?: OfficeKind;
  /** An existing folder, to start an office again; it is then not removed. */
  readonly dataDir?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
  /** Words before the command, such as those of a small disk. */
  readonly under?: readonly string[];
}

/** A whole office on a free port, run by the built `tabir up` as a child of this process. */
export async function startOffice(options: OfficeOptions = {}): Promise<TestOffice> {
  const { kind = 'demo', environment = {}, timeoutMs = 120_000, under = [] } = options;
  const dataDir = options.dataDir ?? temporaryFolder();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const main = join(projectRoot(), 'dist', 'apps', 'cli', 'src', 'main.js');
  if (!existsSync(main)) throw new Error(`${main} is missing: build first (npm run build:server).`);
  const words = ['up', '--data', dataDir, '--port', String(port), ...(kind === 'demo' ? ['--demo'] : [])];
  const [command = '', ...args] = [...under, process.execPath, '--enable-source-maps', main, ...words];
  const up = spawnBound(command, args, {
    environment: {
      DATABASE_URL: undefined,
      DATABASE_OWNER_URL: undefined,
      REDIS_URL: undefined,
      TABIR_ALLOW_ROOT: '1',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const seen = under.length === 0 ? dataDir : `/proc/${up.pid}/root${dataDir}`;
  let said = '';
  for (const stream of [up.stdout, up.stderr]) stream?.on('data', (bytes: Buffer) => (said += bytes.toString()));
  const exited = once(up, 'close').then(([code]) => code as number | null);
  const running = (): boolean => up.exitCode === null && up.signalCode === null;
  const pid = (name: OfficeProcess): number | undefined => {
    const mark = readMark(join(seen, 'run', `${name}.pid`));
    return mark !== undefined && isAlive(mark) ? mark.pid : undefined;
  };
  const ended = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (running()) up.kill(signal);
    return exited;
  };
  const office: TestOffice = {
    url,
    dataDir,
    seen,
    output: () => said,
    pid,
    kill: async (name) => {
      const before = pid(name);
      if (before === undefined) throw new Error(`${name} is not running.`);
      process.kill(before, 'SIGKILL');
      const again = await waitUntil(() => ![undefined, before].includes(pid(name)), { timeoutMs: 60_000 });
      if (!again) throw new Error(`${name} was not started again.\n${said}`);
    },
    ready: async () => {
      const isReady = (): Promise<boolean> =>
        fetch(`${url}/health/ready`).then(
          ({ ok }) => ok,
          () => false,
        );
      if (!(await waitUntil(isReady, { timeoutMs, abandon: () => !running() }))) throw new Error(`Not ready.\n${said}`);
    },
    crash: async () => {
      await ended('SIGKILL');
    },
    stop: async () => {
      const code = await ended('SIGTERM');
      if (options.dataDir === undefined) removeFolder(dataDir);
      return code;
    },
  };
  const announced = await waitUntil(() => said.includes('Tabir is ready'), { timeoutMs, abandon: () => !running() });
  if (announced) return office;
  await office.stop();
  throw new Error(`The office did not start.\n${said}`);
}
