import { freePort, projectRoot } from '@tabir/services';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { TestServers } from './test-api.js';

/** The built API as a process of its own, over a database that has been filled. */
export class ApiProcess {
  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
    private readonly exited: Promise<{ code: number | null; signal: string | null }>,
  ) {}

  static async start(
    { appUrl, redisUrl, dataDir }: TestServers,
    environment: Readonly<Record<string, string>> = {},
  ): Promise<ApiProcess> {
    const port = await freePort();
    const child = spawn(process.execPath, [join(projectRoot(), 'dist/apps/api/src/main.js')], {
      env: {
        PATH: '/usr/bin:/bin',
        PORT: String(port),
        TABIR_DATA_DIR: dataDir,
        DATABASE_URL: appUrl,
        REDIS_URL: redisUrl,
        TABIR_ALLOW_ROOT: '1',
        LOG_LEVEL: 'warn',
        ...environment,
      },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const exited = once(child, 'exit').then(([code, signal]) => ({
      code: code as number | null,
      signal: signal as string | null,
    }));
    const started = new ApiProcess(`http://127.0.0.1:${port}`, child, exited);
    await started.ready();
    return started;
  }

  stop(): Promise<{ code: number | null; signal: string | null }> {
    this.child.kill('SIGTERM');
    return this.exited;
  }

  ended(): Promise<{ code: number | null; signal: string | null }> {
    return this.exited;
  }

  private async ready(): Promise<void> {
    while (this.child.exitCode === null && this.child.signalCode === null) {
      const answered = await fetch(`${this.url}/health/ready`).catch(() => undefined);
      if (answered?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('The API ended before it was ready.');
  }
}
