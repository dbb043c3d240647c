import type { Actor, FieldProblem, Said } from '@tabir/engine';
import { AppError, assertSafeJson } from '@tabir/kernel';
import {
  Commands,
  UnitOfWork,
  type Change,
  type CommandPorts,
  type Locked,
  type Outcome,
  type StartInstance,
  type Target,
} from '@tabir/runtime';
import { columnOf } from './full-columns.js';
import { isUnread, type Entry, type Line, type Reason } from './entry.js';

export const WORKFLOW = 'exempt-information';
/** Whose command ids those of an import are: not the person's, so that the same row of another person is the same record. */
const IMPORT = 'import';

export type Fate = Accepted | Known | { readonly kind: 'refused'; readonly reasons: readonly Reason[] };

export interface Accepted {
  readonly kind: 'accepted';
  readonly kode: string;
  readonly instanceId: string;
  /** What the paper lacks and has to be mended, by the names of the register. */
  readonly defects: readonly string[];
}

export interface Known {
  readonly kind: 'known';
  /** The record that the row became before; null when that is so long ago that only the id is left. */
  readonly kode: string | null;
  readonly instanceId: string | null;
  /** The row of this file that says the same; null when it was imported before. */
  readonly sameAs: Said | null;
}

export interface ImportOptions {
  readonly actor: Actor;
  readonly unit: string;
  /** The agencies of the unit, for names that files use in place of ids. */
  readonly agencies: readonly { readonly id: string; readonly name: string }[];
  readonly dryRun: boolean;
}

/** Told of the record that a row is about to begin, before anything is written. */
export type WillBegin = (instanceId: string) => Promise<void>;

/**
 * Begins one record for each entry, by the same command that a person sends, each in its own transaction. Its id follows from
 * the content of the row, so the same row begins nothing twice: in this file or another, by this person or another.
 */
export class Importer {
  private readonly unitOfWork: ImportUnitOfWork;
  private readonly commands: Commands;
  private readonly taken = new Map<string, Known>();

  constructor(
    private readonly ports: CommandPorts,
    private readonly options: ImportOptions,
  ) {
    this.unitOfWork = new ImportUnitOfWork(ports.unitOfWork, options.dryRun);
    this.commands = new Commands({ ...ports, unitOfWork: this.unitOfWork });
  }

  /** Throws only what makes going on pointless, such as a database that is away. */
  async take(line: Line, willBegin?: WillBegin): Promise<Fate> {
    this.unitOfWork.willBegin = willBegin;
    return isUnread(line) ? { kind: 'refused', reasons: line.reasons } : this.takeEntry(line);
  }

  private async takeEntry(entry: Entry): Promise<Fate> {
    const { actor, unit } = this.options;
    const agency = this.agencyOf(entry.payload['agency']);
    if (agency === undefined) return refused(entry, [{ path: 'agency', code: 'agency-unknown', message: NO_AGENCY }]);
    const place = { unit, ...(agency === null ? {} : { agency }) };
    const payload = { ...entry.payload, ...place };
    try {
      assertSafeJson(entry.payload);
      const content = entry.content ? { ...entry.content, ...place } : payload;
      const commandId = this.idOf(content);
      this.unitOfWork.requestHash = this.ports.requestHash.commandKey(actor, commandId, {
        start: WORKFLOW,
        payload: content,
      }).requestHash;
      const before = this.taken.get(commandId);
      if (before) return before;
      const fate = await this.begin({ commandId, actor, workflow: WORKFLOW, payload });
      this.taken.set(commandId, { kind: 'known', kode: fate.kode, instanceId: fate.instanceId, sameAs: entry.place });
      return fate;
    } catch (error) {
      if (!(error instanceof AppError) || error.kind === 'unavailable') throw error;
      return refused(entry, reasonsOf(error));
    }
  }

