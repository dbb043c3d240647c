import { jest } from '@jest/globals';
import { removeFolder, startOffice, temporaryFolder, type TestOffice } from '@tabir/testing';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

jest.setTimeout(300_000);

const dataDir = temporaryFolder();
const running: TestOffice[] = [];
afterAll(async () => {
  for (const office of running) await office.stop();
  removeFolder(dataDir);
});

async function start(): Promise<TestOffice> {
  const office = await startOffice({ dataDir });
  running.push(office);
  return office;
}
const publicList = async ({ url }: TestOffice): Promise<unknown> => (await fetch(`${url}/publik/dik.json`)).json();

describe('tabir up --demo', () => {
  it('opens a filled office, loses nothing when any of its processes is killed, and opens again', async () => {
    const first = await start();
    expect(first.output()).toContain('Tabir is ready');
    expect(first.output()).toContain(readFileSync(join(dataDir, 'welcome.txt'), 'utf8').trimEnd());
    const list = await publicList(first);
    expect(list).toMatchObject({ demo: true, items: expect.arrayContaining([expect.anything()]) });

    for (const name of ['mariadbd', 'redis-server', 'worker', 'api'] as const) {
      await first.kill(name);
      await first.ready();
    }
    expect(await publicList(first)).toEqual(list);
    await first.crash();

    const migration = readFileSync(join(dataDir, 'logs', 'migrate.log'), 'utf8');
    const second = await start();
    expect(readFileSync(join(dataDir, 'logs', 'migrate.log'), 'utf8')).toBe(migration);
    expect(second.output()).not.toContain('Filling');
    expect(await publicList(second)).toEqual(list);
    expect(await second.stop()).toBe(0);
    expect(existsSync(join(dataDir, 'run', 'lock'))).toBe(false);
  });
});
