import type { LoggerService } from '@nestjs/common';
import type { Logger } from './logger.js';

/** Lets Nest write into the process's log. Its own lines about modules and routes are for debugging. */
export class NestLog implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.logger.debug(fields(rest), text(message));
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.logger.warn(fields(rest), text(message));
  }

  error(message: unknown, ...rest: unknown[]): void {
    const err = [message, ...rest].find((item) => item instanceof Error);
    this.logger.error({ ...fields(rest), ...(err === undefined ? {} : { err }) }, text(message));
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.logger.trace(fields(rest), text(message));
  }
}

/** Nest gives the name of the speaker last. */
const fields = (rest: readonly unknown[]): { from?: string } => {
  const speaker = rest.at(-1);
  return typeof speaker === 'string' && !speaker.includes('\n') ? { from: speaker } : {};
};

const text = (message: unknown): string =>
  message instanceof Error ? message.name : typeof message === 'string' ? message : JSON.stringify(message);
