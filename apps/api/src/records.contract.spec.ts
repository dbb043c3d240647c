import * as servers from '@tabir/testing';
import { Validator as OpenApiValidator } from '@seriousme/openapi-schema-validator';
import type { Client } from './test/client.js';
import { withApi } from './test/with-api.js';

const api = withApi(servers);
let officer: Client;
let chair: Client;

beforeAll(async () => {
  [officer, chair] = [await api().as('petugas'), await api().as('ketua')];
});

const LISTING = {
  publicTitle: 'Hasil pemeriksaan disiplin pegawai',
  publicSummary: 'Berkas pemeriksaan disiplin.',
  publicConsequenceIfOpened: 'Rahasia pribadi tersingkap.',
  publicConsequenceIfClosed: 'Rahasia pribadi terlindungi.',
};

describe('a record', () => {
  it('walks from intake to the public list, and says at each step what may be done', async () => {
    const id = await officer.start();
    const at = `/api/v1/instances/${id}`;
    const first = await officer.get(at);
    expect(first.headers.get('etag')).toBe('"1"');
    expect(first.body.context.title).toBe('Hasil pemeriksaan disiplin pegawai N.N.');
    expect((first.body.allowedEvents as { type: string }[]).map(({ type }) => type)).toContain('SUBMIT');
    expect((await officer.event(id, 'SUBMIT')).body).toMatchObject({ instanceId: id, revision: 2, seq: 2 });

    const inbox = (await chair.get('/api/v1/tasks')).body;
    expect(inbox.items).toContainEqual(
      expect.objectContaining({ instanceId: id, duty: 'intake-approval', workflow: 'exempt-information' }),
    );
    expect(inbox.count).toBe(inbox.items.length);
    expect((inbox.items as { instanceId: string; otherwise: unknown }[]).find((row) => row.instanceId === id)?.otherwise).toEqual(
      {
        label: { id: expect.stringContaining('menunggu lebih dari 5 hari kerja'), en: expect.any(String) },
        at: expect.stringMatching(/T16:00:00\.000Z$/),
      },
    );

    const preview = await chair.post(`${at}/events:preview`, { type: 'ACCEPT', payload: {} });
    expect(preview.status).toBe(200);
    expect((await chair.get(at)).body.instance.revision).toBe(2);

    expect((await chair.decide(id, 'ACCEPT')).status).toBe(200);
    const listed = (await officer.get('/api/v1/register?status=exempt&letter=h&q=disiplin')).body.items;
    expect(listed).toContainEqual(
      expect.objectContaining({
        instanceId: id,
        status: 'exempt',
        stage: 'accepted',
        holder: 'Dinas Pendidikan',
        legalBasis: 'UU 14/2008 Pasal 17 huruf h (belum diverifikasi)',
      }),
    );

    await officer.event(id, 'CLASSIFY', { classificationCode: '800.1.11', securityClass: 'R' });
    await chair.decide(id, 'CONFIRM_FILING', { listNumber: 'DIK/1', listDate: '2026-01-05', signerName: 'Bahri' });
    expect((await chair.decide(id, 'AUTHORISE_LISTING', LISTING)).status).toBe(200);
    const published = await fetch(`${api().url}/publik/dik.json`);
    expect(await published.json()).toMatchObject({ demo: true, items: [{ title: LISTING.publicTitle }] });
  });

  it('tells its history in sentences with names, page by page', async () => {
    const id = await officer.start();
    await officer.event(id, 'SUBMIT');
    await chair.decide(id, 'RETURN', { reason: 'Lembar belum ditandatangani.' });
    const page = await officer.get(`/api/v1/instances/${id}/history?limit=2`);
    expect(page.body).toMatchObject({
      next: 2,
      items: [{ type: 'START', actor: { name: 'Orang petugas' } }, { type: 'SUBMIT' }],
    });
    const rest = await officer.get(`/api/v1/instances/${id}/history?after=2&limit=2`);
    expect(rest.body).toMatchObject({
      next: null,
      items: [{ type: 'RETURN', payload: { reason: 'Lembar belum ditandatangani.' } }],
    });
    expect(rest.body.items[0].sentence.id).toEqual(expect.any(String));
  });

  it('explains its deadlines day by day', async () => {
    const id = await officer.start();
    const { items } = (await officer.get(`/api/v1/instances/${id}/deadlines`)).body;
    expect(items.length).toBeGreaterThan(0);
    for (const { label, counts } of items) {
      expect(label.id).not.toBe('');
      for (const { skipped } of counts) expect(Array.isArray(skipped)).toBe(true);
    }
  });

  it('refuses with reasons in both languages and their legal basis', async () => {
    const id = await officer.start({ determination: undefined });
    const reply = await officer.event(id, 'SUBMIT');
    expect(reply.body).toMatchObject({
      status: 409,
      code: 'event.refused',
      refusals: [
        { id: expect.any(String), basis: expect.any(String), message: { id: expect.any(String), en: expect.any(String) } },
      ],
    });
  });

  it('takes notes that leave its revision alone', async () => {
    const id = await officer.start();
    const task = (await officer.get(`/api/v1/instances/${id}`)).body.tasks[0].key as string;
    const note = (body: object, who = officer) => who.post(`/api/v1/instances/${id}/notes`, body);
    expect((await note({ type: 'CLAIM', task })).body).toMatchObject({ revision: 1, seq: 2 });
    expect((await note({ type: 'CLAIM', task }, await api().as('rekan'))).body.code).toBe('task.claimed');
    expect((await note({ type: 'RELEASE', task })).body).toMatchObject({ revision: 1, seq: 3 });
    const colleague = await api().as('rekan');
    const { person } = (await colleague.get('/api/v1/sessions/current')).body;
    expect((await note({ type: 'DELEGATE', task, to: person.id })).body).toMatchObject({ revision: 1, seq: 4 });
    expect((await officer.get(`/api/v1/instances/${id}`)).body.tasks[0].claimedBy).toBe(person.id);
    const told = (await officer.get(`/api/v1/instances/${id}/history?after=3`)).body.items[0].sentence.id;
    expect(told).toBe('Tugas diserahkan kepada Orang rekan.');
    expect((await note({ type: 'DELEGATE', task })).body).toMatchObject({ code: 'payload.invalid', errors: [{ path: 'to' }] });
    expect((await note({ type: 'WATCH' })).body).toMatchObject({ revision: 1, seq: 5 });
    expect((await officer.get('/api/v1/watched')).body.items).toEqual([expect.objectContaining({ id })]);
    expect((await officer.get(`/api/v1/instances/${id}`)).body.watching).toBe(true);
    await note({ type: 'UNWATCH' });
    expect((await officer.get('/api/v1/watched')).body.items).toEqual([]);
    expect((await note({ type: 'COMMENT' })).body).toMatchObject({ code: 'payload.invalid', errors: [{ path: 'text' }] });
  });
});

