import type { Finding, Leak } from './leak-scan.js';
import { LeakSum, type LeaksTold } from './leak-sum.js';

/** What an office finds whose imported public titles are the internal ones. */
const title = (n: number): Finding => ({
  ...{ record: `k-${n}`, secret: 'START.title', handle: `h-${n}` },
  ...{ where: `k-${n}`, field: 'title' },
});
const OTHER: Finding = { record: 'k-7', secret: 'START.title', handle: 'h-7', where: 'k-8', field: 'summary' };
const IN_FILE: Finding = {
  record: 'k-7',
  secret: 'START.determination.signerName',
  handle: 'h-s',
  where: 'dik.pdf',
  field: 'text',
};

function told(...leaks: readonly Finding[]): LeaksTold | null {
  const sum = new LeakSum();
  for (const leak of leaks) sum.add(leak);
  return sum.told();
}

const shown = ({ handle: _value, ...leak }: Finding): Leak => leak;

const TITLES = Array.from({ length: 3_000 }, (_, n) => title(n));

describe('many findings', () => {
  it('are counted by kind, the rarest first, and what is rare is shown among thousands alike', () => {
    const found = told(...TITLES, OTHER, IN_FILE);
    expect(found).toMatchObject({
      count: 3_002,
      kinds: [
        { secret: 'START.title', field: 'summary', place: 'other', count: 1 },
        { secret: 'START.determination.signerName', field: 'text', place: 'file', count: 1 },
        { secret: 'START.title', field: 'title', place: 'own', count: 3_000 },
      ],
    });
    expect(found?.leaks).toHaveLength(22);
    expect(found?.leaks).toEqual(expect.arrayContaining([title(0), OTHER, IN_FILE].map(shown)));
  });

  it('are told from any others by all of them, also by one that is not shown', () => {
    const digest = told(...TITLES)?.digest;
    expect(told(...TITLES)?.digest).toBe(digest);
    expect(told(...TITLES.slice(0, -1))?.digest).not.toBe(digest);
    expect(told(...TITLES.slice(0, -1), title(9_999))?.digest).not.toBe(digest);
    expect(told(...TITLES.slice(0, -1), { ...title(2_999), field: 'summary' })?.digest).not.toBe(digest);
    expect(told(...TITLES.slice(0, -1), { ...title(2_999), handle: 'another title' })?.digest).not.toBe(digest);
  });

  it('are shown in part however many kinds there are', () => {
    const kinds = Array.from({ length: 60 }, (_, n) =>
      Array.from({ length: 20 }, (_leak, at) => ({ ...title(at), secret: `E.f${n}` })),
    );
    expect(told(...kinds.flat())?.leaks).toHaveLength(500);
  });

  it('are none where nothing was found', () => expect(told()).toBeNull());
});
