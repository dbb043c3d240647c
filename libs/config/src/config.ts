import { AppError, FAULT_POINTS, type FaultPoint } from '@tabir/kernel';
import { IsBoolean, IsIn, IsInt, IsOptional, IsUrl, Matches, Max, Min, ValidateBy, validateSync } from 'class-validator';
import ipaddr from 'ipaddr.js';
import { resolve } from 'node:path';
import { type Environment, readEnvironment } from './environment.js';
import { isDatabaseUrl, isRedisUrl } from './urls.js';

interface Variable {
  readonly field: string;
  readonly name: string;
  readonly parse: (text: string) => unknown;
}
const variables: Variable[] = [];

/** Binds a field to its environment variable. What `parse` cannot read stays text, so that the field's own check refuses it. */
const Env =
  (name: string, parse: (text: string) => unknown = (text) => text): PropertyDecorator =>
  (_target, field) => {
    variables.push({ field: String(field), name, parse });
  };

const asNumber = (text: string): unknown => (/^\d+$/.test(text) ? Number(text) : text);
const asFlag = (text: string): unknown => (text === '1' ? true : text === '0' ? false : text);
const asList = (text: string): unknown => text.split(/[\s,]+/).filter((part) => part !== '');
const asFolder = (text: string): unknown => resolve(text);

const Satisfies = (
  name: string,
  check: (text: string) => boolean,
  message: string,
  { each = false }: { readonly each?: boolean } = {},
): PropertyDecorator =>
  ValidateBy({ name, validator: { validate: (value: unknown) => typeof value === 'string' && check(value) } }, { message, each });

/** Networks that have a name: this machine; one that no router leads to; one that only a house of its own uses. */
const NAMED_NETWORKS = ['loopback', 'linklocal', 'uniquelocal'];
const isProxy = (text: string): boolean => NAMED_NETWORKS.includes(text) || ipaddr.isValid(text) || ipaddr.isValidCIDR(text);

const PORT = { message: 'give a port number from 1 to 65535' };
const WORKER_PORT = { message: 'give a port number from 1 to 65535, or 0 for any free one' };
const DATABASE = 'give mysql://user:password@host:3306/database, or mysql://user:password@localhost/database?socketPath=/path';
const REDIS = 'give redis://:password@host:6379/0, rediss://… for TLS, or unix://:password@localhost/path/of/socket?db=0';
const PROXIES =
  'give addresses or networks with commas between, such as 10.0.0.5, 192.168.1.0/24, loopback, linklocal or uniquelocal';
const FAULT = new RegExp(`^(${FAULT_POINTS.map((point) => point.replaceAll('.', '\\.')).join('|')}):([1-9]\\d*)$`);

/** Every setting of every process. docs/operations.md has the same table, and a test compares the two. */
export class Config {
  /** Where the web pages and the API listen. */
  @Env('PORT', asNumber)
  @Max(65_535, PORT)
  @Min(1, PORT)
  @IsInt(PORT)
  readonly port: number = 3000;

  /** The address that port is opened on; 0.0.0.0 opens it to the network. */
  @Env('TABIR_HOST')
  @Matches(/^[\w.:-]+$/, { message: 'give an address such as 127.0.0.1 or 0.0.0.0' })
  readonly host: string = '127.0.0.1';

  /** The address that people type; with https:// the session's cookie is bound to it and never sent in clear. */
  @Env('TABIR_PUBLIC_URL')
  @IsOptional()
  @IsUrl(
    { protocols: ['http', 'https'], require_protocol: true, require_tld: false },
    { message: 'give an http:// or https:// address' },
  )
  readonly publicUrl?: string;

  /** Whose `X-Forwarded-For` is believed. From anybody else it is an address that he says he has. */
  @Env('TABIR_TRUSTED_PROXIES', asList)
  @Satisfies('proxies', isProxy, PROXIES, { each: true })
  readonly trustedProxies: readonly string[] = ['loopback'];

