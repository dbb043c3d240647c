import { Kept, type Making } from './kept.js';

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('what is kept', () => {
  const made: string[] = [];
  const making = (name: string, size: Promise<number>) => (): Making<string> => {
    made.push(name);
    return { made: name, size };
  };
  beforeEach(() => made.splice(0));

  it('is made once, also for those who ask while it is made', () => {
    const kept = new Kept<string>(10);
    const never = new Promise<number>(() => undefined);
    expect([kept.once('a', making('a', never)), kept.once('a', making('again', never))]).toEqual(['a', 'a']);
    expect(made).toEqual(['a']);
  });

  it('is made again after a failure', async () => {
    const kept = new Kept<string>(10);
    kept.once('a', making('first', Promise.reject(new Error('away'))));
    await settled();
    expect(kept.once('a', making('second', Promise.resolve(1)))).toBe('second');
  });

  it('gives way where there is no more room, first what nobody has asked for longest', async () => {
    const kept = new Kept<string>(10);
    for (const name of ['a', 'b', 'c']) kept.once(name, making(name, Promise.resolve(3)));
    await settled();
    kept.once('a', making('again', Promise.resolve(3)));
    kept.once('d', making('d', Promise.resolve(4)));
    await settled();
    for (const name of ['a', 'c', 'd']) kept.once(name, making('again', Promise.resolve(3)));
    expect(made).toEqual(['a', 'b', 'c', 'd']);
    expect(kept.once('b', making('b again', Promise.resolve(3)))).toBe('b again');
  });

  it('is not kept where it is larger than all the room', async () => {
    const kept = new Kept<string>(10);
    kept.once('a', making('a', Promise.resolve(11)));
    await settled();
    expect(kept.once('a', making('again', Promise.resolve(1)))).toBe('again');
  });
});
