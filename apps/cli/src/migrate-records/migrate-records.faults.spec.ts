import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { readEnvironment } from '@tabir/config';
import type { Actor } from '@tabir/engine';
import { plusDays, systemIds, type AppError } from '@tabir/kernel';
import { Commands, Migrations, Office, readLogEntry, Reads, Verifier, type LogRecord } from '@tabir/runtime';
import { RELEASE, RuntimeModule, type Release } from '@tabir/server';
import { projectRoot, spawnBound } from '@tabir/services';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { determination, ground, PEOPLE, record } from '../../../../libs/testing/src/exempt-record.js';
import { versionTwo } from '../../../../libs/testing/src/next-version.js';
import { officeRig, type OfficeRig } from '../../../../libs/testing/src/office-rig.js';
import { migrateRecords, type Figures } from './pass.js';

/** The full form is 1,000: `TABIR_TEST_RECORDS=1000 npm run test:contract -- migrate-records.faults`. */
const RECORDS = Number(readEnvironment()['TABIR_TEST_RECORDS'] ?? 60);
const PATIENCE_MS = 120_000 + RECORDS * 1_000;
const NEXT: Release = { ...RELEASE, workflows: [...RELEASE.workflows, versionTwo] };
const { officer, chair } = PEOPLE;

/** The command as it is started, with the next version among the released ones. */
const MAIN = `
const dist = process.argv[2];
const { NestFactory } = await import('@nestjs/core');
const { openOffice } = await import(dist + '/libs/config/src/index.js');
const { RELEASE, RuntimeModule } = await import(dist + '/libs/server/src/index.js');
const { Migrations, Reads } = await import(dist + '/libs/runtime/src/index.js');
const { versionTwo } = await import(dist + '/libs/testing/src/next-version.js');
const { migrateRecords } = await import(dist + '/apps/cli/src/migrate-records/pass.js');
const release = { ...RELEASE, workflows: [...RELEASE.workflows, versionTwo] };
const app = await NestFactory.createApplicationContext(RuntimeModule.forOffice({ process: 'cli', office: openOffice(), release }));
await migrateRecords({ reads: app.get(Reads), migrations: app.get(Migrations) }, { workflow: versionTwo.key, to: 2, dryRun: false });
`;

