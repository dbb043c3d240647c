import { startOffice, temporaryFolder, type TestOffice } from '@tabir/testing';
import { projectRoot } from '@tabir/services';
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MAIN = join(projectRoot(), 'dist', 'apps', 'cli', 'src', 'main.js');
const tabir = (...words: string[]): { code: number | null; said: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...words], { encoding: 'utf8' });
  return { code: status, said: stdout + stderr };
};

/** Guarantee: what was backed up is an office that proves itself, and what was tampered with is never taken for one. */
describe('tabir backup and restore', () => {
  const folder = temporaryFolder();
  const backup = join(folder, 'copy');
  let office: TestOffice;

  beforeAll(async () => {
    office = await startOffice();
  }, 180_000);

  afterAll(async () => {
    await office.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  it('copies a running office, and makes an office of the copy that verifies and starts', async () => {
    expect(tabir('backup', backup, '--data', office.dataDir)).toMatchObject({
      code: 0,
      said: expect.stringContaining('Backed up'),
    });
    const restored = join(folder, 'restored');
    const { code, said } = tabir('restore', backup, '--data', restored);
    expect([code, said]).toEqual([0, expect.stringMatching(/no findings[^]*Restored the office of/)]);
    const again = await startOffice({ dataDir: restored });
    const list = async ({ url }: TestOffice): Promise<unknown> =>
      ((await (await fetch(`${url}/publik/dik.json`)).json()) as { items: unknown }).items;
    expect(await list(again)).toEqual(await list(office));
    await again.stop();
  }, 300_000);

  it('refuses a folder in use, a copy that was changed and a place that is taken', () => {
    expect(tabir('backup', backup, '--data', office.dataDir)).toMatchObject({
      code: 1,
      said: expect.stringContaining('is not empty'),
    });
    expect(tabir('restore', backup, '--data', office.dataDir)).toMatchObject({
      code: 1,
      said: expect.stringContaining('There is an office here already'),
    });
    const damaged = join(folder, 'damaged');
    cpSync(backup, damaged, { recursive: true });
    const log = join(damaged, 'tables', 'log.ndjson.gz');
    writeFileSync(log, Buffer.concat([readFileSync(log), Buffer.from('x')]));
    expect(tabir('restore', damaged, '--data', join(folder, 'from-damaged'))).toMatchObject({
      code: 1,
      said: expect.stringContaining('log.ndjson.gz is not what was backed up'),
    });
    rmSync(join(damaged, 'manifest.json'));
    expect(tabir('restore', damaged, '--data', join(folder, 'from-unfinished'))).toMatchObject({
      code: 1,
      said: expect.stringContaining('holds no finished backup'),
    });
  }, 120_000);
});
