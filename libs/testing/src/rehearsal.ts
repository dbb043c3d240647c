import type { Calendar } from '@tabir/calendar';
import {
  begin,
  fire,
  possibleEvents,
  readPayload,
  sealPayload,
  step,
  type Actor,
  type EffectCall,
  type Facts,
  type Measures,
  type Refusal,
  type SealedValue,
  type State,
  type Step,
  type Workflow,
  type WorkflowEvent,
} from '@tabir/engine';
import { canonicalText, instant, type Instant, type Json, type JsonObject } from '@tabir/kernel';

export const SYSTEM: Actor = { id: 'system', role: 'system', unit: null, agency: null, onBehalfOf: null };

/** A deadline as it fired. */
export interface Firing {
  readonly name: string;
  readonly dueAt: Instant;
  readonly at: Instant;
  readonly more: boolean;
}

/**
 * One instance on the bare engine: payloads are read, judged, sealed and stepped in the runtime's order, and the state makes the
 * round trip through its stored text after every step. For specs of workflows; the runtime proper has its own.
 */
export class Rehearsal {
  last: Step;
  effects: EffectCall[] = [];
  fired: Firing[] = [];
  readonly sealed = new Map<string, SealedValue>();
  /** Told of every step before it is taken. */
  onStep: (state: State, event: WorkflowEvent, facts: Facts) => void = () => undefined;
  private salts = 0;

  private constructor(
    readonly workflow: Workflow,
    public calendar: Calendar,
    public now: Instant,
    public settings: JsonObject,
    first: (rehearsal: Rehearsal) => Step,
  ) {
    this.last = this.take(first(this));
    this.fireDue();
  }

  static begin(
    workflow: Workflow,
    calendar: Calendar,
    now: string,
    actor: Actor,
    json: unknown,
    settings: JsonObject = {},
  ): Rehearsal {
    return new Rehearsal(workflow, calendar, instant(now), settings, (rehearsal) => {
      const payload = readPayload(workflow.start.payload, json);
      const facts = rehearsal.facts(actor);
      const refused = workflow.startRule?.check?.({ context: {}, facts, calendar, payload }) ?? [];
      if (refused.length > 0) throw new Refused(refused.map(({ id }) => id));
      return begin(workflow, rehearsal.seal(workflow.start.payload, payload), facts, calendar);
    });
  }

  get state(): State {
    return this.last.state;
  }

  /** The context's values, without the type that the workflow gives it. */
  get context(): Readonly<Record<string, Json>> {
    return this.state.context as Readonly<Record<string, Json>>;
  }

  get row(): Readonly<Record<string, unknown>> {
    return this.workflow.projection?.project(this.state, this.calendar) ?? {};
  }

  possible(): string[] {
    return possibleEvents(this.workflow, this.state);
  }

  /** Ids of the refusals that this event would meet; empty when it may be sent. */
  refusals(type: string, actor: Actor, json: unknown = {}): string[] {
    const payload = readPayload(this.payloadOf(type), json);
    const rule = this.workflow.rules[type];
    const args = { context: this.state.context, facts: this.facts(actor), calendar: this.calendar };
    const refused = [...(rule?.before?.(args) ?? []), ...(rule?.check?.({ ...args, payload }) ?? [])];
    return refused.map((refusal) => this.said(refusal));
  }

  /** A refusal whose sentence has a gap is a mistake of its rule, wherever a spec meets it. */
  private said({ id, params = {} }: Refusal): string {
    for (const { refusals } of Object.values(this.workflow.texts)) {
      const gap = [...(refusals[id] ?? '').matchAll(/\{(\w+)\}/g)].find(([, name = '']) => (params[name] ?? '') === '');
      if (gap) throw new Error(`${id} says nothing of ${gap[0]}.`);
    }
    return id;
  }

  /** Sends an event as the runtime would, what it arms already due included. */
  send(type: string, actor: Actor, json: unknown = {}): this {
    const refused = this.refusals(type, actor, json);
    if (refused.length > 0) throw new Refused(refused);
    const redacted = this.seal(this.payloadOf(type), readPayload(this.payloadOf(type), json));
    const event = { ...redacted, type };
    this.onStep(this.state, event, this.facts(actor));
    this.take(step(this.workflow, this.state, event, this.facts(actor), this.calendar));
    return this.fireDue();
  }

  /** Moves the clock and fires what is due. With a worker that was away, everything fires at the new time at once. */
  moveTo(moment: string): this {
    this.now = instant(moment);
    return this.fireDue();
  }

  /** The same with a worker that never sleeps: each deadline fires at its own moment. */
  liveTo(moment: string): this {
    for (let next = this.last.deadlines[0]; next && next.dueAt <= moment; next = this.last.deadlines[0]) this.moveTo(next.dueAt);
    return this.moveTo(moment);
  }

  /** Carries out the last `openSealed` effect and sends its report. */
  openSealed(): this {
    const effect = this.effects.findLast(({ type }) => type === 'openSealed');
    const { report, values } = effect?.params as unknown as {
      report: string;
      values: { key: string; handle: { sealed: string } }[];
    };
    const decode = (handle: string): unknown => JSON.parse(new TextDecoder().decode(this.sealed.get(handle)?.value)) as unknown;
    return this.send(report, SYSTEM, { values: values.map(({ key, handle }) => ({ key, value: decode(handle.sealed) })) });
  }

  /** An independent copy, to try what happens next. */
  fork(): Rehearsal {
    const copy = Object.assign(Object.create(Rehearsal.prototype) as Rehearsal, this);
    copy.effects = [...this.effects];
    copy.fired = [...this.fired];
    return copy;
  }

  get measures(): Measures {
    return { calendar: this.calendar, settings: { version: 'rehearsal', values: this.settings } };
  }

  facts(actor: Actor): Facts {
    return { at: this.now, actor, settings: this.measures.settings, calendar: this.calendar.version };
  }

  private payloadOf(type: string) {
    const spec = this.workflow.events[type];
    if (!spec) throw new Error(`There is no event ${type}.`);
    return spec.payload;
  }

  private seal(cls: Workflow['start']['payload'], payload: object): Record<string, unknown> {
    const salt = (): Uint8Array => new Uint8Array(32).fill(++this.salts % 256);
    const { redacted, sealed } = sealPayload(cls, payload, salt);
    for (const value of sealed) this.sealed.set(value.handle, value);
    return redacted;
  }

  private fireDue(): this {
    for (let [next, ...others] = this.last.deadlines; next && next.dueAt <= this.now; [next, ...others] = this.last.deadlines) {
      const { name, dueAt, state } = next;
      const more = others.some((other) => other.state === state && other.dueAt <= this.now);
      const facts = { ...this.facts(SYSTEM), dueAt, more };
      this.fired.push({ name, dueAt, at: this.now, more });
      this.onStep(this.state, { type: `xstate.after.${name}.${this.workflow.watched.get(state)?.nodeId}` }, facts);
      this.take(fire(this.workflow, this.state, next, facts, this.calendar));
    }
    return this;
  }

  private take(next: Step): Step {
    this.effects.push(...next.effects);
    return (this.last = { ...next, state: JSON.parse(canonicalText(next.state)) as State });
  }
}

/** The rules said no. */
export class Refused extends Error {
  constructor(readonly ids: readonly string[]) {
    super(ids.join(', '));
  }
}
