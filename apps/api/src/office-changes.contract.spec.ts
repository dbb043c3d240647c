import { Verifier } from '@tabir/runtime';
import * as servers from '@tabir/testing';
import { DETERMINATION, type Client, type Reply } from './test/client.js';
import { deliverAll } from './test/deliver-all.js';
import { withApi } from './test/with-api.js';

const api = withApi(servers);
let officer: Client;
let chair: Client;
let head: Client;

/** Far ahead, so that the days below are the same whenever this runs. */
const TODAY = '2040-01-02T01:00:00.000Z';
const NAMES = { officer: 'Orang petugas', chair: 'Orang ketua' };

beforeAll(async () => {
  [officer, chair, head] = [await api().as('petugas'), await api().as('ketua'), await api().as('kepala')];
  expect((await officer.post('/api/v1/office/clock', { to: TODAY })).status).toBe(200);
});

interface Move {
  readonly record: string;
  readonly what: { readonly id: string };
  readonly from: string;
  readonly to: string;
}
const movesOf = ({ body }: Reply): readonly Move[] => (body as { items: Move[] }).items;

const propose = (client: Client, workflow: string, payload: object): Promise<Reply> =>
  client.post('/api/v1/instances', { workflow, payload: { unit: 'kota', basis: 'Surat 12/2040', ...payload } });
const view = async (id: string): Promise<Reply['body']> => (await officer.get(`/api/v1/instances/${id}`)).body;

describe('a change of settings over the API', () => {
  const SETTINGS = { reason: 'Panel sering tidak lengkap.', opinionQuorum: 2 };

  it('is proposed, refused to the proposer, activated by another, and in force with both names', async () => {
    const { body } = await propose(chair, 'settings-change', {
      ...SETTINGS,
      duties: [{ duty: 'exempt-information.recheck', roles: ['chair'] }],
    });
    const id = body.instanceId as string;
    const refused = await chair.decide(id, 'ACTIVATE');
    expect(refused.body).toMatchObject({ status: 409, code: 'event.refused', refusals: [{ id: 'four-eyes.proposer' }] });
    expect((await officer.decide(id, 'ACTIVATE')).body).toMatchObject({ status: 403, code: 'policy.duty' });
    expect((await head.event(id, 'ACTIVATE')).body).toMatchObject({ status: 428, code: 'command.revision-required' });
    expect((await head.decide(id, 'ACTIVATE')).status).toBe(200);
    await deliverAll(api().app);

    expect(await view(id)).toMatchObject({ value: 'inForce', status: 'done' });
    const { settings } = (await officer.get('/api/v1/office/settings')).body;
    expect(settings.values).toEqual({ opinionQuorum: 2, duties: { 'exempt-information.recheck': ['chair'] } });
    expect(settings.versions).toMatchObject([
      {
        at: expect.stringContaining('2040-01-02'),
        proposedBy: { name: NAMES.chair },
        activatedBy: { name: 'Orang kepala' },
        record: { id, kode: body.kode, basis: 'Surat 12/2040' },
      },
      { proposedBy: null, activatedBy: null, record: null },
    ]);
    const roles = (await officer.get('/api/v1/workflows/exempt-information')).body.duties.recheck;
    expect(roles).toEqual(['chair']);
  });

  it('is refused before it is recorded when a duty or a role is unknown', async () => {
    const wrong = (duty: string, roles: string[]): Promise<Reply> =>
      propose(officer, 'settings-change', { ...SETTINGS, opinionQuorum: 3, duties: [{ duty, roles }] });
    for (const reply of [
      await wrong('exempt-information.nothing', ['chair']),
      await wrong('exempt-information.recheck', ['administrator']),
      await wrong('exempt-information.recheck', []),
    ])
      expect(reply.body).toMatchObject({ status: 422, code: 'payload.invalid' });
  });

  it('leaves a duty to those who are named for it', async () => {
    const given = (roles: string[]): Promise<Reply> =>
      propose(officer, 'settings-change', { ...SETTINGS, duties: [{ duty: 'exempt-information.consideration', roles }] });
    expect((await given(['chair'])).body).toMatchObject({
      status: 422,
      errors: [
        {
          path: 'duties.0.roles',
          rule: 'keepsRole',
          message: { id: expect.stringContaining('Sertakan peran Tim Pertimbangan') },
        },
      ],
    });
    expect((await given(['chair', 'consideration-team'])).status).toBe(201);
  });

  it('offers the duties of all workflows by name', async () => {
    const { start, texts } = (await officer.get('/api/v1/workflows/settings-change')).body;
    const { duty } = start.schema.properties.duties.items.properties;
    expect(duty.enum).toContain('exempt-information.filing-confirmation');
    expect(Object.keys(texts.id.fields.duty.options)).toEqual(duty.enum);
  });

  it('is shown to whoever is signed in, and to nobody else', async () => {
    expect((await (await api().as('pembantu')).get('/api/v1/office/settings')).status).toBe(200);
    expect((await api().anonymous().get('/api/v1/office/settings')).status).toBe(401);
  });
});

