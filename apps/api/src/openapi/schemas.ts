import { PARTS } from '@tabir/import';
import type { Schema } from '../schema/payload-schema.js';

/** The shapes of answers. Specs hold every answer of the running API against them. */

const text: Schema = { type: 'string' };
const whole: Schema = { type: 'integer' };
const flag: Schema = { type: 'boolean' };
const moment: Schema = { type: 'string', format: 'date-time', examples: ['2027-10-13T16:00:00.000Z'] };
const day: Schema = { type: 'string', format: 'date', examples: ['2027-10-13'] };
const id: Schema = { type: 'string', format: 'uuid' };
const anything: Schema = {};
const anyObject: Schema = { type: 'object', additionalProperties: true };

const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });
const list = (items: Schema): Schema => ({ type: 'array', items });
const mapOf = (values: Schema): Schema => ({ type: 'object', additionalProperties: values });
const oneOf = (...values: readonly string[]): Schema => ({ type: 'string', enum: values });
const see = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const inBoth = (schema: Schema): Schema => object({ id: schema, en: schema });

/** Members are required unless their names end in a question mark. */
function object(members: Readonly<Record<string, Schema>>): Schema {
  const names = Object.keys(members);
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(members).map(([name, schema]) => [name.replace(/\?$/, ''), schema])),
    required: names.filter((name) => !name.endsWith('?')),
    additionalProperties: false,
  };
}

const page = (items: Schema): Schema => object({ items: list(items), next: orNull(text) });

const held = { role: text, unit: orNull(text), agency: orNull(text) };
const session = {
  person: object({ id, name: text, roles: list(see('RoleHeld')) }),
  active: orNull(see('RoleHeld')),
  expiresAt: moment,
  demo: flag,
};
const due = { state: text, name: text, dueAt: moment };
const task = {
  key: text,
  state: text,
  step: orNull(whole),
  duty: text,
  assignee: orNull(text),
  dueAt: orNull(moment),
  instanceId: id,
  claimedBy: orNull(text),
  claimedAt: orNull(moment),
};
const actor = {
  id: text,
  role: text,
  unit: orNull(text),
  agency: orNull(text),
  onBehalfOf: orNull(text),
  'via?': id,
  name: orNull(text),
};
const instance = {
  id,
  kode: text,
  workflow: text,
  version: whole,
  unit: text,
  agency: orNull(text),
  label: text,
  revision: whole,
  lastSeq: whole,
  calendar: text,
  settings: text,
  nextDueAt: orNull(moment),
  blocked: orNull(object({ code: text, deadline: text, message: text, attempts: whole, retryAt: moment })),
  createdAt: moment,
  updatedAt: moment,
};
const label = object({ label: text, help: text, options: mapOf(text) });

