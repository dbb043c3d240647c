// A supervisor in a process of its own, to be killed: `node supervise.mjs <data folder> <port>`.
import { join } from 'node:path';
import { openOffice } from '../../../dist/libs/config/src/index.js';
import { Supervisor } from '../../../dist/libs/services/src/index.js';

const [dataDir, port] = process.argv.slice(2);
const app = (name) => ({
  name,
  command: process.execPath,
  args: [join(import.meta.dirname, 'app.mjs'), name],
  environment: { PORT: port, TABIR_DATA_DIR: dataDir },
});
const office = openOffice({ bornAs: 'demo', environment: { TABIR_DATA_DIR: dataDir, PORT: port } });
const supervisor = new Supervisor(office, {
  prepare: async () => {},
  api: app('api'),
  worker: app('worker'),
  say: console.log,
});
await supervisor.start();
console.log('ready');
