import { Verifier } from '@tabir/runtime';
import * as servers from '@tabir/testing';
import { LiveFeed } from './events/live-feed.js';
import { DETERMINATION, RECORD, type Client, type Reply } from './test/client.js';
import { deliverAll } from './test/deliver-all.js';
import { withApi } from './test/with-api.js';

const api = withApi(servers);
let officer: Client;
let chair: Client;
let before: Client;
let after: Client;

beforeAll(async () => {
  [officer, chair] = [await api().as('petugas'), await api().as('ketua')];
  [before, after] = [await api().as('pembantu'), await api().as('pembantu2')];
});

const PAPER = { number: '060/12/2026', date: DETERMINATION.date, reason: 'Urusannya beralih.' };
const transfer = (id: string, more: object = {}): Promise<Reply> =>
  chair.decide(id, 'TRANSFER_HOLDER', { ...PAPER, agency: 'dinkes', ...more });

describe('a record that goes to another holder', () => {
  /** Everything by which a person of an agency could meet a record. */
  const meets = async (client: Client, id: string): Promise<object> => {
    const idsOf = ({ body }: Reply): string[] =>
      (body.items as { id?: string; instanceId?: string }[]).map((item) => item.instanceId ?? item.id ?? '');
    return {
      page: (await client.get(`/api/v1/instances/${id}`)).status,
      history: (await client.get(`/api/v1/instances/${id}/history`)).status,
      inbox: idsOf(await client.get('/api/v1/tasks?limit=100')).includes(id),
      search: idsOf(await client.get('/api/v1/register?q=disiplin&limit=100')).includes(id),
      list: idsOf(await client.get('/api/v1/instances?workflow=exempt-information&limit=100')).includes(id),
      watched: idsOf(await client.get('/api/v1/watched?limit=100')).includes(id),
    };
  };
  const ALL = { page: 200, history: 200, inbox: true, search: true, list: true, watched: true };
  const NOTHING = { page: 404, history: 404, inbox: false, search: false, list: false, watched: false };

  it('is met everywhere by the new agency’s people and nowhere by the old one’s', async () => {
    const id = await officer.start();
    await before.post(`/api/v1/instances/${id}/notes`, { type: 'WATCH' });
    expect(await meets(before, id)).toEqual(ALL);
    expect(await meets(after, id)).toEqual(NOTHING);
    expect((await transfer(id)).status).toBe(200);
    expect(await meets(before, id)).toEqual(NOTHING);
    expect(await meets(after, id)).toEqual({ ...ALL, watched: false });
    expect((await chair.get('/api/v1/register?agency=dinkes&limit=100')).body.items).toMatchObject([
      { instanceId: id, holder: 'Dinas Kesehatan' },
    ]);
    expect(await api().app.get(Verifier).instance(id)).toEqual([]);
  });

  it('tells of itself only to those who may read it now', async () => {
    const id = await officer.start();
    await transfer(id);
    await api().sequence();
    const feed = api().app.get(LiveFeed);
    const entries = (await api().feed.after(0, 1_000)).filter(({ stream }) => stream === `case:${id}`);
    const told = async (agency: string): Promise<boolean[]> =>
      Promise.all(
        entries.map(async (entry) => {
          const actor = { id: 'p', role: 'agency', unit: 'kota', agency, onBehalfOf: null };
          return (await feed.visible(entry, actor)) !== null;
        }),
      );
    expect([entries.length, await told('disdik'), await told('dinkes')]).toEqual([2, [false, false], [true, true]]);
  });

  it('goes nowhere where there is no agency of the unit, and to the unit itself where none is named', async () => {
    const id = await officer.start();
    for (const agency of ['tidak-ada', 'DISDIK'])
      expect((await transfer(id, { agency })).body).toMatchObject({
        status: 422,
        code: 'payload.invalid',
        errors: [{ path: 'agency', rule: 'isAgency' }],
      });
    expect((await transfer(id, { agency: 'disdik' })).body).toMatchObject({
      code: 'event.refused',
      refusals: [{ id: 'transfer.same-holder' }],
    });
    expect((await officer.decide(id, 'TRANSFER_HOLDER', PAPER)).body).toMatchObject({ status: 403, code: 'policy.duty' });
    expect((await transfer(id, { agency: undefined })).status).toBe(200);
    expect((await before.get(`/api/v1/instances/${id}`)).status).toBe(404);
    expect((await officer.get(`/api/v1/instances/${id}`)).body).toMatchObject({
      context: { agency: null, holders: [{ agency: null, from: 'disdik', number: PAPER.number }] },
    });
  });
});

