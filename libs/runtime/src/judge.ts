import type { Calendar } from '@tabir/calendar';
import { possibleEvents, referencesOf, type EventSpec, type Facts, type Refusal, type Workflow } from '@tabir/engine';
import { AppError } from '@tabir/kernel';
import { roleDenied } from './errors.js';
import { holdsDuty, rolesOf } from './policy.js';
import type { InstanceRow } from './ports.js';
import { fill } from './sentences.js';

/** A refusal with its legal basis and its sentence in both languages. */
export interface RefusalView {
  readonly id: string;
  readonly basis: string;
  readonly message: { readonly id: string; readonly en: string };
}

export interface AllowedEvent {
  readonly type: string;
  readonly duty: string;
  readonly decision: boolean;
  /** Why not now, for the one who asks; empty when it may be sent. */
  readonly refusals: readonly RefusalView[];
}

export function refusalView(workflow: Workflow, { id, params = {} }: Refusal): RefusalView {
  const message = (language: 'id' | 'en'): string => fill(workflow.texts[language].refusals[id] ?? id, params);
  return { id, basis: workflow.refusals[id]?.basis ?? '', message: { id: message('id'), en: message('en') } };
}

const refused = (workflow: Workflow, refusals: readonly Refusal[]): AppError => {
  const views = refusals.map((refusal) => refusalView(workflow, refusal));
  return new AppError('conflict', 'event.refused', views.map((view) => view.message.en).join(' '), { refusals: views });
};

/** Throws unless the actor's role has the duty and no rule refuses. The one gate before every step that a person causes. */
export function assertAllowed(
  workflow: Workflow,
  instance: InstanceRow,
  type: string,
  spec: EventSpec,
  payload: object,
  facts: Facts,
  calendar: Calendar,
): void {
  if (!holdsDuty(workflow, spec.duty, facts.actor, facts.settings))
    throw roleDenied(spec.duty, rolesOf(workflow, spec.duty, facts.settings));
  const rule = Object.hasOwn(workflow.rules, type) ? workflow.rules[type] : undefined;
  if (!rule || !possibleEvents(workflow, instance.state, facts).includes(type)) return; // an impossible event is refused by the step itself
  const args = { context: instance.state.context, facts, calendar };
  const refusals = [...(rule.before?.(args) ?? []), ...(rule.check?.({ ...args, payload }) ?? [])];
  if (refusals.length > 0) throw refused(workflow, refusals);
}

/** The same gate for a start. */
export function assertMayStart(workflow: Workflow, payload: object, facts: Facts, calendar: Calendar): void {
  const { duty } = workflow.start;
  if (!holdsDuty(workflow, duty, facts.actor, facts.settings)) throw roleDenied(duty, rolesOf(workflow, duty, facts.settings));
  const args = { context: {}, facts, calendar };
  const refusals = [...(workflow.startRule?.before?.(args) ?? []), ...(workflow.startRule?.check?.({ ...args, payload }) ?? [])];
  if (refusals.length > 0) throw refused(workflow, refusals);
}

/** Possible ∩ policy, each with the reasons why not. What the role may never send is left out. */
export function allowedEvents(workflow: Workflow, instance: InstanceRow, facts: Facts, calendar: Calendar): AllowedEvent[] {
  return possibleEvents(workflow, instance.state, facts)
    .map((type) => ({ type, spec: workflow.events[type]! }))
    .filter(({ spec }) => spec.duty !== 'system' && holdsDuty(workflow, spec.duty, facts.actor, facts.settings))
    .map(({ type, spec }) => ({
      type,
      duty: spec.duty,
      decision: spec.decision ?? false,
      refusals: (workflow.rules[type]?.before?.({ context: instance.state.context, facts, calendar }) ?? []).map((refusal) =>
        refusalView(workflow, refusal),
      ),
    }));
}

/** What was read before the step about the things that payloads point at. */
export interface Known {
  readonly files: ReadonlySet<string>;
  /** Persons by role that they hold in the unit. */
  readonly persons: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Refuses a payload that points at a file or person that is not there. */
export function assertReferences(spec: EventSpec, payload: object, known: Known): void {
  for (const [field, reference] of referencesOf(spec.payload)) {
    const given = (payload as Record<string, unknown>)[field];
    const ids = (given === undefined || given === null ? [] : [given].flat()) as string[];
    const there = reference.to === 'file' ? known.files : known.persons.get(reference.role);
    const missing = ids.filter((id) => !there?.has(id));
    if (missing.length === 0) continue;
    if (reference.to === 'file')
      throw new AppError('invalid', 'file.unknown', 'Upload the file to this record first and name it by the id in the answer.', {
        field,
        missing,
      });
    throw new AppError('invalid', 'person.not-in-role', `Choose persons who hold the role ${reference.role} in this unit.`, {
      field,
      missing,
    });
  }
}

export const NOTHING_KNOWN: Known = { files: new Set(), persons: new Map() };
