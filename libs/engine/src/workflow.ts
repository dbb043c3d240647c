import type { Calendar, CalendarChange } from '@tabir/calendar';
import type { Instant, JsonObject, LocalDate } from '@tabir/kernel';
import type { ArticleKey } from '@tabir/law';
import type { AnyStateMachine, StateValue } from 'xstate';

/** Who acts: taken from the session by the runtime, never from the request. */
export interface Actor {
  readonly id: string;
  readonly role: string;
  readonly unit: string | null;
  readonly agency: string | null;
  /** The person a stand-in (plt/plh) acts for; four eyes count both. */
  readonly onBehalfOf: string | null;
  /** The instance whose effect `send` or `start` carried the person's will here; absent for what was sent directly. */
  readonly via?: string;
}

/** Settings in force when a step was taken. `version` names the immutable content, so a log row needs only that. */
export interface Settings {
  readonly version: string;
  readonly values: JsonObject;
}

/** What a step may know besides state and event. Trusted, recorded, and therefore the same in a replay thirty years on. */
export interface Facts {
  readonly at: Instant;
  /** When the deadline was due, for a step that a deadline takes; `at` is when it fired. */
  readonly dueAt?: Instant;
  /** Another deadline of the same state is already due: a rung tells people only when this is false. */
  readonly more?: boolean;
  readonly actor: Actor;
  readonly settings: Settings;
  /** Calendar version, see `Calendar.version`. */
  readonly calendar: string;
}

/** With the day on the office's wall, which follows from moment and calendar. */
export interface StepFacts extends Facts {
  readonly today: LocalDate;
}

/** The context as guards and assigns see it: `$` is there during a step and never stored. */
export type During<C> = C & { readonly $: StepFacts };

/** Times a state was entered, since when, and which of its deadlines have fired in this stay. */
export interface Entry {
  readonly epoch: number;
  readonly since: Instant;
  readonly fired: readonly string[];
}

/** Everything that the history folds to. Plain JSON; its canonical text is what the database holds. */
export interface State<C = unknown> {
  readonly value: StateValue;
  readonly context: C;
  readonly status: 'active' | 'done';
  readonly entries: Readonly<Record<string, Entry>>;
}

