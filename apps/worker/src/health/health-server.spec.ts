import { plusMs, systemClock } from '@tabir/kernel';
import { createLogger, Metrics } from '@tabir/telemetry';
import { mkdtempSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HealthServer, type HealthPorts } from './health-server.js';

describe('the health page of a worker', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tabir-health-'));
  const clock = { now: () => plusMs(systemClock.now(), ahead) };
  let ahead = 0;
  let databaseAway = false;
  let redisUp = true;
  const sweep = { last: { at: systemClock.now(), did: {} } };
  const metrics = new Metrics('worker', { withProcessFigures: false });
  const ports = {
    config: { host: '0.0.0.0', workerPort: 0 },
    folder: { inside: (...names: string[]) => join(folder, ...names) },
    metrics,
    backlog: { ping: () => (databaseAway ? Promise.reject(new Error('away')) : Promise.resolve()) },
    bell: {
      get up() {
        return redisUp;
      },
    },
    loops: { sweep },
    clock,
    log: createLogger('worker', 'silent'),
  } as unknown as HealthPorts;
  const server = new HealthServer(ports);
  let url: string;
  const get = async (path: string, init?: RequestInit) => {
    const response = await fetch(url + path, init);
    return { status: response.status, body: await response.text() };
  };
  const ready = async () => {
    const { status, body } = await get('/health/ready');
    return { status, ...(JSON.parse(body) as object) };
  };

  beforeAll(async () => {
    mkdirSync(join(folder, 'run'));
    url = await server.listen();
  });
  afterAll(async () => {
    await server.close();
    await server.close();
    rmSync(folder, { recursive: true });
  });
  beforeEach(() => {
    ahead = 0;
    databaseAway = false;
    redisUp = true;
  });

  it('is found by its address in the data folder, and only from this machine when nobody chose its port', () => {
    expect(readFileSync(join(folder, 'run', 'worker.url'), 'utf8')).toBe(`${url}\n`);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it('says that the process lives, whatever else', async () => {
    databaseAway = true;
    expect(await get('/health/live')).toEqual({ status: 200, body: '{"live":true}' });
  });

  it('is ready while the database answers and the sweep is young', async () => {
    expect(await ready()).toEqual({ status: 200, ready: true, database: 'ok', sweep: 'ok', redis: 'ok' });
  });

  it('stays ready without Redis, and says so', async () => {
    redisUp = false;
    expect(await ready()).toMatchObject({ status: 200, ready: true, redis: 'away' });
  });

  it('is not ready without the database', async () => {
    databaseAway = true;
    expect(await ready()).toMatchObject({ status: 503, ready: false, database: 'away' });
  });

  it('is not ready when nobody has looked for deadlines lately', async () => {
    ahead = 31_000;
    expect(await ready()).toMatchObject({ status: 503, ready: false, sweep: 'late' });
  });

  it('shows the figures', async () => {
    metrics.gauge('tabir_things', 'Things.', () => 3);
    expect((await get('/metrics')).body).toContain('tabir_things{process="worker"} 3');
  });

  it('has nothing else', async () => {
    expect((await get('/')).status).toBe(404);
    expect((await get('/health/ready', { method: 'POST' })).status).toBe(405);
  });
});