  /** Where the worker's health page listens; 0 takes any free port. */
  @Env('TABIR_WORKER_PORT', asNumber)
  @Max(65_535, WORKER_PORT)
  @Min(0, WORKER_PORT)
  @IsInt(WORKER_PORT)
  readonly workerPort: number = 0;

  /** The one folder that Tabir writes to. */
  @Env('TABIR_DATA_DIR', asFolder)
  @IsOptional()
  readonly dataDir?: string;

  /** The database and the account of api and worker; without it Tabir brings a private MariaDB. */
  @Env('DATABASE_URL')
  @IsOptional()
  @Satisfies('databaseUrl', isDatabaseUrl, DATABASE)
  readonly databaseUrl?: string;

  /** The same database with the account that may change tables; only `up` and `migrate` use it. */
  @Env('DATABASE_OWNER_URL')
  @IsOptional()
  @Satisfies('databaseUrl', isDatabaseUrl, DATABASE)
  readonly databaseOwnerUrl?: string;

  /** Without it Tabir brings a private Redis. */
  @Env('REDIS_URL')
  @IsOptional()
  @Satisfies('redisUrl', isRedisUrl, REDIS)
  readonly redisUrl?: string;

  /** A folder with the secrets, one file each, instead of the one in the data folder. */
  @Env('TABIR_SECRETS_DIR', asFolder)
  @IsOptional()
  readonly secretsDir?: string;

  /** Where MariaDB and Redis are looked for and unpacked to when the machine has none. */
  @Env('TABIR_BIN_DIR', asFolder)
  @IsOptional()
  readonly binDir?: string;

  /** Lets root open a real data folder. */
  @Env('TABIR_ALLOW_ROOT', asFlag)
  @IsBoolean({ message: 'give 1 for yes or 0 for no' })
  readonly allowRoot: boolean = false;

  /** The least important line that is still logged. */
  @Env('LOG_LEVEL')
  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
    message: 'give fatal, error, warn, info, debug, trace or silent',
  })
  readonly logLevel: string = 'info';

  /** The outside address that notifications are posted to. */
  @Env('TABIR_NOTIFY_URL')
  @IsOptional()
  @IsUrl(
    { protocols: ['http', 'https'], require_protocol: true, require_tld: false },
    { message: 'give an http:// or https:// address' },
  )
  readonly notifyUrl?: string;

  /** Tests only: `point:nth` kills the process at the nth pass of a fault point. */
  @Env('TABIR_FAULT')
  @IsOptional()
  @Matches(FAULT, { message: `give point:nth with one of these points: ${FAULT_POINTS.join(', ')}` })
  readonly fault?: string;
}

/** The names of all variables, for the documentation's test. */
export const variableNames = (): string[] => variables.map(({ name }) => name);

/** Reads and checks every setting at once; what is wrong is said in one message, without the values, for some are secret. */
export function loadConfig(environment: Environment = readEnvironment()): Config {
  const given = variables.flatMap(({ field, name, parse }) => {
    const text = environment[name]?.trim();
    return text ? [[field, parse(text)] as const] : [];
  });
  const config = Object.assign(new Config(), Object.fromEntries(given));
  const problems = validateSync(config).map(({ property, constraints = {} }) => {
    const name = variables.find(({ field }) => field === property)?.name ?? property;
    return `${name}: ${Object.values(constraints)[0] ?? 'is not valid'}.`;
  });
  if (config.databaseOwnerUrl && !config.databaseUrl)
    problems.push('DATABASE_OWNER_URL: set DATABASE_URL too, with the account that api and worker use.');
  if (problems.length > 0)
    throw new AppError('invalid', 'config.invalid', ['Correct these settings and start again:', ...problems].join('\n  '), {
      problems,
    });
  return Object.freeze(config);
}

/** The fault that tests ask for, if any. */
export function faultOf({ fault }: Config): { point: FaultPoint; nth: number } | undefined {
  const [, point, nth] = fault?.match(FAULT) ?? [];
  return point === undefined ? undefined : { point: point as FaultPoint, nth: Number(nth) };
}