export const SCHEMAS = {
  Problem: {
    ...object({
      type: text,
      code: text,
      title: text,
      status: whole,
      requestId: text,
      'errors?': list(see('FieldProblem')),
      'refusals?': list(see('Refusal')),
    }),
    additionalProperties: true,
    description:
      'RFC 9457. `code` is stable and explained in docs/errors.md; `title` says what to do; `errors` come with payload.invalid, ' +
      '`refusals` with event.refused, more members by code.',
  },
  FieldProblem: {
    ...object({ path: text, rule: text, params: anyObject, message: inBoth(text) }),
    description: 'One wrong field: which check failed, with its parameters, and a sentence without the name of the field.',
  },
  RoleHeld: object(held),
  Session: object(session),
  SignedIn: object({ token: text, ...session }),
  WorkflowList: object({
    items: list(object({ key: text, version: whole, name: inBoth(text), mayStart: flag, mayRead: flag })),
  }),
  Workflow: object({
    key: text,
    version: whole,
    texts: inBoth(see('Texts')),
    duties: mapOf(list(text)),
    start: object({ schema: see('PayloadSchema'), duty: text }),
    events: mapOf(object({ schema: see('PayloadSchema'), decision: flag, duty: text, beginsWith: list(text) })),
    steps: list(object({ step: whole, states: list(text) })),
  }),
  PayloadSchema: {
    ...anyObject,
    description:
      'JSON Schema 2020-12. `x-tabir` marks a field: {"sealed": "personal" | "confidential" | "private"}, ' +
      '{"reference": {"to": "file"} | {"to": "person", "role": …}}, {"scope": "unit" | "agency"} where the instance is to ' +
      'belong, {"format": "day"}, {"format": "picture"} a PNG in base64, {"number": {"kind": …, "datedBy": …}} the number of a paper and the field with its day, ' +
      '{"unasked": true} what programs send and forms leave out.',
  },
  Texts: object({
    name: text,
    states: mapOf(text),
    events: mapOf(object({ label: text, done: text, 'help?': text })),
    fields: mapOf({ ...label, required: ['label'] }),
    'parts?': mapOf(text),
    'steps?': mapOf(text),
    duties: mapOf(text),
    deadlines: mapOf(text),
    refusals: mapOf(text),
    roles: mapOf(text),
    'notices?': mapOf(text),
  }),
  PaperNumber: object({ number: text }),
  Answer: object({ instanceId: id, kode: text, revision: whole, seq: whole }),
  Instance: object(instance),
  InstanceView: object({
    instance: see('Instance'),
    status: oneOf('active', 'done'),
    value: anything,
    context: anyObject,
    tasks: list(see('Task')),
    deadlines: list(object({ key: text, ...due })),
    allowedEvents: list(see('AllowedEvent')),
    watching: flag,
  }),
  InstanceList: object({ items: list(object({ ...instance, value: anything })), next: orNull(text) }),
  Task: object(task),
  AllowedEvent: object({ type: text, duty: text, decision: flag, refusals: list(see('Refusal')) }),
  Refusal: object({ id: text, basis: text, citations: list(see('Citation')), message: inBoth(text) }),
  // Of a regulation, a procedure, or a policy of this application, which has nothing to verify (null).
  Citation: object({ key: text, instrument: text, article: orNull(text), verified: orNull(flag), text }),
  Preview: object({
    value: anything,
    status: oneOf('active', 'done'),
    tasks: list(object({ state: text, duty: text, dueAt: orNull(moment) })),
    deadlines: list(object(due)),
    // On how many other instances it would be carried out; null where it is about this one alone.
    others: orNull(whole),
  }),
  History: object({ items: list(see('HistoryRow')), next: orNull(whole) }),
  HistoryRow: object({
    seq: whole,
    at: moment,
    'dueAt?': moment,
    kind: oneOf('start', 'event', 'deadline', 'recalculated', 'migrated', 'note'),
    actor: object(actor),
    revision: whole,
    type: text,
    sentence: inBoth(text),
    payload: anything,
  }),
  Deadlines: object({ items: list(see('Deadline')) }),
  Deadline: object({
    name: text,
    label: inBoth(text),
    dueAt: orNull(moment),
    provisional: flag,
    counts: list(see('Explanation')),
  }),
  Moves: object({
    items: list(see('Move')),
    checked: whole,
    hidden: whole,
    failed: whole,
    next: orNull(text),
  }),
  Move: object({
    record: id,
    kode: text,
    label: text,
    agency: orNull(text),
    holder: orNull(text),
    what: inBoth(text),
    from: orNull(moment),
    to: orNull(moment),
    past: flag,
  }),
  Explanation: object({
    from: day,
    direction: oneOf('before', 'after'),
    workingDays: whole,
    result: day,
    provisional: flag,
    version: text,
    week: whole,
    cutiBersama: flag,
    skipped: list(object({ date: day, why: text, 'name?': text, 'source?': text, provisional: flag })),
    countedAnyway: list(object({ date: day, why: text, name: text, source: text, provisional: flag })),
    decrees: list({ ...anyObject, required: ['id', 'title', 'signedOn'] }),
    yearsWithoutDecree: list(whole),
  }),
  FileList: object({ items: list(see('File')) }),
  File: object({ id, name: text, size: whole, mime: text, uploadedAt: moment, uploadedBy: text }),
  ImportList: object({
    id,
    name: text,
    sheets: list(see('ImportSheet')),
    notes: list(inBoth(text)),
    runs: list(see('ImportRun')),
  }),
  ImportLists: object({ items: list(object({ id, name: text, givenAt: moment })) }),
  ImportSheet: object({
    name: orNull(text),
    form: oneOf('full', 'six-columns', 'json', 'unknown'),
    columns: list(object({ letters: text, heading: text, part: orNull(oneOf(...PARTS)) })),
    rows: whole,
    sample: list(list(text)),
    // Whether its columns are as somebody said the last time that these headings came.
    remembered: flag,
  }),
  ImportRun: object({
    id,
    list: id,
    task: oneOf('try', 'import', 'undo'),
    undoes: orNull(id),
    state: oneOf('waiting', 'running', 'done', 'failed'),
    problem: orNull(text),
    rows: whole,
    done: whole,
    counts: object({ added: whole, withDefects: whole, known: whole, refused: whole, withdrawn: whole, past: whole }),
    asked: orNull(object({ sheet: orNull(text), map: mapOf(text), header: mapOf(text) })),
    notes: list(inBoth(text)),
    by: object({ id: text, name: orNull(text) }),
    at: moment,
    endedAt: orNull(moment),
  }),
  ImportRows: object({ items: list(see('ImportRow')), next: orNull(whole) }),
  ImportRow: object({
    n: whole,
    place: inBoth(text),
    fate: oneOf('accepted', 'known', 'refused', 'withdrawn', 'past', 'absent'),
    kode: orNull(text),
    instanceId: orNull(id),
    defects: list(object({ code: text, message: inBoth(text) })),
    // Each with the column that it is about, as the list or the form names it.
    reasons: list(object({ field: orNull(text), code: text, message: inBoth(text) })),
    sameAs: orNull(inBoth(text)),
  }),
  Inbox: object({ items: list(see('InboxRow')), next: orNull(text), count: whole }),
  InboxRow: object({
    ...task,
    workflow: text,
    version: whole,
    kode: text,
    label: text,
    // What happens by itself, and when, if nobody acts.
    otherwise: orNull(object({ label: inBoth(text), at: moment })),
  }),
  Register: page(see('RegisterItem')),
  RegisterItem: object({
    instanceId: id,
    kode: text,
    status: oneOf('draft', 'exempt', 'open', 'withdrawn'),
    unit: text,
    agency: orNull(text),
    holder: orNull(text),
    legalBasis: text,
    stage: oneOf('draft', 'submitted', 'returned', 'accepted', 'withdrawn'),
    title: orNull(text),
    publicTitle: orNull(text),
    publicSummary: orNull(text),
    publicConsequenceIfOpened: orNull(text),
    publicConsequenceIfClosed: orNull(text),
    listed: flag,
    medium: oneOf('soft', 'hard', 'both'),
    determinationNumber: orNull(text),
    determinationDate: orNull(day),
    letters: text,
    acts: text,
    termKind: orNull(text),
    termYears: orNull(whole),
    termEvent: orNull(text),
    startsOn: orNull(day),
    endsOn: orNull(day),
    legalDueOn: orNull(day),
    secretUntil: orNull(moment),
    openBasis: orNull(oneOf('law', 'decision', 'consent', 'public-office', 'open-court', 'ruling')),
    recheckOn: orNull(day),
    extensions: orNull(text),
    defects: text,
    scope: orNull(oneOf('whole', 'part', 'remainder')),
    openPartAt: orNull(text),
    opensInPart: flag,
    classificationCode: orNull(text),
    securityClass: orNull(oneOf('SR', 'R', 'T', 'B')),
    archiveOrder: orNull(text),
    listNumber: orNull(text),
    listDate: orNull(day),
    retainedUntil: orNull(day),
    fate: orNull(oneOf('destroy', 'permanent', 'review')),
    filing: text,
    storage: text,
    listing: text,
    term: text,
    review: orNull(text),
    rung: orNull(text),
    recheck: orNull(text),
    ending: orNull(text),
    release: orNull(text),
    incident: orNull(text),
    openPart: text,
    remainder: text,
    takedown: text,
    hold: text,
    oddities: list(oneOf('exempt-ordinary', 'public-secret', 'retention-first')),
  }),
  PublicList: object({ office: text, demo: flag, asOf: day, items: list({ ...anyObject, required: ['no', 'kode', 'title'] }) }),
  PublicFigures: object({
    office: text,
    demo: flag,
    asOf: day,
    total: see('Figures'),
    holders: list(see('Figures')),
    years: list(see('Figures')),
  }),
  Figures: object({
    name: text,
    closed: orNull(whole),
    soon: orNull(whole),
    opened: whole,
    openedBy: anyObject,
    extended: whole,
    medianDays: orNull(whole),
  }),
  PersonList: object({ items: list(object({ id, name: text, role: text, agency: orNull(text) })) }),
  AgencyConcerns: object({ records: whole, people: whole }),
  AgencyList: object({ items: list(object({ id: text, name: text, formerly: list(text), endedAt: orNull(moment) })) }),
  Office: object({
    name: text,
    demo: flag,
    now: moment,
    systemNow: moment,
    zone: text,
    calendar: text,
    heartbeats: list(object({ name: text, at: moment, ok: flag })),
  }),
  OfficeSettings: object({
    settings: object({ values: anyObject, versions: list(see('VersionInForce')) }),
    law: object({
      instruments: list(see('Instrument')),
      articles: list(
        object({
          key: text,
          instrument: text,
          number: orNull(text),
          seen: oneOf('text', 'told', 'recalled'),
          source: orNull(text),
          text,
          verified: orNull(object({ paper: text, since: orNull(see('VersionInForce')) })),
        }),
      ),
    }),
    calendar: object({
      zone: text,
      week: whole,
      cutiBersama: flag,
      from: day,
      until: day,
      decrees: list(
        object({ id: text, title: text, signedOn: day, years: list(whole), 'verified?': flag, 'caution?': inBoth(text) }),
      ),
      versions: list(see('VersionInForce')),
    }),
  }),
  // Who and by what record; null for what the office began with.
  VersionInForce: object({
    version: text,
    at: moment,
    activatedBy: orNull(object({ name: orNull(text), onBehalfOf: orNull(text) })),
    proposedBy: orNull(object({ name: orNull(text), onBehalfOf: orNull(text) })),
    record: orNull(object({ id, kode: text, basis: text })),
  }),
  Instrument: object({
    id: text,
    name: text,
    kind: text,
    number: text,
    year: whole,
    title: text,
    validFrom: orNull(day),
    validTo: orNull(day),
    replacedBy: orNull(text),
  }),
  Welcome: object({
    name: text,
    demo: orNull(object({ accounts: list(object({ name: text, person: text, role: inBoth(text) })), password: text })),
  }),
  Changed: object({ instanceId: id, kode: text, seq: whole, type: text, at: moment }),
  Health: { ...anyObject, ...{ required: ['ok'] } },
} satisfies Record<string, Schema>;

export type SchemaName = keyof typeof SCHEMAS;
