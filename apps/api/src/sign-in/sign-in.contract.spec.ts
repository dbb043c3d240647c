import { epochMs, plusMs } from '@tabir/kernel';
import { Database, sql } from '@tabir/persistence';
import { SYSTEM } from '@tabir/runtime';
import * as servers from '@tabir/testing';
import { PASSWORD } from '../test/test-api.js';
import { withApi } from '../test/with-api.js';
import { tokenHash } from './token.js';

const api = withApi(servers);
const CURRENT = '/api/v1/sessions/current';

async function token(name: 'petugas' | 'ketua' | 'tim'): Promise<string> {
  const { body } = await api().anonymous().post('/api/v1/sessions', { name, password: PASSWORD });
  return body.token as string;
}

describe('signing in', () => {
  it('answers with a token of 256 bits, the roles and the active one, and sets a cookie', async () => {
    const reply = await api().anonymous().post('/api/v1/sessions', { name: ' PETUGAS ', password: PASSWORD });
    expect(reply.status).toBe(201);
    expect(Buffer.from(reply.body.token as string, 'base64url')).toHaveLength(32);
    expect(reply.body).toMatchObject({
      demo: true,
      person: { name: 'Orang petugas', roles: [{ role: 'officer', unit: 'kota', agency: null }] },
      active: { role: 'officer', unit: 'kota', agency: null },
    });
    const cookie = reply.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^tabir_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
  });

  it('keeps the hash of the token only', async () => {
    const given = await token('petugas');
    expect(await api().sessions.find(given)).toBeUndefined();
    expect(await api().sessions.find(tokenHash(given))).toMatchObject({ person: api().ids.petugas });
  });

  it('answers an unknown name exactly as a wrong password', async () => {
    const wrong = (name: string) => api().anonymous().post('/api/v1/sessions', { name, password: 'bukan kata sandinya' });
    const [known, unknown] = [await wrong('kepala'), await wrong('tak-ada')];
    expect(known.body).toMatchObject({ status: 401, code: 'session.wrong-password' });
    expect({ ...unknown.body, requestId: '' }).toEqual({ ...known.body, requestId: '' });
  });

  it('makes a guesser wait after five failures, whether the name exists or not, and the right password waits too', async () => {
    for (const name of ['pembantu', 'siapa-itu']) {
      const attempt = (password: string) => api().anonymous().post('/api/v1/sessions', { name, password });
      for (let i = 0; i < 5; i++) expect((await attempt('tebakan')).status).toBe(401);
      const reply = await attempt(PASSWORD);
      expect(reply.body).toMatchObject({ status: 429, code: 'session.too-many-attempts', retryAfterSeconds: 1 });
      expect(reply.headers.get('retry-after')).toBe('1');
    }
  });
});

