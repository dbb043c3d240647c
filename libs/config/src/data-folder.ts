import { AppError, type Instant, isInstant, systemClock } from '@tabir/kernel';
import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { writeOnce } from './write-once.js';

export type OfficeKind = 'demo' | 'real';

/** The form of the folder. A program refuses a folder with a higher number than its own. */
const FORM = 1;
const BIRTH = 'tabir.json';
const SUBFOLDERS = ['secrets', 'run', 'logs', 'tmp', 'files', 'imports'] as const;

interface Birth {
  readonly kind: OfficeKind;
  readonly createdAt: Instant;
  readonly version: number;
}

export interface OpenOptions {
  /** What the folder must be; a new folder is born as this. Left out: whatever an existing folder is. */
  readonly kind?: OfficeKind;
  /** Whether a missing or empty folder may be born now. */
  readonly create?: boolean;
  readonly allowRoot?: boolean;
  /** Who opens it; tests pass another. */
  readonly uid?: number | undefined;
}

/** The one folder that an office writes to: demo or real from its birth, for ever. */
export class DataFolder {
  readonly kind: OfficeKind;
  readonly createdAt: Instant;

  private constructor(
    readonly path: string,
    birth: Birth,
  ) {
    this.kind = birth.kind;
    this.createdAt = birth.createdAt;
  }

  static open(path: string, { kind, create = false, allowRoot = false, uid = process.getuid?.() }: OpenOptions = {}): DataFolder {
    const folder = resolve(path);
    const birth = readBirth(folder) ?? (create ? bear(folder, kind ?? 'real', { allowRoot, uid }) : undefined);
    if (birth === undefined)
      throw new AppError(
        'missing',
        'data.no-folder',
        `${folder} is not a data folder; start it first with "tabir up --data ${folder}".`,
      );
    if (kind !== undefined && kind !== birth.kind)
      throw new AppError(
        'conflict',
        'data.other-kind',
        `${folder} is a ${birth.kind} office and stays one; choose another folder for a ${kind} office.`,
      );
    refuseRoot(birth.kind, { allowRoot, uid });
    for (const name of SUBFOLDERS) mkdirSync(join(folder, name), { recursive: true, mode: 0o700 });
    return new DataFolder(folder, birth);
  }

  /** A file or folder inside, such as inside('logs', 'api.log'). */
  inside(...names: string[]): string {
    return join(this.path, ...names);
  }

  /** Where the private services listen: `run`, or the folder named in `run/where` when the path is too long for a socket. */
  get sockets(): string {
    const where = this.inside('run', 'where');
    return existsSync(where) ? readFileSync(where, 'utf8').trim() : this.inside('run');
  }
}

function readBirth(folder: string): Birth | undefined {
  const file = join(folder, BIRTH);
  if (!existsSync(file)) return undefined;
  const birth = parseBirth(file);
  if (birth.version > FORM)
    throw new AppError(
      'conflict',
      'data.newer',
      `${folder} belongs to a newer Tabir; install that version, or restore an older backup.`,
    );
  return birth;
}

function parseBirth(file: string): Birth {
  try {
    const { kind, createdAt, version } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    if ((kind === 'demo' || kind === 'real') && isInstant(createdAt) && typeof version === 'number')
      return { kind, createdAt, version };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw unusable(file, error);
  }
  throw new AppError('invalid', 'data.unreadable', `${file} is damaged; restore it from a backup of the folder.`);
}

function bear(folder: string, kind: OfficeKind, who: Pick<OpenOptions, 'allowRoot' | 'uid'>): Birth {
  refuseRoot(kind, who);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw unusable(folder, error);
  }
  // A folder with a stranger's files is a slip of the keyboard, and its rights are not what secrets need.
  if (readdirSync(folder).some((name) => name !== 'lost+found' && !name.startsWith(BIRTH)))
    throw new AppError('conflict', 'data.foreign-folder', `${folder} holds other files; choose an empty or new folder.`);
  const birth: Birth = { kind, createdAt: systemClock.now(), version: FORM };
  return writeOnce(join(folder, BIRTH), `${JSON.stringify(birth)}\n`) ? birth : parseBirth(join(folder, BIRTH));
}

function refuseRoot(kind: OfficeKind, { allowRoot, uid }: Pick<OpenOptions, 'allowRoot' | 'uid'>): void {
  if (kind === 'real' && uid === 0 && !allowRoot)
    throw new AppError(
      'denied',
      'data.root-refused',
      'Start a real office as an ordinary user, or set TABIR_ALLOW_ROOT=1 if it must be root.',
    );
}

const unusable = (path: string, cause: unknown): AppError =>
  new AppError('invalid', 'data.not-usable', `This user cannot use ${path}; choose a folder that it may write.`, {}, { cause });
