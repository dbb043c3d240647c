import { databaseOptions as addressOf } from '@tabir/config';
import mysql, { type PoolConnection, type PoolOptions } from 'mysql2';
import type { DataSourceOptions, Logger } from 'typeorm';

type MysqlOptions = Extract<DataSourceOptions, { type: 'mysql' | 'mariadb' }>;

/**
 * What every connection is told before its first statement. Nothing is left to the server's configuration: another isolation
 * level loses updates in silence, another zone shifts deadlines, and a lax mode cuts off text.
 */
const SESSION = [
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
  `SET SESSION sql_mode = 'STRICT_TRANS_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION',
    time_zone = '+00:00', innodb_lock_wait_timeout = 3`,
];

const QUEUE_LIMIT = 1_000;

/** The driver that TypeORM is given: mysql2, with the session prepared on each new connection. */
const driver = {
  createPool(options: PoolOptions) {
    const pool = mysql.createPool(options);
    pool.on('connection', (connection: PoolConnection) => {
      // Sent first and answered in order, so they hold for whatever the connection is asked next.
      for (const statement of SESSION)
        connection.query(statement, (error) => {
          if (error) connection.destroy();
        });
    });
    return pool;
  },
};

/** TypeORM's own loggers print values, and values here may be secret. Failures reach the log through the errors thrown. */
const silent: Logger = {
  logQuery: () => undefined,
  logQueryError: () => undefined,
  logQuerySlow: () => undefined,
  logSchemaBuild: () => undefined,
  logMigration: () => undefined,
  log: () => undefined,
};

export interface PoolChoice {
  readonly poolSize?: number;
}

/** For TypeOrmModule or a DataSource: everything but the unit of work's transactions. */
export function databaseOptions(url: string, { poolSize = 10 }: PoolChoice = {}): MysqlOptions {
  const { user, ...address } = addressOf(url);
  return {
    type: 'mysql',
    driver,
    ...address,
    username: user,
    poolSize,
    charset: 'utf8mb4_unicode_ci',
    timezone: 'Z',
    dateStrings: true,
    supportBigNumbers: true,
    bigNumberStrings: false,
    synchronize: false,
    logging: false,
    logger: silent,
    extra: { queueLimit: QUEUE_LIMIT },
  };
}

/**
 * For the unit of work alone: a pool that takes several statements at once, so that a command needs three round trips.
 * Its statements are made by the `sql` tag, which binds every value.
 */
export const commandOptions = (url: string, { poolSize = 16 }: PoolChoice = {}): MysqlOptions => ({
  ...databaseOptions(url, { poolSize }),
  multipleStatements: true,
});
