import { NestFactory } from '@nestjs/core';
import type { FaultPoint } from '@tabir/kernel';
import { Backlog, Feed, ownerSource } from '@tabir/persistence';
import { projectRoot, spawnBound, waitUntil } from '@tabir/services';
import { RuntimeModule } from '@tabir/server';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { officeRig, SAMPLE_RELEASE, type OfficeRig } from '../../../libs/testing/src/office-rig.js';
import { SampleOffice } from '../../../libs/testing/src/sample-office.js';

const PATIENCE = { timeoutMs: 30_000 };
const TERM_DAYS = 300;
/** More than one part of a `send`. */
const MEMBERS = 105;

/** The worker's main, with the sample in place of the released workflows. */
const MAIN = `
const dist = process.argv[2];
const { runWorker } = await import(dist + '/apps/worker/src/run-worker.js');
const { SAMPLE_RELEASE } = await import(dist + '/libs/testing/src/office-rig.js');
await runWorker(SAMPLE_RELEASE);
`;

describe('a worker as a process of its own', () => {
  let rig: OfficeRig;
  /** A process that commands and reads, and does nothing by itself. */
  let sample: SampleOffice;
  const children: ChildProcess[] = [];

  const startWorker = (environment: Readonly<Record<string, string>> = {}): ChildProcess => {
    const main = rig.office.folder.inside('tmp', 'worker.mjs');
    writeFileSync(main, MAIN);
    const child = spawnBound(process.execPath, ['--enable-source-maps', main, join(projectRoot(), 'dist')], {
      environment: { ...rig.environment, ...environment },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    children.push(child);
    return child;
  };
  const ended = async (child: ChildProcess): Promise<NodeJS.Signals | number | null> => {
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    return child.signalCode ?? child.exitCode;
  };
  const begin = async (ownRedis = false): Promise<void> => {
    rig = await officeRig({ release: SAMPLE_RELEASE, ownRedis });
    const module = RuntimeModule.forOffice({ process: 'cli', office: rig.office, release: rig.release });
    sample = new SampleOffice(await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false }));
  };
  const asOwner = async (statement: string): Promise<void> => {
    const owner = await ownerSource(rig.ownerUrl, rig.release.migrations);
    await owner.query(statement);
    await owner.destroy();
  };
  const atWork = async (child: ChildProcess): Promise<boolean> => {
    const address = rig.office.folder.inside('run', 'worker.url');
    const ready = async (): Promise<boolean> => {
      if (!existsSync(address)) return false;
      return fetch(`${readFileSync(address, 'utf8').trim()}/health/ready`).then(
        ({ ok }) => ok,
        () => false,
      );
    };
    return waitUntil(ready, { ...PATIENCE, abandon: () => child.exitCode !== null || child.signalCode !== null });
  };

  afterEach(async () => {
    for (const child of children.splice(0)) {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      await ended(child);
    }
    await sample.app.close();
    await rig.dispose();
  });

  const POINTS: readonly FaultPoint[] = [
    'outbox.after-claim',
    'effect.after-run',
    'command.before-commit',
    'command.after-commit',
    'effect.after-report',
    'sequencer.before-commit',
  ];

  it.each(POINTS)('reports an effect once, killed at %s and started again', async (point) => {
    await begin();
    const id = await sample.voted();
    expect(await ended(startWorker({ TABIR_FAULT: `${point}:1` }))).toBe('SIGKILL');
    // The lease of the dead runs out.
    await asOwner(`UPDATE outbox SET wait_until = '2020-01-01' WHERE done_at IS NULL`);
    startWorker();
    const backlog = sample.app.get(Backlog);
    expect(
      await waitUntil(
        async () => (await sample.types(id)).at(-1) === 'OPENED' && (await backlog.waitingEffects()) === 0,
        PATIENCE,
      ),
    ).toBe(true);
    expect((await sample.types(id)).filter((type) => type === 'OPENED')).toHaveLength(1);
    expect(await sample.findings(id)).toEqual([]);
    expect(await waitUntil(async () => (await sequenced()) === (await logged()), PATIENCE)).toBe(true);
  });

  it.each(['send.after-member:2', 'send.after-part:1', 'command.after-commit:7', 'effect.after-report:1'])(
    'carries a signature to each member once, killed at %s and started again',
    async (fault) => {
      await begin();
      const members = await sample.undecided(MEMBERS);
      const round = await sample.signedRound();
      expect(await ended(startWorker({ TABIR_FAULT: fault }))).toBe('SIGKILL');
      await asOwner(`UPDATE outbox SET wait_until = '2020-01-01' WHERE done_at IS NULL`);
      startWorker();
      expect(await waitUntil(async () => (await sample.instance(round)).state.value === 'applied', PATIENCE)).toBe(true);
      const decided = await Promise.all(members.map(async (id) => (await sample.types(id)).filter((type) => type === 'DECIDE')));
      expect(decided.map((rows) => rows.length)).toEqual(members.map(() => 1));
      expect((await sample.types(round)).filter((type) => type === 'BATCH_ANSWERED')).toHaveLength(2);
      expect((await sample.instance(round)).state.context).toMatchObject({ applied: [...members].sort(), refused: [] });
      expect(await sample.findings(round, ...members)).toEqual([]);
    },
  );

  it.each(['deadline.before-commit', 'deadline.after-commit'] as const)(
    'fires a deadline once, killed at %s and started again',
    async (point) => {
      await begin();
      const id = await sample.start(sample.inDays(TERM_DAYS));
      await sample.moveClock(TERM_DAYS + 2);
      expect(await ended(startWorker({ TABIR_FAULT: `${point}:1` }))).toBe('SIGKILL');
      startWorker();
      expect(await waitUntil(async () => (await sample.types(id)).at(-1) === 'ends', PATIENCE)).toBe(true);
      expect(await sample.types(id)).toEqual(['START', 'opens', 'rung1', 'rung2', 'ends']);
      expect(await sample.findings(id)).toEqual([]);
    },
  );

  it('ends in order when it is asked to', async () => {
    await begin();
    const child = startWorker();
    expect(await atWork(child)).toBe(true);
    child.kill('SIGTERM');
    expect(await ended(child)).toBe(0);
  });

  it('ends within five seconds also when Redis was taken away, and works on without it until then', async () => {
    await begin(true);
    const child = startWorker();
    expect(await atWork(child)).toBe(true);
    await rig.redis.stop();
    const id = await sample.start(sample.inDays(TERM_DAYS));
    await sample.moveClock(TERM_DAYS + 2);
    expect(await waitUntil(async () => (await sample.types(id)).at(-1) === 'ends', PATIENCE)).toBe(true);
    child.kill('SIGTERM');
    expect(await waitUntil(() => child.exitCode !== null, { timeoutMs: 5_000 })).toBe(true);
    expect(child.exitCode).toBe(0);
  });

  it('hears the bells again when Redis is back', async () => {
    await begin(true);
    const child = startWorker();
    expect(await atWork(child)).toBe(true);
    await rig.redis.stop();
    await rig.redis.start();
    const id = await sample.voted();
    expect(await waitUntil(async () => (await sample.types(id)).at(-1) === 'OPENED', PATIENCE)).toBe(true);
  });

  const sequenced = (): Promise<number> => sample.app.get(Feed).last();
  const logged = async (): Promise<number> => {
    const owner = await ownerSource(rig.ownerUrl, rig.release.migrations);
    const [row] = await owner.query<{ n: string }[]>('SELECT COUNT(*) AS n FROM log');
    await owner.destroy();
    return Number(row?.n);
  };
});
