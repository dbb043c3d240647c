import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { ListShelf } from '@tabir/files';
import { EXAMPLE, ListReader, writeCsv } from '@tabir/import';
import { plusMs, systemClock, systemIds } from '@tabir/kernel';
import { Accounts, Database, ImportJobs, ImportRuns, ownerSource } from '@tabir/persistence';
import { RegisterReads } from '@tabir/register';
import { SYSTEM, type CommandPorts } from '@tabir/runtime';
import { LOG, PORTS } from '@tabir/server';
import { projectRoot, waitUntil } from '@tabir/services';
import type { Logger } from '@tabir/telemetry';
import { existsSync, utimesSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { officeRig, type OfficeRig } from '../../../../libs/testing/src/office-rig.js';
import { WorkerLoops } from '../worker-loops.js';
import { WorkerModule } from '../worker.module.js';
import { ImportWork } from './import-work.js';
import { JobRows } from './job-rows.js';

const PATIENCE = { timeoutMs: 20_000 };
const actor = { id: 'petugas', role: 'officer', unit: 'kota', agency: null, onBehalfOf: null };

let rig: OfficeRig;
let app: INestApplicationContext;
let shelf: ListShelf;
let jobs: ImportJobs;

beforeAll(async () => {
  rig = await officeRig();
  app = await NestFactory.createApplicationContext(WorkerModule.forOffice(rig.office), { logger: false, abortOnError: false });
  [shelf, jobs] = [app.get(ListShelf), app.get(ImportJobs)];
  await app.get(Accounts).putUnit({ id: 'kota', name: 'PPID' }, SYSTEM);
}, 60_000);
afterAll(async () => {
  await app.close();
  await rig.dispose();
});

const stored = async (): Promise<string> => shelf.keep(await shelf.receive(Readable.from([Buffer.from('{"items":[]}')]), 100));
async function given(): Promise<{ id: string; storageKey: string }> {
  const list = { id: systemIds.uuid(systemClock.now()), storageKey: await stored() };
  await shelf.put(list.storageKey, 'about', { name: 'daftar.json' });
  await jobs.keepList({ ...list, unit: 'kota', agency: null, by: 'petugas', fileHash: 'a'.repeat(64) });
  return list;
}
const folder = (key: string): string => rig.office.folder.inside('imports', key);

it('removes lists that were given more than thirty days ago, and files that nobody knows of', async () => {
  const [old, young, orphan, arriving] = [await given(), await given(), await stored(), await stored()];
  await jobs.begin({ id: old.id, list: old.id, task: 'try', undoes: null, actor, requestHash: 'h', rows: 0 });
  await givenLongAgo(old.id);
  for (const key of [old.storageKey, young.storageKey, orphan]) utimesSync(folder(key), 1, 1);
  const { retention } = app.get(WorkerLoops);
  retention.wake();
  expect(await waitUntil(() => !existsSync(folder(orphan)), PATIENCE)).toBe(true);
  expect([old.storageKey, young.storageKey, arriving].map((key) => existsSync(folder(key)))).toEqual([false, true, true]);
  expect([await jobs.list(old.id), await jobs.find(old.id)]).toEqual([undefined, undefined]);
  expect(await jobs.list(young.id)).toBeDefined();
});

it('fails what it cannot read, without a word of it, and goes on with the next', async () => {
  const [broken, sound] = [await given(), await given()];
  await shelf.put(broken.storageKey, broken.id, { map: {}, header: {} });
  await shelf.put(broken.storageKey, 'about', { name: 'daftar.csv' });
  await shelf.put(sound.storageKey, sound.id, { map: {}, header: {} });
  for (const { id } of [broken, sound])
    await jobs.begin({ id, list: id, task: 'import', undoes: null, actor, requestHash: 'h', rows: 0 });
  const states = async (): Promise<unknown> =>
    Promise.all([broken, sound].map(async ({ id }) => ((one) => [one?.state, one?.problem])(await jobs.find(id))));
  const isOver = async (): Promise<boolean> => !/waiting|running/.test(JSON.stringify(await states()));
  expect(await waitUntil(isOver, PATIENCE)).toBe(true);
  expect(await states()).toEqual([
    ['failed', 'import.unreadable'],
    ['done', null],
  ]);
});

/** Guarantee: a list that takes longer to open than a worker may be silent is written by one worker alone. */
it.each(['import', 'try'] as const)(
  'leaves a job that another worker took while the list was being read: %s',
  async (task) => {
    // Ahead of the app's own worker, which therefore does not see the job yet.
    const ahead = { now: () => plusMs(systemClock.now(), 3_600_000) };
    const database = app.get(Database);
    const early = new ImportJobs(database, { clock: systemClock, systemClock: ahead });
    const list = await given();
    await shelf.put(list.storageKey, 'about', { name: 'daftar.csv' });
    await shelf.put(list.storageKey, list.id, { map: {}, header: {} });
    await writeFile(join(folder(list.storageKey), 'list'), THREE_ROWS);
    await early.begin({ id: list.id, list: list.id, task, undoes: null, actor, requestHash: 'h', rows: 3 });

    const slow = ListReader.in(projectRoot());
    const read = slow.read.bind(slow);
    slow.read = async (kind, asked) => {
      // Another worker takes it, and has said of no row yet what became of it.
      await ownerWrites(`UPDATE import_job SET wait_until = UTC_TIMESTAMP(3) + INTERVAL 3 SECOND WHERE id = '${list.id}'`);
      return read(kind, asked);
    };
    const ports = { commands: app.get<CommandPorts>(PORTS), jobs: early, runs: app.get(ImportRuns), shelf, reader: slow };
    const rows = new JobRows({ ...ports, accounts: app.get(Accounts), register: app.get(RegisterReads) });
    const work = new ImportWork(early, rows, ahead, app.get<Logger>(LOG));
    expect(await work.turn()).toEqual({ rows: 0, more: true });

    expect([await said(list), await app.get(ImportRuns).rows(list.id)]).toEqual([[], []]);

    const isDone = async (): Promise<boolean> => (await jobs.find(list.id))?.state === 'done';
    expect(await waitUntil(isDone, PATIENCE)).toBe(true);
    expect(await said(list)).toEqual([1, 2, 3]);
    const kept = (await app.get(ImportRuns).rows(list.id)).map(({ fate }) => fate);
    expect(kept).toEqual(task === 'try' ? [] : ['accepted', 'accepted', 'refused']);
    expect((await jobs.find(list.id))?.counts).toMatchObject({ done: 3, refused: 1 });
  },
  60_000,
);

async function said({ storageKey, id }: { readonly storageKey: string; readonly id: string }): Promise<number[]> {
  const rows: number[] = [];
  for await (const { value } of shelf.lines(storageKey, id)) rows.push((value as { n: number }).n);
  return rows;
}

const THREE_ROWS =
  writeCsv(EXAMPLE, 2) + ['Lain', ''].map((title) => /\n([^]+)/.exec(writeCsv({ ...EXAMPLE, title }, 2))![1]!).join('');

/** The app cannot say so of a list. */
const givenLongAgo = (list: string): Promise<void> =>
  ownerWrites(`UPDATE import_list SET given_at = UTC_TIMESTAMP(3) - INTERVAL 31 DAY WHERE id = '${list}'`);

async function ownerWrites(statement: string): Promise<void> {
  const owner = await ownerSource(rig.ownerUrl, rig.release.migrations);
  await owner.query(statement);
  await owner.destroy();
}
