import { instantOf, type Clock } from '@tabir/kernel';
import { NO_FAILURES, type Failures } from '@tabir/persistence';
import { BackOff, PerMinute, type FailureStore } from './back-off.js';
import { Semaphore } from './semaphore.js';

function handClock(): Clock & { pass(seconds: number): void } {
  let ms = 0;
  return { now: () => instantOf(ms), pass: (seconds) => (ms += seconds * 1000) };
}

/** What the table keeps, without the table. */
function noted(): FailureStore {
  const known = new Map<string, Failures>();
  return {
    of: (subject) => Promise.resolve(known.get(subject) ?? NO_FAILURES),
    change: (subject, decide) => Promise.resolve(void known.set(subject, decide(known.get(subject) ?? NO_FAILURES))),
    forgive: (subject) => Promise.resolve(void known.delete(subject)),
  };
}
const rule = { free: 5, longestSeconds: 300 };

describe('BackOff', () => {
  it('lets four failures pass, then waits 1, 2, 4 … up to 300 seconds', async () => {
    const clock = handClock();
    const backOff = new BackOff(noted(), clock, rule);
    const waits: number[] = [];
    for (let attempt = 0; attempt < 16; attempt++) {
      expect(await backOff.begin('ana')).toBe(0);
      // Asking again before the time is over neither counts nor makes it longer.
      const wait = attempt < 4 ? 0 : await backOff.begin('ana');
      waits.push(wait);
      clock.pass(wait);
    }
    expect(waits).toEqual([0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]);
  });

  it('counts attempts that are under way, so that many at once gain nothing', async () => {
    const backOff = new BackOff(noted(), handClock(), rule);
    const waits = await Promise.all(Array.from({ length: 64 }, () => backOff.begin('ana')));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(5);
  });

  it('forgets the failures after a success, and looks at nobody else', async () => {
    const backOff = new BackOff(noted(), handClock(), rule);
    for (let i = 0; i < 6; i++) await backOff.begin('ana');
    expect(await backOff.begin('ben')).toBe(0);
    await backOff.succeeded('ana');
    expect(await backOff.begin('ana')).toBe(0);
  });
});

describe('PerMinute', () => {
  it('takes nothing more after so many failures, until the minute that began with the first is over', async () => {
    const clock = handClock();
    const limit = new PerMinute(noted(), clock, 2);
    const fail = async (address: string): Promise<number> => {
      await limit.failed(address);
      return limit.waitSeconds(address);
    };
    expect([await limit.waitSeconds('a'), await fail('a'), await fail('a'), await fail('b')]).toEqual([0, 0, 60, 0]);
    clock.pass(45);
    expect(await limit.waitSeconds('a')).toBe(15);
    clock.pass(15);
    expect([await limit.waitSeconds('a'), await fail('a')]).toEqual([0, 0]);
  });
});

describe('Semaphore', () => {
  it('lets so many through at once, in order, and sends away who is too far back', async () => {
    const gate = new Semaphore(1, 1);
    const order: string[] = [];
    let open: () => void = () => undefined;
    const first = gate.run(async () => {
      await new Promise<void>((resolve) => (open = resolve));
      order.push('first');
    });
    const second = gate.run(async () => void order.push('second'));
    await expect(gate.run(async () => undefined)).rejects.toMatchObject({ code: 'session.busy', kind: 'unavailable' });
    open();
    await Promise.all([first, second]);
    expect(order).toEqual(['first', 'second']);
    await expect(gate.run(async () => 'again')).resolves.toBe('again');
  });

  it('frees the place of work that fails', async () => {
    const gate = new Semaphore(1, 0);
    await expect(gate.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(gate.run(async () => 1)).resolves.toBe(1);
  });
});
