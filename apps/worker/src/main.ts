import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { openOffice } from '@tabir/config';
import { AppError } from '@tabir/kernel';
import { LOG } from '@tabir/server';
import { NestLog, type Logger } from '@tabir/telemetry';
import { WorkerModule } from './worker.module.js';

/** The supervisor and every orchestrator wait a little longer than this; what is unfinished is found again. */
const STOP_MS = 4_500;

async function main(): Promise<void> {
  const app = await NestFactory.createApplicationContext(WorkerModule.forOffice(openOffice()), {
    bufferLogs: true,
    abortOnError: false,
  });
  const log = app.get<Logger>(LOG);
  app.useLogger(new NestLog(log));
  const stop = (signal: string): void => {
    log.info({ signal }, 'Stopping.');
    setTimeout(() => process.exit(0), STOP_MS);
    void app.close().finally(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof AppError ? error.message : String((error as Error | undefined)?.stack)}\n`);
  process.exit(1);
});
