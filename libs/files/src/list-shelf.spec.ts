import { systemIds } from '@tabir/kernel';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { ListShelf } from './list-shelf.js';

let root: string;
let shelf: ListShelf;
const within = (...names: string[]): string => join(root, ...names);
const collect = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
};
const kept = async (text: string): Promise<string> => shelf.keep(await shelf.receive(Readable.from([Buffer.from(text)]), 100));

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tabir-lists-'));
  for (const name of ['imports', 'tmp']) mkdirSync(within(name));
  shelf = new ListShelf(within('imports'), within('tmp'), systemIds);
});
afterEach(() => rmSync(root, { recursive: true }));

describe('ListShelf', () => {
  it('keeps each list in a folder of its own that nobody else reads, with what is known of it', async () => {
    const key = await kept('satu');
    await shelf.put(key, 'about', { name: 'daftar.xlsx' });
    await shelf.put(key, 'about', { name: 'lain.xlsx' });
    const writer = await shelf.append(key, 'run', 0);
    await writer.write({ n: 1 });
    await writer.close();
    expect(Buffer.from(await shelf.list(key)).toString()).toBe('satu');
    expect(await shelf.get(key, 'about')).toEqual({ name: 'lain.xlsx' });
    expect(readdirSync(within('imports', key)).sort()).toEqual(['about.json', 'list', 'run.jsonl']);
    expect(statSync(within('imports', key)).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(within('imports', key)))
      expect(statSync(within('imports', key, name)).mode & 0o777).toBe(0o600);
    expect(readdirSync(within('tmp'))).toEqual([]);
  });

  it('reads whole lines from a place on, and writes on behind the last of them', async () => {
    const key = await kept('satu');
    const first = await shelf.append(key, 'run', 0);
    for (const n of [1, 2, 3]) await first.write({ n, text: 'é'.repeat(40_000) });
    await first.close();
    const path = within('imports', key, 'run.jsonl');
    writeFileSync(path, `${readFileSync(path, 'utf8')}{"n":4,"te`);
    const lines = await collect(shelf.lines(key, 'run'));
    expect(lines.map(({ value }) => (value as { n: number }).n)).toEqual([1, 2, 3]);
    const behind = await shelf.append(key, 'run', lines[1]!.next);
    await behind.write({ n: 9 });
    await behind.close();
    expect((await collect(shelf.lines(key, 'run', lines[0]!.next))).map(({ value }) => value)).toMatchObject([
      { n: 2 },
      { n: 9 },
    ]);
    expect(await collect(shelf.lines(key, 'other'))).toEqual([]);
  });

  it('takes a file of lines from whoever had it open', async () => {
    const key = await kept('satu');
    const first = await shelf.append(key, 'run', 0);
    await first.write({ n: 1 });
    const [line] = await collect(shelf.lines(key, 'run'));
    const second = await shelf.append(key, 'run', line!.next);
    for (const n of [2, 3]) await first.write({ n, by: 'first' });
    await second.write({ n: 2, by: 'second' });
    await first.close();
    await second.close();
    expect((await collect(shelf.lines(key, 'run'))).map(({ value }) => value)).toEqual([{ n: 1 }, { n: 2, by: 'second' }]);
  });

  it('says that a list is gone, and is not asked for what lies elsewhere', async () => {
    const key = await kept('satu');
    await shelf.remove(key);
    const gone = { code: 'import.list-gone', kind: 'missing' };
    await expect(shelf.list(key)).rejects.toMatchObject(gone);
    await expect(shelf.get(key, 'about')).rejects.toMatchObject(gone);
    await expect(shelf.put(key, 'about', {})).rejects.toMatchObject(gone);
    await expect(shelf.append(key, 'run', 0)).rejects.toMatchObject(gone);
    await expect(shelf.list('../files')).rejects.toThrow('not the key of a list');
    await expect(shelf.get(key, '../x')).rejects.toThrow('no name of a file');
  });

  it('finds those that were kept before a moment, and lets go of what it does not keep', async () => {
    const [old, young] = [await kept('lama'), await kept('baru')];
    utimesSync(within('imports', old), 1, 1);
    mkdirSync(within('imports', 'lost+found'));
    utimesSync(within('imports', 'lost+found'), 1, 1);
    expect(await collect(shelf.keptBefore(1_000_000))).toEqual([old]);
    const received = await shelf.receive(Readable.from([Buffer.from('x')]), 100);
    await shelf.discard(received);
    expect(readdirSync(within('tmp'))).toEqual([]);
    rmSync(within('imports'), { recursive: true });
    await expect(kept('x')).rejects.toMatchObject({ code: 'ENOENT' });
    expect(readdirSync(within('tmp'))).toEqual([]);
    mkdirSync(within('imports'));
    expect(young).not.toBe(old);
  });
});
