import { armFaults, commitment, systemIds } from '@tabir/kernel';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { DiskFileStore } from './disk-file-store.js';

const salt = new Uint8Array(32).fill(3);
let root: string;
let store: DiskFileStore;
const within = (name: string): string => join(root, name);
const bytesOf = (...parts: string[]): Readable => Readable.from(parts.map((part) => Buffer.from(part)));
const collect = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tabir-files-'));
  for (const name of ['files', 'tmp']) mkdirSync(within(name));
  store = new DiskFileStore(within('files'), within('tmp'), systemIds);
});
afterEach(() => rmSync(root, { recursive: true }));

describe('DiskFileStore', () => {
  it('keeps what arrives under a random name, with the salted commitment of the whole', async () => {
    const received = await store.receive(bytesOf('satu ', 'dua'), salt, 100);
    expect(received).toMatchObject({ size: 8, commitment: commitment(salt, Buffer.from('satu dua')) });
    const key = await store.keep(received);
    expect(key).toMatch(/^[0-9a-f]{32}$/);
    expect(readdirSync(within('tmp'))).toEqual([]);
    const { size, bytes } = await store.open(key);
    expect([size, (await buffer(bytes)).toString()]).toEqual([8, 'satu dua']);
    await store.remove(key);
    await expect(store.open(key)).rejects.toMatchObject({ code: 'file.damaged' });
  });

  it('keeps bytes under a name that was chosen, and the same again changes nothing', async () => {
    const key = 'a0'.repeat(16);
    for (let time = 0; time < 2; time++) await store.put(key, Buffer.from('isi'));
    expect(readdirSync(within(join('files', 'a0')))).toEqual([key]);
    expect((await buffer((await store.open(key)).bytes)).toString()).toBe('isi');
    expect(readdirSync(within('tmp'))).toEqual([]);
  });

  it('leaves nothing behind of a file that cannot be put in its place', async () => {
    await expect(store.put('../etc', Buffer.from('isi'))).rejects.toThrow('not the name');
    writeFileSync(within('files/a0'), 'a file where the folder should be');
    await expect(store.put('a0'.repeat(16), Buffer.from('isi'))).rejects.toThrow();
    expect(readdirSync(within('tmp'))).toEqual([]);
  });

  it.each([
    ['too large', () => bytesOf('1234', '5678'), 'file.too-large'],
    ['empty', () => bytesOf(), 'file.empty'],
    [
      'broken off',
      () =>
        new Readable({
          read() {
            this.destroy(Object.assign(new Error('aborted'), { code: 'ECONNRESET' }));
          },
        }),
      'file.interrupted',
    ],
  ])('leaves nothing behind of a file that is %s', async (_what, bytes, code) => {
    await expect(store.receive(bytes(), salt, 5)).rejects.toMatchObject({ code });
    expect(readdirSync(within('tmp'))).toEqual([]);
  });

  it('leaves the source standing when it refuses the file, for its connection is still needed', async () => {
    const source = bytesOf('1234', '5678', 'rest');
    await expect(store.receive(source, salt, 5)).rejects.toMatchObject({ code: 'file.too-large' });
    expect(source.destroyed).toBe(false);
    expect((await buffer(source)).toString()).toBe('rest');
  });

  it('says that the storage is full when the disk is', async () => {
    class OnAFullDevice extends DiskFileStore {
      protected override arrivingPath = (): string => '/dev/full';
      override discard = async (): Promise<void> => undefined;
    }
    const full = new OnAFullDevice(within('files'), within('tmp'), systemIds);
    await expect(full.receive(bytesOf('x'), salt, 5)).rejects.toMatchObject({ code: 'storage.full', kind: 'unavailable' });
  });

  it('lists what was kept in a span of time and clears what never arrived whole', async () => {
    const old = await store.keep(await store.receive(bytesOf('lama'), salt, 10));
    await store.keep(await store.receive(bytesOf('baru'), salt, 10));
    writeFileSync(within('tmp/upload-rest'), 'x');
    for (const path of [join('files', old.slice(0, 2), old), 'tmp/upload-rest']) utimesSync(within(path), 1, 1);
    expect(await collect(store.kept(0, 60_000))).toEqual([old]);
    expect(readdirSync(within('tmp'))).toEqual([]);
  });

  it('passes the fault point when the file is there and nothing is recorded yet', async () => {
    let there: string[] = [];
    armFaults((point) => {
      if (point === 'file.after-rename') there = readdirSync(within('files'));
    });
    await store.keep(await store.receive(bytesOf('x'), salt, 10));
    armFaults(() => undefined);
    expect(there).toHaveLength(1);
  });
});