  private async begin(request: StartInstance): Promise<Exclude<Fate, { kind: 'refused' }>> {
    try {
      const { kode, instanceId } = await this.commands.start(request);
      const { repeated, defects } = this.unitOfWork;
      return repeated ? { kind: 'known', kode, instanceId, sameAs: null } : { kind: 'accepted', kode, instanceId, defects };
    } catch (error) {
      // No other row has this id; so it was this one, and its answer has not been kept.
      if (error instanceof AppError && error.code === 'command.reused')
        return { kind: 'known', kode: null, instanceId: null, sameAs: null };
      throw error;
    }
  }

  /** A hash under the office's key: ids stand in the log, and a plain hash of what is confidential could be guessed at. */
  private idOf(payload: object): string {
    const { requestHash } = this.ports.requestHash.commandKey(this.options.actor, IMPORT, payload);
    return `import-${Buffer.from(requestHash, 'base64').toString('base64url')}`;
  }

  /** What no column names belongs to the agency of the person who imports, or to the PPID unit itself. */
  private agencyOf(given: unknown): string | null | undefined {
    if (given === undefined) return this.options.actor.agency;
    if (typeof given !== 'string') return undefined;
    const wanted = given.toLowerCase();
    return this.options.agencies.find(({ id, name }) => id === wanted || name.toLowerCase() === wanted)?.id;
  }
}

interface Problem {
  readonly path: string | null;
  readonly code: string;
  readonly message: Said;
}

const NO_AGENCY: Said = {
  id: 'Unit tidak mempunyai perangkat daerah dengan nama ini. Tulis namanya seperti dalam daftar perangkat daerah.',
  en: 'The unit has no such agency. Write its name as in the list of agencies.',
};

const refused = ({ nameOf }: Entry, problems: readonly Problem[]): Fate => ({
  kind: 'refused',
  reasons: problems.map(({ path, code, message }) => ({ field: path === null ? null : nameOf(path), code, message })),
});

/** Problems of fields, refusals of rules with their basis, or whatever else the error says. */
function reasonsOf({ code, message, meta }: AppError): Problem[] {
  const { errors, refusals, path } = meta as {
    errors?: readonly FieldProblem[];
    refusals?: readonly { id: string; basis: string; message: Said }[];
    path?: string;
  };
  if (errors) return errors.map((field) => ({ path: field.path, code: codeOf(field), message: field.message }));
  if (refusals)
    return refusals.map(({ id: rule, basis, message: { id, en } }) => ({
      path: null,
      code: rule,
      message: { id: `${id} (${basis})`, en: `${en} (${basis})` },
    }));
  return [{ path: path === undefined ? null : path.slice(1).replaceAll('/', '.'), code, message: { id: message, en: message } }];
}

/** A field that no form has could be named by the row itself. */
const codeOf = ({ path, rule }: FieldProblem): string => (columnOf(path) === path ? rule : `${columnOf(path)}:${rule}`);

/** Undoes a record that was only tried. It is thrown when everything has been judged, and before anything is written. */
class OnlyTried extends Error {
  constructor(readonly change: Change) {
    super('This record was only tried.');
  }
}

/** Puts commands under the ids of imports, notices which had been carried out before, and on a dry run undoes them at the last moment. */
class ImportUnitOfWork extends UnitOfWork {
  repeated = false;
  defects: readonly string[] = [];
  willBegin: WillBegin | undefined;
  /** Of what the file says, without what follows from the day: the same row is the same command tomorrow. */
  requestHash = '';

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
    const { command } = target;
    const imported = command ? { ...target, command: { ...command, actor: IMPORT, requestHash: this.requestHash } } : target;
    const judged = (): Change => {
      const change = decide();
      this.defects = defectsIn(change);
      return change;
    };
    await this.willBegin?.(target.instanceId);
    const outcome = await (this.dryRun ? this.tried(imported, judged) : this.inner.create(imported, judged));
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

/** The register shows them; the workflow that found them is not known here. */
const defectsIn = ({ projections }: Change): string[] =>
  projections
    .map(({ set }) => set?.['defects'])
    .filter((defects): defects is string => typeof defects === 'string' && defects !== '')
    .flatMap((defects) => defects.split(','));
