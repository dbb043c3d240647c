import {
  explainDeadline,
  readPayload,
  sealPayload,
  step,
  type Actor,
  type DeadlineExplanation,
  type EffectCall,
  type Facts,
  type Said,
  type Workflow,
} from '@tabir/engine';
import type { Instant, JsonObject } from '@tabir/kernel';
import { inClear } from './clear.js';
import type { CommandPorts } from './commands.js';
import { addressed, Draft } from './draft.js';
import { DeadlineFailure, fireDue, momentFor } from './due.js';
import { instanceNotFound } from './errors.js';
import { knownFor } from './known.js';
import { allowedEvents, assertDuty, assertRules, resolveReferences, type AllowedEvent } from './judge.js';
import { caseStream, readLogEntry, type LogRecord } from './log-row.js';
import { dutiesOf, mayRead, reachOf } from './policy.js';
import type { InboxRow, InstanceRow, Page, TaskRow } from './ports.js';
import { sentenceOf } from './sentences.js';

export interface InstanceView {
  readonly instance: Omit<InstanceRow, 'state'>;
  readonly status: 'active' | 'done';
  readonly value: unknown;
  /** The context with sealed values resolved for the reader. */
  readonly context: JsonObject;
  readonly tasks: readonly TaskRow[];
  readonly deadlines: readonly { readonly key: string; readonly state: string; readonly name: string; readonly dueAt: Instant }[];
  readonly allowedEvents: readonly AllowedEvent[];
  /** Whether the one who asks watches it. */
  readonly watching: boolean;
}

/** An instance in a list, and where it is now. */
export interface InstanceNow extends Omit<InstanceRow, 'state'> {
  readonly value: unknown;
}

export interface HistoryRow extends Pick<LogRecord, 'seq' | 'at' | 'dueAt' | 'kind' | 'actor' | 'revision'> {
  readonly type: string;
  readonly sentence: Said;
  readonly payload: unknown;
}

export interface Preview {
  readonly value: unknown;
  readonly status: 'active' | 'done';
  readonly tasks: readonly { readonly state: string; readonly duty: string; readonly dueAt: Instant | null }[];
  readonly deadlines: readonly { readonly state: string; readonly name: string; readonly dueAt: Instant }[];
  /** How many other instances it would be carried out on; null where it is about this one alone. */
  readonly others: number | null;
}

/** Everything that is read. What is due is applied in memory first, so nobody is shown a state that no longer holds. */
export class Queries {
  constructor(private readonly ports: CommandPorts) {}

  /** Errors: instance.not-found, for what is not there and for what the actor may not read alike. */
  async view(id: string, actor: Actor): Promise<InstanceView> {
    const { draft, workflow } = await this.present(id, actor);
    const { state, ...instance } = draft.instance;
    const context = (await inClear(this.ports.reads, instance.id, state.context)) as JsonObject;
    const claims = new Map((await this.ports.reads.tasks(instance.id)).map((task) => [task.key, task]));
    const watchers = await this.ports.reads.watchers(instance.id);
    return {
      instance,
      status: state.status,
      value: state.value,
      context,
      tasks: draft.tasks.map((task) => ({
        ...task,
        instanceId: instance.id,
        claimedBy: claims.get(task.key)?.claimedBy ?? null,
        claimedAt: claims.get(task.key)?.claimedAt ?? null,
      })),
      deadlines: draft.deadlines.map(({ key, state: path, name, dueAt }) => ({ key, state: path, name, dueAt })),
      allowedEvents: allowedEvents(workflow, draft.instance, this.facts(draft.instance, actor), this.ports.office.calendar()),
      watching: watchers.includes(actor.id),
    };
  }

  /** Pending deadlines and due dates of tasks, each with the days that led to it. */
  async deadlines(id: string, actor: Actor): Promise<DeadlineExplanation[]> {
    const { draft, workflow } = await this.present(id, actor);
    const { state } = draft.instance;
    const measures = this.ports.office.measures();
    const pending = draft.deadlines.map((deadline) => ({ path: deadline.state, name: deadline.name }));
    const dues = draft.tasks.flatMap((task) => {
      const due = workflow.watched.get(task.state)?.meta.task?.due;
      return due === undefined ? [] : [{ path: task.state, name: due }];
    });
    const all = new Map([...pending, ...dues].map((item) => [`${item.path}#${item.name}`, item]));
    return [...all.values()].map(({ path, name }) => explainDeadline(workflow, state, path, name, measures));
  }

  async history(id: string, actor: Actor, afterSeq: number, limit: number): Promise<HistoryRow[]> {
    const { instance } = await this.readable(id, actor);
    const entries = await this.ports.reads.history(caseStream(instance.id), afterSeq, limit);
    const records = entries.map(readLogEntry);
    const payloads = (await inClear(
      this.ports.reads,
      instance.id,
      records.map((record) => record.event.payload ?? null),
    )) as (JsonObject | null)[];
    return records.map((record, index) => {
      const payload = payloads[index] ?? null;
      const { seq, at, kind, revision } = record;
      const dueAt = record.dueAt === undefined ? {} : { dueAt: record.dueAt };
      return {
        seq,
        at,
        ...dueAt,
        kind,
        actor: record.actor,
        revision,
        type: record.event.type,
        // In the words of the version that the row was written under.
        sentence: sentenceOf(this.ports.definitions.get(record.workflow, record.version), record, payload ?? {}),
        payload,
      };
    });
  }

