import { AppError } from '@tabir/kernel';

/** How to reach a database, in mysql2's words; either host and port or socketPath. */
export interface DatabaseOptions {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  readonly socketPath?: string;
}

interface Address {
  readonly host: string;
  readonly port: number;
}

/** How to reach Redis, in ioredis' words: host and port, or path, or the name of a master and the sentinels that know it. */
export interface RedisOptions {
  readonly host?: string;
  readonly port?: number;
  readonly path?: string;
  readonly name?: string;
  readonly sentinels?: Address[];
  readonly username?: string;
  readonly password?: string;
  readonly db: number;
  readonly tls?: Record<string, never>;
  readonly enableTLSForSentinelMode?: boolean;
}

const parse = (url: string): URL | undefined => (URL.canParse(url) ? new URL(url) : undefined);

export function isDatabaseUrl(text: string): boolean {
  const url = parse(text);
  return (
    url !== undefined && ['mysql:', 'mariadb:'].includes(url.protocol) && url.username !== '' && /^\/[^/]+$/.test(url.pathname)
  );
}

export function isRedisUrl(text: string): boolean {
  const url = parse(text);
  if (url === undefined) return false;
  if (url.protocol === 'unix:') return url.pathname.length > 1 && /^\d*$/.test(url.searchParams.get('db') ?? '');
  return ['redis:', 'rediss:'].includes(url.protocol) && url.hostname !== '' && /^(\/\d*)?$/.test(url.pathname);
}

const refuse = (what: string): never => {
  throw new AppError(
    'invalid',
    'config.bad-url',
    `The address of the ${what} cannot be read; see the settings in docs/operations.md.`,
  );
};

function address(text: string, port: number): Address {
  const url = new URL(`redis://${text}`);
  return { host: url.hostname, port: Number(url.port || port) };
}

/** Reads mysql://user:password@host:port/database, with ?socketPath= for a Unix socket. */
export function databaseOptions(text: string): DatabaseOptions {
  if (!isDatabaseUrl(text)) return refuse('database');
  const url = new URL(text);
  const socketPath = url.searchParams.get('socketPath');
  return {
    host: url.hostname || 'localhost',
    port: Number(url.port || 3306),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)),
    ...(socketPath === null ? {} : { socketPath }),
  };
}

/** Reads redis://, rediss:// and unix:// addresses; with ?sentinel= the address is a sentinel's, and &also= names more of them. */
export function redisOptions(text: string): RedisOptions {
  if (!isRedisUrl(text)) return refuse('Redis server');
  const url = new URL(text);
  const account = {
    ...(url.username ? { username: decodeURIComponent(url.username) } : {}),
    ...(url.password ? { password: decodeURIComponent(url.password) } : {}),
  };
  if (url.protocol === 'unix:')
    return { path: decodeURIComponent(url.pathname), db: Number(url.searchParams.get('db') ?? 0), ...account };
  const tls = url.protocol === 'rediss:' ? { tls: {} } : {};
  const db = Number(url.pathname.slice(1) || 0);
  const name = url.searchParams.get('sentinel');
  if (name === null) return { ...address(url.host, 6379), db, ...account, ...tls };
  const sentinels = [url.host, ...url.searchParams.getAll('also')].map((host) => address(host, 26_379));
  return { name, sentinels, db, ...account, ...tls, ...(url.protocol === 'rediss:' ? { enableTLSForSentinelMode: true } : {}) };
}

type Place = { readonly socketPath: string } | { readonly host: string; readonly port: number };

/** The address that databaseOptions reads. */
export function databaseUrl(options: Pick<DatabaseOptions, 'user' | 'password' | 'database'> & Place): string {
  const account = `${encodeURIComponent(options.user)}:${encodeURIComponent(options.password)}`;
  const name = encodeURIComponent(options.database);
  return 'socketPath' in options
    ? `mysql://${account}@localhost/${name}?socketPath=${encodeURIComponent(options.socketPath)}`
    : `mysql://${account}@${options.host}:${options.port}/${name}`;
}

/** encodeURI keeps the slashes of a path; `?` and `#` would end it. */
export const redisSocketUrl = (path: string, password: string, db = 0): string =>
  `unix://:${encodeURIComponent(password)}@localhost${encodeURI(path).replaceAll('?', '%3F').replaceAll('#', '%23')}?db=${db}`;