describe('the instances of a workflow', () => {
  it('are listed page by page, the newest first, with where they are now', async () => {
    const [first, second] = [await officer.start(), await officer.start()];
    const page = async (query: string) =>
      (await officer.get(`/api/v1/instances?workflow=exempt-information&limit=1${query}`)).body;
    const newest = await page('');
    const { value } = (await officer.get(`/api/v1/instances/${second}`)).body;
    expect(newest).toMatchObject({ items: [{ id: second, value }], next: second });
    expect((await page(`&after=${newest.next}`)).items).toMatchObject([{ id: first }]);
    for (const query of ['', '?workflow=unknown'])
      expect((await officer.get(`/api/v1/instances${query}`)).body).toMatchObject({ status: 404, code: 'workflow.unknown' });
  });
});

describe('the workflows', () => {
  it('are listed with what the caller may begin', async () => {
    expect((await officer.get('/api/v1/workflows')).body.items).toContainEqual(
      expect.objectContaining({ key: 'exempt-information', version: 1, mayStart: true }),
    );
    expect((await chair.get('/api/v1/workflows')).body.items[0].mayStart).toBe(false);
  });

  it('give the forms of all events, and the SOP’s steps with their states', async () => {
    const { body } = await officer.get('/api/v1/workflows/exempt-information');
    expect(body.events.ACCEPT).toMatchObject({ decision: true, duty: 'intake-approval', schema: { type: 'object' } });
    expect(body.events.PREPARE_REVIEW.schema.properties.panel['x-tabir']).toMatchObject({ reference: { to: 'person' } });
    expect(body.start.schema.properties.title['x-tabir']).toEqual({ sealed: 'confidential' });
    expect((body.steps as { step: number }[]).map(({ step }) => step)).toEqual([1, 2, 3, 4, 5]);
    expect((await officer.get('/api/v1/workflows/exempt-information?version=9')).body.code).toBe('workflow.unknown');
    expect((await officer.get('/api/v1/workflows/toString')).body.code).toBe('workflow.unknown');
  });
});

