import { text } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { buffer } from 'node:stream/consumers';
import { Body } from './body.js';

async function* parts(...all: readonly string[]): AsyncGenerator<string> {
  yield* all;
}

async function* failing(): AsyncGenerator<string> {
  yield 'a'.repeat(100_000);
  throw new Error('away');
}

describe('a body', () => {
  it('is read packed and plain, as often as one likes', async () => {
    const body = new Body(parts('satu ', 'dua ', 'é'.repeat(50_000)));
    const whole = `satu dua ${'é'.repeat(50_000)}`;
    expect(await Promise.all([text(body.plain()), text(body.plain())])).toEqual([whole, whole]);
    const packed = await buffer(body.packed());
    expect(gunzipSync(packed).toString()).toBe(whole);
    expect(await body.size).toBe(packed.length);
  });

  it('is a body without any part too', async () => {
    expect(await text(new Body(parts()).plain())).toBe('');
  });

  it('holds no more memory than it says', async () => {
    const body = new Body(parts('satu'));
    const pieces = (await body.packed().toArray()) as Uint8Array[];
    const held = new Set(pieces.map(({ buffer: whole }) => whole));
    expect([...held].reduce((sum, { byteLength }) => sum + byteLength, 0)).toBe(await body.size);
  });

  it('tells every reader that it failed', async () => {
    const body = new Body(failing());
    await expect(body.size).rejects.toThrow('away');
    for (const read of [body.packed(), body.plain()]) await expect(text(read)).rejects.toThrow('away');
  });
});
