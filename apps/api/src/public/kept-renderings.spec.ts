import { KeptRenderings } from './kept-renderings.js';

describe('kept renderings', () => {
  it('are made once, one after the other', async () => {
    const kept = new KeptRenderings<string>();
    const made: string[] = [];
    let under = 0;
    const make = (name: string) => async (): Promise<string> => {
      expect(++under).toBe(1);
      await Promise.resolve();
      made.push(name);
      under--;
      return name;
    };
    const all = ['a', 'b', 'a'].map((name) => kept.once(name, make(name)));
    expect(await Promise.all(all)).toEqual(['a', 'b', 'a']);
    expect(made).toEqual(['a', 'b']);
  });

  it('are tried again after a failure, which holds up no other', async () => {
    const kept = new KeptRenderings<string>();
    await expect(kept.once('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await kept.once('b', () => Promise.resolve('b'))).toBe('b');
    expect(await kept.once('a', () => Promise.resolve('a'))).toBe('a');
  });

  it('give way to newer ones', async () => {
    const kept = new KeptRenderings<number>();
    for (let key = 0; key <= 16; key++) await kept.once(String(key), () => Promise.resolve(key));
    expect(await kept.once('0', () => Promise.resolve(-1))).toBe(-1);
    expect(await kept.once('16', () => Promise.resolve(-1))).toBe(16);
  });
});
