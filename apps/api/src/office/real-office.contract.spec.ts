import { ApiClient, Refused } from '@tabir/contracts';
import { dateIn, epochMs, plusDays, startOfDay, systemClock } from '@tabir/kernel';
import * as servers from '@tabir/testing';
import { randomUUID } from 'node:crypto';
import { RECORD } from '../test/client.js';
import { PASSWORD } from '../test/test-api.js';
import { withApi } from '../test/with-api.js';

const api = withApi(servers, 'real');

describe('a real office', () => {
  it('has a clock that nobody moves, and does not call itself a demo', async () => {
    const officer = await api().as('petugas');
    expect((await officer.get('/api/v1/sessions/current')).body.demo).toBe(false);
    expect((await officer.post('/api/v1/office/clock', { days: 1 })).body).toMatchObject({
      status: 403,
      code: 'clock.not-movable',
    });
  });

  it('tells at its door its name, and no account', async () => {
    expect((await api().anonymous().get('/api/v1/office/welcome')).body).toEqual({ name: expect.any(String), demo: null });
  });

  it('lets copies of the public list live five minutes at the most, and not into the next day', async () => {
    const zone = 'Asia/Makassar';
    const midnight = startOfDay(plusDays(dateIn(systemClock.now(), zone), 1), zone);
    const { headers } = await api().anonymous().get('/publik/dik.json');
    const seconds = Number(/^public, max-age=(\d+)$/.exec(headers.get('cache-control') ?? '')?.[1]);
    const left = Math.min(300, Math.floor((epochMs(midnight) - epochMs(systemClock.now())) / 1000));
    // A second may have begun since.
    expect([left, left + 1]).toContain(seconds);
  });
});

describe('the generated client', () => {
  it('speaks with the API and throws what it refuses', async () => {
    const anonymous = new ApiClient(api().url);
    const { token } = await anonymous.ask('post', '/api/v1/sessions', { body: { name: 'petugas', password: PASSWORD } });
    const client = new ApiClient(api().url, token);
    const body = { workflow: 'exempt-information', payload: RECORD };
    const { instanceId } = await client.ask('post', '/api/v1/instances', { body, key: randomUUID() });
    const path = { id: instanceId };
    const view = await client.ask('get', '/api/v1/instances/{id}', { path });
    expect(view.instance.revision).toBe(1);
    const page = await client.ask('get', '/api/v1/instances/{id}/history', { path, query: { limit: 1, after: undefined } });
    expect(page.items[0]?.type).toBe('START');
    const refusal = await client
      .ask('post', '/api/v1/instances/{id}/events', { path, body: { type: 'ACCEPT' }, key: randomUUID(), revision: 1 })
      .catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Refused);
    expect((refusal as Refused).problem).toMatchObject({ status: 403, code: 'policy.duty' });
    expect(await client.ask('delete', '/api/v1/sessions/current')).toBeUndefined();
  });
});
