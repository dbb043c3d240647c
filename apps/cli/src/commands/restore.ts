import { openOffice, type Office } from '@tabir/config';
import { AppError } from '@tabir/kernel';
import { readManifest, restoreDatabase } from '@tabir/persistence';
import { startPrivateServices } from '@tabir/services';
import type { Command } from 'commander';
import { existsSync, readdirSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { environmentWith } from '../data-option.js';
import { EXIT } from '../exit-codes.js';
import { progress } from '../progress.js';
import { migrateOffice } from '../migrate-office.js';
import { verifyEverything } from '../verify/everything.js';
import { runtimeOver } from '../with-runtime.js';
import { copyNotes, FILES } from './backup.js';

interface Options {
  readonly data: string;
}

export function register(program: Command): void {
  program
    .command('restore')
    .description('Make a new data folder from a backup and verify it. Exit 1 if the restored office has findings.')
    .argument('<backup>', 'the folder that "tabir backup" wrote')
    .requiredOption('--data <folder>', 'a new or empty data folder')
    .action(async (backup: string, { data }: Options) => {
      const place = resolve(backup);
      const { kind, takenAt } = await readManifest(place);
      if (existsSync(data) && readdirSync(data).length > 0)
        throw new AppError('conflict', 'backup.not-empty', 'There is an office here already; restore into a new data folder.');
      const office = openOffice({ bornAs: kind === 'demo' ? 'demo' : 'real', environment: environmentWith({ data }) });
      const services = await startPrivateServices(office, { say: (line) => console.error(line) });
      try {
        if ((await restore(office, place)) > 0) process.exitCode = EXIT.refused;
        else
          console.log(
            `Restored the office of ${takenAt} in ${office.folder.path}; start it with "tabir up --data ${office.folder.path}".`,
          );
      } finally {
        await services.stop();
      }
    });
}

async function restore(office: Office, place: string): Promise<number> {
  await migrateOffice(office, (line) => console.error(line));
  const bar = progress('Restoring');
  await restoreDatabase({ ownerUrl: office.connections.ownerUrl, folder: place, onProgress: (share) => bar.show(share) });
  await cp(join(place, FILES), office.folder.inside(FILES), { recursive: true });
  await copyNotes(place, office.folder.path);
  bar.stop();
  return runtimeOver(office, (app) => verifyEverything(app));
}
