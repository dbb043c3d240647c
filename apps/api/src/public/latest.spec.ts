import { Latest } from './latest.js';

describe('the latest', () => {
  it('is read once for all who asked before the reading began, and again for those who came later', async () => {
    const readings: ((no: number) => void)[] = [];
    const latest = new Latest(() => new Promise<number>((resolve) => readings.push(resolve)));
    const [first, second] = [latest.ask(), latest.ask()];
    await Promise.resolve();
    const [third, fourth] = [latest.ask(), latest.ask()];
    expect(readings).toHaveLength(1);
    readings[0]?.(1);
    expect(await Promise.all([first, second])).toEqual([1, 1]);
    await Promise.resolve();
    expect(readings).toHaveLength(2);
    readings[1]?.(2);
    expect(await Promise.all([third, fourth])).toEqual([2, 2]);
  });

  it('is read anew after a failure', async () => {
    let fails = true;
    const latest = new Latest(() => (fails ? Promise.reject(new Error('away')) : Promise.resolve('there')));
    await expect(latest.ask()).rejects.toThrow('away');
    fails = false;
    expect(await latest.ask()).toBe('there');
  });
});