describe('a change of the ladder over the API', () => {
  const ladder = { t90: 100, t60: 60, t45: 45, t5: 5 };
  const t90 = async (id: string): Promise<string | undefined> =>
    ((await officer.get(`/api/v1/instances/${id}/deadlines`)).body.items as { name: string; dueAt: string }[]).find(
      ({ name }) => name === 't90',
    )?.dueAt;

  it('is shown before, reaches the records that run, and is told in each of them', async () => {
    const own = await officer.start({
      agency: undefined,
      determination: {
        ...DETERMINATION,
        date: '2039-12-15',
        sheet: { ...DETERMINATION.sheet, date: '2039-12-10' },
        grounds: [{ letter: 'h', acts: [], term: { kind: 'date', endsOn: '2041-12-31' } }],
      },
    });
    const before = await t90(own);
    const { body } = await propose(officer, 'settings-change', { reason: 'Panel perlu waktu.', ladder });
    const id = body.instanceId as string;
    const moves = movesOf(await chair.get(`/api/v1/instances/${id}/moves`)).filter(({ record }) => record === own);
    expect(moves.map(({ what }) => what.id).sort()).toEqual([
      'Pengingat pertama: petugas diingatkan.',
      'Peninjauan dimulai menjelang akhir jangka waktu.',
    ]);
    expect(moves[0]?.from).toBe(before);
    expect((await chair.decide(id, 'ACTIVATE')).status).toBe(200);
    await deliverAll(api().app);
    expect(await view(id)).toMatchObject({ value: 'inForce', context: { sums: { failed: 0 } } });
    expect(await t90(own)).toBe(moves[0]?.to);
    expect(moves[0]!.to < before!).toBe(true);
    const history = (await officer.get(`/api/v1/instances/${own}/history`)).body.items as object[];
    expect(history.at(-1)).toMatchObject({ type: 'RECALCULATED', payload: { moved: 2, atOnce: 0 } });
    expect((await officer.get('/api/v1/office/settings')).body.settings.values).toMatchObject({ ladder });
    const verifier = api().app.get(Verifier);
    for (const one of [own, id]) expect(await verifier.instance(one)).toEqual([]);
    expect((await chair.get(`/api/v1/instances/${id}/moves`)).body.items).toEqual([]);
  });

  it('is refused when it does not descend, or would move T−30', async () => {
    const proposed = (more: object): Promise<Reply> =>
      propose(officer, 'settings-change', { reason: 'x', ladder: { ...ladder, ...more } });
    expect((await proposed({ t60: 40 })).body).toMatchObject({ status: 409, refusals: [{ id: 'ladder.order' }] });
    expect((await proposed({ t45: 30 })).body).toMatchObject({ status: 422, errors: [{ path: 'ladder.t45', rule: 'min' }] });
  });
});

