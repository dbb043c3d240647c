import { databaseOptions, databaseUrl, openOffice, publish, readEnvironment, redisOptions, redisSocketUrl } from '@tabir/config';
import { startPrivateServices } from '@tabir/services';
import { Redis } from 'ioredis';
import mysql from 'mysql2/promise';
import { randomBytes } from 'node:crypto';
import { removeFolder, temporaryFolder } from './temporary-folder.js';

/** How Jest's workers learn where the servers are. */
const VARIABLE = 'TABIR_TEST_SERVICES';
const REDIS_DATABASES = 512;
const MEBIBYTE = 1024 ** 2;

interface Addresses {
  readonly rootUrl: string;
  readonly redisUrl: string;
}

/** A private MariaDB and Redis in a folder of their own, the same that an office starts, with less memory. */
export async function startTestServices(): Promise<Addresses & { stop(): Promise<void> }> {
  const path = temporaryFolder();
  const office = openOffice({ bornAs: 'demo', environment: { TABIR_DATA_DIR: path } });
  const services = await startPrivateServices(office, {
    say: (line) => process.stderr.write(`${line}\n`),
    mariadb: { bufferPoolBytes: 256 * MEBIBYTE, redoLogBytes: 32 * MEBIBYTE },
    redisDatabases: REDIS_DATABASES,
  });
  const { rootUrl, redisUrl } = office.connections;
  const stop = async (): Promise<void> => {
    await services.stop();
    removeFolder(path);
  };
  return { rootUrl, redisUrl, stop };
}

export const publishAddresses = ({ rootUrl, redisUrl }: Addresses): void =>
  publish({ [VARIABLE]: JSON.stringify({ rootUrl, redisUrl }) });

function addresses(): Addresses {
  const text = readEnvironment()[VARIABLE];
  if (text === undefined)
    throw new Error('The test servers are not running: name this file *.contract.spec.ts or *.faults.spec.ts.');
  return JSON.parse(text) as Addresses;
}

export interface FreshDatabase {
  readonly name: string;
  /** May change tables and grant; what a migration needs. */
  readonly ownerUrl: string;
  /** Has no rights until a migration grants them. */
  readonly appUrl: string;
  drop(): Promise<void>;
}

/** An empty database with two accounts of its own, so that spec files run beside each other. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const root = databaseOptions(addresses().rootUrl);
  const name = `t_${randomBytes(6).toString('hex')}`;
  const account = (role: 'owner' | 'app') => ({ user: `${name}_${role}`, password: randomBytes(16).toString('hex') });
  const accounts = { owner: account('owner'), app: account('app') };
  await asRoot([
    `CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`,
    ...Object.values(accounts).map(({ user, password }) => `CREATE USER '${user}'@'localhost' IDENTIFIED BY '${password}'`),
    `GRANT ALL PRIVILEGES ON ${name}.* TO '${accounts.owner.user}'@'localhost' WITH GRANT OPTION`,
  ]);
  const url = (role: 'owner' | 'app'): string =>
    databaseUrl({ ...accounts[role], database: name, socketPath: root.socketPath ?? '' });
  const drop = (): Promise<void> =>
    asRoot([`DROP DATABASE ${name}`, ...Object.values(accounts).map(({ user }) => `DROP USER '${user}'@'localhost'`)]);
  return { name, ownerUrl: url('owner'), appUrl: url('app'), drop };
}

async function asRoot(statements: readonly string[]): Promise<void> {
  const connection = await mysql.createConnection(databaseOptions(addresses().rootUrl));
  try {
    for (const statement of statements) await connection.query(statement);
  } finally {
    await connection.end();
  }
}

/** The address of an empty Redis database of one's own. FLUSHDB empties it; FLUSHALL would empty everybody's. */
export async function freshRedis(): Promise<string> {
  const { path = '', password = '' } = redisOptions(addresses().redisUrl);
  const client = new Redis({ path, password });
  try {
    const db = 1 + ((await client.incr('handed-out')) % (REDIS_DATABASES - 1));
    await client.select(db);
    await client.flushdb();
    return redisSocketUrl(path, password, db);
  } finally {
    client.disconnect();
  }
}