describe('a session', () => {
  it('is asked for everywhere else', async () => {
    const reply = await api().anonymous().get(CURRENT);
    expect(reply.body).toMatchObject({ status: 401, code: 'session.required' });
    expect((await api().anonymous().with('x'.repeat(43)).get(CURRENT)).status).toBe(401);
  });

  it('ends at once when it is signed out', async () => {
    const client = api()
      .anonymous()
      .with(await token('ketua'));
    expect((await client.get(CURRENT)).status).toBe(200);
    expect((await client.send('DELETE', CURRENT)).status).toBe(204);
    expect((await client.get(CURRENT)).status).toBe(401);
  });

  it('ends at once when it is revoked elsewhere, and when the person is disabled', async () => {
    const given = await token('tim');
    const client = api().anonymous().with(given);
    await api().sessions.revoke(tokenHash(given));
    expect((await client.get(CURRENT)).status).toBe(401);
    const other = api()
      .anonymous()
      .with(await token('tim'));
    await api().accounts.disablePerson(api().ids.tim, SYSTEM);
    expect((await other.get(CURRENT)).status).toBe(401);
    expect((await api().anonymous().post('/api/v1/sessions', { name: 'tim', password: PASSWORD })).status).toBe(401);
    await api().accounts.enablePerson(api().ids.tim, SYSTEM);
  });

  it('ends after ten hours whatever happens, and keeps the three newest of a person', async () => {
    const first = await token('ketua');
    const { body } = await api().anonymous().with(first).get(CURRENT);
    const hours = (epochMs(body.expiresAt) - epochMs(api().office.systemClock.now())) / 3_600_000;
    expect(hours).toBeGreaterThan(9.9);
    expect(hours).toBeLessThanOrEqual(10);
    const later = [await token('ketua'), await token('ketua'), await token('ketua')];
    expect((await api().anonymous().with(first).get(CURRENT)).status).toBe(401);
    for (const one of later) expect((await api().anonymous().with(one).get(CURRENT)).status).toBe(200);
  });

  it('ends a quarter of an hour after its last use', async () => {
    const given = await token('petugas');
    const client = api().anonymous().with(given);
    const used = (minutesAgo: number) =>
      api().app.get(Database).write(sql`UPDATE session SET last_seen_at = TIMESTAMPADD(MINUTE, ${-minutesAgo}, last_seen_at)
          WHERE token_hash = ${Buffer.from(tokenHash(given), 'hex')} OR token_hash = ${tokenHash(given)}`);
    await used(14);
    expect((await client.get(CURRENT)).status).toBe(200);
    await used(16);
    expect((await client.get(CURRENT)).status).toBe(401);
  });

  it('acts in another of the own roles, and in no other', async () => {
    const { accounts, ids } = api();
    const validFrom = plusMs(api().office.clock.now(), -1000);
    const grant = { person: ids.rekan, role: 'chair', unit: 'kota', agency: null, validFrom, validTo: null, basis: 'SK 2' };
    await accounts.grantRole(grant, SYSTEM);
    const client = await api().as('rekan');
    const change = (role: string) =>
      client.send('PUT', `${CURRENT}/role`, JSON.stringify({ role }), { 'content-type': 'application/json' });
    expect((await client.get(CURRENT)).body.active.role).toBe('officer');
    expect((await change('chair')).body.active.role).toBe('chair');
    expect((await client.get(CURRENT)).body.active.role).toBe('chair');
    expect((await change('administrator')).body).toMatchObject({ status: 403, code: 'session.no-such-role' });
  });
});

describe('a cookie', () => {
  const write = async (headers: Record<string, string>) =>
    api()
      .anonymous()
      .post('/api/v1/office/clock', { to: 'x' }, { cookie: `tabir_session=${await token('petugas')}`, ...headers });

  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbour of the site', { 'sec-fetch-site': 'same-site' }],
    ['another origin', { origin: 'https://contoh.test' }],
    ['nowhere', {}],
    ['an opaque origin', { origin: 'null' }],
  ])('is not enough for a write from %s', async (_where, headers) => {
    expect((await write(headers as Record<string, string>)).body).toMatchObject({ status: 403, code: 'session.cross-site' });
  });

  it.each([
    ['the same origin', () => ({ 'sec-fetch-site': 'same-origin' })],
    ['the address bar', () => ({ 'sec-fetch-site': 'none' })],
    ['an older browser on the same origin', () => ({ origin: api().url })],
  ])('is enough for a write from %s', async (_where, headers) => {
    expect((await write(headers())).body.code).toBe('instant.invalid');
  });

  it('reads without more ado', async () => {
    const reply = await api()
      .anonymous()
      .get(CURRENT, { cookie: `tabir_session=${await token('petugas')}` });
    expect(reply.status).toBe(200);
  });
});

describe('security headers', () => {
  it('stand on every answer, the most careful policy first', async () => {
    const { headers } = await api().anonymous().get('/api/v1/tasks');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it.each(['/api/docs', '/publik/dik', '/'])('let no inline script run on %s', async (path) => {
    const policy = (await api().anonymous().get(path)).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe|unsafe-eval/);
  });
});
