import type { Deadline } from '@tabir/engine';
import type { Instant } from '@tabir/kernel';
import TinyQueue from 'tinyqueue';
import { commandReused, instanceNotFound, instanceStale } from '../errors.js';
import {
  Agenda,
  Reads,
  UnitOfWork,
  type Addressees,
  type AmongAll,
  type Answer,
  type Blocked,
  type Change,
  type FileRow,
  type InboxQuery,
  type InboxRow,
  type InstanceQuery,
  type InstanceRow,
  type LeasedEffect,
  type Locked,
  type LogEntry,
  type Member,
  type MemberRefusal,
  type OutboxEntry,
  type Outcome,
  type Page,
  type SealedClear,
  type Target,
  type TaskRow,
} from '../ports.js';

interface Held {
  instance: InstanceRow;
  readonly tasks: Map<string, TaskRow>;
  readonly deadlines: Map<string, Deadline>;
  readonly log: LogEntry[];
  readonly sealed: Map<string, SealedClear>;
  readonly files: FileRow[];
  readonly projections: Map<string, Readonly<Record<string, unknown>>>;
  readonly watchers: Set<string>;
}

interface Due {
  readonly at: Instant;
  readonly id: string;
}

/** Moments in order. Old entries stay until they surface; each is then checked against what holds. */
type DueQueue = TinyQueue<Due>;
const byMoment = (a: Due, b: Due): number => (a.at < b.at || (a.at === b.at && a.id < b.id) ? -1 : 1);

interface Effect {
  readonly entry: OutboxEntry;
  attempts: number;
  leasedUntil: Instant | null;
  retryAt: Instant | null;
  failed: boolean;
  readonly members: Member[];
  /** By position: how often a member broke the program. */
  readonly broke: Map<number, number>;
}

const decoder = new TextDecoder();
const emptyHeld = (instance: InstanceRow): Held => ({
  instance,
  tasks: new Map(),
  deadlines: new Map(),
  log: [],
  sealed: new Map(),
  files: [],
  projections: new Map(),
  watchers: new Set(),
});

/**
 * The whole persistence in memory, under the same contract suite as the database: for simulations of decades and for
 * unit tests. One thread and synchronous writes make every change atomic.
 */
export class MemoryStore extends UnitOfWork {
  private readonly held = new Map<string, Held>();
  private readonly kodes = new Map<string, string>();
  private readonly commands = new Map<string, { requestHash: string; answer: Answer }>();
  private readonly outbox = new Map<string, Effect>();
  private readonly heap = new TinyQueue<Due>([], byMoment);
  readonly reads: Reads = new MemoryReads(this.held, this.kodes);
  readonly agenda: Agenda = new MemoryAgenda(this.held, this.outbox, this.heap);

  override change(target: Target, decide: (locked: Locked) => Change | null): Promise<Outcome> {
    return this.carryOut(target, () => {
      const held = this.held.get(target.instanceId);
      if (!held) throw instanceNotFound();
      return decide({ instance: held.instance, tasks: target.tasks ? [...held.tasks.values()] : [] });
    });
  }

  override create(target: Target, decide: () => Change): Promise<Outcome> {
    return this.carryOut(target, decide);
  }

  private async carryOut({ command, instanceId }: Target, decide: () => Change | null): Promise<Outcome> {
    const key = command && `${command.actor}\n${command.id}`;
    const known = key === undefined ? undefined : this.commands.get(key);
    if (known && command) {
      if (known.requestHash !== command.requestHash) throw commandReused();
      return { repeated: true, answer: known.answer, change: null };
    }
    const change = decide();
    const held = this.held.get(instanceId);
    if (change) this.write(change, held);
    const instance = change?.instance ?? held?.instance;
    if (!instance) throw instanceNotFound();
    const answer: Answer = { instanceId, kode: instance.kode, revision: instance.revision, seq: instance.lastSeq };
    if (key !== undefined && command) this.commands.set(key, { requestHash: command.requestHash, answer });
    return { repeated: false, answer, change };
  }

