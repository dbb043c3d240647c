import { jest } from '@jest/globals';
import { Feed } from '@tabir/persistence';
import { PublicReads, RegisterReads } from '@tabir/register';
import * as servers from '@tabir/testing';
import { ownDatabase, type OwnDatabase } from '../../../../libs/testing/src/own-database.js';
import type { Client } from '../test/client.js';
import { withApi } from '../test/with-api.js';

let database: OwnDatabase;
const api = withApi({ ...servers, freshDatabase: async () => (database = await ownDatabase()) });
let officer: Client;
let id: string;

const PLACES = ['/api/v1/register', '/api/v1/tasks', '/api/v1/sessions/current', '/api/v1/office', '/api/v1/office/welcome'];
const LISTS = ['/publik/dik.json', '/publik/dik.csv'];
const unavailable = { status: 503, code: 'database.unavailable' };

beforeAll(async () => {
  officer = await api().as('petugas');
  id = await officer.start();
});

/** Guarantee: a database that is away is told as such, by every read and every write, and nobody has to start anything again. */
describe('while the database is away', () => {
  const places = (): string[] => [...PLACES, `/api/v1/instances/${id}`, `/api/v1/instances/${id}/history`];

  it('every page says so, and shows again what it had when the database is back', async () => {
    const before = await Promise.all([...places(), ...LISTS, '/publik/dik'].map((path) => officer.get(path)));
    expect(before.map(({ status }) => status)).toEqual(before.map(() => 200));

    await database.stop();
    for (const path of [...places(), ...LISTS]) {
      const reply = await officer.get(path);
      expect([path, reply.body]).toEqual([path, expect.objectContaining(unavailable)]);
      expect(reply.headers.get('content-type')).toContain('application/problem+json');
      expect(reply.headers.get('content-disposition')).toBeNull();
    }
    expect((await officer.event(id, 'SUBMIT')).body).toMatchObject(unavailable);
    expect((await api().anonymous().post('/api/v1/sessions', { name: 'ketua', password: 'x' })).body).toMatchObject(unavailable);

    const page = await officer.get('/publik/dik');
    expect([page.status, page.headers.get('content-type')]).toEqual([503, 'text/html; charset=utf-8']);
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.text).toContain('<h1>Halaman ini belum dapat ditampilkan</h1>');
    expect(page.text).toContain(page.headers.get('x-request-id'));

    await database.start();
    for (const path of [...places(), ...LISTS, '/publik/dik'])
      expect([path, (await officer.get(path)).status]).toEqual([path, 200]);
    expect((await officer.event(id, 'SUBMIT')).status).toBe(200);
  }, 180_000);

  it('the lists that ask by statements of their own say so in the same words', async () => {
    const { app, office } = api();
    const now = office.clock.now();
    await database.stop();
    const away = expect.objectContaining({ kind: 'unavailable', code: 'database.unavailable' }) as Error;
    const register = app.get(RegisterReads);
    await expect(register.page({ unit: 'kota' }, { limit: 1 }, now)).rejects.toEqual(away);
    await expect(register.count({ unit: 'kota' }, now)).rejects.toEqual(away);
    await expect(app.get(PublicReads).nextChange(now)).rejects.toEqual(away);
    await expect(app.get(PublicReads).items(now).next()).rejects.toEqual(away);
    await database.start();
    expect(await register.count({ unit: 'kota' }, now)).toBe(1);
  }, 120_000);

  // Nobody has asked for these before, and they are not kept.
  it.each(['/publik/dik?huruf=b', '/publik/dik.json?huruf=b', '/publik/dik.csv?huruf=b'])(
    '%s is not answered as a list that is empty when it goes away under the answer',
    async (path) => {
      const feed = api().app.get(Feed);
      const length = feed.length.bind(feed);
      // Between the first question of an answer and the next.
      const gone = jest.spyOn(feed, 'length').mockImplementation(async () => {
        const known = await length();
        await database.stop();
        return known;
      });
      const reply = await officer.get(path);
      gone.mockRestore();
      await database.start();
      expect([reply.status, reply.text.includes('database.unavailable')]).toEqual([503, true]);
      expect(reply.headers.get('content-disposition')).toBeNull();
    },
    120_000,
  );
});
