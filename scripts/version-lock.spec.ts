import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { changedVersions, LOCK, sourceHash, versionFolders } from './version-lock.mjs';

const WORKFLOWS = join(import.meta.dirname, '..', 'workflows');

describe('released workflow versions', () => {
  it('are what they were at their release', () => {
    expect(versionFolders(WORKFLOWS)).toContain(join(WORKFLOWS, 'exempt-information', 'v1'));
    expect(changedVersions(WORKFLOWS)).toEqual([]);
  });
});

describe('the lock of a version', () => {
  const workflows = mkdtempSync(join(tmpdir(), 'tabir-lock-'));
  const folder = join(workflows, 'permit', 'v1');
  const write = (name: string, text: string): void => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  beforeEach(() => {
    rmSync(folder, { recursive: true, force: true });
    write('index.ts', 'export {};');
    write('regions/term.ts', 'export const term = 1;');
    write(LOCK, `${sourceHash(folder)}\n`);
  });
  afterAll(() => rmSync(workflows, { recursive: true }));

  it.each([
    ['an edited source', 'regions/term.ts', 'export const term = 2;'],
    ['a new source', 'regions/more.ts', 'export {};'],
  ])('bites on %s', (_what, name, text) => {
    expect(changedVersions(workflows)).toEqual([]);
    write(name, text);
    expect(changedVersions(workflows)).toEqual([folder]);
  });

  it('bites on a source that is gone or is called otherwise', () => {
    rmSync(join(folder, 'regions/term.ts'));
    expect(changedVersions(workflows)).toEqual([folder]);
    write('regions/terms.ts', 'export const term = 1;');
    expect(changedVersions(workflows)).toEqual([folder]);
  });

  it.each(['texts.id.ts', 'term.spec.ts', 'README.md', 'histories/kota.jsonl'])('leaves %s free', (name) => {
    write(name, 'anything');
    expect(changedVersions(workflows)).toEqual([]);
  });

  it('is asked of released versions only', () => {
    rmSync(join(folder, LOCK));
    write('index.ts', 'export const other = 1;');
    expect(changedVersions(workflows)).toEqual([]);
  });

  it('is made for the folder of a version and for nothing else', () => {
    const run = spawnSync(process.execPath, [join(import.meta.dirname, 'lock-version.mjs'), 'workflows'], { encoding: 'utf8' });
    expect(run).toMatchObject({ status: 1, stderr: expect.stringContaining('Name the folder of a version') as string });
  });
});