  private idsOf(to: Addressees): readonly string[] {
    if (!('workflow' in to)) return to;
    return [...this.held.values()]
      .filter((held) => isAmong(held, to))
      .map(({ instance }) => instance.id)
      .sort();
  }

  private write(change: Change, before: Held | undefined): void {
    const { instance } = change;
    const expectedSeq = (before?.instance.lastSeq ?? 0) + change.log.length;
    if (instance.lastSeq !== expectedSeq) throw instanceStale();
    const held = before ?? emptyHeld(instance);
    if (!before) {
      this.held.set(instance.id, held);
      this.kodes.set(instance.kode, instance.id);
    }
    if (instance.nextDueAt !== null && instance.nextDueAt !== before?.instance.nextDueAt)
      this.heap.push({ at: instance.nextDueAt, id: instance.id });
    held.instance = instance;
    writeTasks(held, change);
    for (const key of change.deadlines.remove) held.deadlines.delete(key);
    for (const deadline of change.deadlines.put) held.deadlines.set(deadline.key, deadline);
    held.log.push(...change.log);
    for (const { handle, kind, value } of change.sealed) held.sealed.set(handle, { kind, text: decoder.decode(value) });
    held.files.push(...(change.files ?? []));
    if (change.watch?.on === true) held.watchers.add(change.watch.person);
    if (change.watch?.on === false) held.watchers.delete(change.watch.person);
    for (const { to = [], ...entry } of change.outbox)
      this.outbox.set(entry.id, {
        entry,
        attempts: 0,
        leasedUntil: null,
        retryAt: null,
        failed: false,
        members: this.idsOf(to).map((id, position) => ({
          position,
          instanceId: id,
          revision: this.held.get(id)?.instance.revision ?? null,
          answer: null,
        })),
        broke: new Map(),
      });
    if (change.outboxDone !== undefined) this.outbox.delete(change.outboxDone);
    for (const { table, set } of change.projections)
      if (set === null) held.projections.delete(table);
      else held.projections.set(table, resolve(set, held.sealed));
  }
}

const isAmong = ({ instance, tasks }: Held, { unit, agency, workflow, state }: AmongAll): boolean =>
  instance.unit === unit &&
  (agency === null || instance.agency === agency) &&
  instance.workflow === workflow &&
  (state === null || [...tasks.values()].some((task) => task.state === state));

function writeTasks(held: Held, { tasks, claims, instance }: Change): void {
  for (const key of tasks.remove) held.tasks.delete(key);
  for (const task of tasks.put) {
    const known = held.tasks.get(task.key);
    held.tasks.set(task.key, {
      ...task,
      instanceId: instance.id,
      claimedBy: known?.claimedBy ?? null,
      claimedAt: known?.claimedAt ?? null,
    });
  }
  for (const { key, by, at } of claims ?? []) {
    const task = held.tasks.get(key);
    if (task) held.tasks.set(key, { ...task, claimedBy: by, claimedAt: at });
  }
}

const resolve = (set: Readonly<Record<string, unknown>>, sealed: ReadonlyMap<string, SealedClear>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(set).map(([column, value]) => {
      if (typeof value !== 'object' || value === null) return [column, value];
      const text = sealed.get((value as { sealed: string }).sealed)?.text ?? null;
      return [column, text === null ? null : (JSON.parse(text) as unknown)];
    }),
  );

class MemoryReads extends Reads {
  constructor(
    private readonly held: ReadonlyMap<string, Held>,
    private readonly kodes: ReadonlyMap<string, string>,
  ) {
    super();
  }

  override instance(id: string): Promise<InstanceRow | undefined> {
    return Promise.resolve(this.held.get(id)?.instance);
  }

  override instanceByKode(kode: string): Promise<InstanceRow | undefined> {
    return this.instance(this.kodes.get(kode) ?? '');
  }

  override tasks(instanceId: string): Promise<TaskRow[]> {
    return Promise.resolve([...(this.held.get(instanceId)?.tasks.values() ?? [])]);
  }

  override deadlines(instanceId: string): Promise<Deadline[]> {
    return Promise.resolve([...(this.held.get(instanceId)?.deadlines.values() ?? [])]);
  }

