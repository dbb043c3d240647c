import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { databaseOptions, type Office } from '@tabir/config';
import { AppError } from '@tabir/kernel';
import { RuntimeModule } from '@tabir/server';
import mysql from 'mysql2/promise';
import { type DataOption, openGivenOffice } from './data-option.js';

/** The runtime over the office's own services, for as long as the work takes. */
export async function withRuntime<T>(
  options: DataOption,
  work: (app: INestApplicationContext, office: Office) => Promise<T>,
): Promise<T> {
  const office = openGivenOffice(options);
  await assertRunning(office);
  return runtimeOver(office, (app) => work(app, office));
}

/** The same over an office whose services are known to run. */
export async function runtimeOver<T>(office: Office, work: (app: INestApplicationContext) => Promise<T>): Promise<T> {
  const app = await NestFactory.createApplicationContext(RuntimeModule.forOffice({ process: 'cli', office }), {
    logger: false,
    abortOnError: false,
  });
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}

/** Asked once and at once: the pools would keep trying for half a minute, which is right for a server and wrong for a command. */
async function assertRunning({ connections, folder }: Office): Promise<void> {
  try {
    const connection = await mysql.createConnection(databaseOptions(connections.databaseUrl));
    await connection.end();
  } catch (cause) {
    throw new AppError(
      'unavailable',
      'office.not-running',
      `The database of ${folder.path} does not answer; start the office first, with "tabir up" or its service.`,
      {},
      { cause },
    );
  }
}
