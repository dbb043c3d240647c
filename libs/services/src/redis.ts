import { type Office, REDIS_SOCKET, type RedisOptions, redisOptions } from '@tabir/config';
import { mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { Toolset } from './binaries.js';
import type { KeptProcess } from './keep-alive.js';

/** The private Redis as a process to be kept. */
export function redis({ folder, secrets, connections }: Office, tools: Toolset, databases = 16): KeptProcess {
  const dir = folder.inside('redis');
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const settings = {
    port: '0',
    unixsocket: quoted(join(folder.sockets, REDIS_SOCKET)),
    unixsocketperm: '700',
    requirepass: quoted(secrets.text('redis')),
    dir: quoted(dir),
    databases: String(databases),
    appendonly: 'yes',
    appendfsync: 'everysec',
    save: '""',
    'maxmemory-policy': 'noeviction',
    // Timers come late by some 6 ms instead of 50.
    hz: '100',
    daemonize: 'no',
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} ${value}\n`);
  return {
    name: 'redis-server',
    command: tools.path('redis-server'),
    args: ['-'],
    environment: tools.environment,
    input: lines.join(''),
    ready: () => pong(redisOptions(connections.redisUrl)),
    readyTimeoutMs: 60_000,
    stopTimeoutMs: 20_000,
    attempts: 1,
  };
}

/** Redis reads a quoted value with the escapes of C. */
const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

/** While it reads its file back Redis answers with an error, so only a PONG counts. Plain text, because a supervisor needs no client. */
const pong = ({ path, password }: RedisOptions): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ path: path ?? '' });
    const answer = (yes: boolean): void => {
      socket.destroy();
      resolve(yes);
    };
    socket.setTimeout(2_000, () => answer(false));
    socket.once('error', () => answer(false));
    socket.once('connect', () => socket.write(`*2\r\n$4\r\nAUTH\r\n$${password?.length ?? 0}\r\n${password ?? ''}\r\nPING\r\n`));
    let heard = '';
    socket.on('data', (bytes) => {
      heard += bytes.toString();
      if (heard.split('\r\n').length > 2) answer(heard.includes('+PONG'));
    });
  });