  override inbox({ unit, agency, person, duties, limit, after }: InboxQuery): Promise<Page<InboxRow>> {
    const order = (row: InboxRow): string => `${row.dueAt ?? '9999'}|${row.instanceId}|${row.key}`;
    const rows = [...this.held.values()]
      .filter(({ instance }) => (unit === null || instance.unit === unit) && (agency === null || instance.agency === agency))
      .flatMap(({ instance, tasks }) =>
        [...tasks.values()].map((task): InboxRow => ({
          ...task,
          workflow: instance.workflow,
          version: instance.version,
          kode: instance.kode,
          label: instance.label,
        })),
      )
      .filter((row) => duties.includes(`${row.workflow}.${row.duty}`) && (row.assignee === null || row.assignee === person))
      .map((row) => ({ row, order: order(row) }))
      .filter((item) => after === null || item.order > after)
      .sort((a, b) => (a.order < b.order ? -1 : 1));
    const page = rows.slice(0, limit);
    return Promise.resolve({
      items: page.map(({ row }) => row),
      next: rows.length > limit ? (page.at(-1)?.order ?? null) : null,
    });
  }

  override history(stream: string, afterSeq: number, limit: number): Promise<LogEntry[]> {
    return Promise.resolve(this.held.get(stream.replace(/^case:/, ''))?.log.slice(afterSeq, afterSeq + limit) ?? []);
  }

  override sealed(instanceId: string, handles: readonly string[]): Promise<Map<string, SealedClear>> {
    const sealed = this.held.get(instanceId)?.sealed;
    return Promise.resolve(
      new Map(
        handles.flatMap((handle) => {
          const found = sealed?.get(handle);
          return found ? [[handle, found] as const] : [];
        }),
      ),
    );
  }

  override files(instanceId: string): Promise<FileRow[]> {
    return Promise.resolve(this.held.get(instanceId)?.files ?? []);
  }

  override watchers(instanceId: string): Promise<string[]> {
    return Promise.resolve([...(this.held.get(instanceId)?.watchers ?? [])].sort());
  }

  override watched(person: string, limit: number, after: string | null): Promise<Page<InstanceRow>> {
    return Promise.resolve(this.newest(({ watchers }) => watchers.has(person), limit, after));
  }

  override instances({ workflow, unit, agency, limit, after }: InstanceQuery): Promise<Page<InstanceRow>> {
    const isAsked = ({ instance }: Held): boolean =>
      instance.workflow === workflow &&
      (unit === null || instance.unit === unit) &&
      (agency === null || instance.agency === agency);
    return Promise.resolve(this.newest(isAsked, limit, after));
  }

  override among(to: AmongAll): Promise<number> {
    return Promise.resolve([...this.held.values()].filter((held) => isAmong(held, to)).length);
  }

  private newest(isAsked: (held: Held) => boolean, limit: number, after: string | null): Page<InstanceRow> {
    const rows = [...this.held.values()]
      .filter((held) => isAsked(held) && (after === null || held.instance.id < after))
      .map(({ instance }) => instance)
      .sort((a, b) => (a.id < b.id ? 1 : -1));
    return { items: rows.slice(0, limit), next: rows.length > limit ? (rows[limit - 1]?.id ?? null) : null };
  }

  override projection(table: string, instanceId: string): Promise<Readonly<Record<string, unknown>> | undefined> {
    return Promise.resolve(this.held.get(instanceId)?.projections.get(table));
  }

  override instanceIds(after: string | null, limit: number): Promise<string[]> {
    const ids = [...this.held.keys()].sort();
    return Promise.resolve(ids.filter((id) => after === null || id > after).slice(0, limit));
  }
}

class MemoryAgenda extends Agenda {
  constructor(
    private readonly held: ReadonlyMap<string, Held>,
    private readonly outbox: Map<string, Effect>,
    private readonly heap: DueQueue,
  ) {
    super();
  }

