import 'reflect-metadata';
import { openOffice } from '@tabir/config';
import { AppError } from '@tabir/kernel';
import { LOG } from '@tabir/server';
import type { Logger } from '@tabir/telemetry';
import { createApi } from './create-api.js';

/** Requests under way get this long; clients send again with the same key what was cut off. */
const STOP_MS = 2_500;

async function main(): Promise<void> {
  const office = openOffice();
  const app = await createApi(office);
  const log = app.get<Logger>(LOG);
  const stop = (signal: string): void => {
    log.info({ signal }, 'Stopping.');
    setTimeout(() => process.exit(0), STOP_MS);
    void app.close().finally(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  await app.listen(office.config.port, office.config.host);
  log.info({ host: office.config.host, port: office.config.port }, 'Listening.');
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof AppError ? error.message : String((error as Error | undefined)?.stack)}\n`);
  process.exit(1);
});
