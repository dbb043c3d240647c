import { AppError } from '@tabir/kernel';
import { backupDatabase } from '@tabir/persistence';
import type { Command } from 'commander';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type DataOption, dataOption } from '../data-option.js';
import { progress } from '../progress.js';
import { DEMO_NOTES } from '../up/office-processes.js';
import { withRuntime } from '../with-runtime.js';

export const FILES = 'files';

export function register(program: Command): void {
  program
    .command('backup')
    .description(
      'Copy a running office into a new folder: all tables as they stand at one moment, then all files. Secrets are not copied.',
    )
    .argument('<folder>', 'a new or empty folder')
    .addOption(dataOption())
    .action((place: string, options: DataOption) => withRuntime(options, (_app, office) => backup(office, resolve(place))));
}

async function backup({ connections, folder }: Parameters<Parameters<typeof withRuntime>[1]>[1], place: string): Promise<void> {
  await mkdir(place, { recursive: true, mode: 0o700 });
  if ((await readdir(place)).length > 0)
    throw new AppError('conflict', 'backup.folder-taken', `${place} is not empty; name a new folder for this backup.`);
  // Files are kept before they are recorded and never change, so those copied after the tables hold all that the tables name.
  const bar = progress('Backing up');
  const manifest = await backupDatabase({
    ownerUrl: connections.ownerUrl,
    folder: place,
    kind: folder.kind,
    beforeManifest: () => copyFiles(folder.path, place),
    onProgress: (share) => bar.show(share * 0.95),
  });
  bar.stop();
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  console.log(`Backed up ${rows} rows of ${manifest.tables.length} tables and all files to ${place}.`);
  console.log(
    `Keep ${folder.inside('secrets')} too, apart from this copy; try the copy with "tabir restore ${place} --data <new folder>".`,
  );
}

export async function copyNotes(from: string, to: string): Promise<void> {
  for (const note of DEMO_NOTES) if (existsSync(join(from, note))) await cp(join(from, note), join(to, note));
}

async function copyFiles(from: string, to: string): Promise<void> {
  await cp(join(from, FILES), join(to, FILES), { recursive: true, errorOnExist: true, force: false });
  await copyNotes(from, to);
}