  override due(now: Instant, systemNow: Instant, limit: number): Promise<string[]> {
    const found: string[] = [];
    const waiting: Due[] = [];
    while (found.length < limit) {
      const item = this.heap.peek();
      if (!item || item.at > now) break;
      this.heap.pop();
      const instance = this.held.get(item.id)?.instance;
      if (instance?.nextDueAt !== item.at || found.includes(item.id)) continue;
      waiting.push(item);
      if (instance.blocked === null || instance.blocked.retryAt <= systemNow) found.push(item.id);
    }
    // Reading is no promise to fire: what is still due must be found again.
    for (const item of waiting) this.heap.push(item);
    return Promise.resolve(found);
  }

  override upcoming(from: Instant, until: Instant, limit: number): Promise<{ instanceId: string; dueAt: Instant }[]> {
    const rows = [...this.held.values()].flatMap(({ instance }) =>
      instance.nextDueAt !== null && instance.nextDueAt > from && instance.nextDueAt <= until
        ? [{ instanceId: instance.id, dueAt: instance.nextDueAt }]
        : [],
    );
    return Promise.resolve(rows.sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1)).slice(0, limit));
  }

  override block(instanceId: string, blocked: Blocked, now: Instant): Promise<void> {
    const held = this.held.get(instanceId);
    if (held && held.instance.nextDueAt !== null && held.instance.nextDueAt <= now) held.instance = { ...held.instance, blocked };
    return Promise.resolve();
  }

  override lease(outboxId: string, systemNow: Instant, until: Instant): Promise<LeasedEffect | null> {
    const effect = this.outbox.get(outboxId);
    if (!effect || !this.free(effect, systemNow)) return Promise.resolve(null);
    effect.leasedUntil = until;
    return Promise.resolve({ ...effect.entry, attempts: effect.attempts, until });
  }

  override hold(held: LeasedEffect, until: Instant): Promise<LeasedEffect | null> {
    const effect = this.outbox.get(held.id);
    if (effect?.leasedUntil !== held.until) return Promise.resolve(null);
    effect.leasedUntil = until;
    return Promise.resolve({ ...held, until });
  }

  override members(
    outboxId: string,
    from: number,
    limit: number,
  ): Promise<{ readonly members: Member[]; readonly total: number }> {
    const members = this.outbox.get(outboxId)?.members ?? [];
    return Promise.resolve({ members: members.slice(from, from + limit), total: members.length });
  }

  override memberAnswered(
    outboxId: string,
    position: number,
    answer: 'applied' | MemberRefusal,
  ): Promise<'applied' | MemberRefusal> {
    const { members } = this.effectOf(outboxId);
    const member = members[position];
    if (member?.answer === null) members[position] = { ...member, answer };
    return Promise.resolve(members[position]?.answer ?? answer);
  }

  override memberBroke(outboxId: string, position: number): Promise<number> {
    const { broke } = this.effectOf(outboxId);
    const tries = (broke.get(position) ?? 0) + 1;
    broke.set(position, tries);
    return Promise.resolve(tries);
  }

  override waitingEffects(systemNow: Instant, limit: number): Promise<string[]> {
    const free = [...this.outbox.values()].filter((effect) => this.free(effect, systemNow));
    return Promise.resolve(free.slice(0, limit).map(({ entry }) => entry.id));
  }

  override effectDone(outboxId: string): Promise<void> {
    this.outbox.delete(outboxId);
    return Promise.resolve();
  }

  override effectFailed({ id, until }: LeasedEffect, _error: string, retryAt: Instant | null): Promise<void> {
    const effect = this.outbox.get(id);
    if (effect?.leasedUntil === until)
      Object.assign(effect, { attempts: effect.attempts + 1, leasedUntil: null, retryAt, failed: retryAt === null });
    return Promise.resolve();
  }

  private effectOf(outboxId: string): Effect {
    const effect = this.outbox.get(outboxId);
    if (!effect) throw new Error(`There is no effect ${outboxId}.`);
    return effect;
  }

  private free({ failed, leasedUntil, retryAt }: Effect, now: Instant): boolean {
    return !failed && (leasedUntil === null || leasedUntil <= now) && (retryAt === null || retryAt <= now);
  }
}
