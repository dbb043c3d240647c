import type { Calendar, CalendarData } from '@tabir/calendar';
import type {
  Actor,
  Deadline,
  EffectCall,
  Measures,
  PaperKind,
  SealedKind,
  SealedValue,
  Settings,
  State,
  Task,
} from '@tabir/engine';
import type { Clock, Ids, Instant, JsonObject, LocalDate } from '@tabir/kernel';

/** One running record. `revision` counts steps, `lastSeq` every log row. */
export interface InstanceRow {
  readonly id: string;
  readonly kode: string;
  readonly workflow: string;
  readonly version: number;
  readonly unit: string;
  readonly agency: string | null;
  /** Safe to show: the public title or the kode, never a sealed value. */
  readonly label: string;
  readonly state: State;
  readonly revision: number;
  readonly lastSeq: number;
  /** Calendar version of the last derivation. */
  readonly calendar: string;
  /** Settings version of the last derivation. */
  readonly settings: string;
  /** Earliest pending deadline; null when none. */
  readonly nextDueAt: Instant | null;
  readonly blocked: Blocked | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** Why the clock of an instance stands still: its due deadline could not be fired. Commands answer 409 until it is mended. */
export interface Blocked {
  readonly code: 'deadline.failed' | 'deadline.loop';
  readonly deadline: string;
  readonly message: string;
  readonly attempts: number;
  /** System time of the next try. */
  readonly retryAt: Instant;
}

/** A task with its noted columns. */
export interface TaskRow extends Task {
  readonly instanceId: string;
  readonly claimedBy: string | null;
  readonly claimedAt: Instant | null;
}

export interface LogEntry {
  readonly stream: string;
  readonly seq: number;
  /** RFC 8785 bytes, exactly as hashed. */
  readonly bytes: Uint8Array;
  /** RFC 6962 leaf hash of the bytes, 32 bytes. */
  readonly leaf: Uint8Array;
}

/** Whom a `send` goes to: ids, or every instance of the unit; of the agency and with an open task in the state, where these are given. */
export type Addressees = readonly string[] | AmongAll;

export interface AmongAll {
  readonly unit: string;
  readonly agency: string | null;
  readonly workflow: string;
  readonly state: string | null;
}

export interface OutboxEntry extends EffectCall {
  /** Frozen into members by the same commit. */
  readonly to?: Addressees;
  readonly id: string;
  readonly instanceId: string;
  /** The log row that caused it. */
  readonly seq: number;
  readonly createdAt: Instant;
}

/** A stored file. Name and content are confidential: the log holds only handles of both. */
export interface FileRow {
  readonly id: string;
  readonly instanceId: string;
  readonly storageKey: string;
  readonly size: number;
  readonly mime: string;
  /** Handle of the file name in the sealed values. */
  readonly name: string;
  /** base64 of sha256(salt ‖ content). */
  readonly commitment: string;
  readonly salt: Uint8Array;
  readonly uploadedBy: string;
  readonly uploadedAt: Instant;
}

export type WriteValue = string | number | boolean | null | { readonly sealed: string };

/** One row of a projection: put when `set` is there, removed when it is null. Handles are resolved by the writer, inside the transaction. */
export interface ProjectionWrite {
  readonly table: string;
  readonly instanceId: string;
  readonly set: Readonly<Record<string, WriteValue>> | null;
}

export interface CommandKey {
  readonly actor: string;
  readonly id: string;
  /** HMAC of the request under a key outside the database. */
  readonly requestHash: string;
}

/** What a command is answered with, the first time and every time it is repeated. */
export interface Answer {
  readonly instanceId: string;
  readonly kode: string;
  readonly revision: number;
  readonly seq: number;
}

/** Everything that one transaction writes, as one value: all of it becomes durable, or nothing. */
export interface Change {
  readonly instance: InstanceRow;
  readonly tasks: { readonly put: readonly Task[]; readonly remove: readonly string[] };
  readonly deadlines: { readonly put: readonly Deadline[]; readonly remove: readonly string[] };
  readonly log: readonly LogEntry[];
  readonly sealed: readonly SealedValue[];
  readonly outbox: readonly OutboxEntry[];
  readonly projections: readonly ProjectionWrite[];
  /** Claims to write on tasks that stay. */
  readonly claims?: readonly { readonly key: string; readonly by: string | null; readonly at: Instant | null }[];
  /** Who watches the instance from now on, or no longer. */
  readonly watch?: { readonly person: string; readonly on: boolean };
  readonly files?: readonly FileRow[];
  /** The outbox row whose report this change applies; it is done with the same commit. */
  readonly outboxDone?: string;
}

export interface Target {
  readonly instanceId: string;
  /** Absent for what the office itself does (deadlines, recalculation): the row lock and the revision guard suffice there. */
  readonly command?: CommandKey;
  /** Also read the tasks under the lock. */
  readonly tasks?: boolean;
}

export interface Locked {
  readonly instance: InstanceRow;
  readonly tasks: readonly TaskRow[];
}

export interface Outcome {
  /** True when the command had been carried out before: nothing was written now. */
  readonly repeated: boolean;
  readonly answer: Answer;
  /** What was written; null when repeated, or when there was nothing to do. */
  readonly change: Change | null;
}

/**
 * One transaction: claim the command id, lock the instance, decide, write, commit. `decide` is pure and synchronous, so
 * a deadlock is retried by deciding again on freshly locked rows. It throws to roll everything back, the command id too,
 * and returns null when there is nothing to do. Errors: `instance.not-found`, `command.reused`, `instance.stale`.
 */
export abstract class UnitOfWork {
  abstract change(target: Target, decide: (locked: Locked) => Change | null): Promise<Outcome>;
  /** The same for an instance that does not exist yet. */
  abstract create(target: Target, decide: () => Change): Promise<Outcome>;
}

export interface SealedClear {
  readonly kind: SealedKind;
  /** RFC 8785 text of the value, or null when it was erased. */
  readonly text: string | null;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** Opaque: hand it back for the next page; null on the last. */
  readonly next: string | null;
}

export interface InboxQuery {
  readonly unit: string | null;
  readonly agency: string | null;
  readonly person: string;
  /** Qualified by workflow key: `exempt-information.filing`. */
  readonly duties: readonly string[];
  readonly limit: number;
  readonly after: string | null;
}

export interface InboxRow extends TaskRow {
  readonly workflow: string;
  readonly version: number;
  readonly kode: string;
  readonly label: string;
}

/** `unit`, `agency`: null for roles that see all of them. */
export interface InstanceQuery {
  readonly workflow: string;
  readonly unit: string | null;
  readonly agency: string | null;
  readonly limit: number;
  /** The id of the last one of the page before. */
  readonly after: string | null;
}

/** Reads outside any transaction. */
export abstract class Reads {
  abstract instance(id: string): Promise<InstanceRow | undefined>;
  abstract instanceByKode(kode: string): Promise<InstanceRow | undefined>;
  abstract tasks(instanceId: string): Promise<TaskRow[]>;
  abstract deadlines(instanceId: string): Promise<Deadline[]>;
  /** Open tasks of the duties given, most urgent first (keyset pages). */
  abstract inbox(query: InboxQuery): Promise<Page<InboxRow>>;
  abstract history(stream: string, afterSeq: number, limit: number): Promise<LogEntry[]>;
  abstract sealed(instanceId: string, handles: readonly string[]): Promise<Map<string, SealedClear>>;
  abstract files(instanceId: string): Promise<FileRow[]>;
  /** Persons who watch an instance, in order of their ids. */
  abstract watchers(instanceId: string): Promise<string[]>;
  /** Instances that a person watches, the newest first (keyset pages); whether the person may still read them is not asked. */
  abstract watched(person: string, limit: number, after: string | null): Promise<Page<InstanceRow>>;
  /** Instances of a workflow, the newest first (keyset pages). */
  abstract instances(query: InstanceQuery): Promise<Page<InstanceRow>>;
  /** How many instances a `send` would go to now. */
  abstract among(to: AmongAll): Promise<number>;
  abstract projection(table: string, instanceId: string): Promise<Readonly<Record<string, unknown>> | undefined>;
  /** Ids of all instances in id order, for verification and batches. */
  abstract instanceIds(after: string | null, limit: number): Promise<string[]>;
}

/** An effect that this worker alone holds until its lease ends. */
export interface LeasedEffect extends Omit<OutboxEntry, 'to'> {
  readonly until: Instant;
  /** Earlier tries that failed. */
  readonly attempts: number;
}

/** Why a member did not take what was sent. */
export interface MemberRefusal {
  readonly code: string;
  /** Ids of the refusals when a rule refused. */
  readonly rules: readonly string[];
}

/** One of the instances that a `send` was frozen for. */
export interface Member {
  /** From 0, in the order in which they were frozen. */
  readonly position: number;
  readonly instanceId: string;
  /** The revision when it was frozen; null when there was no such instance. */
  readonly revision: number | null;
  /** Null while it was not asked; `applied`, or why not. */
  readonly answer: 'applied' | MemberRefusal | null;
}

/** What the worker has to do: due deadlines and effects that wait. */
export abstract class Agenda {
  /** Instances with a deadline due at or before `now` that are not waiting for a retry, most overdue first. */
  abstract due(now: Instant, systemNow: Instant, limit: number): Promise<string[]>;
  /** Deadlines due in (from, until], for the bell. */
  abstract upcoming(from: Instant, until: Instant, limit: number): Promise<{ instanceId: string; dueAt: Instant }[]>;
  /** Notes that an instance could not be moved on; nothing when nothing of it is due at `now` any more. */
  abstract block(instanceId: string, blocked: Blocked, now: Instant): Promise<void>;
  /** Leases an undone effect until the moment given; null when it is done, leased by another, or not yet due for a retry. */
  abstract lease(outboxId: string, systemNow: Instant, until: Instant): Promise<LeasedEffect | null>;
  /** Lets an effect that is held be taken from the moment given on, no earlier; null when the lease was lost. No try is counted. */
  abstract hold(effect: LeasedEffect, until: Instant): Promise<LeasedEffect | null>;
  /** Members of a `send` from a position on, and how many there are in all. */
  abstract members(
    outboxId: string,
    from: number,
    limit: number,
  ): Promise<{ readonly members: Member[]; readonly total: number }>;
  /** Notes a member's answer, unless it has one already; gives the answer that stands. */
  abstract memberAnswered(
    outboxId: string,
    position: number,
    answer: 'applied' | MemberRefusal,
  ): Promise<'applied' | MemberRefusal>;
  /** Counts one more try at which a member broke the program; gives how many there have been. */
  abstract memberBroke(outboxId: string, position: number): Promise<number>;
  /** Undone effects that nobody holds and whose retry time has come. */
  abstract waitingEffects(systemNow: Instant, limit: number): Promise<string[]>;
  abstract effectDone(outboxId: string): Promise<void>;
  /** Gives the lease back with the error and the next try; null = never again without a person. Nothing when the lease was lost. */
  abstract effectFailed(effect: LeasedEffect, error: string, retryAt: Instant | null): Promise<void>;
}

/** Persons as the runtime needs them: to check the ones that a payload names. */
export abstract class People {
  /** Those of the ids that hold the role in the unit now, each with the agency it belongs to (null for the unit's own people). */
  abstract holders(ids: readonly string[], role: string, unit: string): Promise<Map<string, string | null>>;

