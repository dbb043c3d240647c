import { projectRoot } from '@tabir/services';
import { removeFolder, temporaryFolder } from '@tabir/testing';
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const MAIN = join(projectRoot(), 'dist', 'apps', 'cli', 'src', 'main.js');

describe('tabir simulate --database', () => {
  let base: string;
  beforeEach(() => (base = temporaryFolder()));
  afterEach(() => removeFolder(base));

  /** Guarantee: invented records never reach an office's database, whatever the environment names. */
  it('compares with a database of its own, not with the one that is set, and leaves nothing behind', () => {
    const words = [MAIN, 'simulate', '--records', '6', '--years', '2', '--seed', '7', '--database'];
    const { status, stdout } = spawnSync(process.execPath, words, {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, TMPDIR: base, DATABASE_URL: 'mysql://office@127.0.0.1:1/office' },
    });
    const [head, memory, database, verdict] = stdout.split('\n');
    expect(head).toBe('Seed 7: 6 records, 2 years.');
    const figures = (line = '{}') => JSON.parse(line) as object;
    expect(figures(memory)).toMatchObject({ in: 'memory', instances: 6, oddities: 0 });
    expect(figures(database)).toEqual({ ...figures(memory), in: 'database', seconds: expect.any(Number) });
    expect(verdict).toBe('Both ended with the same result.');
    expect(status).toBe(0);
    expect(readdirSync(base)).toEqual([]);
  }, 180_000);
});

describe('tabir simulate', () => {
  /** Guarantee: what a run ends with depends on its options alone, not on the cores that share the offices. */
  it('splits what is more than an office keeps, sums the figures, and repeats', () => {
    const run = (records: number) => {
      const words = [MAIN, 'simulate', '--records', `${records}`, '--years', '1', '--seed', '7'];
      const { stdout } = spawnSync(process.execPath, words, { encoding: 'utf8' });
      return JSON.parse(stdout.split('\n')[1] ?? '') as Readonly<Record<string, unknown>>;
    };
    const [whole, again, first] = [run(2501), run(2501), run(1250)];
    const instances = 2501 + (whole['remainders'] as number);
    expect(whole).toMatchObject({ in: 'memory', seed: 7, years: 1, records: 2501, instances, oddities: 0 });
    expect(again).toEqual({ ...whole, seconds: expect.any(Number) });
    expect(whole['commands']).toBeGreaterThan(first['commands'] as number);
    expect(whole['digest']).not.toBe(first['digest']);
  }, 180_000);
});
