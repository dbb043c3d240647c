import type { Actor, FieldProblem } from '@tabir/engine';
import { AppError, canonicalBytes, sha256 } from '@tabir/kernel';
import { Commands, UnitOfWork, type Change, type CommandPorts, type Locked, type Outcome, type Target } from '@tabir/runtime';
import type { Entry } from './entry.js';

const WORKFLOW = 'exempt-information';

export type Fate =
  | { readonly kind: 'accepted'; readonly kode: string }
  | { readonly kind: 'known'; readonly kode: string }
  | { readonly kind: 'refused'; readonly reasons: readonly Reason[] };

export interface Reason {
  /** The column or field; null when it is about the record as a whole. */
  readonly field: string | null;
  readonly message: string;
}

export interface ImportOptions {
  readonly actor: Actor;
  readonly unit: string;
  /** The agencies of the unit, for names that files use in place of ids. */
  readonly agencies: readonly { readonly id: string; readonly name: string }[];
  readonly dryRun: boolean;
}

/**
 * Begins one record for each entry, by the same command that a person sends, each in its own transaction. Its id is made from
 * the content of the row, so the same file, or a mended one with the same row in it, begins nothing twice.
 */
export class Importer {
  private readonly unitOfWork: ImportUnitOfWork;
  private readonly commands: Commands;
  private readonly seen = new Map<string, number>();

  constructor(
    ports: CommandPorts,
    private readonly options: ImportOptions,
  ) {
    this.unitOfWork = new ImportUnitOfWork(ports.unitOfWork, options.dryRun);
    this.commands = new Commands({ ...ports, unitOfWork: this.unitOfWork });
  }

  /** Throws only what makes going on pointless, such as a database that is away. */
  async take(entry: Entry): Promise<Fate> {
    const { actor, unit } = this.options;
    const agency = this.agencyOf(entry.payload['agency']);
    if (agency === undefined) return refused(entry, [{ path: 'agency', message: 'the unit has no such agency' }]);
    const payload = { ...entry.payload, unit, ...(agency === null ? {} : { agency }) };
    try {
      const { kode } = await this.commands.start({ commandId: this.idOf(payload), actor, workflow: WORKFLOW, payload });
      return { kind: this.unitOfWork.repeated ? 'known' : 'accepted', kode };
    } catch (error) {
      if (!(error instanceof AppError) || error.kind === 'unavailable') throw error;
      return refused(entry, reasonsOf(error));
    }
  }

  /** Two rows alike in one file are two records; the same row in another file is the same record. */
  private idOf(payload: object): string {
    const hash = Buffer.from(sha256(canonicalBytes(payload))).toString('base64url');
    const times = (this.seen.get(hash) ?? 0) + 1;
    this.seen.set(hash, times);
    return `import-${hash}-${times}`;
  }

  private agencyOf(given: unknown): string | null | undefined {
    if (given === undefined) return null;
    if (typeof given !== 'string') return undefined;
    const wanted = given.toLowerCase();
    return this.options.agencies.find(({ id, name }) => id === wanted || name.toLowerCase() === wanted)?.id;
  }
}

interface Problem {
  readonly path: string | null;
  readonly message: string;
}

const refused = ({ nameOf }: Entry, problems: readonly Problem[]): Fate => ({
  kind: 'refused',
  reasons: problems.map(({ path, message }) => ({ field: path === null ? null : nameOf(path), message })),
});

/** Problems of fields, refusals of rules with their basis, or whatever else the error says. */
function reasonsOf({ message, meta }: AppError): Problem[] {
  const { errors, refusals, path } = meta as {
    errors?: readonly FieldProblem[];
    refusals?: readonly { basis: string; message: { en: string } }[];
    path?: string;
  };
  if (errors) return errors.map((field) => ({ path: field.path, message: field.message.en }));
  if (refusals) return refusals.map((refusal) => ({ path: null, message: `${refusal.message.en} (${refusal.basis})` }));
  return [{ path: path === undefined ? null : path.slice(1).replaceAll('/', '.'), message }];
}

/** Undoes a record that was only tried. It is thrown when everything has been judged, and before anything is written. */
class OnlyTried extends Error {
  constructor(readonly change: Change) {
    super('This record was only tried.');
  }
}

/** Notices whether a command had been carried out before, and on a dry run undoes it at the last moment. */
class ImportUnitOfWork extends UnitOfWork {
  repeated = false;

  constructor(
    private readonly inner: UnitOfWork,
    private readonly dryRun: boolean,
  ) {
    super();
  }

  override change(target: Target, decide: (locked: Locked) => Change | null): Promise<Outcome> {
    return this.inner.change(target, decide);
  }

  override async create(target: Target, decide: () => Change): Promise<Outcome> {
    const outcome = await (this.dryRun ? this.tried(target, decide) : this.inner.create(target, decide));
    this.repeated = outcome.repeated;
    return outcome;
  }

  private async tried(target: Target, decide: () => Change): Promise<Outcome> {
    try {
      return await this.inner.create(target, () => {
        throw new OnlyTried(decide());
      });
    } catch (error) {
      if (!(error instanceof OnlyTried)) throw error;
      const { id, kode, revision, lastSeq } = error.change.instance;
      return { repeated: false, answer: { instanceId: id, kode, revision, seq: lastSeq }, change: null };
    }
  }
}
