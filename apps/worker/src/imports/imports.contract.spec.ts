import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { ListShelf } from '@tabir/files';
import { systemClock, systemIds } from '@tabir/kernel';
import { Accounts, ImportJobs, ownerSource } from '@tabir/persistence';
import { SYSTEM } from '@tabir/runtime';
import { waitUntil } from '@tabir/services';
import { existsSync, utimesSync } from 'node:fs';
import { Readable } from 'node:stream';
import { officeRig, type OfficeRig } from '../../../../libs/testing/src/office-rig.js';
import { WorkerLoops } from '../worker-loops.js';
import { WorkerModule } from '../worker.module.js';

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

/** The app cannot say so of a list. */
async function givenLongAgo(list: string): Promise<void> {
  const owner = await ownerSource(rig.ownerUrl, rig.release.migrations);
  await owner.query(`UPDATE import_list SET given_at = UTC_TIMESTAMP(3) - INTERVAL 31 DAY WHERE id = '${list}'`);
  await owner.destroy();
}
