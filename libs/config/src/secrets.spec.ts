import { removeFolder, temporaryFolder } from '../../testing/src/temporary-folder.js';
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SECRET_NAMES, Secrets } from './secrets.js';

let base: string;
beforeEach(() => (base = temporaryFolder()));
afterEach(() => removeFolder(base));

const code = (name: string): Error => expect.objectContaining({ code: name }) as Error;

describe('Secrets of a data folder', () => {
  it('are made once, random, and readable by their owner alone', () => {
    const made = SECRET_NAMES.map((name) => new Secrets(base, false).text(name));
    expect(new Set(made).size).toBe(SECRET_NAMES.length);
    expect(SECRET_NAMES.map((name) => new Secrets(base, false).text(name))).toEqual(made);
    for (const name of SECRET_NAMES) expect(statSync(join(base, name)).mode & 0o777).toBe(0o600);
    expect(made.every((text) => /^[0-9a-f]{64}$/.test(text))).toBe(true);
  });

  it('give keys of 32 bytes', () => {
    const secrets = new Secrets(base, false);
    expect(secrets.key('cursor-key')).toHaveLength(32);
    expect(secrets.key('cursor-key')).toEqual(new Secrets(base, false).key('cursor-key'));
    expect(secrets.key('cursor-key')).not.toEqual(secrets.key('request-hash-key'));
  });

  it('are refused when others can look into their folder', () => {
    chmodSync(base, 0o750);
    expect(() => new Secrets(base, false)).toThrow(code('secrets.open-folder'));
  });

  it('are refused when they are cut short', () => {
    writeFileSync(join(base, 'redis'), 'short\n');
    expect(() => new Secrets(base, false).text('redis')).toThrow(code('secrets.too-short'));
  });
});

describe('Secrets that are given', () => {
  it('are read as they are and never made', () => {
    chmodSync(base, 0o755);
    writeFileSync(join(base, 'redis'), `${'p'.repeat(40)}\n`);
    const secrets = new Secrets(base, true);
    expect(secrets.text('redis')).toBe('p'.repeat(40));
    expect(() => secrets.text('cursor-key')).toThrow(code('secrets.missing'));
    expect(() => readFileSync(join(base, 'cursor-key'))).toThrow();
  });
});
