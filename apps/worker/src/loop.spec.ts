import { systemClock, type JsonObject } from '@tabir/kernel';
import { createLogger } from '@tabir/telemetry';
import { waitUntil } from '@tabir/services';
import { atMost } from './at-most.js';
import { Loop } from './loop.js';

const PATIENCE = { timeoutMs: 5_000 };

describe('Loop', () => {
  const lines: string[] = [];
  const log = createLogger('worker', 'info', { write: (line) => void lines.push(line) });
  const running: Loop[] = [];
  const loop = (everyMs: number, work: () => Promise<JsonObject>): Loop => {
    const made = new Loop('sweep', everyMs, work, systemClock, log);
    running.push(made);
    made.start();
    return made;
  };
  beforeEach(() => void (lines.length = 0));
  afterEach(() => Promise.all(running.splice(0).map((one) => one.stop())));

  it('takes one turn after the other, never two at once', async () => {
    let turns = 0;
    let under = 0;
    let most = 0;
    loop(1, async () => {
      most = Math.max(most, ++under);
      await new Promise((resolve) => setTimeout(resolve, 5));
      under--;
      return { turns: ++turns };
    });
    expect(await waitUntil(() => turns >= 3, PATIENCE)).toBe(true);
    expect(most).toBe(1);
  });

  it('takes the next turn at once when it is woken, also in the midst of a turn', async () => {
    let turns = 0;
    const slow = loop(3_600_000, async () => {
      await Promise.resolve();
      if (++turns === 1) slow.wake();
      return { turns };
    });
    expect(await waitUntil(() => turns === 2, PATIENCE)).toBe(true);
    slow.wake();
    expect(await waitUntil(() => turns === 3, PATIENCE)).toBe(true);
    expect(slow.last?.did).toEqual({ turns: 3 });
  });

  it('goes on after a failure, and tells of it once', async () => {
    let turns = 0;
    const failing = loop(3_600_000, () =>
      ++turns < 2 ? Promise.reject(new Error(`turn ${turns}`)) : Promise.resolve({ turns }),
    );
    expect(await waitUntil(() => failing.last !== null, PATIENCE)).toBe(true);
    expect(lines.map((line) => JSON.parse(line).msg)).toEqual(['A turn failed; trying again.', 'Works again.']);
    expect(JSON.parse(lines[0]!)).toMatchObject({ loop: 'sweep', err: { message: 'turn 1' } });
  });

  it('ends after the turn that is under way', async () => {
    let ended = false;
    const one = loop(1, async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      ended = true;
      return {};
    });
    await one.stop();
    expect(ended).toBe(true);
  });
});

describe('atMost', () => {
  it('works on so many at a time and on every one', async () => {
    let under = 0;
    let most = 0;
    const done: number[] = [];
    await atMost(3, [1, 2, 3, 4, 5, 6, 7], async (item) => {
      most = Math.max(most, ++under);
      await new Promise((resolve) => setImmediate(resolve));
      under--;
      done.push(item);
    });
    expect(done.sort()).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(most).toBe(3);
  });

  it('throws the first failure, after the others have ended', async () => {
    const ended: number[] = [];
    const work = async (item: number): Promise<void> => {
      if (item === 1) throw new Error('first');
      await new Promise((resolve) => setImmediate(resolve));
      ended.push(item);
    };
    await expect(atMost(2, [1, 2, 3], work)).rejects.toThrow('first');
    expect(ended).toEqual([2, 3]);
  });
});
