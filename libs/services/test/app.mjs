// Stands for api and worker where the supervisor is what is tested: `node app.mjs <name> [exit code]`.
import { appendFileSync, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

const [name, exitCode] = process.argv.slice(2);
// eslint-disable-next-line no-restricted-properties -- What the supervisor hands over is what is looked at here.
const { PORT, TABIR_DATA_DIR, TABIR_FAULT } = process.env;
const note = (text) => appendFileSync(join(TABIR_DATA_DIR, 'notes.txt'), `${name} ${text}\n`);

if (exitCode !== undefined) {
  console.error(`${name} cannot go on`);
  process.exit(Number(exitCode));
}
if (name === 'api') createServer((_request, response) => response.end('ready')).listen(Number(PORT), '127.0.0.1');
else setInterval(() => undefined, 1_000);

process.on('SIGTERM', () => {
  const servers = ['mariadbd', 'redis-server'].filter((server) => existsSync(join(TABIR_DATA_DIR, 'run', `${server}.pid`)));
  note(`ends while ${servers.join(' and ')} run`);
  process.exit();
});
note(`starts with fault ${TABIR_FAULT ?? 'none'}`);