/** A command for the machine, with sealed fields already replaced by their handles. */
export interface WorkflowEvent {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** Work that is open while its state is active. `key` is unique within the instance: state#epoch, and #assignee where there is one. */
export interface Task {
  readonly key: string;
  readonly state: string;
  readonly step: number | null;
  readonly duty: string;
  readonly assignee: string | null;
  readonly dueAt: Instant | null;
}

/** A moment at which the machine goes on by itself. `key` = state#epoch#name. */
export interface Deadline {
  readonly key: string;
  readonly state: string;
  readonly epoch: number;
  readonly name: string;
  readonly dueAt: Instant;
}

/** Something to be done outside the database after the commit: data, never code. */
export interface EffectCall {
  readonly type: string;
  readonly params: JsonObject;
}

export interface Step<C = unknown> {
  readonly state: State<C>;
  readonly effects: readonly EffectCall[];
  readonly tasks: readonly Task[];
  readonly deadlines: readonly Deadline[];
}

export type PayloadClass<P extends object = object> = new () => P;

export interface EventSpec<P extends object = object> {
  readonly payload: PayloadClass<P>;
  /** The duty whose roles may send it; 'system' for reports that only the worker sends. */
  readonly duty: string;
  /** The workflow whose instances tell it, by the effect `answer`, to the one that began them. */
  readonly from?: string;
  /** A decision needs the revision that the decider saw (`If-Match`). */
  readonly decision?: boolean;
  /** Keys of the context, '' for the whole: the form begins with the first that has contents, to be changed, not typed again. */
  readonly beginsWith?: readonly string[];
}

/** Why not. `id` has a row in the definition's `refusals` and a sentence in its texts; `params` fill the sentence. */
export interface Refusal<Id extends string = string> {
  readonly id: Id;
  readonly params?: JsonObject;
}

export interface RuleArgs<C> {
  readonly context: C;
  readonly facts: Facts;
  readonly calendar: Calendar;
}

export interface Rule<C, P extends object, Id extends string> {
  /** Asked without a payload, for the list of allowed events, and again on sending. */
  readonly before?: (args: RuleArgs<C>) => readonly Refusal<Id>[];
  /** Asked on sending and in a preview, with the clear payload. */
  readonly check?: (args: RuleArgs<C> & { readonly payload: P }) => readonly Refusal<Id>[];
}

/** What moments are counted with: working days and settings. Each has a version that names its immutable content. */
export interface Measures {
  readonly calendar: Calendar;
  readonly settings: Settings;
}

export interface DeadlineArgs<C> extends Measures {
  readonly context: C;
  /** When the state was entered. */
  readonly since: Instant;
}

/** What a state tells the outside. `each` names a context key with person ids: one task for each of them. */
export interface StateMeta {
  readonly step?: number;
  readonly task?: { readonly duty: string; readonly each?: string; readonly due?: string };
}

/** One language of a workflow. Templates take `{name}` from the refusal's or event's params. */
export interface Texts {
  readonly name: string;
  readonly states: Readonly<Record<string, string>>;
  readonly events: Readonly<Record<string, { readonly label: string; readonly done: string; readonly help?: string }>>;
  /** Labels of payload fields and of their choices, by field name. */
  readonly fields: Readonly<
    Record<string, { readonly label: string; readonly help?: string; readonly options?: Readonly<Record<string, string>> }>
  >;
  /** Labels of what the context holds together under a key that is no field of a form, where it could be taken for something else. */
  readonly parts?: Readonly<Record<string, string>>;
  /** Names of the SOP's steps, by number. */
  readonly steps?: Readonly<Record<string, string>>;
  readonly duties: Readonly<Record<string, string>>;
  readonly deadlines: Readonly<Record<string, string>>;
  readonly refusals: Readonly<Record<string, string>>;
  readonly roles: Readonly<Record<string, string>>;
  /** Messages that `notify` effects name by their template. */
  readonly notices?: Readonly<Record<string, string>>;
}

/** A flat row for lists and searches: values, or handles that the writer resolves into clear columns. */
export type ProjectedRow = Readonly<Record<string, string | number | boolean | null | { readonly sealed: string }>>;

/** The registered table that a workflow's rows go to, and an instance's row, or null while there is none. */
export interface Projection<S> {
  readonly table: string;
  readonly project: (state: S, calendar: Calendar) => ProjectedRow | null;
}

/** What an instance would put in force: a JSON merge patch on the settings (RFC 7396), or a change of the calendar. */
export type Proposal = { readonly settings: JsonObject } | { readonly calendar: CalendarChange };

/** How much of a workflow's instances a role may read. */
export type Reach = 'all' | 'unit' | 'agency' | 'none';

/**
 * How a stored state of the version before is carried over (docs/adr/0012). A pure description: it gets no clock, no facts and
 * nothing from outside.
 */
export interface StateMigration<C> {
  /**
   * Old path → new path of the states that are called otherwise now, whatever lies inside included. What is not named keeps its
   * name. A state that is gone is named with the one that takes its place; its parent stands for "nothing of it is left".
   */
  readonly states?: Readonly<Record<string, string>>;
  readonly context: (before: JsonObject) => C;
}

type PayloadOf<S> = S extends EventSpec<infer P> ? P : never;

export interface WorkflowDefinition<
  C extends object,
  E extends Readonly<Record<string, EventSpec>> = Readonly<Record<string, EventSpec>>,
  Id extends string = string,
> {
  readonly key: string;
  readonly version: number;
  readonly machine: AnyStateMachine;
  /** From the version before this one; every version but the first has it. */
  readonly migration?: StateMigration<C>;
  /** The payload that begins an instance; it becomes the machine's input. */
  readonly start: EventSpec;
  readonly startRule?: Rule<Record<string, never>, object, Id>;
  readonly events: E;
  readonly rules: { readonly [K in keyof E]?: Rule<C, PayloadOf<E[K]>, Id> };
  /** Legal basis of each refusal that a rule may give. */
  readonly refusals: Readonly<Record<Id, { readonly basis: readonly ArticleKey[] }>>;
  /** Every name used in `after` or as a task's `due`: an absolute moment, or null when not armed. */
  readonly deadlines: Readonly<Record<string, (args: DeadlineArgs<C>) => Instant | null>>;
  /** Default roles of each duty; the setting `duties` may map a duty to others. */
  readonly duties: Readonly<Record<string, readonly string[]>>;
  readonly readers: Readonly<Record<string, Reach>>;
  readonly scope: (context: C) => { readonly unit: string; readonly agency: string | null };
  /** A name that may be shown to whoever may know of the instance: never a sealed value. */
  readonly label: (context: C) => string;
  /**
   * For a workflow that changes what every workflow's moments are counted with: what the instance would put in force, so that people
   * see before what it moves. Null when it moves nothing, or no more.
   */
  readonly proposes?: (context: C) => Proposal | null;
  /** Absent: this workflow's instances are in no list of their own. */
  readonly projection?: Projection<State<C>>;
  readonly texts: { readonly id: Texts; readonly en: Texts };
}

/** What the engine keeps of each state that has a task or an `after`. */
export interface WatchedState {
  readonly path: string;
  readonly nodeId: string;
  /** Position in the document, the order of deadlines due at the same moment. */
  readonly order: number;
  readonly after: readonly string[];
  readonly meta: StateMeta;
}

/** A definition that passed registration, with the machine that the engine steps. */
export interface Workflow extends Omit<
  WorkflowDefinition<never>,
  'rules' | 'deadlines' | 'scope' | 'label' | 'proposes' | 'projection' | 'startRule' | 'migration'
> {
  readonly id: string;
  readonly rules: Readonly<Record<string, Rule<unknown, object, string> | undefined>>;
  readonly startRule?: Rule<Record<string, never>, object, string>;
  readonly deadlines: Readonly<Record<string, (args: DeadlineArgs<unknown>) => Instant | null>>;
  readonly scope: (context: unknown) => { readonly unit: string; readonly agency: string | null };
  readonly label: (context: unknown) => string;
  readonly proposes?: (context: unknown) => Proposal | null;
  readonly projection?: Projection<State>;
  readonly migration?: StateMigration<object>;
  readonly watched: ReadonlyMap<string, WatchedState>;
}
