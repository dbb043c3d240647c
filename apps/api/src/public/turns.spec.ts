import { Turns } from './turns.js';

describe('turns', () => {
  it('are taken by few at a time, in the order of asking, and whoever is too many is sent away', async () => {
    const turns = new Turns({ atOnce: 1, waiting: 2 });
    const begun: string[] = [];
    const [first, second, third] = ['a', 'b', 'c'].map(async (name) => {
      const giveBack = await turns.take();
      begun.push(name);
      return giveBack;
    });
    await expect(turns.take()).rejects.toMatchObject({ code: 'public.busy', meta: { retryAfterSeconds: 5 } });
    expect(begun).toEqual(['a']);
    (await first)?.();
    (await second)?.();
    (await third)?.();
    expect(begun).toEqual(['a', 'b', 'c']);
    (await turns.take())();
  });
});
