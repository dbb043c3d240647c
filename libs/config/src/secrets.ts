import { AppError, sha256 } from '@tabir/kernel';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { DataFolder } from './data-folder.js';
import { writeOnce } from './write-once.js';

export const SECRET_NAMES = [
  'db-root',
  'db-owner',
  'db-app',
  'redis',
  'request-hash-key',
  'cursor-key',
  'log-signing-key',
] as const;
export type SecretName = (typeof SECRET_NAMES)[number];

/** Random texts in files of their own. Those of a data folder are made when first asked for; those of an override folder are given. */
export class Secrets {
  private readonly known = new Map<SecretName, string>();

  constructor(
    private readonly folder: string,
    private readonly given: boolean,
  ) {
    if (!given) refuseOpenFolder(folder);
  }

  static of(folder: DataFolder, override?: string): Secrets {
    return new Secrets(override ?? folder.inside('secrets'), override !== undefined);
  }

  /** A password. */
  text(name: SecretName): string {
    const known = this.known.get(name) ?? this.read(name);
    this.known.set(name, known);
    return known;
  }

  /** 32 bytes for an HMAC or a cipher, whatever the length of the text. */
  key(name: SecretName): Uint8Array {
    return sha256(new TextEncoder().encode(this.text(name)));
  }

  private read(name: SecretName): string {
    const file = join(this.folder, name);
    if (!existsSync(file)) {
      if (this.given)
        throw new AppError(
          'missing',
          'secrets.missing',
          `Put at least 32 random characters into ${file}, for example with "openssl rand -hex 32".`,
        );
      writeOnce(file, `${randomBytes(32).toString('hex')}\n`);
    }
    const text = readFileSync(file, 'utf8').trim();
    if (text.length < 32)
      throw new AppError(
        'invalid',
        'secrets.too-short',
        `${file} must hold at least 32 random characters; restore it, or make it anew.`,
      );
    return text;
  }
}

function refuseOpenFolder(folder: string): void {
  if ((statSync(folder).mode & 0o077) !== 0)
    throw new AppError('denied', 'secrets.open-folder', `Other users can look into ${folder}; run "chmod 700 ${folder}".`);
}
