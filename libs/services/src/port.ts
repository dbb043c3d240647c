import { AppError } from '@tabir/kernel';
import { createServer } from 'node:net';

/** How a browser on this machine reaches an address that may mean "every network". */
export function localAddress(host: string, port: number): string {
  const name = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

/** Asked before anything is started: an api that cannot listen would only be found out by its log. */
export function refuseTakenPort(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const why =
        cause.code === 'EADDRINUSE' ? 'is in use by another program' : `cannot be opened (${cause.code ?? cause.message})`;
      reject(
        new AppError(
          'conflict',
          'office.port-taken',
          `Port ${port} on ${host} ${why}; set PORT to a free one.`,
          { port },
          { cause },
        ),
      );
    });
    server.listen(port, host, () => server.close(() => resolve()));
  });
}

/** A port that nobody uses at this moment. */
export function freePort(host = '127.0.0.1'): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, host, () => {
      const address = server.address();
      server.close(() =>
        address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('No port was given.')),
      );
    });
  });
}
