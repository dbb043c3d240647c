import { type Office, writeWhole } from '@tabir/config';
import { projectRoot } from '@tabir/services';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Which program has brought the private database up to date. The note lies among the database's own files and goes where they
 * go; a wrong one does no harm, because the api refuses tables that are not its own.
 */
const note = ({ folder }: Office): string => folder.inside('mariadb', 'tabir-migrated');

/** A given database may have been changed by anybody, so nothing is known about it. */
const isPrivate = ({ config }: Office): boolean => config.databaseUrl === undefined;

export const isMigrated = (office: Office): boolean =>
  isPrivate(office) && existsSync(note(office)) && readFileSync(note(office), 'utf8') === libraries();

export function markMigrated(office: Office): void {
  if (isPrivate(office)) writeWhole(note(office), libraries());
}

/** A digest of all built libraries: migrations and rights may come from any of them. */
function libraries(): string {
  const root = join(projectRoot(), 'dist', 'libs');
  const hash = createHash('sha256');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'));
  for (const name of files.sort()) hash.update(`${name}\0`).update(readFileSync(join(root, name)));
  return hash.digest('hex');
}
