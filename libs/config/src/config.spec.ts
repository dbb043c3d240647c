import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultOf, loadConfig, variableNames } from './config.js';

const problemsOf = (environment: Record<string, string>): string[] => {
  try {
    loadConfig(environment);
    return [];
  } catch (error) {
    return (error as { meta: { problems: string[] } }).meta.problems;
  }
};

describe('loadConfig', () => {
  it('needs no setting at all', () => {
    expect(loadConfig({})).toMatchObject({ port: 3000, host: '127.0.0.1', workerPort: 0, allowRoot: false, logLevel: 'info' });
  });

  it('reads what is given and takes empty text for not given', () => {
    const config = loadConfig({ PORT: '8080', TABIR_DATA_DIR: 'here', TABIR_ALLOW_ROOT: '1', REDIS_URL: '', LOG_LEVEL: ' ' });
    expect(config).toMatchObject({ port: 8080, dataDir: join(process.cwd(), 'here'), allowRoot: true, logLevel: 'info' });
    expect(config.redisUrl).toBeUndefined();
    expect(config.trustedProxies).toEqual(['loopback']);
  });

  it('reads a list', () => {
    const { trustedProxies } = loadConfig({ TABIR_TRUSTED_PROXIES: '10.0.0.5, 192.168.1.0/24 2001:db8::/32,uniquelocal' });
    expect(trustedProxies).toEqual(['10.0.0.5', '192.168.1.0/24', '2001:db8::/32', 'uniquelocal']);
  });

  it('names every problem at once and says what to give', () => {
    const problems = problemsOf({ PORT: 'abc', LOG_LEVEL: 'loud', TABIR_ALLOW_ROOT: 'yes', REDIS_URL: 'localhost:6379' });
    expect(problems).toHaveLength(4);
    expect(problems).toEqual(
      expect.arrayContaining(['PORT: give a port number from 1 to 65535.', expect.stringMatching(/^REDIS_URL: give redis:/)]),
    );
  });

  it.each([
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '80.5'],
    ['TABIR_WORKER_PORT', '-1'],
    ['TABIR_HOST', 'two words'],
    ['TABIR_TRUSTED_PROXIES', 'loopback, proxy.kota.go.id'],
    ['TABIR_TRUSTED_PROXIES', '10.0.0.0/40'],
    ['DATABASE_URL', 'postgres://u:p@h/db'],
    ['DATABASE_URL', 'mysql://host/db'],
    ['DATABASE_URL', 'mysql://u:p@host'],
    ['REDIS_URL', 'unix://:p@localhost'],
    ['REDIS_URL', 'redis://host/name'],
    ['TABIR_NOTIFY_URL', 'nope'],
    ['TABIR_NOTIFY_URL', 'ftp://host'],
    ['TABIR_FAULT', 'command.after-commit'],
    ['TABIR_FAULT', 'command.after-commit:0'],
    ['TABIR_FAULT', 'nowhere:1'],
  ])('refuses %s=%s', (name, value) => {
    expect(problemsOf({ [name]: value })).toEqual([expect.stringMatching(`^${name}: give `)]);
  });

  it('does not repeat a value, which may hold a password', () => {
    const load = (): unknown => loadConfig({ DATABASE_URL: 'http://user:hush@host/db' });
    expect(load).toThrow(/DATABASE_URL/);
    expect(load).not.toThrow(/hush/);
  });

  it('wants the app account beside the owner account', () => {
    expect(problemsOf({ DATABASE_OWNER_URL: 'mysql://o:p@h/db' })).toEqual([expect.stringContaining('set DATABASE_URL too')]);
  });

  it('cannot be changed afterwards', () => {
    const config = loadConfig({}) as { port: number };
    expect(() => (config.port = 1)).toThrow(TypeError);
  });
});

describe('faultOf', () => {
  it('reads the point and the pass', () => {
    expect(faultOf(loadConfig({ TABIR_FAULT: 'outbox.after-claim:12' }))).toEqual({ point: 'outbox.after-claim', nth: 12 });
    expect(faultOf(loadConfig({}))).toBeUndefined();
  });
});

describe('docs/operations.md', () => {
  it('lists every setting once, and no other', () => {
    const text = readFileSync(join(import.meta.dirname, '../../../docs/operations.md'), 'utf8');
    const listed = [...text.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name);
    expect(listed.sort()).toEqual(variableNames().sort());
  });
});
