import { pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino';

export type { Logger } from 'pino';

/** What may be said of an error in a log. Nothing that hangs on it is copied: a driver's error carries the query and its values. */
interface ErrorLine {
  readonly type: string;
  readonly code?: string;
  readonly message: string;
  readonly at: readonly string[];
  readonly cause?: ErrorLine;
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** A server quotes values in what it says ("Duplicate entry 'Siti' …"), so of its errors only the code is told. */
const isFromDatabase = (error: object): boolean => 'sqlMessage' in error || 'driverError' in error;

export function errorLine(error: unknown, depth = 0): ErrorLine {
  if (!(error instanceof Error)) return { type: typeof error, message: 'Something that is no Error was thrown.', at: [] };
  const code = 'code' in error ? textOf(error.code) : undefined;
  const message = isFromDatabase(error) ? `The database answered ${code ?? 'with an error'}.` : error.message;
  const at = (error.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .map((line) => line.trim());
  return {
    type: error.name,
    ...(code === undefined ? {} : { code }),
    message,
    at,
    ...(error.cause === undefined || depth === 3 ? {} : { cause: errorLine(error.cause, depth + 1) }),
  };
}

/** The least that must never be printed, should a line ever be given a whole request; lines name ids, never payloads. */
const SECRETS = ['password', 'secret', 'token', 'cookie', 'authorization', 'payload', 'context', 'value', 'params'];

const LONGEST_WAITING = 1_000_000;

/**
 * Where lines go by default. A full disk must neither end nor hold up the process that has something to say about it: the lines
 * wait, up to a megabyte, until there is room, and what comes beyond that is lost.
 */
export function linesTo(fd: number): DestinationStream {
  const destination = pino.destination({ fd, sync: true, maxLength: LONGEST_WAITING });
  destination.on('error', () => undefined);
  // Every line is written at once. A flush of those that wait would try for ever, and nothing else would run meanwhile.
  destination.flushSync = () => undefined;
  return destination;
}

/** The one log of a process: JSON lines with ids (`instanceId`, `commandId`, `outboxId`) as fields, an error under `err`. */
export function createLogger(process: string, level: string, destination = linesTo(1)): Logger {
  const options = {
    level,
    base: { process },
    timestamp: stdTimeFunctions.isoTime,
    serializers: { err: (error: unknown) => errorLine(error) },
    redact: { paths: SECRETS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[disembunyikan]' },
  };
  return pino(options, destination);
}
