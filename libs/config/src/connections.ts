import { AppError } from '@tabir/kernel';
import { join } from 'node:path';
import type { Config } from './config.js';
import type { DataFolder } from './data-folder.js';
import type { Secrets } from './secrets.js';
import { databaseUrl, redisSocketUrl } from './urls.js';

/** The accounts and the database inside the private MariaDB. */
export const PRIVATE_DATABASE = { database: 'tabir', root: 'root', owner: 'tabir_owner', app: 'tabir_app' } as const;
export const DATABASE_SOCKET = 'mariadb.sock';
export const REDIS_SOCKET = 'redis.sock';

/** Addresses of database and Redis, each given or private. They are read when asked for, because the sockets may move with a restart. */
export class Connections {
  constructor(
    private readonly config: Config,
    private readonly folder: DataFolder,
    private readonly secrets: Secrets,
  ) {}

  /** For api, worker and reading commands: no DDL, and only INSERT and SELECT on the log. */
  get databaseUrl(): string {
    return this.config.databaseUrl ?? this.privateUrl(PRIVATE_DATABASE.app, 'db-app');
  }

  /** For the migration alone. */
  get ownerUrl(): string {
    if (this.config.databaseUrl === undefined) return this.privateUrl(PRIVATE_DATABASE.owner, 'db-owner');
    if (this.config.databaseOwnerUrl !== undefined) return this.config.databaseOwnerUrl;
    throw new AppError(
      'invalid',
      'config.no-owner',
      'Set DATABASE_OWNER_URL: the account that may change the tables of DATABASE_URL.',
    );
  }

  /** For accounts, tests and backups of the private MariaDB. */
  get rootUrl(): string {
    return this.privateUrl(PRIVATE_DATABASE.root, 'db-root');
  }

  get redisUrl(): string {
    return this.config.redisUrl ?? redisSocketUrl(join(this.folder.sockets, REDIS_SOCKET), this.secrets.text('redis'));
  }

  private privateUrl(user: string, secret: 'db-root' | 'db-owner' | 'db-app'): string {
    const socketPath = join(this.folder.sockets, DATABASE_SOCKET);
    return databaseUrl({ user, password: this.secrets.text(secret), database: PRIVATE_DATABASE.database, socketPath });
  }
}
