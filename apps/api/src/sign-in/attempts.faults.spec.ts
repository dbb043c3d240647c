import { plusMs } from '@tabir/kernel';
import { SignInFailures } from '@tabir/persistence';
import * as servers from '@tabir/testing';
import { ApiProcess } from '../test/api-process.js';
import { Client, type Reply } from '../test/client.js';
import { PASSWORD } from '../test/test-api.js';
import { withApi } from '../test/with-api.js';

const SLOW_MACHINE_MS = 240_000;
let second: ApiProcess;
// Before the database goes with the first.
afterAll(() => second.stop());
const first = withApi(servers);
beforeAll(async () => void (second = await ApiProcess.start(first().servers)), SLOW_MACHINE_MS);

const failures = (): SignInFailures => first().app.get(SignInFailures);
const tooMany = { status: 429, code: 'session.too-many-attempts' };
/** Both processes in turn. */
const attempt = (turn: number, name: string, password: string, address = '198.51.100.7'): Promise<Reply> =>
  new Client(turn % 2 === 0 ? first().url : second.url, first().contract).post(
    '/api/v1/sessions',
    { name, password },
    { 'x-forwarded-for': address },
  );

/** Guarantee: more processes are not more guesses, and neither is a restart. */
describe('two api processes', () => {
  it(
    'count the failures of a name from one network together, those at the same moment too, and after a restart',
    async () => {
      await failures().change('name:ketua network:198.51.100.7', ({ waitUntil }) => ({ count: 12, waitUntil }));
      const replies = await Promise.all(Array.from({ length: 40 }, (_, turn) => attempt(turn, 'ketua', 'tebakan')));
      expect(replies.filter(({ status }) => status === 401)).toHaveLength(1);
      expect(replies.filter(({ status }) => status === 429)).toHaveLength(39);

      await second.stop();
      second = await ApiProcess.start(first().servers);
      for (const turn of [0, 1]) expect((await attempt(turn, 'KETUA ', PASSWORD)).body).toMatchObject(tooMany);
      expect((await attempt(1, 'petugas', PASSWORD)).status).toBe(201);
      // Who guesses makes himself wait, and not the owner of the name.
      expect((await attempt(0, 'ketua', PASSWORD, '198.51.100.8')).status).toBe(201);
    },
    SLOW_MACHINE_MS,
  );

  it(
    'take nothing from an address that failed too often at either, not even the right password',
    async () => {
      const inAnHour = plusMs(first().office.systemClock.now(), 3_600_000);
      await failures().change('network:203.0.113.9', () => ({ count: 18, waitUntil: inAnHour }));
      const names = Array.from({ length: 40 }, (_, turn) => attempt(turn, `siapa-${turn}`, 'tebakan', '203.0.113.9'));
      const looked = (await Promise.all(names)).filter(({ status }) => status === 401).length;
      expect(looked).toBeGreaterThanOrEqual(2);
      // Two are free, and when the second has failed each process may be at four others.
      expect(looked).toBeLessThanOrEqual(2 - 1 + 2 * 4);
      for (const turn of [0, 1]) expect((await attempt(turn, 'tim', PASSWORD, '203.0.113.9')).body).toMatchObject(tooMany);
      expect((await attempt(1, 'tim', PASSWORD)).status).toBe(201);
    },
    SLOW_MACHINE_MS,
  );

  it(
    'forget the failures of a name that signs in at either',
    async () => {
      for (let turn = 0; turn < 4; turn++) expect((await attempt(turn, 'kepala', 'tebakan')).status).toBe(401);
      expect((await attempt(1, 'kepala', PASSWORD)).status).toBe(201);
      for (let turn = 0; turn < 4; turn++) expect((await attempt(turn, 'kepala', 'tebakan')).status).toBe(401);
      expect((await attempt(0, 'kepala', PASSWORD)).status).toBe(201);
    },
    SLOW_MACHINE_MS,
  );

  it(
    'believe an address only from a proxy that the office trusts',
    async () => {
      await second.stop();
      second = await ApiProcess.start(first().servers, { TABIR_TRUSTED_PROXIES: '192.0.2.0/24, uniquelocal' });
      const inAnHour = plusMs(first().office.systemClock.now(), 3_600_000);
      await failures().change('network:127.0.0.1', () => ({ count: 20, waitUntil: inAnHour }));
      expect((await attempt(1, 'tim', PASSWORD, '203.0.113.77')).body).toMatchObject(tooMany);
      expect((await attempt(0, 'tim', PASSWORD, '203.0.113.77')).status).toBe(201);
    },
    SLOW_MACHINE_MS,
  );
});
