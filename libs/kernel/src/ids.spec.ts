import fc from 'fast-check';
import { idsFrom, systemIds, uuidV7 } from './ids.js';
import { instant, instantOf } from './time.js';

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('uuidV7', () => {
  it('gives the sample of RFC 9562 appendix A.6', () => {
    const random = Buffer.from('0cc318c4dc0c0c07398f', 'hex');
    expect(uuidV7(0x017f22e279b0, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
  });

  it('is well formed and sorts by its moment, for any random bytes', () => {
    const ms = fc.integer({ min: 0, max: 2 ** 48 - 1 });
    const random = fc.uint8Array({ minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(ms, ms, random, random, (a, b, x, y) => {
        expect(uuidV7(a, x)).toMatch(UUID_V7);
        expect(Number.parseInt(uuidV7(a, x).replace('-', '').slice(0, 12), 16)).toBe(a);
        fc.pre(a < b);
        expect(uuidV7(a, x) < uuidV7(b, y)).toBe(true);
      }),
    );
  });

  it('keeps the 74 random bits and takes no more than ten bytes', () => {
    expect(uuidV7(0, new Uint8Array(10).fill(0xff))).toBe('00000000-0000-7fff-bfff-ffffffffffff');
    expect(uuidV7(0, new Uint8Array(10))).toBe('00000000-0000-7000-8000-000000000000');
    expect(uuidV7(0, new Uint8Array(16).fill(0xff))).toHaveLength(36);
  });
});

describe('idsFrom', () => {
  it('repeats from the same source of random bytes', () => {
    const ids = () => idsFrom((length) => new Uint8Array(length).fill(5));
    expect(ids().uuid(instant('2026-11-22T00:00:00.000Z'))).toBe(ids().uuid(instant('2026-11-22T00:00:00.000Z')));
    expect(ids().kode()).toBe('7777777777');
    expect([...ids().bytes(3)]).toEqual([5, 5, 5]);
  });

  it('puts the moment into the id', () => {
    const at = instant('2026-11-22T20:52:38.123Z');
    const id = systemIds.uuid(at);
    expect(instantOf(Number.parseInt(id.replace('-', '').slice(0, 12), 16))).toBe(at);
    expect(id).toMatch(UUID_V7);
  });
});

describe('kode', () => {
  it('lets each of 256 bytes weigh the same: every letter comes from eight of them', () => {
    const counts = new Map<string, number>();
    let next = 0;
    // Drawn in order, sixteen at a time, the bytes of one round give 248 letters; a draw ends at ten letters.
    const ids = idsFrom((length) => Uint8Array.from({ length }, () => next++ % 256));
    for (let byte = 0; byte < 256; byte++) {
      const only = idsFrom((length) => new Uint8Array(length).fill(byte));
      if (byte < 248) for (const letter of new Set(only.kode())) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    }
    expect(counts.size).toBe(31);
    expect(new Set(counts.values())).toEqual(new Set([8]));
    expect([...counts.keys()].sort().join('')).toBe('23456789abcdefghjkmnpqrstuvwxyz');
    expect(ids.kode()).toBe('23456789ab');
  });

  it.each([248, 255])('throws the byte %i away instead of favouring a letter', (byte) => {
    let draws = 0;
    const ids = idsFrom((length) => new Uint8Array(length).fill(draws++ === 0 ? byte : 0));
    expect(ids.kode()).toBe('2222222222');
    expect(draws).toBe(2);
  });

  it('goes on drawing until it has ten letters', () => {
    let draws = 0;
    const ids = idsFrom((length) => {
      draws += 1;
      return Uint8Array.from({ length }, (_, i) => (i < 6 ? draws : 250));
    });
    expect(ids.kode()).toBe('3333334444');
  });
});

describe('systemIds', () => {
  it('never hands out the same random bytes twice', () => {
    const seen = new Set(Array.from({ length: 2_000 }, () => Buffer.from(systemIds.bytes(16)).toString('hex')));
    expect(seen.size).toBe(2_000);
    expect(new Set(Array.from({ length: 2_000 }, () => systemIds.kode())).size).toBe(2_000);
  });

  it('gives as many bytes as asked for, small, large and none, each its own copy', () => {
    for (const length of [0, 1, 512, 513, 10_000]) expect(systemIds.bytes(length)).toHaveLength(length);
    const mine = systemIds.bytes(32);
    const before = Buffer.from(mine).toString('hex');
    for (let i = 0; i < 300; i++) systemIds.bytes(32).fill(0);
    expect(Buffer.from(mine).toString('hex')).toBe(before);
    expect(Buffer.from(systemIds.bytes(512)).equals(Buffer.alloc(512))).toBe(false);
    expect(Buffer.from(systemIds.bytes(600)).equals(Buffer.alloc(600))).toBe(false);
  });
});
