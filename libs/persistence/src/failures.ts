import { types } from 'node:util';
import { AppError } from '@tabir/kernel';

/** How mysql2 describes a failure; TypeORM wraps it once more. */
interface DriverError extends Error {
  readonly code?: string;
  readonly errno?: number;
  readonly fatal?: boolean;
  readonly sqlMessage?: string;
  readonly driverError?: DriverError;
}

/**
 * A statement that the database refused: a bug, or a key that exists already. The driver's own errors carry the statement with
 * all its values; this one carries none, so that it may be logged whole.
 */
export class StatementRefused extends Error {
  constructor(
    readonly code: string,
    /** The key that exists already, the column that does not take the value, or the constraint that was hurt. */
    readonly named: string | null,
    statement: string,
  ) {
    super(`${code}${named === null ? '' : ` (${named})`} in: ${statement.replace(/\s+/g, ' ').slice(0, 200)}`);
    this.name = 'StatementRefused';
  }
}

/** Another transaction was in the way and this one was rolled back; the same again may well succeed. */
export class Contended extends Error {
  constructor(readonly code: string) {
    super(`The transaction was rolled back: ${code}.`);
    this.name = 'Contended';
  }
}

const CONTENTION = new Set(['ER_LOCK_DEADLOCK', 'ER_LOCK_WAIT_TIMEOUT', 'ER_CHECKREAD']);

/** The server is gone, going, full, read-only or out of reach. What was under way may or may not have been committed. */
const AWAY = new Set([
  'PROTOCOL_CONNECTION_LOST',
  'PROTOCOL_SEQUENCE_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'ERR_STREAM_DESTROYED',
  'EPIPE',
  'ENOENT',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ER_CON_COUNT_ERROR',
  'ER_TOO_MANY_USER_CONNECTIONS',
  'ER_SERVER_SHUTDOWN',
  'ER_QUERY_INTERRUPTED',
  'ER_DISK_FULL',
  'ER_RECORD_FILE_FULL',
  'ER_GET_ERRNO',
  'ER_ERROR_ON_WRITE',
  'ER_ERROR_DURING_COMMIT',
  'ER_OUT_OF_RESOURCES',
  'ER_OPTION_PREVENTS_STATEMENT',
  'ER_READ_ONLY_MODE',
  'ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION',
]);
/** MariaDB's number for a connection that was killed; mysql2 knows MySQL's numbers only. */
const KILLED = 1927;
/** mysql2 gives these no code. */
const AWAY_TEXT = /closed state|Pool is closed|Queue limit reached/;

const unavailable = (code: string): AppError =>
  new AppError(
    'unavailable',
    'database.unavailable',
    'The database does not answer or cannot write; try again in a moment with the same Idempotency-Key.',
    { cause: code },
  );

export const busy = (): AppError =>
  new AppError(
    'unavailable',
    'database.busy',
    'Too many are working on the same records at this moment; try again in a moment with the same Idempotency-Key.',
  );

/** Puts what the driver throws into words that may be passed on. Everything else stays as it is. */
export function translated(error: unknown, statement: string): unknown {
  if (error instanceof AppError || !types.isNativeError(error)) return error;
  const cause = (error as DriverError).driverError ?? (error as DriverError);
  const code = cause.code ?? '';
  if (CONTENTION.has(code)) return new Contended(code);
  if (AWAY.has(code) || cause.errno === KILLED || cause.fatal === true || AWAY_TEXT.test(cause.message)) return unavailable(code);
  if (cause.sqlMessage === undefined) return error;
  return new StatementRefused(code, /(?:key|column|CONSTRAINT) ['`]([^'`]+)['`]/.exec(cause.sqlMessage)?.[1] ?? null, statement);
}

export const isDuplicate = (error: unknown): error is StatementRefused =>
  error instanceof StatementRefused && error.code === 'ER_DUP_ENTRY';

/** The connection cannot be used again, not even to roll back. */
export const isAway = (error: unknown): boolean => error instanceof AppError && error.code === 'database.unavailable';
