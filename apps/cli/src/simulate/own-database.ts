import { openOffice } from '@tabir/config';
import { Agenda, Reads, UnitOfWork } from '@tabir/runtime';
import { startPrivateServices } from '@tabir/services';
import type { SimulatedStore } from '@tabir/simulator';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateOffice } from '../migrate-office.js';
import { runtimeOver } from '../with-runtime.js';

/**
 * Runs work over a database that is started for it and removed afterwards. The environment is not heard: where it names an
 * office's database, that one must not be filled with invented records.
 */
export async function withOwnDatabase<T>(work: (store: SimulatedStore) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'tabir-simulation-'));
  const say = (line: string): void => console.error(line);
  try {
    const office = openOffice({ bornAs: 'demo', environment: { TABIR_DATA_DIR: folder } });
    const services = await startPrivateServices(office, { say });
    try {
      await migrateOffice(office, say);
      return await runtimeOver(office, (app) =>
        work({ unitOfWork: app.get(UnitOfWork), reads: app.get(Reads), agenda: app.get(Agenda) }),
      );
    } finally {
      await services.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
