import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../steps.mjs';

const answers = (url) =>
  fetch(`${url}/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  );

/** The office that was named, else the one that `npm start` runs, else one of its own for the length of the walk. */
export async function findOffice(named, say) {
  const url = named ?? `http://127.0.0.1:${process.env.PORT || 3000}`;
  if (await answers(url)) return { url, stop: async () => undefined };
  if (named !== undefined) throw new Error(`${named} does not answer; start the office first.`);
  say();
  return startOwn();
}

async function startOwn() {
  const folder = mkdtempSync(join(tmpdir(), 'tabir-walk-'));
  const port = await freePort();
  const child = spawn(process.execPath, [join(ROOT, 'scripts', 'start.mjs')], {
    env: { ...process.env, TABIR_DATA_DIR: folder, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  const stop = async () => {
    if (child.exitCode === null) child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  let said = '';
  const ready = new Promise((resolve) => {
    child.stdout.on('data', (bytes) => (said += bytes).includes('Tabir is ready') && resolve(true));
  });
  if (await Promise.race([ready, ended.then(() => false)])) return { url: `http://127.0.0.1:${port}`, stop };
  await stop();
  throw new Error(`An office of its own did not start.\n${said}`);
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