describe('a change of the calendar over the API', () => {
  const DECREE = {
    id: 'skb-2040',
    title: 'SKB hari libur 2040',
    signedOn: '2039-09-12',
    years: [2040],
    add: [{ date: '2040-12-03', kind: 'national-holiday', name: 'Libur rekaan' }],
    remove: [],
  };
  const ground = (endsOn: string): object => ({ letter: 'h', acts: [], term: { kind: 'date', endsOn } });
  const determination = (endsOn: string): object => ({
    ...DETERMINATION,
    date: '2039-12-15',
    sheet: { ...DETERMINATION.sheet, date: '2039-12-10' },
    grounds: [ground(endsOn)],
  });

  it('shows what would move, is activated by another person, moves it, and tells each record', async () => {
    const own = await officer.start({ agency: undefined, determination: determination('2040-12-31') });
    const theirs = await officer.start({ determination: determination('2040-12-31') });
    const untouched = await officer.start({ determination: determination('2045-12-31') });
    const before = (await officer.get(`/api/v1/instances/${own}/deadlines`)).body.items as { name: string; dueAt: string }[];

    const proposed = await propose(officer, 'calendar-change', { decree: DECREE });
    expect(proposed.status).toBe(201);
    const id = proposed.body.instanceId as string;
    const moves = await chair.get(`/api/v1/instances/${id}/moves`);
    const [t30] = movesOf(moves).filter(({ record, what }) => record === own && what.id.includes('T−30'));
    expect(t30).toMatchObject({ label: 'Hasil pemeriksaan disiplin pegawai N.N.', agency: null, holder: null, past: false });
    expect(t30?.from).toBe(before.find(({ name }) => name === 't30')?.dueAt);
    expect(t30?.to).not.toBe(t30?.from);
    const records = new Set(movesOf(moves).map(({ record }) => record));
    expect(records).toEqual(new Set([own, theirs]));
    expect(moves.body).toMatchObject({ hidden: 0, failed: 0, next: null });
    expect(movesOf(moves).find(({ record }) => record === theirs)).toMatchObject({
      agency: 'disdik',
      holder: 'Dinas Pendidikan',
    });

    expect((await chair.decide(id, 'ACTIVATE')).status).toBe(200);
    await deliverAll(api().app);
    expect(await view(id)).toMatchObject({
      value: 'inForce',
      context: {
        sums: {
          moved: 2,
          failed: 0,
          agencies: expect.arrayContaining([
            { agency: null, moved: 1 },
            { agency: 'disdik', moved: 1 },
          ]),
        },
      },
    });
    const after = (await officer.get(`/api/v1/instances/${own}/deadlines`)).body.items as { name: string; dueAt: string }[];
    expect(after.find(({ name }) => name === 't30')?.dueAt).toBe(t30?.to);
    const history = (await officer.get(`/api/v1/instances/${own}/history`)).body.items as { payload: { deadlines: object[] } }[];
    expect(history.at(-1)).toMatchObject({
      type: 'RECALCULATED',
      payload: { atOnce: 0 },
      sentence: { id: expect.stringContaining('Yang bergeser:') },
    });
    expect(history.at(-1)?.payload.deadlines).toContainEqual(
      expect.objectContaining({ key: expect.stringMatching(/#t30$/), from: t30?.from, to: t30?.to, past: false }),
    );
    expect((await officer.get(`/api/v1/instances/${untouched}/history`)).body.items).toMatchObject([{ type: 'START' }]);

    const { calendar } = (await officer.get('/api/v1/office/settings')).body;
    expect(calendar.decrees).toContainEqual(expect.objectContaining({ id: 'skb-2040', years: [2040] }));
    expect(calendar.versions[0]).toMatchObject({
      proposedBy: { name: NAMES.officer },
      activatedBy: { name: NAMES.chair },
      record: { id },
    });
    const verifier = api().app.get(Verifier);
    for (const one of [own, theirs, untouched, id]) expect(await verifier.instance(one)).toEqual([]);
    // What is in force moves nothing any more.
    expect((await chair.get(`/api/v1/instances/${id}/moves`)).body.items).toEqual([]);
  });

  it('is refused when the decree does not fit the calendar in force', async () => {
    const again = await propose(officer, 'calendar-change', { decree: DECREE });
    expect(again.body).toMatchObject({ status: 409, code: 'event.refused', refusals: [{ id: 'decree.known' }] });
  });

  it('shows its moves page by page, and to nobody who may not read it or asks of another record', async () => {
    const { body } = await propose(officer, 'calendar-change', { week: 6 });
    const path = `/api/v1/instances/${body.instanceId}/moves`;
    const seen: string[] = [];
    for (let next: string | null = ''; next !== null;) {
      const page: Reply = await head.get(`${path}?limit=1&after=${next}`);
      expect(new Set(movesOf(page).map(({ record }) => record)).size).toBeLessThanOrEqual(1);
      seen.push(...movesOf(page).map(({ record }) => record));
      next = (page.body as { next: string | null }).next;
    }
    const whole = movesOf(await head.get(path)).map(({ record }) => record);
    expect(seen).toEqual(whole);
    expect(whole.length).toBeGreaterThan(0);
    for (const name of ['pembantu', 'tetangga'] as const)
      expect((await (await api().as(name)).get(path)).body).toMatchObject({ status: 404, code: 'instance.not-found' });
    const record = await officer.start();
    expect((await head.get(`/api/v1/instances/${record}/moves`)).body).toMatchObject({ status: 404 });
  });

  it('only counts records that the one who asks may not read', async () => {
    const neighbour = await api().as('tetangga');
    await neighbour.start({ unit: 'kabupaten', agency: undefined, determination: determination('2040-12-31') });
    const { body } = await propose(officer, 'calendar-change', { cutiBersama: false, week: 6 });
    const moves = (await officer.get(`/api/v1/instances/${body.instanceId}/moves`)).body;
    expect(moves.hidden).toBe(1);
    expect(JSON.stringify(moves.items)).not.toContain('kabupaten');
  });
});
