import * as servers from '@tabir/testing';
import { withApi } from '../test/with-api.js';

const api = withApi(servers);
const CLIENTS = 64;

const tally = (replies: readonly { status: number; body: { code?: string } }[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { status, body } of replies) {
    const key = status === 200 ? 'won' : `${status} ${body.code}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
};

describe('64 clients at once', () => {
  it('who decide on the same record have one winner, and the others are told that it changed', async () => {
    const officer = await api().as('petugas');
    const chair = await api().as('ketua');
    for (let round = 0; round < 3; round++) {
      const id = await officer.start();
      await officer.event(id, 'SUBMIT');
      const seen = { 'if-match': '"2"' };
      const replies = await Promise.all(Array.from({ length: CLIENTS }, () => chair.event(id, 'ACCEPT', {}, seen)));
      expect(tally(replies)).toEqual({ won: 1, '412 instance.stale': CLIENTS - 1 });
      expect((await chair.get(`/api/v1/instances/${id}`)).body.instance.revision).toBe(3);
    }
  });

  it('who take the same task have one holder', async () => {
    const [officer, colleague] = [await api().as('petugas'), await api().as('rekan')];
    const id = await officer.start();
    const task = (await officer.get(`/api/v1/instances/${id}`)).body.tasks[0].key as string;
    const replies = await Promise.all(
      Array.from({ length: CLIENTS }, (_, index) =>
        (index % 2 === 0 ? officer : colleague).post(`/api/v1/instances/${id}/notes`, { type: 'CLAIM', task }),
      ),
    );
    expect(tally(replies)).toEqual({ won: CLIENTS / 2, '409 task.claimed': CLIENTS / 2 });
  });

  it('who send the same command have it carried out once, and all get the same answer', async () => {
    const officer = await api().as('petugas');
    const id = await officer.start();
    const headers = { 'idempotency-key': 'one-key-for-all-of-them' };
    const replies = await Promise.all(
      Array.from({ length: CLIENTS }, () =>
        officer.post(`/api/v1/instances/${id}/notes`, { type: 'COMMENT', text: 'sekali' }, headers),
      ),
    );
    expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
    expect((await officer.get(`/api/v1/instances/${id}/history`)).body.items).toHaveLength(2);
  });
});