describe('lists', () => {
  it('go on where the page before ended, without gap or repeat', async () => {
    for (let i = 0; i < 3; i++) await officer.start();
    for (const path of ['/api/v1/tasks', '/api/v1/register']) {
      const whole = (await officer.get(`${path}?limit=200`)).body.items as object[];
      const pages: object[] = [];
      for (let next: string | null = ''; next !== null;) {
        const { body } = await officer.get(`${path}?limit=2${next === '' ? '' : `&after=${encodeURIComponent(next)}`}`);
        pages.push(...(body.items as object[]));
        next = body.next as string | null;
      }
      expect(pages).toEqual(whole);
      expect(whole.length).toBeGreaterThan(2);
    }
  });
});

describe('the office', () => {
  it('says what time it is, and in a demo lets its clock be moved forward only', async () => {
    const before = (await officer.get('/api/v1/office')).body;
    expect(before).toMatchObject({ name: expect.any(String), demo: true, zone: 'Asia/Makassar' });
    const moved = (await officer.post('/api/v1/office/clock', { days: 30 })).body;
    expect(Date.parse(moved.now as string) - Date.parse(before.now as string)).toBeGreaterThanOrEqual(30 * 86_400_000);
    expect((await officer.post('/api/v1/office/clock', { to: before.now })).body).toMatchObject({
      status: 422,
      code: 'clock.backwards',
    });
    expect((await officer.post('/api/v1/office/clock', {})).body.code).toBe('clock.no-target');
    expect((await officer.post('/api/v1/office/clock', { to: '2100-06-01T00:00:00.000Z' })).body.code).toBe(
      'clock.beyond-calendar',
    );
    expect((await officer.get('/api/v1/sessions/current')).status).toBe(200);
  });
});

describe('the public list', () => {
  it.each([
    ['/publik/dik', 'text/html; charset=utf-8'],
    ['/publik/dik.json', 'application/json; charset=utf-8'],
    ['/publik/dik.csv', 'text/csv; charset=utf-8'],
    ['/publik/dik.css', 'text/css; charset=utf-8'],
  ])('%s needs no session and no script', async (path, type) => {
    const response = await fetch(api().url + path);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, type]);
    expect(response.headers.get('content-security-policy')).not.toContain('script-src');
    expect(await response.text()).not.toMatch(/<script|N\.N\./);
  });
});

describe('the description', () => {
  it('is valid OpenAPI 3.1 and has a page to try it', async () => {
    const document = (await (await fetch(`${api().url}/api/openapi.json`)).json()) as Record<string, unknown>;
    expect(await new OpenApiValidator().validate(document)).toMatchObject({ valid: true });
    expect(document).toMatchObject({ openapi: '3.1.0' });
    const page = await (await fetch(`${api().url}/api/docs`)).text();
    for (const [, address] of page.matchAll(/(?:src|href)="([^"]+)"/g)) {
      const part = await fetch(api().url + (address ?? ''));
      expect([address, part.status]).toEqual([address, 200]);
      await part.arrayBuffer();
    }
    expect((await fetch(`${api().url}/api/docs/package.json`)).status).toBe(404);
  });
});

describe('operations', () => {
  it('tells whether the process may be used, and what else is amiss', async () => {
    expect((await officer.get('/health/live')).body).toEqual({ ok: true });
    const { body } = await officer.get('/health/ready');
    expect(body).toMatchObject({
      ok: true,
      checks: { database: 'ok', log: 'append-only, proven at start', worker: 'none was ever seen' },
    });
  });

  it('gives its figures to callers on the machine and to nobody else', async () => {
    const figures = await officer.get('/metrics');
    expect(figures.text).toMatch(/^tabir_http_seconds_count\{.*route="\/health\/ready".*\} \d+$/m);
    expect(figures.text).toMatch(/^tabir_commands_total\{.*outcome="done".*\} \d+$/m);
    expect((await officer.get('/metrics', { 'x-forwarded-for': '203.0.113.7' })).status).toBe(404);
  });
});
