import { DataFolder } from '@tabir/config';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { removeFolder, temporaryFolder } from '../../testing/src/temporary-folder.js';
import { Child } from './child.js';
import { waitUntil } from './wait.js';

/** Whether a process was started with these words. */
const isThere = (words: string): boolean =>
  readdirSync('/proc').some((entry) => {
    try {
      return /^\d+$/.test(entry) && readFileSync(`/proc/${entry}/cmdline`, 'utf8').replaceAll('\0', ' ').includes(words);
    } catch {
      return false; // It ended while it was looked at.
    }
  });

describe('Child', () => {
  it('ends a process whose number cannot be written down, for nobody would find it again', async () => {
    const path = temporaryFolder();
    const folder = DataFolder.open(path, { create: true, kind: 'demo', allowRoot: true });
    // No file can be written where a folder is, as none can be on a full disk.
    mkdirSync(folder.inside('run', 'sleeper.pid'));
    const seconds = String(100_000 + process.pid);
    expect(() => Child.start({ name: 'sleeper', command: 'sleep', args: [seconds] }, folder)).toThrow('EISDIR');
    expect(await waitUntil(() => !isThere(`sleep ${seconds}`), { timeoutMs: 20_000 })).toBe(true);
    removeFolder(path);
  });
});
