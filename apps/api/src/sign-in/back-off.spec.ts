import { instantOf, type Clock } from '@tabir/kernel';
import { BackOff, PerMinute } from './back-off.js';
import { Semaphore } from './semaphore.js';

function handClock(): Clock & { pass(seconds: number): void } {
  let ms = 0;
  return { now: () => instantOf(ms), pass: (seconds) => (ms += seconds * 1000) };
}
const rule = { free: 5, longestSeconds: 300, remembered: 3 };

describe('BackOff', () => {
  it('lets four failures pass, then waits 1, 2, 4 … up to 300 seconds', () => {
    const clock = handClock();
    const backOff = new BackOff(clock, rule);
    const waits = Array.from({ length: 16 }, () => {
      backOff.failed('ana');
      const wait = backOff.waitSeconds('ana');
      clock.pass(wait);
      return wait;
    });
    expect(waits).toEqual([0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]);
  });

  it('forgets the failures after a success, and looks at nobody else', () => {
    const backOff = new BackOff(handClock(), rule);
    for (let i = 0; i < 6; i++) backOff.failed('ana');
    expect(backOff.waitSeconds('ben')).toBe(0);
    backOff.succeeded('ana');
    expect(backOff.waitSeconds('ana')).toBe(0);
  });

  it('remembers no more names than it is told to', () => {
    const backOff = new BackOff(handClock(), rule);
    for (const name of ['ana', 'ben', 'cia', 'dwi']) for (let i = 0; i < 6; i++) backOff.failed(name);
    expect(['ana', 'ben', 'cia', 'dwi'].map((name) => backOff.waitSeconds(name))).toEqual([0, 2, 2, 2]);
  });
});

describe('PerMinute', () => {
  it('counts within the minute that began with the first', () => {
    const clock = handClock();
    const limit = new PerMinute(clock, 2);
    expect([limit.take('a'), limit.take('a'), limit.take('a'), limit.take('b')]).toEqual([0, 0, 60, 0]);
    clock.pass(45);
    expect(limit.take('a')).toBe(15);
    clock.pass(15);
    expect(limit.take('a')).toBe(0);
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