describe('an agency that is merged into another, over the API', () => {
  const CHANGE = {
    unit: 'kota',
    kind: 'merge',
    agency: 'disdik',
    into: 'dinkes',
    basis: 'Perwali 40/2025 tentang perangkat daerah',
    ...PAPER,
  };

  it('is proposed by one person and activated by another, takes its records along, and can be chosen no more', async () => {
    const ids = [await officer.start(), await officer.start()];
    const lone = await officer.start({ agency: undefined });
    expect((await chair.post('/api/v1/instances', { workflow: 'agency-change', payload: CHANGE })).status).toBe(403);
    const proposed = await officer.post('/api/v1/instances', { workflow: 'agency-change', payload: CHANGE });
    expect(proposed.status).toBe(201);
    const id = proposed.body.instanceId as string;
    expect((await officer.decide(id, 'ACTIVATE')).body).toMatchObject({ status: 403, code: 'policy.duty' });
    expect((await before.get(`/api/v1/instances/${id}`)).status).toBe(404);
    const concerned = await chair.get(`/api/v1/instances/${id}/concerns`);
    expect(concerned.body).toMatchObject({ people: 1 });
    expect(concerned.body.records).toBeGreaterThanOrEqual(ids.length);
    expect((await before.get(`/api/v1/instances/${id}/concerns`)).status).toBe(404);
    expect((await chair.get(`/api/v1/instances/${lone}/concerns`)).status).toBe(404);
    expect((await chair.decide(id, 'ACTIVATE')).status).toBe(200);
    await deliverAll(api().app);
    expect((await chair.get(`/api/v1/instances/${id}/concerns`)).body).toEqual({ records: 0, people: 1 });

    expect((await officer.get(`/api/v1/instances/${id}`)).body).toMatchObject({
      value: 'inForce',
      status: 'done',
      context: { transferred: expect.any(Number), refused: [] },
    });
    for (const one of ids) {
      expect((await before.get(`/api/v1/instances/${one}`)).status).toBe(404);
      expect((await after.get(`/api/v1/instances/${one}`)).status).toBe(200);
      const { items } = (await after.get(`/api/v1/instances/${one}/history`)).body as { items: object[] };
      expect(items.at(-1)).toMatchObject({
        type: 'TRANSFER_HOLDER',
        actor: { name: 'Orang ketua', role: 'chair', via: id },
        payload: { reason: PAPER.reason, number: PAPER.number },
      });
    }
    expect((await officer.get(`/api/v1/instances/${lone}`)).body.context.agency).toBeNull();
    expect((await officer.get('/api/v1/register?agency=disdik')).body.items).toEqual([]);
    const again = { ...RECORD, agency: 'disdik' };
    expect((await officer.post('/api/v1/instances', { workflow: 'exempt-information', payload: again })).body).toMatchObject({
      status: 422,
      errors: [{ path: 'agency', rule: 'isAgency' }],
    });
    const { items } = (await officer.get('/api/v1/agencies')).body;
    expect(items).toMatchObject([
      { id: 'dinkes', endedAt: null },
      { id: 'disdik', name: 'Dinas Pendidikan', endedAt: expect.any(String) },
    ]);
    const verifier = api().app.get(Verifier);
    for (const one of [...ids, lone, id]) expect(await verifier.instance(one)).toEqual([]);
  });

  it('founds and renames on its day, and shows the former name', async () => {
    const payload = { ...CHANGE, kind: 'rename', agency: 'dinkes', into: undefined, name: 'Dinas Kesehatan dan Pendidikan' };
    const { body } = await officer.post('/api/v1/instances', { workflow: 'agency-change', payload });
    await chair.decide(body.instanceId as string, 'ACTIVATE');
    await deliverAll(api().app);
    const { items } = (await officer.get('/api/v1/agencies')).body;
    expect(items[0]).toMatchObject({ id: 'dinkes', name: 'Dinas Kesehatan dan Pendidikan', formerly: ['Dinas Kesehatan'] });
    const [line] = (await officer.get('/api/v1/register?agency=dinkes')).body.items;
    expect(line).toMatchObject({ holder: 'Dinas Kesehatan dan Pendidikan' });
  });

  it('goes back to the people when the name is taken', async () => {
    const payload = { ...CHANGE, kind: 'found', agency: undefined, into: undefined, name: 'Dinas Kesehatan dan Pendidikan' };
    const { body } = await officer.post('/api/v1/instances', { workflow: 'agency-change', payload });
    expect((await chair.get(`/api/v1/instances/${body.instanceId}/concerns`)).body).toEqual({ records: 0, people: 0 });
    await chair.decide(body.instanceId as string, 'ACTIVATE');
    await deliverAll(api().app);
    expect((await officer.get(`/api/v1/instances/${body.instanceId}`)).body).toMatchObject({ value: 'proposed' });
  });
});
