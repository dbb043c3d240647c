import { randomUUID } from 'node:crypto';
import * as servers from '@tabir/testing';
import { CONTROLLERS } from './controllers.js';
import { openApiPath, routesOf } from './openapi/document.js';
import { operationOf } from './openapi/operation.js';
import { isPublic } from './sign-in/public.js';
import type { Client, Reply } from './test/client.js';
import { PEOPLE, type Name } from './test/test-api.js';
import { withApi } from './test/with-api.js';

const api = withApi(servers);

/** The only addresses without a session. Another one here is a decision, not a slip. */
const OPEN_TO_ALL = [
  'GET /*',
  'GET /api/docs',
  'GET /api/docs/:file',
  'GET /api/docs/start.js',
  'GET /api/openapi.json',
  'GET /api/v1/office/welcome',
  'GET /health/live',
  'GET /health/ready',
  'GET /metrics',
  'GET /publik/akan-dibuka',
  'GET /publik/akan-dibuka.ics',
  'GET /publik/angka',
  'GET /publik/angka.csv',
  'GET /publik/angka.json',
  'GET /publik/baru-dibuka',
  'GET /publik/baru-dibuka.atom',
  'GET /publik/data',
  'GET /publik/dik',
  'GET /publik/dik.css',
  'GET /publik/dik.csv',
  'GET /publik/dik.json',
  'GET /publik/dik.xlsx',
  'GET /publik/dik/:kode',
  'GET /publik/dip',
  'GET /publik/dip.csv',
  'GET /publik/dip.json',
  'GET /publik/edisi',
  'GET /publik/edisi.atom',
  'GET /publik/edisi/:no',
  'GET /publik/edisi/:no/:file',
  'GET /publik/edisi/:no/lambang.png',
  'GET /publik/katalog.jsonld',
  'GET /publik/perpanjangan',
  'GET /publik/sematan',
  'POST /api/v1/sessions',
];

describe('the routes', () => {
  const routes = routesOf(CONTROLLERS);

  it('are open to all only where this list says so', () => {
    const open = routes.filter(isPublic).map(({ method, path }) => `${method} ${path}`);
    expect(open.sort()).toEqual(OPEN_TO_ALL);
  });

  it('are exactly those that the router serves, each one described', () => {
    const served = (api().app.getHttpAdapter().getInstance() as { printRoutes(options: object): string }).printRoutes({
      commonPrefix: false,
    });
    const names = served.match(/\((?:[A-Z]+(?:, )?)+\)/g)?.flatMap((methods) => methods.slice(1, -1).split(', ')) ?? [];
    expect(names.filter((method) => method !== 'HEAD' && method !== 'OPTIONS')).toHaveLength(routes.length);
    expect(routes.filter(({ handler }) => !operationOf(handler))).toEqual([]);
  });

  it.each(routes.filter((route) => !isPublic(route)).map(({ method, path }) => [method, path]))(
    'ask for a session: %s %s',
    async (method, path) => {
      const filled = openApiPath(path).replace(/\{\w+\}/g, randomUUID());
      const reply = await api().anonymous().send(method, filled);
      expect([reply.status, reply.body.code]).toEqual([401, 'session.required']);
    },
  );
});

/** What each role may see and do with one record of the agency disdik; E = empty list. */
const MATRIX: Readonly<Record<Name, string>> = {
  //           view start submit accept  tasks register people
  petugas: '    200 201   200    403     >0    1        1',
  rekan: '      200 201   200    403     >0    1        1',
  ketua: '      200 403   403    200     >0    1        1',
  tim: '        200 403   403    403     0     1        1',
  kepala: '     200 403   403    403     0     1        1',
  pembantu: '   200 201   200    403     >0    1        1',
  pembantu2: '  404 403   404    404     0     0        1',
  pemeriksa: '  200 403   403    403     0     1        1',
  admin: '      404 403   404    404     0     0        0',
  tetangga: '   404 403   404    404     0     0        0',
};

