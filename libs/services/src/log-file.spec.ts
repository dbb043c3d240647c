import { removeFolder, temporaryFolder } from '../../testing/src/temporary-folder.js';
import { appendFileSync, closeSync, openSync, readdirSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
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