/** Guarantee: whoever works meanwhile and whatever dies, every record arrives once, and nothing that was answered is lost. */
describe(`${RECORDS} records that move to the next version`, () => {
  let rig: OfficeRig;
  const open: INestApplicationContext[] = [];
  const start = async (release: Release): Promise<INestApplicationContext> => {
    const module = RuntimeModule.forOffice({ process: 'cli', office: rig.office, release });
    const app = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
    open.push(app);
    return app;
  };

  beforeAll(async () => void (rig = await officeRig()));
  afterAll(async () => {
    for (const app of open) await app.close();
    await rig.dispose();
  });

  const pass = (app: INestApplicationContext, dryRun: boolean): Promise<Figures> =>
    migrateRecords({ reads: app.get(Reads), migrations: app.get(Migrations) }, { workflow: versionTwo.key, to: 2, dryRun });

  const send = async (app: INestApplicationContext, instanceId: string, actor: Actor, type: string, payload = {}) => {
    const ifMatch = (await app.get(Reads).instance(instanceId))?.revision ?? 0;
    const commandId = newId(app);
    await app.get(Commands).send({ commandId, instanceId, actor, type, payload, ifMatch });
    return commandId;
  };
  const newId = (app: INestApplicationContext): string => systemIds.uuid(app.get(Office).clock.now());

  /** In turn: a draft, one that waits for the chair, one that is accepted, one whose ladder has fired, one that was withdrawn. */
  async function given(app: INestApplicationContext, index: number): Promise<string> {
    const office = app.get(Office);
    const endsOn = plusDays(office.calendar().dateOf(office.clock.now()), index % 5 === 3 ? 20 : 300);
    const determined = { determination: determination([ground({ kind: 'date', endsOn })]) };
    const payload = record({ agency: null, ...(index % 5 === 0 ? {} : determined) });
    const { instanceId } = await app
      .get(Commands)
      .start({ commandId: newId(app), actor: officer, workflow: versionTwo.key, payload });
    if (index % 5 === 4) await send(app, instanceId, officer, 'WITHDRAW', { reason: 'Tercatat dua kali.' });
    else if (index % 5 > 0) await send(app, instanceId, officer, 'SUBMIT');
    if (index % 5 === 2) await send(app, instanceId, chair, 'ACCEPT');
    return instanceId;
  }

  const killed = async (): Promise<unknown> => {
    const main = join(projectRoot(), 'dist', `migrating-${process.pid}.mjs`);
    writeFileSync(main, MAIN);
    const child = spawnBound(process.execPath, ['--enable-source-maps', main, join(projectRoot(), 'dist')], {
      environment: { ...rig.environment, TABIR_FAULT: `command.after-commit:${Math.ceil(RECORDS / 3)}` },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    await once(child, 'exit');
    return child.signalCode;
  };

  const history = async (app: INestApplicationContext, id: string): Promise<LogRecord[]> =>
    (await app.get(Reads).history(`case:${id}`, 0, 1_000)).map(readLogEntry);

  it(
    'arrive, each once, although people work on and the command is killed on the way',
    async () => {
      const old = await start(RELEASE);
      const ids: string[] = [];
      for (let index = 0; index < RECORDS; index++) ids.push(await given(old, index));
      const before = new Map(await Promise.all(ids.map(async (id) => [id, await old.get(Reads).instance(id)] as const)));
      const now = await start(NEXT);
      const tried = await pass(now, true);
      expect(tried).toMatchObject({ migrated: RECORDS, already: 0, refused: {} });
      expect(await pass(now, true)).toEqual(tried);
      expect(await killed()).toBe('SIGKILL');
      const left = await pass(now, true);
      expect(left.already).toBeGreaterThan(0);
      expect(left.migrated).toBe(RECORDS - left.already);

      // The clients of an api that knows both versions keep working while the rest is carried over.
      const acknowledged: { id: string; commandId: string }[] = [];
      const work = ids.filter((_id, index) => index % 5 === 0);
      const clients = work.map(async (id) => {
        for (const title of ['Satu', 'Dua', 'Tiga'])
          await send(now, id, officer, 'REVISE', { title, medium: 'hard' }).then(
            (commandId) => acknowledged.push({ id, commandId }),
            // Somebody, here the migration, was faster; nothing was acknowledged.
            (error: unknown) => expect(error).toMatchObject({ code: 'instance.stale' } satisfies Partial<AppError>),
          );
      });
      const [figures] = await Promise.all([pass(now, false), ...clients]);
      expect(figures).toMatchObject({ migrated: left.migrated, already: left.already, refused: {} });
      expect(acknowledged.length).toBeGreaterThan(work.length);

      for (const id of ids) {
        const rows = await history(now, id);
        expect(rows.filter(({ kind }) => kind === 'migrated')).toHaveLength(1);
        const fired = rows.flatMap(({ event }) => (event.deadline === undefined ? [] : [event.deadline]));
        expect(new Set(fired).size).toBe(fired.length);
        expect(await now.get(Verifier).instance(id)).toEqual([]);
        const { version, state } = (await now.get(Reads).instance(id))!;
        expect(version).toBe(2);
        for (const [path, { since }] of Object.entries(before.get(id)?.state.entries ?? {}))
          expect(state.entries[path === 'storage.pending' ? 'storage.toStore' : path]?.since).toBe(since);
      }
      for (const { id, commandId } of acknowledged)
        expect((await history(now, id)).filter(({ command }) => command === commandId)).toHaveLength(1);
      expect(await pass(now, false)).toMatchObject({ migrated: 0, already: RECORDS });
    },
    PATIENCE_MS,
  );

  it(
    'come to what trying them came to, where nobody works meanwhile',
    async () => {
      const [old, now] = open as [INestApplicationContext, INestApplicationContext];
      for (let index = 0; index < 5; index++) await given(old, index);
      // The process of the old version still begins records on it.
      const tried = await pass(now, true);
      expect(await pass(now, false)).toEqual(tried);
      expect(tried.migrated).toBe(5);
    },
    PATIENCE_MS,
  );
});