describe('the roles', () => {
  let officer: Client;
  let draft: string;
  let submitted: string;
  let chair: Client;

  beforeAll(async () => {
    officer = await api().as('petugas');
    chair = await api().as('ketua');
    draft = await officer.start();
    submitted = await officer.start();
    await officer.event(submitted, 'SUBMIT');
  });

  const events = (client: Client, id: string, type: string) =>
    client.post(`/api/v1/instances/${id}/events:preview`, { type, payload: {} });

  it.each(Object.keys(PEOPLE) as Name[])('of %s reach as far as the table says', async (name) => {
    const client = await api().as(name);
    const begun = await client.post('/api/v1/instances', {
      workflow: 'exempt-information',
      payload: { unit: 'kota', agency: 'disdik', title: 'x', medium: 'soft' },
    });
    const tasks = (await client.get('/api/v1/tasks')).body.items.length as number;
    const register = (await client.get('/api/v1/register?limit=1')).body.items.length as number;
    const people = (await client.get('/api/v1/people?role=chair')).body.items.length as number;
    const row = [
      (await client.get(`/api/v1/instances/${draft}`)).status,
      begun.status,
      (await events(client, draft, 'SUBMIT')).status,
      (await events(client, submitted, 'ACCEPT')).status,
      tasks > 0 ? '>0' : '0',
      register,
      people,
    ];
    expect(row.join(' ')).toBe(MATRIX[name].trim().replace(/\s+/g, ' '));
  });

  it('answer for a record that is another’s exactly as for one that is not there', async () => {
    const stranger = await api().as('tetangga');
    const headers = ({ headers: given }: Reply) =>
      [...given.entries()].filter(([name]) => !['date', 'x-request-id', 'content-length'].includes(name));
    const shown = (reply: Reply) => ({ ...reply, text: '', headers: headers(reply), body: { ...reply.body, requestId: '' } });
    const at = (id: string) => `/api/v1/instances/${id}`;
    const asks: ((id: string) => Promise<Reply>)[] = [
      (id) => stranger.get(at(id)),
      (id) => stranger.get(`${at(id)}/history`),
      (id) => stranger.get(`${at(id)}/deadlines`),
      (id) => stranger.get(`${at(id)}/files`),
      (id) => stranger.get(`${at(id)}/files/${randomUUID()}`),
      (id) => stranger.event(id, 'SUBMIT'),
      (id) => stranger.event(id, 'CLASSIFY', { panel: [randomUUID()] }),
      (id) => stranger.post(`${at(id)}/events:preview`, { type: 'SUBMIT', payload: {} }),
      (id) => stranger.event(id, 'PREPARE_REVIEW', { recommendation: 'open', reason: 'x', panel: [randomUUID()] }),
      (id) => stranger.post(`${at(id)}/notes`, { type: 'COMMENT', text: 'x' }),
      (id) => stranger.post(`${at(id)}/notes`, { type: 'CLAIM', task: 'intake.draft#1' }),
      (id) =>
        stranger.send('PUT', `${at(id)}/files/abcdefgh`, 'x', {
          'content-type': 'text/plain',
          'x-file-name': 'a.txt',
          'idempotency-key': 'abcdefgh',
        }),
    ];
    for (const ask of asks) {
      const [forbidden, absent] = [await ask(draft), await ask('01a20000-0000-7000-8000-000000000000')];
      expect(shown(forbidden)).toEqual(shown(absent));
      expect(forbidden.status).toBe(404);
    }
  });

  it('give an officer the people and agencies of the own unit only', async () => {
    const people = (await officer.get('/api/v1/people?role=officer')).body.items as { name: string }[];
    expect(people.map(({ name }) => name)).toEqual(['Orang petugas', 'Orang rekan']);
    const agencies = (await officer.get('/api/v1/agencies')).body.items as { id: string }[];
    expect(agencies.map(({ id }) => id).sort()).toEqual(['dinkes', 'disdik']);
    expect((await (await api().as('tetangga')).get('/api/v1/agencies')).body.items).toEqual([]);
  });

  it('keep an agency to its own records, whatever it asks for', async () => {
    const agency = await api().as('pembantu2');
    expect((await agency.get('/api/v1/register?agency=disdik')).body.items).toEqual([]);
    expect((await chair.get('/api/v1/register?agency=disdik')).body.items.length).toBeGreaterThan(0);
  });
});
