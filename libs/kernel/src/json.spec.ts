import canonicalize from 'canonicalize';
import fc from 'fast-check';
import type { AppError } from './app-error.js';
import { assertSafeJson, canonicalBytes, canonicalText, mergePatch } from './json.js';

/** The double whose IEEE 754 bits are given, as RFC 8785 writes its table of numbers. */
function double(bits: string): number {
  return Buffer.from(bits, 'hex').readDoubleBE();
}

describe('canonicalText', () => {
  it('gives the text of RFC 8785 §3.2.3 for the object of §3.2.2', () => {
    const source = String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`;
    expect(canonicalText(JSON.parse(source))).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  it('sorts keys by UTF-16 code units, as the sample of RFC 8785 §3.2.3', () => {
    const keys = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6'];
    expect(canonicalText(Object.fromEntries(keys.map((key) => [key, 0])))).toBe(
      '{"\\r":0,"1":0,"\u0080":0,"\u00f6":0,"\u20ac":0,"\ud83d\ude00":0,"\ufb33":0}',
    );
  });

  it.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('writes the double %s of RFC 8785 appendix B as %s', (bits, text) => {
    expect(canonicalText(double(bits))).toBe(text);
  });

  it('leaves out members that are undefined and keeps the order of lists', () => {
    expect(canonicalText({ b: [3, 1, 2], a: undefined, c: { z: null, y: '' } })).toBe('{"b":[3,1,2],"c":{"y":"","z":null}}');
  });

  it('does not see the order in which an object was built', () => {
    expect(canonicalText({ a: 1, b: { c: 2, d: 3 } })).toBe(canonicalText({ b: { d: 3, c: 2 }, a: 1 }));
  });

  it('writes any JSON as the package that is known for it does', () => {
    const json = fc.jsonValue({ stringUnit: 'binary', maxDepth: 6 });
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalText(value)).toBe(canonicalize(value));
      }),
    );
  });

  it.each([
    ['members and items of which nothing is left', { a: [undefined, () => 1, Symbol('x')], b: () => 1, c: Symbol('x') }],
    ['what says itself how it is written', { at: new Date(0), gone: { toJSON: () => undefined }, plain: { toJSON: 'a text' } }],
    ['nothing', { a: [], b: {}, c: '', d: [[]], e: [''] }],
    ['control characters', Array.from({ length: 0xa0 }, (_, code) => String.fromCharCode(code))],
  ])('writes %s as that package does', (_what, value) => {
    expect(canonicalText(value)).toBe(canonicalize(value));
  });

  const cycle: { self?: unknown } = {};
  cycle.self = cycle;
  it.each([
    ['NaN', NaN],
    ['NaN inside', { a: [NaN] }],
    ['infinity', Infinity],
    ['minus infinity inside', { a: -Infinity }],
    ['a lone high surrogate', 'a\ud800b'],
    ['a lone low surrogate', '\udc00'],
    ['a lone surrogate in a key', { '\udfff': 1 }],
    ['a big integer', 1n],
    ['a cycle', cycle],
  ])('refuses %s', (_what, value) => {
    expect(() => canonicalText(value)).toThrow();
  });

  it.each([
    ['undefined', undefined],
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
  ])('refuses %s, of which nothing would be left', (_what, value) => {
    expect(() => canonicalText(value)).toThrow(new TypeError('This value has no JSON form.'));
  });
});

describe('canonicalBytes', () => {
  it('are the UTF-8 of the text', () => {
    expect(Buffer.from(canonicalBytes({ '€': '😀' })).toString('hex')).toBe('7b22e282ac223a22f09f9880227d');
  });
});

describe('assertSafeJson', () => {
  const bite = (value: unknown): AppError => {
    try {
      assertSafeJson(value);
    } catch (error) {
      return error as AppError;
    }
    throw new Error('It let the value pass.');
  };
  const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)]);

  it.each([
    [null],
    [1.5],
    [true],
    ['kata – 字 😀'],
    [[]],
    [[1, [2, { a: 'b' }]]],
    [{ length: 3, $ref: 1, proto: 1, __proto: 1, Constructor: 1 }],
    [nested(20)],
  ])('lets %j pass', (value) => {
    expect(() => {
      assertSafeJson(value);
    }).not.toThrow();
  });

  it.each(['__proto__', 'constructor', 'prototype', '$'])('bites at the key %s, at the top and far inside', (key) => {
    const json = (depth: string): unknown => JSON.parse(depth.replace('@', JSON.stringify(key)));
    const expected = { kind: 'invalid', code: 'json.forbidden-key', message: `Remove the key "${key}".` };
    expect(bite(json('{"a":0,@:{"x":1}}'))).toMatchObject({ ...expected, meta: { path: `/${key}` } });
    expect(bite(json('{"a":[0,{"b":{@:1}}]}'))).toMatchObject({ ...expected, meta: { path: `/a/1/b/${key}` } });
    expect(bite(Object.defineProperty({}, key, { value: 1, enumerable: false }))).toMatchObject(expected);
    expect(bite(Object.defineProperty([], key, { value: 1, enumerable: true }))).toMatchObject(expected);
  });

  it('bites at members that are computed when read, and does not read them', () => {
    const getter = Object.defineProperty({}, 'name', {
      get: () => {
        throw new Error('It was read.');
      },
    });
    const setter = Object.defineProperty([], 'name', { set: () => undefined, enumerable: true });
    const expected = { code: 'json.forbidden-key', meta: { path: '/list/0/name' } };
    expect(bite({ list: [getter] })).toMatchObject(expected);
    expect(bite({ list: [setter] })).toMatchObject(expected);
  });

  it.each([
    ['a lone surrogate', { a: '\ud800' }, '/a'],
    ['a zero byte', ['x', 'a\0b'], '/1'],
    ['a lone surrogate in a key', { a: { '\udc00': 1 } }, '/a'],
    ['a zero byte in a key', { 'a\0': 1 }, ''],
  ])('bites at %s', (_what, value, path) => {
    expect(bite(value)).toMatchObject({
      kind: 'invalid',
      code: 'json.bad-text',
      message: 'Remove characters that are not valid text.',
      meta: { path },
    });
  });

  it.each(['1e400', '-1e400'])('bites at %s, which is read as infinity', (number) => {
    expect(bite(JSON.parse(`{"n":${number}}`))).toMatchObject({
      kind: 'invalid',
      code: 'json.bad-number',
      message: 'Send numbers that fit into a double.',
      meta: { path: '/n' },
    });
  });

  it('bites at the 21st level', () => {
    expect(bite(nested(21))).toMatchObject({
      kind: 'invalid',
      code: 'json.too-deep',
      message: 'Nest the data at most 20 levels deep.',
      meta: { path: '/0'.repeat(21) },
    });
  });
});

describe('mergePatch', () => {
  // RFC 7396, appendix A, as far as both are objects.
  it.each([
    [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
    [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
    [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
    [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
    [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
    [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
    [{ a: 'foo' }, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
    [{ e: null }, { a: 1 }, { e: null, a: 1 }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ])('of %j and %j', (target, patch, result) => expect(mergePatch(target, patch)).toEqual(result));
});
