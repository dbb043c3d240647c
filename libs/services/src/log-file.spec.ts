import { removeFolder, temporaryFolder } from '../../testing/src/temporary-folder.js';
import { appendFileSync, closeSync, openSync, readdirSync, readFileSync, symlinkSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { rotate, tail } from './log-file.js';

let base: string;
let log: string;
beforeEach(() => {
  base = temporaryFolder();
  log = join(base, 'api.log');
});
afterEach(() => removeFolder(base));

describe('rotate', () => {
  it('leaves a short log alone', () => {
    writeFileSync(log, '12345');
    rotate(log, 5);
    expect(readdirSync(base)).toEqual(['api.log']);
  });

  it('puts a long log aside and keeps five of them', () => {
    for (let n = 1; n <= 8; n++) {
      writeFileSync(log, `log ${n}`);
      rotate(log, 3);
    }
    expect(readdirSync(base).sort()).toEqual(['api.log', ...[1, 2, 3, 4, 5].map((n) => `api.log.${n}`)]);
    expect([1, 5].map((n) => readFileSync(`${log}.${n}`, 'utf8'))).toEqual(['log 8', 'log 4']);
  });

  it('moves nothing where there is no room for the copy, however often it is tried', () => {
    writeFileSync(log, 'log 1');
    rotate(log, 3);
    writeFileSync(log, 'log 2');
    for (let time = 0; time < 6; time++) {
      symlinkSync('/dev/full', `${log}.0`);
      expect(() => rotate(log, 3)).not.toThrow();
    }
    expect(readdirSync(base).sort()).toEqual(['api.log', 'api.log.1']);
    expect([log, `${log}.1`].map((path) => readFileSync(path, 'utf8'))).toEqual(['log 2', 'log 1']);
    rotate(log, 3);
    expect([`${log}.1`, `${log}.2`].map((path) => readFileSync(path, 'utf8'))).toEqual(['log 2', 'log 1']);
  });

  it('works under a process that goes on appending', () => {
    const open = openSync(log, 'a');
    writeSync(open, 'before');
    rotate(log, 3);
    writeSync(open, 'after');
    closeSync(open);
    expect(readFileSync(log, 'utf8')).toBe('after');
    expect(readFileSync(`${log}.1`, 'utf8')).toBe('before');
  });
});

describe('tail', () => {
  it('gives the last lines, or nothing', () => {
    expect(tail(log)).toBe('');
    for (let n = 1; n <= 20; n++) appendFileSync(log, `${n}\n`);
    expect(tail(log, 3)).toBe('18\n19\n20');
  });
});
