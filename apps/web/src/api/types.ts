import type { components } from '@tabir/contracts';

/** What the API answers, by the short names that pages use. The shapes themselves are generated from its description. */
type Schemas = components['schemas'];

export interface Bilingual {
  readonly id: string;
  readonly en: string;
}
export type Language = keyof Bilingual;

export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

export type Session = Schemas['Session'];
export type RoleHeld = Schemas['RoleHeld'];
export type WorkflowSummary = Schemas['WorkflowList']['items'][number];
export type Texts = Schemas['Texts'];
export type Task = Schemas['Task'];
export type InboxRow = Schemas['InboxRow'];
export type Inbox = Schemas['Inbox'];
export type Refusal = Schemas['Refusal'];
export type FieldProblem = Schemas['FieldProblem'];
export type AllowedEvent = Schemas['AllowedEvent'];
export type Instance = Schemas['Instance'];
export type Answer = Schemas['Answer'];
export type HistoryRow = Schemas['HistoryRow'];
export type Deadline = Schemas['Deadline'];
export type Explanation = Schemas['Explanation'];
export type StoredFile = Schemas['File'];
export type ImportList = Schemas['ImportList'];
export type ImportLists = Schemas['ImportLists'];
export type ImportSheet = Schemas['ImportSheet'];
export type ImportRun = Schemas['ImportRun'];
export type ImportRow = Schemas['ImportRow'];
export type RegisterItem = Schemas['RegisterItem'];
export type Person = Schemas['PersonList']['items'][number];
export type AgencyConcerns = Schemas['AgencyConcerns'];
export type Agency = Schemas['AgencyList']['items'][number];
export type Office = Schemas['Office'];
export type OfficeSettings = Schemas['OfficeSettings'];
export type VersionInForce = Schemas['VersionInForce'];
export type Move = Schemas['Move'];
export type Moves = Schemas['Moves'];
export type Welcome = Schemas['Welcome'];

export interface Marks {
  readonly sealed?: 'personal' | 'confidential' | 'private';
  readonly reference?: { readonly to: 'file' } | { readonly to: 'person'; readonly role: string; readonly agenciesIn?: string };
  /** Where the instance is to belong: answered by the role of whoever begins it, as far as the role says it. */
  readonly scope?: 'unit' | 'agency';
  readonly format?: 'day' | 'picture';
  /** Programs send it; nobody is asked for it. */
  readonly unasked?: true;
  /** The number of a paper of this kind, and the field beside it with the day of the paper. */
  readonly number?: { readonly kind: string; readonly datedBy: string };
}

/** JSON Schema 2020-12 as far as payloads use it. */
export interface Schema {
  readonly type?: string;
  readonly title?: string;
  readonly format?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly uniqueItems?: boolean;
  readonly 'x-tabir'?: Marks;
  readonly [keyword: string]: unknown;
}

/** The description leaves a payload's schema open, as it differs from event to event. */
type WithSchema<T> = Omit<T, 'schema'> & { readonly schema: Schema };
export type WorkflowEvent = WithSchema<Schemas['Workflow']['events'][string]>;
export type Step = Schemas['Workflow']['steps'][number];
export type Workflow = Omit<Schemas['Workflow'], 'start' | 'events'> & {
  readonly start: WithSchema<Schemas['Workflow']['start']>;
  readonly events: Readonly<Record<string, WorkflowEvent>>;
};

/** Where a machine is: one state, or one in each of its regions. */
export type StateValue = string | { readonly [region: string]: StateValue };
type WithValue<T> = Omit<T, 'value'> & { readonly value: StateValue };
export type InstanceNow = WithValue<Schemas['InstanceList']['items'][number]>;
export type InstanceView = WithValue<Schemas['InstanceView']>;
export type Preview = WithValue<Schemas['Preview']>;
export type DueDeadline = Preview['deadlines'][number];
