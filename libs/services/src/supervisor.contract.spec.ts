import { jest } from '@jest/globals';
import { databaseOptions, type Environment, type Office, openOffice } from '@tabir/config';
import { AppError } from '@tabir/kernel';
import { freshDatabase, removeFolder, temporaryFolder } from '@tabir/testing';
import mysql from 'mysql2/promise';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { lockFolder } from './folder-lock.js';
import { projectRoot } from './binaries.js';
import type { ProcessSpec } from './child.js';
import { freePort } from './port.js';
import { isAlive, type ProcessMark, readMark } from './process-mark.js';
import { Supervisor } from './supervisor.js';
import { waitUntil } from './wait.js';

const SERVERS = ['mariadbd', 'redis-server'] as const;
const APPS = ['api', 'worker'] as const;
const TEST_FILES = join(projectRoot(), 'libs', 'services', 'test');
const SMALL = { bufferPoolBytes: 64 * 1024 ** 2, redoLogBytes: 16 * 1024 ** 2 };

jest.setTimeout(120_000);

const folders: string[] = [];
const supervisors: Supervisor[] = [];
afterEach(async () => {
  for (const supervisor of supervisors.splice(0)) await supervisor.stop();
});
afterAll(() => {
  for (const folder of folders) removeFolder(folder);
});

const newFolder = (): string => {
  const folder = temporaryFolder();
  folders.push(folder);
  return folder;
};

async function demoOffice(dataDir = newFolder(), environment: Environment = {}): Promise<Office> {
  return openOffice({ bornAs: 'demo', environment: { TABIR_DATA_DIR: dataDir, PORT: String(await freePort()), ...environment } });
}

const app = (office: Office, name: string, environment: Environment = {}, exitCode?: number): ProcessSpec => ({
  name,
  command: process.execPath,
  args: [join(TEST_FILES, 'app.mjs'), name, ...(exitCode === undefined ? [] : [String(exitCode)])],
  environment: { PORT: String(office.config.port), TABIR_DATA_DIR: office.folder.path, ...environment },
});

type Options = Partial<ConstructorParameters<typeof Supervisor>[1]>;

function supervise(office: Office, options: Options = {}): Supervisor {
  const supervisor = new Supervisor(office, {
    prepare: () => Promise.resolve(),
    api: app(office, 'api'),
    worker: app(office, 'worker'),
    say: () => undefined,
    mariadb: SMALL,
    ...options,
  });
  supervisors.push(supervisor);
  return supervisor;
}

const mark = (office: Office, name: string): ProcessMark | undefined => readMark(office.folder.inside('run', `${name}.pid`));
const running = (office: Office): string[] =>
  [...SERVERS, ...APPS].filter((name) => {
    const found = mark(office, name);
    return found !== undefined && isAlive(found);
  });
const notes = (office: Office): string[] => {
  const file = office.folder.inside('notes.txt');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
};

async function query(url: string, sql: string): Promise<unknown> {
  const connection = await mysql.createConnection(databaseOptions(url));
  try {
    return (await connection.query(sql))[0];
  } finally {
    await connection.end();
  }
}
const answers = (office: Office): Promise<boolean> =>
  query(office.connections.ownerUrl, 'SELECT 1').then(
    () => true,
    () => false,
  );

