import { projectRoot } from '@tabir/services';
import { removeFolder, temporaryFolder } from '@tabir/testing';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const MAIN = join(projectRoot(), 'dist', 'apps', 'cli', 'src', 'main.js');

let base: string;
beforeEach(() => (base = temporaryFolder()));
afterEach(() => removeFolder(base));

const tabir = (words: readonly string[], environment: Record<string, string> = {}): { code: number | null; said: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...words], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, ...environment },
  });
  return { code: status, said: stdout + stderr };
};

describe('tabir', () => {
  it('lists its commands when asked for help', () => {
    const { code, said } = tabir(['--help']);
    expect(code).toBe(0);
    expect(said).toMatch(/^ {2}up /m);
    expect(said).toMatch(/^ {2}migrate /m);
    expect(tabir(['help', 'up'])).toMatchObject({ code: 0, said: expect.stringContaining('--demo') });
  });

  it.each([[['sideways']], [['up', '--sideways']], [['up', '--data']]])('ends with 2 for %j', (words) => {
    expect(tabir(words)).toMatchObject({ code: 2, said: expect.stringContaining('--help') });
  });

  it('ends with 1 and says what to do when something expected stands in the way', () => {
    expect(tabir(['up', '--demo'])).toMatchObject({ code: 1, said: expect.stringMatching(/^Say where the data lie/) });
    const wrong = tabir(['up', '--demo', '--data', join(base, 'office')], { PORT: 'abc' });
    expect(wrong).toMatchObject({ code: 1, said: expect.stringContaining('PORT: give a port number') });
    expect(tabir(['migrate', '--data', join(base, 'typo')])).toMatchObject({
      code: 1,
      said: expect.stringContaining('is not a data folder'),
    });
  });
});
