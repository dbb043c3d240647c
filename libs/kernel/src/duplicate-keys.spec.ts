import { assertKeysOnce } from './duplicate-keys.js';

describe('assertKeysOnce', () => {
  it.each([
    '{"a":1,"a":1}',
    '{"a":1,"\\u0061":2}',
    '{"x":[{"b":{},"c":"{\\"b\\":1}","b":[]}]}',
    '{"":1,"":2}',
    '[{"a":{"z":1},"q":[1,{"k":0,"k":1}]}]',
  ])('refuses %s', (text) => {
    JSON.parse(text);
    expect(() => assertKeysOnce(text)).toThrow(expect.objectContaining({ code: 'json.duplicate-key' }) as Error);
  });

  it('names the key, the first hundred characters of it', () => {
    const key = 'k'.repeat(101);
    const cut = key.slice(1);
    expect(() => assertKeysOnce(`{"${key}":1,"${key}":2}`)).toThrow(
      expect.objectContaining({
        kind: 'invalid',
        message: `A key stands twice in one object: "${cut}". Give each key once.`,
        meta: { key: cut },
      }) as Error,
    );
  });

  it.each([
    '{"a":{"a":{"a":1}},"b":{"a":2}}',
    '[{"a":1},{"a":1}]',
    '{"a":"a","b":"\\"a\\":1,\\"a\\":2","c":"\\\\"}',
    '{"a" :\n["a","a"], "A":1}',
    'null',
    '"a:a"',
    '[]',
    `{"a":"${'\\\\'.repeat(50_000)}"}`,
  ])('lets %s be', (text) => {
    JSON.parse(text);
    expect(() => assertKeysOnce(text)).not.toThrow();
  });
});
