import type { Config, DataFolder } from '@tabir/config';
import { epochMs, type Clock } from '@tabir/kernel';
import type { Backlog } from '@tabir/persistence';
import type { QueueBell } from '@tabir/queue';
import { localAddress } from '@tabir/services';
import type { Logger, Metrics } from '@tabir/telemetry';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WorkerLoops } from '../worker-loops.js';

/** A sweep that is older than this is as good as none. */
const SWEEP_LATE_MS = 30_000;

export interface HealthPorts {
  readonly config: Pick<Config, 'host' | 'workerPort'>;
  readonly folder: Pick<DataFolder, 'inside'>;
  readonly metrics: Metrics;
  readonly backlog: Backlog;
  readonly bell: QueueBell;
  readonly loops: WorkerLoops;
  readonly clock: Clock;
  readonly log: Logger;
}

interface Readiness {
  readonly ready: boolean;
  readonly database: 'ok' | 'away';
  readonly sweep: 'ok' | 'late';
  /** Told, and no reason not to be ready: everything goes on without it. */
  readonly redis: 'ok' | 'away';
}

/** /health/live, /health/ready and /metrics, on a port of their own. */
export class HealthServer {
  private readonly server = createServer((request, response) => {
    this.answer(request, response).catch(() => response.destroy());
  });

  constructor(private readonly ports: HealthPorts) {}

  /** Listens; the address is in the log and in run/worker.url, because port 0 takes any. */
  async listen(): Promise<string> {
    const { config, folder, log } = this.ports;
    // A port that nobody chose is nobody's business outside this machine.
    const host = config.workerPort === 0 ? '127.0.0.1' : config.host;
    this.server.listen(config.workerPort, host);
    await once(this.server, 'listening');
    const { port } = this.server.address() as AddressInfo;
    const url = localAddress(host, port);
    writeFileSync(folder.inside('run', 'worker.url'), `${url}\n`);
    log.info({ url }, 'The worker is at work.');
    return url;
  }

  async close(): Promise<void> {
    if (!this.server.listening) return;
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }

  private async answer({ method, url }: IncomingMessage, response: ServerResponse): Promise<void> {
    const { metrics } = this.ports;
    const send = (status: number, type: string, body: string): void =>
      void response.writeHead(status, { 'content-type': type }).end(body);
    const json = (status: number, body: object): void => send(status, 'application/json', JSON.stringify(body));
    if (method !== 'GET') return json(405, { error: 'Use GET.' });
    switch (url) {
      case '/health/live':
        return json(200, { live: true });
      case '/health/ready': {
        const readiness = await this.readiness();
        return json(readiness.ready ? 200 : 503, readiness);
      }
      case '/metrics':
        return send(200, metrics.contentType, await metrics.text());
      default:
        return json(404, { error: 'There is /health/live, /health/ready and /metrics.' });
    }
  }

  private async readiness(): Promise<Readiness> {
    const { backlog, bell, loops, clock } = this.ports;
    const database = await backlog.ping().then(
      () => 'ok' as const,
      () => 'away' as const,
    );
    const { last } = loops.sweep;
    const sweep = last && epochMs(clock.now()) - epochMs(last.at) < SWEEP_LATE_MS ? 'ok' : 'late';
    return { ready: database === 'ok' && sweep === 'ok', database, sweep, redis: bell.up ? 'ok' : 'away' };
  }
}
