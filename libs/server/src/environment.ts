import type { ValueProvider } from '@nestjs/common';
import { Config, Connections, DataFolder, Secrets, type Office } from '@tabir/config';
import { createLogger, Metrics } from '@tabir/telemetry';

/** The process's log: `Logger` is a type and cannot name a provider. */
export const LOG = Symbol('log');

/** What the process is told from outside, its log and its figures. */
export const environmentProviders = (process: string, office: Office): ValueProvider[] => [
  { provide: Config, useValue: office.config },
  { provide: DataFolder, useValue: office.folder },
  { provide: Secrets, useValue: office.secrets },
  { provide: Connections, useValue: office.connections },
  { provide: LOG, useValue: createLogger(process, office.config.logLevel) },
  { provide: Metrics, useValue: new Metrics(process) },
];
