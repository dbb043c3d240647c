import { AppError, armFaults } from '@tabir/kernel';
import { type Config, faultOf, loadConfig } from './config.js';
import { Connections } from './connections.js';
import { DataFolder, type OfficeKind } from './data-folder.js';
import { type Environment, readEnvironment } from './environment.js';
import { Secrets } from './secrets.js';

/** What a process of Tabir needs to know before its first line of work. */
export interface Office {
  readonly config: Config;
  readonly folder: DataFolder;
  readonly secrets: Secrets;
  readonly connections: Connections;
}

export interface OpenOfficeOptions {
  /** `tabir up` says what the folder must be, and may bear it. */
  readonly bornAs?: OfficeKind;
  readonly environment?: Environment;
}

/** The first call of api, worker and every command that needs the office's data. */
export function openOffice({ bornAs, environment = readEnvironment() }: OpenOfficeOptions = {}): Office {
  const config = loadConfig(environment);
  if (config.dataDir === undefined)
    throw new AppError('invalid', 'config.no-data-dir', 'Say where the data lie: set TABIR_DATA_DIR or give --data.');
  // Where both services are given there is no `tabir up` that could have made the folder.
  const create = bornAs !== undefined || (config.databaseUrl !== undefined && config.redisUrl !== undefined);
  const folder = DataFolder.open(config.dataDir, {
    create,
    allowRoot: config.allowRoot,
    ...(bornAs === undefined ? {} : { kind: bornAs }),
  });
  armConfiguredFault(config, folder);
  const secrets = Secrets.of(folder, config.secretsDir);
  return { config, folder, secrets, connections: new Connections(config, folder, secrets) };
}

/** SIGKILL and not an exception: a fault point stands for power that fails, so nothing may run after it. */
function armConfiguredFault(config: Config, folder: DataFolder): void {
  const fault = faultOf(config);
  if (fault === undefined) return;
  if (folder.kind === 'real')
    throw new AppError(
      'denied',
      'config.fault-in-real-office',
      'Remove TABIR_FAULT: faults are for demo offices and tests, this office is real.',
    );
  let passes = 0;
  armFaults((point) => {
    if (point === fault.point && ++passes === fault.nth) process.kill(process.pid, 'SIGKILL');
  });
}
