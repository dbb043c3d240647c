import type { Editions, LinkCheck } from '@tabir/editions';
import { instant } from '@tabir/kernel';
import type { Lease, LeasedEffect, Office } from '@tabir/runtime';
import { checkUploads } from './check-uploads.js';

const NOW = instant('2027-10-01T01:00:00.000Z');
const LEASE = { keep: () => Promise.resolve() } as unknown as Lease;
const effectOf = (...uploads: readonly object[]): LeasedEffect =>
  ({ id: 'o-1', instanceId: 'i-1', params: { report: 'UPLOADS_CHECKED', uploads } }) as unknown as LeasedEffect;

/** What was found, as the table keeps it: the first under each id. */
function looking() {
  const kept = new Map<string, LinkCheck & { upload: string }>();
  const asked: string[] = [];
  const editions = {
    check: (id: string) => Promise.resolve(kept.get(id) ?? null),
    noteCheck: (id: string, upload: string, check: LinkCheck) => {
      kept.set(id, kept.get(id) ?? { ...check, upload });
      return Promise.resolve(kept.get(id) as LinkCheck);
    },
  } as unknown as Editions;
  const office = { clock: { now: () => NOW } } as unknown as Office;
  const checkLink = (address: string) => {
    asked.push(address);
    return Promise.resolve({ link: 'refused', httpStatus: 404 } as const);
  };
  return { handler: checkUploads({ editions, office, checkLink }), kept, asked };
}

describe('the links of uploads', () => {
  it('are asked for once, however often the effect runs, and noted with the upload', async () => {
    const { handler, kept, asked } = looking();
    const effect = effectOf({ upload: 2, address: 'https://a.example/' }, { upload: 3, address: 'HTTP://b.example/' });
    const report = await handler(effect, LEASE);
    const found = { link: 'refused', httpStatus: 404, checkedAt: NOW };
    expect(report).toEqual({
      type: 'UPLOADS_CHECKED',
      payload: {
        checks: [
          { upload: 2, ...found },
          { upload: 3, ...found },
        ],
      },
    });
    expect([...kept]).toEqual([
      ['o-1:2', { upload: 'i-1:2', ...found }],
      ['o-1:3', { upload: 'i-1:3', ...found }],
    ]);
    expect(await handler(effect, LEASE)).toEqual(report);
    expect(asked).toEqual(['https://a.example/', 'HTTP://b.example/']);
  });

  it('are none of a notice board', async () => {
    const { handler, asked } = looking();
    expect(
      await handler(effectOf({ upload: 1, address: 'Lobi kantor' }, { upload: 2, address: 'ftp://a.example' }), LEASE),
    ).toBeNull();
    expect(asked).toEqual([]);
  });
});
