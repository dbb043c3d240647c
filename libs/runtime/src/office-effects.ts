import { changeCalendar, type CalendarChange } from '@tabir/calendar';
import type { Measures } from '@tabir/engine';
import { AppError, faultPoint, mergePatch, startOfDay, type Instant, type JsonObject, type LocalDate } from '@tabir/kernel';
import { isDerivedWith, recalculation, type Commands } from './commands.js';
import type { BriefHandler, EffectHandler } from './effects.js';
import { willOf } from './engine-effects.js';
import { caseStream, readLogEntry } from './log-row.js';
import type { AgencyChange, InstanceRow, LeasedEffect, Mandate, Office, Reads, Versions } from './ports.js';
import type { Report } from './request.js';

export interface OfficeEffectPorts {
  readonly commands: Commands;
  readonly reads: Reads;
  readonly office: Office;
  readonly versions: Versions;
}

/** The effects by which a workflow changes the office itself: its settings, its agencies, its calendar and then every record's moments. */
export const officeEffects = (ports: OfficeEffectPorts) =>
  ({
    adoptSettings: adoptSettings(ports),
    adoptCalendar: adoptCalendar(ports),
    adoptAgencies: adoptAgencies(ports),
    recalculateAll: recalculateAll(ports),
  }) satisfies Record<string, EffectHandler>;

interface AdoptSettings {
  readonly report: string;
  readonly patch: JsonObject;
  readonly proposedBy: Mandate['proposedBy'];
}

const adoptSettings =
  ({ reads, versions }: OfficeEffectPorts): BriefHandler =>
  async (effect) => {
    const { report, patch, proposedBy } = effect.params as unknown as AdoptSettings;
    const mandate = await mandateOf(reads, effect, proposedBy);
    const version = await versions.adoptSettings((values) => mergePatch(values, patch), mandate);
    faultPoint('office.after-adopt');
    return { type: report, payload: { version } };
  };

interface AdoptCalendar {
  readonly report: string;
  /** What is reported when the change does not fit the calendar in force any more. */
  readonly otherwise: string;
  readonly change: CalendarChange;
  readonly proposedBy: Mandate['proposedBy'];
}

const adoptCalendar =
  ({ reads, versions }: OfficeEffectPorts): BriefHandler =>
  async (effect) => {
    const { report, otherwise, change, proposedBy } = effect.params as unknown as AdoptCalendar;
    const mandate = await mandateOf(reads, effect, proposedBy);
    return adoptedOr(otherwise, report, () => versions.adoptCalendar((data) => changeCalendar(data, change), mandate));
  };

interface AdoptAgencies extends Pick<AdoptCalendar, 'report' | 'otherwise' | 'proposedBy'> {
  readonly change: Omit<AgencyChange, 'since'> & { readonly effectiveOn: LocalDate | null };
  /** The event of the person who activated it, perhaps long before its day. */
  readonly orderedBy: string;
}

const adoptAgencies =
  ({ reads, versions, office }: OfficeEffectPorts): BriefHandler =>
  async (effect) => {
    const { report, otherwise, change, proposedBy, orderedBy } = effect.params as unknown as AdoptAgencies;
    const mandate = await mandateOf(reads, effect, proposedBy, orderedBy);
    const { effectiveOn, ...same } = change;
    const since = effectiveOn && startOfDay(effectiveOn, office.calendar().zone);
    return adoptedOr(otherwise, report, () => versions.adoptAgencies({ ...same, since }, mandate));
  };

/** What does not fit what is in force any more is no fault of the program: it goes back to the people. */
async function adoptedOr(otherwise: string, report: string, adopt: () => Promise<string>): Promise<Report> {
  try {
    const version = await adopt();
    faultPoint('office.after-adopt');
    return { type: report, payload: { version } };
  } catch (error) {
    if (!(error instanceof AppError) || error.kind !== 'invalid') throw error;
    return { type: otherwise, payload: { code: error.code } };
  }
}

/** The person whose step caused or ordered the effect is the one who activated; the log row of the step says who that was. */
async function mandateOf(
  reads: Reads,
  effect: LeasedEffect,
  proposedBy: Mandate['proposedBy'],
  orderedBy?: string,
): Promise<Mandate> {
  const activatedBy = await willOf(reads, effect, orderedBy);
  const instance = await reads.instance(effect.instanceId);
  if (!instance) throw new Error(`The record of effect ${effect.id} is missing.`);
  return { record: instance.id, kode: instance.kode, proposedBy, activatedBy };
}

/** Records that make one report. */
const PAGE = 200;
const ROWS = 200;

interface RecalculateAll {
  readonly report: string;
  readonly after: string | null;
}

/**
 * Derives one page of records anew with the calendar and the settings in force, each in a transaction of its own, and reports the sums and where
 * the page ended: the machine asks for the next one. A delivery that died is made again from the page's beginning, and counts what the
 * first one moved, as the log tells. A record that cannot be derived anew is counted and holds up no other.
 */
const recalculateAll =
  (ports: OfficeEffectPorts): EffectHandler =>
  async (effect, lease) => {
    const { report, after } = effect.params as unknown as RecalculateAll;
    // A process that still counted with what was in force before could otherwise take a step behind this one's back.
    if (after === null) await ports.versions.followed();
    const ids = await ports.reads.instanceIds(after, PAGE + 1);
    const page = ids.slice(0, PAGE);
    const sums = new Map<string | null, number>();
    let failed = 0;
    for (const id of page) {
      await lease.keep();
      const came = await recalculated(ports, id, effect.createdAt);
      faultPoint('recalculate.after-record');
      if (came === 'failed') failed++;
      else if (came) sums.set(came.agency, (sums.get(came.agency) ?? 0) + 1);
    }
    const agencies = [...sums].map(([agency, moved]) => ({ agency, moved }));
    const moved = agencies.reduce((sum, one) => sum + one.moved, 0);
    const through = ids.length > PAGE ? page.at(-1) : null;
    return { type: report, payload: { checked: page.length, moved, failed, agencies, through } };
  };

/** The instance if it moved, null if not. */
async function recalculated(ports: OfficeEffectPorts, id: string, since: Instant): Promise<InstanceRow | null | 'failed'> {
  const { commands, reads, office } = ports;
  const instance = await reads.instance(id);
  if (!instance) return null;
  const measures = office.measures();
  if (isDerivedWith(measures, instance)) return (await hasMoved(reads, instance, measures, since)) ? instance : null;
  try {
    return (await commands.recalculate(id)) ? instance : null;
  } catch (error) {
    // The database being away, or this process being behind, is not the record's fault: the effect is tried again.
    if (error instanceof AppError && error.kind === 'unavailable' && error.code !== 'workflow.version-missing') throw error;
    return 'failed';
  }
}

/** Whether an earlier delivery of the effect moved it. */
async function hasMoved(reads: Reads, { id, lastSeq }: InstanceRow, measures: Measures, since: Instant): Promise<boolean> {
  const rows = await reads.history(caseStream(id), Math.max(0, lastSeq - ROWS), ROWS);
  return rows.map(readLogEntry).some(({ command, at }) => command === recalculation(id, measures) && at >= since);
}
