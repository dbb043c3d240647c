import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Workflow } from '@tabir/engine';
import { coreMigrations, Database, DatabaseOffice, sql } from '@tabir/persistence';
import { QueueBell } from '@tabir/queue';
import { Bell, Definitions, Office, Verifier } from '@tabir/runtime';
import { RELEASE, RuntimeModule, type Release } from '@tabir/server';
import { Metrics } from '@tabir/telemetry';
import { officeRig, SAMPLE_RELEASE, type OfficeRig } from '../../testing/src/office-rig.js';
import { SampleOffice } from '../../testing/src/sample-office.js';

describe('RuntimeModule', () => {
  let rig: OfficeRig;
  const open: INestApplicationContext[] = [];

  const start = async (release: Release): Promise<INestApplicationContext> => {
    const module = RuntimeModule.forOffice({ process: 'cli', office: rig.office, release });
    const app = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
    open.push(app);
    return app;
  };
  const close = (): Promise<unknown> => Promise.all(open.splice(0).map((app) => app.close()));

  beforeAll(async () => void (rig = await officeRig({ release: SAMPLE_RELEASE })));
  afterEach(close);
  afterAll(() => rig.dispose());

  it('gives every part over one office, one bell and one database', async () => {
    const app = await start(SAMPLE_RELEASE);
    expect(app.get(Office)).toBe(app.get(DatabaseOffice));
    expect(app.get(Bell)).toBe(app.get(QueueBell));
    expect(app.get(Definitions).has('sample', 1)).toBe(true);
    const sample = new SampleOffice(app);
    const id = await sample.start(sample.inDays(200));
    expect(await app.get(Verifier).instance(id)).toEqual([]);
    expect(await app.get(Database).rows(sql`SELECT ends_on FROM sample_item`)).toHaveLength(1);
  });

  it('counts commands by what they came to, and deadlines with their lateness', async () => {
    const sample = new SampleOffice(await start(SAMPLE_RELEASE));
    const id = await sample.voted();
    await sample.send(id, sample.chair, 'DECIDE', {}).catch(() => undefined);
    const figures = await sample.app.get(Metrics).text();
    expect(figures).toMatch(/tabir_commands_total\{kind="command",outcome="done",process="cli"\} \d/);
    expect(figures).toMatch(/tabir_commands_total\{kind="command",outcome="conflict",process="cli"\} 1/);
    expect(figures).toContain('tabir_deadline_lateness_seconds_bucket');
  });

  it('refuses tables that are older than the program', async () => {
    class NeverRun1760000000999 {
      up = (): Promise<void> => Promise.resolve();
      down = (): Promise<void> => Promise.resolve();
    }
    const migrations = [...SAMPLE_RELEASE.migrations, NeverRun1760000000999];
    await expect(start({ ...SAMPLE_RELEASE, migrations })).rejects.toMatchObject({ code: 'database.not-migrated' });
  });

  it('refuses tables that are newer than the program', async () => {
    await expect(start({ ...SAMPLE_RELEASE, migrations: coreMigrations })).rejects.toMatchObject({ code: 'database.newer' });
  });

  it('refuses to start without a workflow version that has history, and lets newer ones be', async () => {
    const sample = new SampleOffice(await start(SAMPLE_RELEASE));
    await sample.start();
    await close();
    const [v1] = SAMPLE_RELEASE.workflows;
    const v2: Workflow = { ...v1!, version: 2, id: 'sample@2' };
    await expect(start({ ...SAMPLE_RELEASE, workflows: [v2] })).rejects.toMatchObject({
      code: 'workflow.version-missing',
      meta: { workflow: 'sample@1' },
    });
    const migrated: Workflow = { ...v2, migration: { context: (before) => before } };
    // Even if no instance is on the version before any more, histories are.
    const v3: Workflow = { ...migrated, version: 3, id: 'sample@3' };
    await expect(start({ ...SAMPLE_RELEASE, workflows: [v1!, v3] })).rejects.toMatchObject({
      code: 'workflow.version-missing',
      meta: { workflow: 'sample@2' },
    });
    await expect(start({ ...SAMPLE_RELEASE, workflows: [v1!, migrated, v3] })).resolves.toBeDefined();
    await expect(start({ ...SAMPLE_RELEASE, workflows: [v1!, v2] })).resolves.toBeDefined();
    await expect(start({ ...SAMPLE_RELEASE, workflows: [] })).resolves.toBeDefined();
  });

  it('knows the released workflows with the tables that they project into', () => {
    const tables = RELEASE.projections.map(({ table }) => table);
    for (const { projection } of RELEASE.workflows) if (projection) expect(tables).toContain(projection.table);
    for (const table of tables) expect(RELEASE.grants[table]).toContain('INSERT');
  });
});
