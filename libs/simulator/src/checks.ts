import type { Calendar } from '@tabir/calendar';
import { canonicalText, dayOfWeek, epochMs, plusDays, plusMs, textHash, type Instant, type LocalDate } from '@tabir/kernel';
import { effectiveStatus, type RegisterRow } from '@tabir/register/row';
import {
  caseStream,
  readLogEntry,
  type CommandPorts,
  type LogEntry,
  type LogRecord,
  type Reads,
  type Verifier,
} from '@tabir/runtime';

/** Something that must never be. */
export interface Oddity {
  readonly instanceId: string;
  readonly what: string;
}

export interface Tally {
  instances: number;
  /** Deadlines fired. */
  deadlines: number;
  /** Fired more than a day after they were due, because of an outage or a decree. */
  late: number;
  openedByLaw: number;
  openedByDecision: number;
  /** By consent, public office, an open court session or a ruling. */
  openedOtherwise: number;
  /** Determinations that took the place of another, and records made void. */
  changed: number;
  /** Papers destroyed. */
  destroyed: number;
  stillExempt: number;
  /** Deadlines still ahead at the end. */
  pending: number;
}

interface Case {
  readonly ports: CommandPorts;
  readonly verifier: Verifier;
  readonly instanceId: string;
  readonly now: Instant;
  readonly down: readonly { readonly from: Instant; readonly until: Instant }[];
  readonly tally: Tally;
}

const DAY_MS = 86_400_000;
const CHANGES: ReadonlySet<string> = new Set(['APPROVE_CHANGE', 'CONFIRM_CHANGE']);

const wholeHistory = (reads: Reads, instanceId: string): Promise<LogEntry[]> => reads.history(caseStream(instanceId), 0, 100_000);

/** The invariants of docs/architecture, each told from log and rows alone. */
export async function checkInstance({ ports, verifier, instanceId, now, down, tally }: Case): Promise<Oddity[]> {
  const oddities: Oddity[] = (await verifier.instance(instanceId)).map(({ kind, detail }) => ({
    instanceId,
    what: `${kind}: ${detail}`,
  }));
  const odd = (what: string): void => void oddities.push({ instanceId, what });
  const records = (await wholeHistory(ports.reads, instanceId)).map(readLogEntry);
  tally.instances++;
  checkDeadlines(records, down, tally, odd);
  tally.changed += records.filter(({ event }) => CHANGES.has(event.type)).length;
  checkFourEyes(records, odd);
  checkDestruction(records, tally, odd);
  checkCommands(records, odd);
  const pending = await ports.reads.deadlines(instanceId);
  tally.pending += pending.length;
  for (const { key, dueAt } of pending) if (dueAt <= now) odd(`missed: ${key} was due ${dueAt}`);
  const row = (await ports.reads.projection('register_item', instanceId)) as RegisterRow | undefined;
  checkStatus(row, records, ports, now, tally, odd);
  checkCounting(row, records, ports, odd);
  return oddities;
}

/** Every deadline once, none early; late only for a reason. */
function checkDeadlines(records: readonly LogRecord[], down: Case['down'], tally: Tally, odd: (what: string) => void): void {
  const fired = new Set<string>();
  for (const { kind, event, at, dueAt } of records) {
    if (kind !== 'deadline' || event.deadline === undefined || dueAt === undefined) continue;
    tally.deadlines++;
    if (fired.has(event.deadline)) odd(`twice: ${event.deadline}`);
    fired.add(event.deadline);
    if (at < dueAt) odd(`early: ${event.deadline} fired ${at}, due ${dueAt}`);
    if (epochMs(at) - epochMs(dueAt) <= DAY_MS) continue;
    tally.late++;
    const excused =
      down.some(({ from, until }) => from <= plusMs(dueAt, DAY_MS) && until >= dueAt) ||
      !armedBefore(records, event.deadline, dueAt);
    if (!excused) odd(`late without reason: ${event.deadline} fired ${at}, due ${dueAt}`);
  }
}

/** What gives a record another end, or another day on which it is looked at again. */
const MOVES_DEADLINES: ReadonlySet<string> = new Set([
  'RECORD_DETERMINATION',
  'CONFIRM_PAST_END',
  'CONFIRM_END',
  'RECHECK',
  ...CHANGES,
]);

/** Whether the last row before the firing that could arm it, or move it into the past, came before it was due. */
function armedBefore(records: readonly LogRecord[], deadline: string, dueAt: Instant): boolean {
  const firing = records.findIndex(({ event }) => event.deadline === deadline);
  const cause = records
    .slice(0, firing)
    .findLast(({ kind, event }) => kind === 'start' || kind === 'recalculated' || MOVES_DEADLINES.has(event.type));
  return cause !== undefined && cause.at < dueAt;
}

const PAIRS = [
  ['SUBMIT', 'ACCEPT'],
  ['CLASSIFY', 'CONFIRM_FILING'],
  ['PROPOSE_ENTRY', 'AUTHORISE_PROPOSED'],
  ['PREPARE_REVIEW', 'DECIDE_TO_OPEN'],
  ['DECIDE_TO_OPEN', 'APPROVE_OPENING'],
  ['REPORT_END', 'CONFIRM_END'],
  ['PROPOSE_DETERMINATION', 'DETERMINE_CHANGE'],
  ['PROPOSE_DETERMINATION', 'APPROVE_CHANGE'],
  ['PROPOSE_CORRECTION', 'CONFIRM_CHANGE'],
  ['PROPOSE_VOID', 'CONFIRM_CHANGE'],
  ['PROPOSE_RETRACTION', 'CONFIRM_CHANGE'],
  ['DETERMINE_CHANGE', 'APPROVE_CHANGE'],
  ['PROPOSE_DESTRUCTION', 'APPROVE_DESTRUCTION'],
] as const;

