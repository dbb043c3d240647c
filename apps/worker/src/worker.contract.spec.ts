import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import type { Actor } from '@tabir/engine';
import { plusMs, epochMs } from '@tabir/kernel';
import { Backlog, DatabaseOffice } from '@tabir/persistence';
import { Commands, Reads, Verifier } from '@tabir/runtime';
import { waitUntil } from '@tabir/services';
import { readFileSync } from 'node:fs';
import { officeRig, SAMPLE_RELEASE, type OfficeRig } from '../../../libs/testing/src/office-rig.js';
import { WorkerModule } from './worker.module.js';

const OFFICER: Actor = { id: 'p-officer', role: 'officer', unit: 'u-1', agency: null, onBehalfOf: null };

describe('a worker', () => {
  let rig: OfficeRig;
  let app: INestApplicationContext;
  beforeAll(async () => {
    rig = await officeRig({ release: SAMPLE_RELEASE, environment: { LOG_LEVEL: 'debug' } });
    app = await NestFactory.createApplicationContext(WorkerModule.forOffice(rig.office, rig.release), {
      logger: ['error', 'warn'],
      abortOnError: false,
    });
  });
  afterAll(async () => {
    console.time('close');
    await app.close();
    console.timeEnd('close');
    await rig.dispose();
  });
  it('fires', async () => {
    const commands = app.get(Commands);
    const office = app.get(DatabaseOffice);
    const a = await commands.start({
      commandId: 'c1',
      actor: OFFICER,
      workflow: 'sample',
      payload: { unit: 'u-1', title: 'Rahasia', endsOn: '2027-12-31' },
    });
    await office.moveClock(plusMs(office.clock.now(), 500 * 86400000));
    const done = await waitUntil(
      async () =>
        (await app.get(Reads).instance(a.instanceId))?.nextDueAt === null ||
        (await app.get(Reads).instance(a.instanceId))!.nextDueAt! > office.clock.now(),
      { timeoutMs: 10000 },
    );
    console.log(done, (await app.get(Reads).instance(a.instanceId))!.state.value);
    console.log(await app.get(Verifier).instance(a.instanceId));
    await waitUntil(async () => (await app.get(Backlog).waitingEffects()) === 0, { timeoutMs: 10000 });
    console.log(await app.get(Backlog).waitingEffects());
    const url = readFileSync(rig.office.folder.inside('run', 'worker.url'), 'utf8').trim();
    console.log(
      await (await fetch(url + '/health/ready')).text(),
      await (await fetch(url + '/metrics')).text().then((t) =>
        t
          .split('\n')
          .filter((l) => l.startsWith('tabir') && !l.includes('bucket'))
          .join('\n'),
      ),
    );
  }, 30000);
});