  /** Whether the unit has the agency now. */
  abstract hasAgency(unit: string, agency: string): Promise<boolean>;
}

/** Wakes the worker after a commit. Lost, doubled or late rings change nothing. */
export abstract class Bell {
  abstract ring(ring: { instanceId: string; effects: readonly string[]; nextDueAt: Instant | null }): void;
}

/** The office: its clock, its settings and its calendars, all versions kept. Synchronous, because steps are. */
export abstract class Office {
  abstract readonly clock: Clock;
  abstract readonly systemClock: Clock;
  abstract readonly ids: Ids;
  abstract settings(): Settings;
  abstract settingsOf(version: string): Settings;
  abstract calendar(): Calendar;
  abstract calendarOf(version: string): Calendar;

  /** What moments are counted with now. */
  measures(): Measures {
    return { calendar: this.calendar(), settings: this.settings() };
  }

  /** What those of an instance were counted with last. */
  measuresOf({ calendar, settings }: Pick<InstanceRow, keyof Measures>): Measures {
    return { calendar: this.calendarOf(calendar), settings: this.settingsOf(settings) };
  }
}

/** A number that somebody takes for a paper. */
export interface NumberRequest {
  readonly commandId: string;
  readonly actor: Actor;
  readonly unit: string;
  readonly kind: PaperKind;
  /** The day of the paper; its year says from which book the number comes. */
  readonly date: LocalDate;
}

/**
 * The numbers that were taken, one book for each unit, kind of paper and year. Nobody is given a number twice, and a repeated request
 * is answered with its own. Errors: command.reused.
 */
export abstract class NumberBook {
  abstract take(request: NumberRequest, written: (n: number) => string): Promise<string>;
}

/** On whose word a version comes into force, and by way of which record. */
export interface Mandate {
  readonly record: string;
  readonly kode: string;
  readonly proposedBy: Pick<Actor, 'id' | 'onBehalfOf'>;
  readonly activatedBy: Actor;
}

/** What becomes of one agency of a unit: a new one, another name, or its end, with another agency as its successor or none. */
export interface AgencyChange {
  readonly kind: 'found' | 'rename' | 'merge' | 'dissolve';
  readonly unit: string;
  readonly agency: string | null;
  readonly name: string | null;
  readonly into: string | null;
  /** Since when; null: from now on. */
  readonly since: Instant | null;
}

/**
 * Puts settings, calendars and agencies in force. The change is made of what is in force under the lock, so of two at the same moment
 * none is lost. A record puts one version in force, or finds it there: asked again, the answer is the same.
 */
export abstract class Versions {
  abstract adoptSettings(change: (values: JsonObject) => JsonObject, mandate: Mandate): Promise<string>;
  abstract adoptCalendar(change: (data: CalendarData) => CalendarData, mandate: Mandate): Promise<string>;
  /** A new agency has the kode of the record as its id. Errors: agency.unknown, agency.name-taken. */
  abstract adoptAgencies(change: AgencyChange, mandate: Mandate): Promise<string>;
  /** Done when every process follows what came into force before this was asked, this one too. */
  abstract followed(): Promise<void>;
}