/** Maker and checker are two persons, told from the log alone. */
function checkFourEyes(records: readonly LogRecord[], odd: (what: string) => void): void {
  for (const [maker, checker] of PAIRS)
    for (const [index, record] of records.entries()) {
      if (record.event.type !== checker) continue;
      const made = records.slice(0, index).findLast(({ event }) => event.type === maker);
      if (made?.actor.id === record.actor.id) odd(`one person for ${maker} and ${checker}`);
    }
}

/** No paper is destroyed that a case needs or that nobody has released, told from the log alone. */
function checkDestruction(records: readonly LogRecord[], tally: Tally, odd: (what: string) => void): void {
  const index = records.findIndex(({ event }) => event.type === 'APPROVE_DESTRUCTION');
  if (index < 0) return;
  tally.destroyed++;
  const before = records.slice(0, index);
  const count = (type: string): number => before.filter(({ event }) => event.type === type).length;
  if (count('PLACE_HOLD') > count('LIFT_HOLD')) odd('destroyed while it was held');
  if (count('RELEASE') === 0) odd('destroyed before it was released');
}

/** One row at most for each command of a client, one report at most for each effect. */
function checkCommands(records: readonly LogRecord[], odd: (what: string) => void): void {
  const seen = new Set<string>();
  for (const { actor, command } of records) {
    if (seen.has(`${actor.id} ${command}`)) odd(`carried out twice: ${command}`);
    seen.add(`${actor.id} ${command}`);
  }
}

/** Public from its moment on and not a second before. */
function checkStatus(
  row: RegisterRow | undefined,
  records: readonly LogRecord[],
  { office }: CommandPorts,
  now: Instant,
  tally: Tally,
  odd: (what: string) => void,
): void {
  if (!row || row.stage === 'withdrawn') return;
  const status = effectiveStatus(row, now);
  if (row.openBasis === null) {
    if (row.secretUntil !== null) odd('has a moment but no basis');
    return;
  }
  if (row.secretUntil === null) return odd('has a basis but no moment');
  const end = row.endsOn === null ? null : office.calendar().endOf(row.endsOn as LocalDate);
  if (end !== null && row.secretUntil > end) odd(`kept closed beyond its period: ${row.secretUntil} after ${end}`);
  if (effectiveStatus(row, plusMs(row.secretUntil, -1000)) === 'open') odd('open a second too early');
  if (effectiveStatus(row, row.secretUntil) !== 'open') odd('closed at its moment');
  const last = (...types: string[]): number => records.findLastIndex(({ event }) => types.includes(event.type));
  // What the head approves last of all has closed it again, or would have opened it at once.
  const opened = last('termEnds', 'opens') > last('APPROVE_CHANGE');
  if ((status === 'open') !== opened) odd(`the page says ${status}, the history says ${opened ? 'opened' : 'not opened'}`);
  if (status !== 'open') tally.stillExempt++;
  else if (row.openBasis === 'law') tally.openedByLaw++;
  else if (row.openBasis === 'decision') tally.openedByDecision++;
  else tally.openedOtherwise++;
}

const listed = new WeakMap<Calendar, ReadonlySet<LocalDate>>();

/** All days that a calendar lists; the simulator's decrees list no workdays. */
function daysOff(calendar: Calendar): ReadonlySet<LocalDate> {
  let days = listed.get(calendar);
  if (!days) listed.set(calendar, (days = new Set(calendar.data.days.map(({ date }) => date))));
  return days;
}

/** T−30 against a second, naive count: back from T one calendar day at a time, over the days of the version then in force. */
function checkCounting(
  row: RegisterRow | undefined,
  records: readonly LogRecord[],
  { office }: CommandPorts,
  odd: (what: string) => void,
): void {
  const lastMove = records.findLastIndex(({ kind, event }) => kind === 'start' || MOVES_DEADLINES.has(event.type));
  for (const { kind, event, calendar: version, dueAt } of records.slice(lastMove)) {
    if (kind !== 'deadline' || event.type !== 't30' || dueAt === undefined || !row?.endsOn) continue;
    const calendar = office.calendarOf(version);
    const off = daysOff(calendar);
    let date = row.endsOn as LocalDate;
    for (let count = 0; count < 30;) {
      date = plusDays(date, -1);
      if (dayOfWeek(date) < 6 && !off.has(date)) count++;
    }
    if (date !== calendar.dateOf(dueAt))
      odd(`T−30 of ${row.endsOn} was ${calendar.dateOf(dueAt)}, counted by hand it is ${date}`);
  }
}

/** Equal for two runs that did the same: over every state and every row of every history, to the byte. */
export async function digestOf(reads: Reads, instances: readonly string[]): Promise<string> {
  const parts: string[] = [];
  for (const id of [...instances].sort()) {
    const instance = await reads.instance(id);
    const leaves = (await wholeHistory(reads, id)).map(({ leaf }) => Buffer.from(leaf).toString('base64'));
    parts.push(
      textHash([id, instance?.revision, instance?.lastSeq, canonicalText(instance?.state ?? null), ...leaves].join('\n')),
    );
  }
  return textHash(parts.join('\n'));
}
