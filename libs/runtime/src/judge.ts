import type { Calendar } from '@tabir/calendar';
import {
  agencyUnknown,
  fill,
  isPossible,
  payloadInvalid,
  possibleEvents,
  referencesOf,
  scopesOf,
  type EventSpec,
  type Facts,
  type Refusal,
  type Rule,
  type RuleArgs,
  type Settings,
  type Workflow,
} from '@tabir/engine';
import { AppError } from '@tabir/kernel';
import { basisInWords, cite, verifiedIn, type Citation } from '@tabir/law';
import { personNotInRole, roleDenied } from './errors.js';
import { holdsDuty, rolesOf } from './policy.js';
import type { InstanceRow } from './ports.js';

/** A refusal with its sentence in both languages, and its legal basis in parts and in words, as far as the office has verified it. */
export interface RefusalView {
  readonly id: string;
  readonly basis: string;
  readonly citations: readonly Citation[];
  readonly message: { readonly id: string; readonly en: string };
}

export interface AllowedEvent {
  readonly type: string;
  readonly duty: string;
  readonly decision: boolean;
  /** Why not now, for the one who asks; empty when it may be sent. */
  readonly refusals: readonly RefusalView[];
}

export function refusalView(workflow: Workflow, { id, params = {} }: Refusal, { values }: Settings): RefusalView {
  const message = (language: 'id' | 'en'): string => fill(workflow.texts[language].refusals[id] ?? id, params);
  const verified = verifiedIn(values);
  const citations = (workflow.refusals[id]?.basis ?? []).map((key) => cite(key, verified));
  return { id, basis: basisInWords(citations), citations, message: { id: message('id'), en: message('en') } };
}

/** Throws unless the actor's role has the duty. */
export function assertDuty(workflow: Workflow, duty: string, facts: Facts): void {
  if (!holdsDuty(workflow, duty, facts.actor, facts.settings)) throw roleDenied(duty, rolesOf(workflow, duty, facts.settings));
}

/** Throws when a rule refuses the event with this payload. An event that is not possible is left to the step to refuse. */
export function assertRules(
  workflow: Workflow,
  instance: InstanceRow,
  type: string,
  payload: object,
  facts: Facts,
  calendar: Calendar,
): void {
  const rule = workflow.rules[type];
  if (!rule || !isPossible(workflow, instance.state, type)) return;
  assertRule(workflow, rule, { context: instance.state.context, facts, calendar }, payload);
}

/** The gate before a start: the duty, then the start's own rule. */
export function assertMayStart(workflow: Workflow, payload: object, facts: Facts, calendar: Calendar): void {
  assertDuty(workflow, workflow.start.duty, facts);
  if (workflow.startRule) assertRule(workflow, workflow.startRule, { context: {}, facts, calendar }, payload);
}

function assertRule<C>(workflow: Workflow, rule: Rule<C, object, string>, args: RuleArgs<C>, payload: object): void {
  const refusals = [...(rule.before?.(args) ?? []), ...(rule.check?.({ ...args, payload }) ?? [])];
  if (refusals.length === 0) return;
  const views = refusals.map((refusal) => refusalView(workflow, refusal, args.facts.settings));
  throw new AppError('conflict', 'event.refused', views.map((view) => view.message.en).join(' '), { refusals: views });
}

/** Possible ∩ policy, each with the reasons why not. What the role may never send is left out. */
export function allowedEvents(workflow: Workflow, instance: InstanceRow, facts: Facts, calendar: Calendar): AllowedEvent[] {
  return possibleEvents(workflow, instance.state).flatMap((type) => {
    const spec = workflow.events[type];
    if (!spec || spec.duty === 'system' || !holdsDuty(workflow, spec.duty, facts.actor, facts.settings)) return [];
    const refusals = workflow.rules[type]?.before?.({ context: instance.state.context, facts, calendar }) ?? [];
    return [
      {
        type,
        duty: spec.duty,
        decision: spec.decision ?? false,
        refusals: refusals.map((refusal) => refusalView(workflow, refusal, facts.settings)),
      },
    ];
  });
}

/** What was read before the step about the things that payloads point at. */
export interface Known {
  readonly files: ReadonlySet<string>;
  /** By role: the persons that hold it in the unit, with their agencies. */
  readonly persons: ReadonlyMap<string, ReadonlyMap<string, string | null>>;
  /** Those of the agencies named that the unit has now. */
  readonly agencies: ReadonlySet<string>;
}

/** The agencies that a payload names, each with its field. */
export const agenciesIn = ({ payload: shape }: Pick<EventSpec, 'payload'>, payload: unknown): [field: string, agency: string][] =>
  [...scopesOf(shape)].flatMap(([field, part]) => {
    const given = (payload as Readonly<Record<string, unknown>> | null)?.[field];
    if (part !== 'agency') return [];
    const named = Array.isArray(given) ? given.map((one, at) => [`${field}.${at}`, one as unknown]) : [[field, given]];
    return named.filter((pair): pair is [string, string] => typeof pair[1] === 'string');
  });

/** Refuses a payload that points at a file, person or agency that is not there, and adds the facts that it asks for. */
export function resolveReferences(spec: EventSpec, payload: object, known: Known): void {
  for (const [field, reference] of referencesOf(spec.payload)) {
    const given = (payload as Record<string, unknown>)[field];
    const ids = (given === undefined || given === null ? [] : [given].flat()) as string[];
    const there = reference.to === 'file' ? known.files : known.persons.get(reference.role);
    const missing = ids.filter((id) => !there?.has(id));
    if (missing.length === 0) {
      // What the sender wrote there is overwritten: agencies are the office's knowledge.
      if (reference.to === 'person' && reference.agenciesIn !== undefined)
        Object.assign(payload, { [reference.agenciesIn]: ids.map((id) => known.persons.get(reference.role)?.get(id) ?? null) });
      continue;
    }
    if (reference.to === 'file')
      throw new AppError('invalid', 'file.unknown', 'Upload the file to this record first and name it by the id in the answer.', {
        field,
        missing,
      });
    throw personNotInRole([reference.role], field, missing);
  }
  const strange = agenciesIn(spec, payload).filter(([, agency]) => !known.agencies.has(agency));
  if (strange.length > 0) throw payloadInvalid(strange.map(([field]) => agencyUnknown(field)));
}

export const NOTHING_KNOWN: Known = { files: new Set(), persons: new Map(), agencies: new Set() };
