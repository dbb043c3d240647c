import { removeFolder, temporaryFolder } from '../../testing/src/temporary-folder.js';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { databaseOptions, redisOptions } from './urls.js';
import { openOffice } from './office.js';

let base: string;
beforeEach(() => (base = join(temporaryFolder(), 'office')));
afterEach(() => removeFolder(join(base, '..')));

const code = (name: string): Error => expect.objectContaining({ code: name }) as Error;
const GIVEN = { DATABASE_URL: 'mysql://app:p@db/tabir', REDIS_URL: 'redis://queue' };

describe('openOffice', () => {
  it('wants to know where the data lie', () => {
    expect(() => openOffice({ environment: {} })).toThrow(code('config.no-data-dir'));
  });

  it('bears a folder only for `up`, or where both services are given', () => {
    const environment = { TABIR_DATA_DIR: base, TABIR_ALLOW_ROOT: '1' };
    expect(() => openOffice({ environment })).toThrow(code('data.no-folder'));
    expect(() => openOffice({ environment: { ...environment, REDIS_URL: GIVEN.REDIS_URL } })).toThrow(code('data.no-folder'));
    expect(existsSync(base)).toBe(false);
    expect(openOffice({ environment: { ...environment, ...GIVEN } }).folder.kind).toBe('real');
  });

  it('leads to the private services with an account for each use', () => {
    const { connections } = openOffice({ bornAs: 'demo', environment: { TABIR_DATA_DIR: base } });
    const accounts = [connections.databaseUrl, connections.ownerUrl, connections.rootUrl].map(databaseOptions);
    expect(accounts.map(({ user }) => user)).toEqual(['tabir_app', 'tabir_owner', 'root']);
    expect(new Set(accounts.map(({ password }) => password)).size).toBe(3);
    expect(accounts.every(({ socketPath }) => socketPath === join(base, 'run', 'mariadb.sock'))).toBe(true);
    expect(redisOptions(connections.redisUrl).path).toBe(join(base, 'run', 'redis.sock'));
  });

  it('leads to the given services, and never to an owner that was not given', () => {
    const environment = { TABIR_DATA_DIR: base, TABIR_ALLOW_ROOT: '1', ...GIVEN };
    const { connections } = openOffice({ environment });
    expect(connections.databaseUrl).toBe(GIVEN.DATABASE_URL);
    expect(connections.redisUrl).toBe(GIVEN.REDIS_URL);
    expect(() => connections.ownerUrl).toThrow(code('config.no-owner'));
    const owner = 'mysql://owner:p@db/tabir';
    expect(openOffice({ environment: { ...environment, DATABASE_OWNER_URL: owner } }).connections.ownerUrl).toBe(owner);
  });

  it('refuses a fault in a real office', () => {
    const environment = { TABIR_DATA_DIR: base, TABIR_ALLOW_ROOT: '1', TABIR_FAULT: 'command.after-commit:1' };
    expect(() => openOffice({ bornAs: 'real', environment })).toThrow(code('config.fault-in-real-office'));
  });
});
