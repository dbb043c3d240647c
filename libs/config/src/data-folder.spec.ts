import { removeFolder, temporaryFolder } from '../../testing/src/temporary-folder.js';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataFolder, type OpenOptions } from './data-folder.js';

let base: string;
beforeEach(() => (base = temporaryFolder()));
afterEach(() => removeFolder(base));

/** The tests may run as root, which a real folder refuses. */
const open = (path: string, options: OpenOptions = {}): DataFolder => DataFolder.open(path, { uid: 1000, ...options });
const code = (name: string): Error => expect.objectContaining({ code: name }) as Error;

describe('DataFolder.open', () => {
  it('bears a folder that only its owner can enter and remembers what it is', () => {
    const path = join(base, 'a', 'office');
    const folder = open(path, { kind: 'demo', create: true });
    expect(folder.kind).toBe('demo');
    expect(statSync(path).mode & 0o777).toBe(0o700);
    expect(statSync(folder.inside('secrets')).mode & 0o777).toBe(0o700);
    const again = open(path);
    expect(again).toEqual(folder);
  });

  it('never turns a demo office into a real one or back', () => {
    open(join(base, 'demo'), { kind: 'demo', create: true });
    open(join(base, 'real'), { kind: 'real', create: true });
    expect(() => open(join(base, 'demo'), { kind: 'real', create: true })).toThrow(code('data.other-kind'));
    expect(() => open(join(base, 'real'), { kind: 'demo', create: true })).toThrow(code('data.other-kind'));
  });

  it('makes nothing unless it is told to', () => {
    const path = join(base, 'typo');
    expect(() => open(path)).toThrow(code('data.no-folder'));
    expect(existsSync(path)).toBe(false);
  });

  it('keeps away from a folder with other files, but takes an empty one and the root of a disk', () => {
    writeFileSync(join(base, 'thesis.doc'), '');
    expect(() => open(base, { create: true })).toThrow(code('data.foreign-folder'));
    expect(existsSync(join(base, 'tabir.json'))).toBe(false);
    mkdirSync(join(base, 'disk', 'lost+found'), { recursive: true });
    expect(open(join(base, 'disk'), { create: true }).kind).toBe('real');
  });

  it('refuses root in a real folder, unless it is allowed, and leaves no trace', () => {
    const path = join(base, 'real');
    expect(() => open(path, { kind: 'real', create: true, uid: 0 })).toThrow(code('data.root-refused'));
    expect(existsSync(path)).toBe(false);
    open(path, { kind: 'real', create: true });
    expect(() => open(path, { uid: 0 })).toThrow(code('data.root-refused'));
    expect(open(path, { uid: 0, allowRoot: true }).kind).toBe('real');
    expect(open(join(base, 'demo'), { kind: 'demo', create: true, uid: 0 }).kind).toBe('demo');
  });

  it('refuses a folder of a newer Tabir and a damaged one', () => {
    const folder = open(join(base, 'office'), { kind: 'demo', create: true });
    const file = folder.inside('tabir.json');
    const birth = JSON.parse(readFileSync(file, 'utf8')) as object;
    writeFileSync(file, JSON.stringify({ ...birth, version: 99 }));
    expect(() => open(folder.path)).toThrow(code('data.newer'));
    for (const text of ['{', '{}', JSON.stringify({ ...birth, kind: 'other' })]) {
      writeFileSync(file, text);
      expect(() => open(folder.path)).toThrow(code('data.unreadable'));
    }
  });

  it('says so when the path cannot be a folder', () => {
    writeFileSync(join(base, 'file'), '');
    expect(() => open(join(base, 'file', 'office'), { create: true })).toThrow(code('data.not-usable'));
  });
});

describe('DataFolder.sockets', () => {
  it('is the run folder, or the one that run/where names', () => {
    const folder = open(join(base, 'office'), { kind: 'demo', create: true });
    expect(folder.sockets).toBe(folder.inside('run'));
    writeFileSync(folder.inside('run', 'where'), '/tmp/elsewhere\n');
    expect(folder.sockets).toBe('/tmp/elsewhere');
  });
});
