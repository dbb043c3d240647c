import { projectRoot } from '@tabir/services';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { TestServers } from './test-api.js';

/** The built worker as a process of its own, beside an API. */
export class WorkerProcess {
  /** What it has written to its log. */
  log = '';

  private constructor(private readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes: Buffer) => (this.log += bytes.toString()));
  }

  static start({ appUrl, redisUrl, dataDir }: TestServers): WorkerProcess {
    const child = spawn(process.execPath, [join(projectRoot(), 'dist/apps/worker/src/main.js')], {
      env: {
        PATH: '/usr/bin:/bin',
        TABIR_DATA_DIR: dataDir,
        DATABASE_URL: appUrl,
        REDIS_URL: redisUrl,
        TABIR_ALLOW_ROOT: '1',
        LOG_LEVEL: 'debug',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new WorkerProcess(child);
  }

  /** SIGKILL leaves everything where it is. */
  async end(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exited = once(this.child, 'exit');
    this.child.kill(signal);
    await exited;
  }
}