describe('Supervisor', () => {
  it('runs services and apps, stops the apps first, and finds its data again', async () => {
    const office = await demoOffice();
    const first = supervise(office);
    await first.start();
    expect(running(office)).toEqual([...SERVERS, ...APPS]);
    await waitUntil(() => notes(office).length === APPS.length, { timeoutMs: 30_000 });
    await query(office.connections.ownerUrl, 'CREATE TABLE kept (id INT)');
    await first.stop();
    expect(running(office)).toEqual([]);
    expect(notes(office)).toEqual(expect.arrayContaining(APPS.map((name) => `${name} ends while mariadbd and redis-server run`)));
    expect(readdirSync(office.folder.inside('run'))).toEqual([]);

    await supervise(office).start();
    expect(await query(office.connections.ownerUrl, 'SHOW TABLES')).toHaveLength(1);
  });

  it('makes the tables between the start of the services and that of the apps', async () => {
    const office = await demoOffice();
    const seen: string[][] = [];
    await supervise(office, { prepare: () => Promise.resolve(void seen.push(running(office))) }).start();
    expect(seen).toEqual([[...SERVERS]]);
  });

  it.each([...SERVERS, ...APPS])('starts %s again after kill -9', async (name) => {
    const office = await demoOffice();
    await supervise(office).start();
    const before = mark(office, name)!;
    process.kill(before.pid, 'SIGKILL');
    const back = (): boolean => running(office).includes(name) && mark(office, name)?.pid !== before.pid;
    expect(await waitUntil(back, { timeoutMs: 30_000 })).toBe(true);
    expect(await waitUntil(() => answers(office), { timeoutMs: 30_000 })).toBe(true);
    expect(running(office)).toEqual([...SERVERS, ...APPS]);
  });

  it('arms a fault only for the first process, so that the next one lives', async () => {
    const office = await demoOffice();
    await supervise(office, { api: app(office, 'api', { TABIR_FAULT: 'command.after-commit:1' }) }).start();
    process.kill(mark(office, 'api')!.pid, 'SIGKILL');
    await waitUntil(() => notes(office).filter((line) => line.startsWith('api starts')).length > 1, { timeoutMs: 30_000 });
    expect(notes(office).filter((line) => line.startsWith('api starts'))).toEqual([
      'api starts with fault command.after-commit:1',
      'api starts with fault none',
    ]);
  });

  it('puts its sockets into the temp dir when the path of the folder is too long for them', async () => {
    const office = await demoOffice(join(newFolder(), 'x'.repeat(90)));
    const supervisor = supervise(office);
    await supervisor.start();
    const outside = office.folder.sockets;
    expect(outside).not.toContain(office.folder.path);
    expect(statSync(outside).mode & 0o777).toBe(0o700);
    expect(await answers(office)).toBe(true);
    await supervisor.stop();
    expect(existsSync(outside)).toBe(false);
    expect(existsSync(office.folder.inside('run', 'where'))).toBe(false);
  });

  it('starts only what is not given', async () => {
    const given = await freshDatabase();
    const office = await demoOffice(newFolder(), { DATABASE_URL: given.appUrl, DATABASE_OWNER_URL: given.ownerUrl });
    const supervisor = supervise(office);
    await supervisor.start();
    expect(running(office)).toEqual(['redis-server', ...APPS]);
    expect(existsSync(office.folder.inside('mariadb'))).toBe(false);
    await supervisor.stop();
    await given.drop();
  });

  it('stops what it has started when asked to in the middle of its start', async () => {
    const office = await demoOffice();
    const supervisor = supervise(office, {
      prepare: async (halt) => {
        const halted = once(halt, 'abort');
        void supervisor.stop();
        await halted;
      },
    });
    await expect(supervisor.start()).rejects.toThrow();
    expect(running(office)).toEqual([]);
    expect(existsSync(office.folder.inside('run', 'lock'))).toBe(false);
  });

  it('says why when the api does not come up, and leaves nothing running', async () => {
    const office = await demoOffice();
    const start = supervise(office, { api: app(office, 'api', {}, 3) }).start();
    await expect(start).rejects.toMatchObject({ code: 'office.not-ready' });
    await expect(start).rejects.toThrow(/exit code 3[^]*api cannot go on/);
    expect(running(office)).toEqual([]);
  });
});

describe('a data folder', () => {
  it('is run by one process at a time', async () => {
    const office = await demoOffice();
    await supervise(office).start();
    await expect(supervise(await demoOffice(office.folder.path)).start()).rejects.toMatchObject({
      code: 'office.already-running',
    });
    expect(running(office)).toEqual([...SERVERS, ...APPS]);
  });

  it('is taken over from a process that is dead', async () => {
    const office = await demoOffice();
    mkdirSync(office.folder.inside('run'), { recursive: true });
    // This process's number with another birth: a number that was given out again.
    writeFileSync(office.folder.inside('run', 'lock'), `${process.pid}\n1\n`);
    const release = await lockFolder(office.folder);
    expect(readMark(office.folder.inside('run', 'lock'))?.pid).toBe(process.pid);
    release();
  });

  it('is not touched when the port is taken', async () => {
    const office = await demoOffice();
    const server = createServer().listen(office.config.port, '127.0.0.1');
    await once(server, 'listening');
    const refused = await supervise(office)
      .start()
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(AppError);
    expect(refused).toMatchObject({ code: 'office.port-taken', message: expect.stringContaining('set PORT') });
    expect(existsSync(office.folder.inside('mariadb'))).toBe(false);
    server.close();
  });
});

describe('a supervisor that is killed', () => {
  it('takes its servers with it, and the next one starts on the same data', async () => {
    const dataDir = newFolder();
    const office = await demoOffice(dataDir);
    const script = join(TEST_FILES, 'supervise.mjs');
    const child = spawn(process.execPath, [script, dataDir, String(office.config.port)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (bytes: Buffer) => (said += bytes.toString()));
    expect(await waitUntil(() => said.includes('ready'), { timeoutMs: 60_000 })).toBe(true);
    const marks = [...SERVERS, ...APPS].map((name) => mark(office, name)!);
    expect(marks.every(isAlive)).toBe(true);

    child.kill('SIGKILL');
    await once(child, 'exit');
    const next = supervise(office);
    await next.start();
    expect(marks.some(isAlive)).toBe(false);
    expect(running(office)).toEqual([...SERVERS, ...APPS]);
  });

  it('leaves no server behind even if nobody starts again', async () => {
    const dataDir = newFolder();
    const office = await demoOffice(dataDir);
    const child = spawn(process.execPath, [join(TEST_FILES, 'supervise.mjs'), dataDir, String(office.config.port)]);
    expect(await waitUntil(() => running(office).length === 4, { timeoutMs: 60_000 })).toBe(true);
    const marks = [...SERVERS, ...APPS].map((name) => mark(office, name)!);
    child.kill('SIGKILL');
    expect(await waitUntil(() => !marks.some(isAlive), { timeoutMs: 30_000 })).toBe(true);
  });
});
