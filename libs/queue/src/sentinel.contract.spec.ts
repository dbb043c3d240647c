import { openOffice, redisOptions } from '@tabir/config';
import { systemClock } from '@tabir/kernel';
import { findBinaries, freePort, spawnBound, waitUntil } from '@tabir/services';
import { removeFolder, temporaryFolder } from '@tabir/testing';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { QueueBell, QueueConsumers, ringingClient } from './index.js';

const PATIENCE = { timeoutMs: 15_000 };

describe('a Redis behind Sentinel', () => {
  const folder = temporaryFolder();
  const children: ChildProcess[] = [];
  let url: string;

  beforeAll(async () => {
    const office = openOffice({ bornAs: 'demo', environment: { TABIR_DATA_DIR: join(folder, 'office') } });
    const { redis } = await findBinaries(['redis'], office, () => undefined, new AbortController().signal);
    const [master, sentinel] = [await freePort(), await freePort()];
    const config = join(folder, 'sentinel.conf');
    writeFileSync(config, `sentinel monitor office 127.0.0.1 ${master} 1\nsentinel auth-pass office hush\n`);
    const start = (...args: string[]): void => {
      const environment = redis!.environment;
      children.push(
        spawnBound(redis!.path('redis-server'), [...args, '--bind', '127.0.0.1', '--dir', folder], {
          environment,
          stdio: 'ignore',
        }),
      );
    };
    start('--port', String(master), '--requirepass', 'hush', '--save', '');
    start(config, '--sentinel', '--port', String(sentinel));
    url = `redis://:hush@127.0.0.1:${sentinel}/2?sentinel=office`;
  });
  afterAll(async () => {
    for (const child of children) {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    }
    removeFolder(folder);
  });

  it('is found by bell and consumers through the name of its master', async () => {
    const bell = new QueueBell(ringingClient(redisOptions(url)), systemClock);
    const heard: string[] = [];
    const consumers = new QueueConsumers(redisOptions(url), {
      effect: async ({ outboxId }) => void heard.push(outboxId),
      due: async () => undefined,
      failed: () => undefined,
    });
    expect(await waitUntil(() => bell.up, PATIENCE)).toBe(true);
    bell.ring({ instanceId: 'i-1', effects: ['o-1'], nextDueAt: null });
    expect(await waitUntil(() => heard.includes('o-1'), PATIENCE)).toBe(true);
    await consumers.close(2_000);
    await bell.close();
  });
});
