import type { Calendar } from '@tabir/calendar';
import {
  derivedOf,
  type Among,
  type Deadline,
  type EffectCall,
  type Facts,
  type Measures,
  type SealedValue,
  type SendParams,
  type Step,
  type Task,
  type Workflow,
} from '@tabir/engine';
import { AppError, type Ids, type Instant, type JsonObject } from '@tabir/kernel';
import { caseStream, logEntry, recordedFacts, stateHash, type LogKind } from './log-row.js';
import type { Addressees, Change, InstanceRow, LogEntry, Office, OutboxEntry, ProjectionWrite } from './ports.js';

export interface Taken {
  readonly kind: LogKind;
  readonly type: string;
  readonly payload?: JsonObject;
  readonly deadline?: string;
  readonly command: string;
}

/**
 * An instance on its way through the steps of one transaction. It knows what was there before, collects what each step
 * adds, and in the end gives the whole difference as one value.
 */
export class Draft {
  private readonly log: LogEntry[] = [];
  private readonly sealed: SealedValue[] = [];
  private readonly outbox: OutboxEntry[] = [];
  private readonly tasksBefore: readonly Task[];
  private readonly deadlinesBefore: readonly Deadline[];
  tasks: readonly Task[];
  /** Whether state or derivation changed, so that the projection must follow. */
  private derived = false;
  deadlines: readonly Deadline[];

  /** `measuresBefore` are those of the last derivation, what the rows now in the database came from. */
  private constructor(
    private workflow: Workflow,
    public instance: InstanceRow,
    measuresBefore: Measures | null,
    private readonly ids: Ids,
  ) {
    const before = measuresBefore ? derivedOf(workflow, instance.state, measuresBefore) : { tasks: [], deadlines: [] };
    this.tasksBefore = before.tasks;
    this.deadlinesBefore = before.deadlines;
    this.tasks = this.tasksBefore;
    this.deadlines = this.deadlinesBefore;
  }

  static of(workflow: Workflow, instance: InstanceRow, office: Office): Draft {
    return new Draft(workflow, instance, office.measuresOf(instance), office.ids);
  }

  /** For an instance that begins: nothing was there before. */
  static beginning(workflow: Workflow, instance: InstanceRow, ids: Ids): Draft {
    return new Draft(workflow, instance, null, ids);
  }

  /** Adds one step: the new state, its log row and its effects. */
  take(step: Step, facts: Facts, taken: Taken, sealed: readonly SealedValue[] = []): this {
    const seq = this.instance.lastSeq + 1;
    const revision = this.instance.revision + 1;
    const { unit, agency } = this.workflow.scope(step.state.context);
    this.instance = {
      ...this.instance,
      unit,
      agency,
      label: this.workflow.label(step.state.context),
      state: step.state,
      revision,
      lastSeq: seq,
      calendar: facts.calendar,
      settings: facts.settings.version,
      nextDueAt: step.deadlines[0]?.dueAt ?? null,
      blocked: null,
      updatedAt: facts.at,
    };
    this.append(seq, facts, taken, stateHash(step.state));
    this.sealed.push(...sealed);
    this.outbox.push(
      ...step.effects.map((effect) => ({
        ...addressed(effect, unit, facts.actor.agency),
        id: this.ids.uuid(facts.at),
        instanceId: this.instance.id,
        seq,
        createdAt: facts.at,
      })),
    );
    this.tasks = step.tasks;
    this.deadlines = step.deadlines;
    this.derived = true;
    return this;
  }

  /** Adds the step that carries the instance over to another version of its workflow, whose it is from then on. */
  become(workflow: Workflow, step: Step, facts: Facts, taken: Taken): this {
    this.workflow = workflow;
    this.instance = { ...this.instance, version: workflow.version };
    return this.take(step, facts, taken);
  }

  /** Adds a log row that leaves the state as it is: a note, or a derivation with other measures. */
  note(facts: Facts, taken: Taken, sealed: readonly SealedValue[] = []): this {
    const seq = this.instance.lastSeq + 1;
    this.instance = { ...this.instance, lastSeq: seq, updatedAt: facts.at };
    this.append(seq, facts, taken);
    this.sealed.push(...sealed);
    return this;
  }

  /** Derives tasks and deadlines anew; state and revision stay. Returns whether a deadline or the due day of a task moved. */
  derive(measures: Measures): boolean {
    ({ tasks: this.tasks, deadlines: this.deadlines } = derivedOf(this.workflow, this.instance.state, measures));
    const deadlinesMoved = isSome(difference(this.deadlinesBefore, this.deadlines));
    // What blocked the instance may have moved away with its deadline; if not, it fails again.
    const blocked = deadlinesMoved ? null : this.instance.blocked;
    this.instance = { ...this.instance, ...versionsOf(measures), nextDueAt: this.deadlines[0]?.dueAt ?? null, blocked };
    this.derived = true;
    return deadlinesMoved || isSome(difference(this.tasksBefore, this.tasks));
  }

