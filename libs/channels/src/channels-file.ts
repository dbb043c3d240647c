import { AppError } from '@tabir/kernel';
import { plainToInstance, type ClassConstructor } from 'class-transformer';
import { IsOptional, IsString, IsUrl, Length, Matches, validateSync } from 'class-validator';
import { existsSync, readFileSync, statSync } from 'node:fs';
import type { Channel } from './channel.js';
import { CkanChannel } from './ckan.js';
import { FolderChannel } from './folder.js';
import { WebDavChannel } from './web-dav.js';
import { WebhookChannel } from './webhook.js';

const URL = { require_tld: false, protocols: ['https', 'http'], require_protocol: true, disallow_auth: true };
const NAME = { message: 'give a short name of small letters, digits and hyphens, such as laman-kota' };

abstract class Entry {
  @Matches(/^[a-z0-9][a-z0-9-]{0,39}$/, NAME)
  name: string;

  @IsString()
  kind: string;

  abstract channel(): Channel;
}

class FolderEntry extends Entry {
  @Matches(/^\//, { message: 'give a whole path, such as /srv/www/dik' })
  path: string;

  /** Where the public finds what lies in the folder. */
  @IsOptional()
  @IsUrl(URL)
  address?: string;

  channel(): Channel {
    return new FolderChannel(this.name, this.path, this.address);
  }
}

class WebDavEntry extends Entry {
  @IsUrl(URL)
  url: string;

  @Length(1, 200)
  user: string;

  @Length(1, 500)
  password: string;

  /** Where the public finds what lies there. */
  @IsOptional()
  @IsUrl(URL)
  address?: string;

  channel(): Channel {
    return new WebDavChannel(this.name, this.url, this.user, this.password, this.address);
  }
}

class WebhookEntry extends Entry {
  @IsUrl(URL)
  url: string;

  @Length(32, 500, { message: 'give at least 32 random characters, which the receiver knows too' })
  secret: string;

  channel(): Channel {
    return new WebhookChannel(this.name, this.url, this.secret);
  }
}

class CkanEntry extends Entry {
  @IsUrl(URL)
  url: string;

  @Matches(/^[a-z0-9_-]{2,100}$/, { message: 'give the name of the dataset as it stands in its address' })
  dataset: string;

  @Length(1, 100)
  organisation: string;

  @Length(1, 500)
  token: string;

  channel(): Channel {
    return new CkanChannel(this.name, this.url, this.dataset, this.organisation, this.token);
  }
}

const KINDS: Readonly<Record<string, ClassConstructor<Entry>>> = {
  folder: FolderEntry,
  webdav: WebDavEntry,
  webhook: WebhookEntry,
  ckan: CkanEntry,
};

/**
 * The channels of an office: a list in a file that only its owner reads, because it holds passwords. Without the file there are none.
 * Errors: channels.invalid, which names entry and field.
 */
export function readChannels(file: string): Channel[] {
  if (!existsSync(file)) return [];
  if ((statSync(file).mode & 0o077) !== 0) throw invalid(file, 'others may read it; give it to its owner alone (chmod 600)');
  const entries = parsed(file);
  if (!Array.isArray(entries)) throw invalid(file, 'it is no list; put the channels between [ and ]');
  const channels = entries.map((entry: unknown, index) => entryOf(file, entry, index + 1).channel());
  const names = channels.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw invalid(file, `two channels are called ${twice}`);
  return channels;
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw invalid(file, 'it cannot be read as JSON');
  }
}

function entryOf(file: string, entry: unknown, place: number): Entry {
  const { kind } = (entry ?? {}) as { kind?: unknown };
  const known = typeof kind === 'string' && Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
  if (!known) throw invalid(file, `channel ${place}: kind is one of ${Object.keys(KINDS).join(', ')}`);
  const made = plainToInstance(known, entry);
  const [error] = validateSync(made, { whitelist: true, forbidNonWhitelisted: true });
  if (error) throw invalid(file, `channel ${place}: ${error.property}: ${Object.values(error.constraints ?? {}).join(', ')}`);
  return made;
}

/** Says where and what is wrong, and never what stands there: it may be a password. */
const invalid = (file: string, what: string): AppError =>
  new AppError('invalid', 'channels.invalid', `${file}: ${what}.`, { what });
