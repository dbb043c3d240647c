import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { openOffice } from '@tabir/config';
import { AppError } from '@tabir/kernel';
import { LOG, type Release } from '@tabir/server';
import { NestLog, type Logger } from '@tabir/telemetry';
import { WorkerModule } from './worker.module.js';

/** Those who start a worker wait a little longer than this; what is unfinished then is found again by the next. */
const STOP_MS = 4_500;

/** Runs a worker until it is asked to end. */
export async function runWorker(release?: Release): Promise<void> {
  try {
    const module = WorkerModule.forOffice(openOffice(), release);
    const app = await NestFactory.createApplicationContext(module, { bufferLogs: true, abortOnError: false });
    const log = app.get<Logger>(LOG);
    app.useLogger(new NestLog(log));
    const stop = (signal: string): void => {
      log.info({ signal }, 'Stopping.');
      setTimeout(() => process.exit(0), STOP_MS);
      void app.close().finally(() => process.exit(0));
    };
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
  } catch (error) {
    process.stderr.write(`${error instanceof AppError ? error.message : String((error as Error | undefined)?.stack)}\n`);
    process.exit(1);
  }
}