  /** The open tasks of an actor's duties, most urgent first. */
  inbox(actor: Actor, limit: number, after: string | null): Promise<Page<InboxRow>> {
    const { definitions, office, reads } = this.ports;
    const settings = office.settings();
    const readable = definitions.all().filter((workflow) => reachOf(workflow, actor) !== 'none');
    const duties = [
      ...new Set(readable.flatMap((workflow) => dutiesOf(workflow, actor, settings).map((duty) => `${workflow.key}.${duty}`))),
    ];
    const narrow = readable.some((workflow) => reachOf(workflow, actor) === 'agency');
    if (duties.length === 0) return Promise.resolve({ items: [], next: null });
    return reads.inbox({ unit: actor.unit, agency: narrow ? actor.agency : null, person: actor.id, duties, limit, after });
  }

  /** What the actor watches and may still read, the newest first; pages are full although some of it may not be read. */
  watched(actor: Actor, limit: number, after: string | null): Promise<Page<InstanceNow>> {
    return this.newest(actor, limit, after, (from) => this.ports.reads.watched(actor.id, limit, from));
  }

  /** What there is of a workflow and the actor may read, the newest first. Errors: workflow.unknown. */
  async instances(actor: Actor, workflow: string, limit: number, after: string | null): Promise<Page<InstanceNow>> {
    const { definitions, reads } = this.ports;
    const reach = reachOf(definitions.latest(workflow), actor);
    const unit = reach === 'all' ? null : actor.unit;
    const agency = reach === 'agency' ? actor.agency : null;
    if (reach === 'none' || (reach !== 'all' && unit === null) || (reach === 'agency' && agency === null))
      return { items: [], next: null };
    return this.newest(actor, limit, after, (from) => reads.instances({ workflow, unit, agency, limit, after: from }));
  }

  /** Goes through pages of instances until one is full with what the actor may read. */
  private async newest(
    actor: Actor,
    limit: number,
    after: string | null,
    read: (after: string | null) => Promise<Page<InstanceRow>>,
  ): Promise<Page<InstanceNow>> {
    const { definitions } = this.ports;
    const found: InstanceRow[] = [];
    let from = after;
    do {
      const { items, next } = await read(from);
      const known = items.filter(({ workflow, version }) => definitions.has(workflow, version));
      found.push(...known.filter((row) => mayRead(definitions.get(row.workflow, row.version), row, actor)));
      from = next;
    } while (from !== null && found.length <= limit);
    const items = found.slice(0, limit).map((row) => {
      const { state, ...instance } = this.now(definitions.get(row.workflow, row.version), row).instance;
      return { ...instance, value: state.value };
    });
    return { items, next: found.length > limit ? (items.at(-1)?.id ?? null) : null };
  }

  /** What sending would do: the same gate and the same step as the real one, and nothing written. Errors as of sending. */
  async preview(id: string, actor: Actor, type: string, json: unknown): Promise<Preview> {
    const { draft, workflow } = await this.present(id, actor);
    const { definitions, office } = this.ports;
    const calendar = office.calendar();
    const facts = this.facts(draft.instance, actor);
    const spec = definitions.eventSpec(workflow, type);
    const payload = readPayload(spec.payload, json);
    assertDuty(workflow, spec.duty, facts);
    resolveReferences(spec, payload, await knownFor(this.ports, draft.instance, spec, payload));
    assertRules(workflow, draft.instance, type, payload, facts, calendar);
    const { redacted } = sealPayload(spec.payload, payload, () => office.ids.bytes(32));
    const next = step(workflow, draft.instance.state, { ...redacted, type }, facts, calendar);
    return {
      value: next.state.value,
      status: next.state.status,
      tasks: next.tasks.map(({ state, duty, dueAt }) => ({ state, duty, dueAt })),
      deadlines: next.deadlines.map(({ state, name, dueAt }) => ({ state, name, dueAt })),
      others: await this.others(draft.instance, next.effects),
    };
  }

  private async others({ unit, agency }: InstanceRow, effects: readonly EffectCall[]): Promise<number | null> {
    const sets = effects.flatMap((effect) => {
      const { to } = addressed(effect, unit, agency);
      return to === undefined ? [] : [to];
    });
    if (sets.length === 0) return null;
    const counts = await Promise.all(sets.map(async (to) => ('workflow' in to ? await this.ports.reads.among(to) : to.length)));
    return counts.reduce((sum, count) => sum + count, 0);
  }

  /** The instance if the actor may read it. */
  async readable(id: string, actor: Actor): Promise<{ instance: InstanceRow; workflow: Workflow }> {
    const { definitions, reads } = this.ports;
    const instance = await reads.instance(id);
    if (!instance) throw instanceNotFound();
    const workflow = definitions.get(instance.workflow, instance.version);
    if (!mayRead(workflow, instance, actor)) throw instanceNotFound();
    return { instance, workflow };
  }

  private async present(id: string, actor: Actor): Promise<{ draft: Draft; workflow: Workflow }> {
    const { instance, workflow } = await this.readable(id, actor);
    return { draft: this.now(workflow, instance), workflow };
  }

  private now(workflow: Workflow, instance: InstanceRow): Draft {
    const { office } = this.ports;
    const fresh = (): Draft => Draft.of(workflow, instance, office);
    const draft = fresh();
    try {
      fireDue(workflow, draft, office.clock.now(), office);
      return draft;
    } catch (error) {
      if (!(error instanceof DeadlineFailure)) throw error;
      return fresh(); // blocked: shown as it is stored, with the reason beside it
    }
  }

  private facts(instance: InstanceRow, actor: Actor): Facts {
    const { office } = this.ports;
    return {
      at: momentFor(instance, office.clock.now()),
      actor,
      settings: office.settings(),
      calendar: office.calendar().version,
    };
  }
}