  /** Deadlines and due days of tasks that lie elsewhere than before, or are new, or are gone. `now` tells which fell into the past. */
  moves(now: Instant): Moves {
    return { deadlines: movesOf(this.deadlinesBefore, this.deadlines, now), tasks: movesOf(this.tasksBefore, this.tasks, now) };
  }

  change(calendar: Calendar, extra: Pick<Change, 'claims' | 'watch' | 'files' | 'outboxDone'> = {}): Change {
    return {
      instance: this.instance,
      tasks: difference(this.tasksBefore, this.tasks),
      deadlines: difference(this.deadlinesBefore, this.deadlines),
      log: this.log,
      sealed: this.sealed,
      outbox: this.outbox,
      projections: this.derived ? projectionsOf(this.workflow, this.instance, calendar) : [],
      ...extra,
    };
  }

  private append(seq: number, facts: Facts, taken: Taken, state?: string): void {
    const { kind, type, payload, deadline, command } = taken;
    const event = { type, ...(payload === undefined ? {} : { payload }), ...(deadline === undefined ? {} : { deadline }) };
    const { workflow, version, revision, id } = this.instance;
    const row = {
      v: 1 as const,
      stream: caseStream(id),
      seq,
      kind,
      workflow,
      version,
      event,
      revision,
      command,
      ...recordedFacts(facts),
    };
    this.log.push(logEntry(state === undefined ? row : { ...row, state }));
  }
}

/** The members of a `send` are frozen beside it, so its params stay small whatever their number. Errors: effect.bad-member. */
export function addressed(effect: EffectCall, unit: string, agency: string | null): Pick<OutboxEntry, 'type' | 'params' | 'to'> {
  if (effect.type !== 'send') return effect;
  const { to, ...params } = effect.params as unknown as SendParams;
  const addressees = 'workflow' in to ? within(to, unit, agency) : [...new Set(to)];
  if (!('workflow' in addressees) && !addressees.every((id) => MEMBER_ID.test(id)))
    throw new AppError('invalid', 'effect.bad-member', 'A member is named by the id of its record; choose from the list.');
  return { type: effect.type, params, to: addressees };
}

/** A person of an agency reaches no further than that; what lies beyond must not even be named in an answer. */
function within({ workflow, state, agency }: Among, unit: string, own: string | null): Addressees {
  if (own !== null && agency !== undefined && agency !== own) return [];
  return { workflow, state: state ?? null, unit, agency: agency ?? own };
}

const MEMBER_ID = /^[\w-]{1,36}$/;

/** The row of an instance in its workflow's projection table, where it has one. */
export const projectionsOf = ({ projection }: Workflow, { id, state }: InstanceRow, calendar: Calendar): ProjectionWrite[] =>
  projection ? [{ table: projection.table, instanceId: id, set: projection.project(state, calendar) }] : [];

interface Keyed {
  readonly key: string;
  readonly dueAt: Instant | null;
}

/** Rows to write and keys to remove; a row that stays is written again only when something of it is another. */
function difference<T extends Keyed>(before: readonly T[], after: readonly T[]): { put: T[]; remove: string[] } {
  const known = new Map(before.map((row) => [row.key, row]));
  const stays = new Set(after.map((row) => row.key));
  return {
    put: after.filter((row) => !isSame(known.get(row.key), row)),
    remove: before.filter((row) => !stays.has(row.key)).map((row) => row.key),
  };
}

const isSame = <T extends Keyed>(known: T | undefined, row: T): boolean =>
  known !== undefined && (Object.keys(row) as (keyof T)[]).every((key) => known[key] === row[key]);
/** The names under which a row of an instance keeps them. */
export const versionsOf = ({ calendar, settings }: Measures): Pick<InstanceRow, keyof Measures> => ({
  calendar: calendar.version,
  settings: settings.version,
});

/** One moment that another calendar or ladder puts elsewhere. */
export interface Move {
  readonly key: string;
  readonly from: Instant | null;
  readonly to: Instant | null;
  /** It lay ahead and has passed as it is counted now: a deadline fires at once. */
  readonly past: boolean;
}

export interface Moves {
  readonly deadlines: readonly Move[];
  readonly tasks: readonly Move[];
}

function movesOf(before: readonly Keyed[], after: readonly Keyed[], now: Instant): Move[] {
  const [from, to] = [before, after].map((rows) => new Map(rows.map(({ key, dueAt }) => [key, dueAt])));
  const keys = new Set([...before, ...after].map(({ key }) => key));
  return [...keys].flatMap((key) => {
    const [was, is] = [from?.get(key) ?? null, to?.get(key) ?? null];
    const past = is !== null && is <= now && (was === null || was > now);
    return was === is ? [] : [{ key, from: was, to: is, past }];
  });
}

const isSome = ({ put, remove }: { readonly put: readonly unknown[]; readonly remove: readonly unknown[] }): boolean =>
  put.length + remove.length > 0;
