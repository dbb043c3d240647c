import type { Calendar } from '@tabir/calendar';
import { AppError } from '@tabir/kernel';
import type { AnyMachineSnapshot, StateValue } from 'xstate';
import { derivedOf } from './derive.js';
import { ENTERED } from './machine-config.js';
import { advance, enter, restore, typesTaken, type Moved } from './pure-machine.js';
import type { Deadline, EffectCall, Entry, Facts, State, Step, StepFacts, Workflow, WorkflowEvent } from './workflow.js';

/** Begins an instance. `input` is the redacted start payload. Pure. */
export function begin(workflow: Workflow, input: object, facts: Facts, calendar: Calendar): Step {
  return conclude(workflow, enter(workflow.machine, { ...input, $: stepFacts(facts, calendar) }), {}, facts, calendar);
}

/** Takes one step. `event` is redacted; an event that the state does not take is refused, never ignored. Pure. */
export function step(workflow: Workflow, state: State, event: WorkflowEvent, facts: Facts, calendar: Calendar): Step {
  // XState ignores unknown events in silence, and an unchanged snapshot does not mean "not allowed".
  if (!isPossible(workflow, state, event.type))
    throw new AppError(
      'conflict',
      'event.not-allowed',
      `${event.type} is not possible in the present state; reload and choose one of the allowed events.`,
      {
        event: event.type,
        state: state.value,
      },
    );
  return conclude(
    workflow,
    advance(workflow.machine, during(workflow, state, stepFacts(facts, calendar)), event),
    state.entries,
    facts,
    calendar,
  );
}

/** Delivers a deadline that is due: notes it as fired in its state, then takes the machine's own `after` step. Pure. */
export function fire(workflow: Workflow, state: State, deadline: Deadline, facts: Facts, calendar: Calendar): Step {
  const entry = state.entries[deadline.state];
  const watched = workflow.watched.get(deadline.state);
  if (!entry || !watched || entry.epoch !== deadline.epoch || entry.fired.includes(deadline.name))
    throw new Error(`Deadline ${deadline.key} is not armed.`);
  const fired: Entry = { ...entry, fired: [...entry.fired, deadline.name] };
  const marked: State = { ...state, entries: { ...state.entries, [deadline.state]: fired } };
  return step(workflow, marked, { type: `xstate.after.${deadline.name}.${watched.nodeId}` }, facts, calendar);
}

/** Whether the machine takes an event now, whoever asks. What is done takes none any more. */
export const isPossible = ({ machine }: Workflow, { value, status }: State, type: string): boolean =>
  status === 'active' && typesTaken(machine, value).has(type);

/** Event types that the machine takes now, whoever asks. Deadlines and other internal events are left out. */
export const possibleEvents = ({ machine, events }: Workflow, { value, status }: State): string[] =>
  status === 'active' ? [...typesTaken(machine, value)].filter((type) => Object.hasOwn(events, type)) : [];

export const stepFacts = (facts: Facts, calendar: Calendar): StepFacts => ({ ...facts, today: calendar.dateOf(facts.at) });

/** The snapshot that guards and assigns see: the facts of the step are on the context as `$`. */
const during = (workflow: Workflow, state: State, facts: StepFacts): AnyMachineSnapshot =>
  restore(workflow.machine, state, { ...(state.context as object), $: facts });

/** What a move of the machine comes to: the state to store, and the effects. `known` are the entries before it. */
export function conclude(
  workflow: Workflow,
  [snapshot, actions]: Moved,
  known: State['entries'],
  facts: Facts,
  calendar: Calendar,
): Step {
  const entries: Record<string, Entry> = { ...known };
  const effects: EffectCall[] = [];
  for (const { type, params } of actions) {
    if (type === ENTERED) {
      const { state } = params as { state: string };
      entries[state] = { epoch: (entries[state]?.epoch ?? 0) + 1, since: facts.at, fired: [] };
    } else if (EFFECT_FREE.has(type)) {
      continue; // Deadlines are derived from the active states; the machine's own timers are placeholders.
    } else effects.push({ type, params: params ?? {} });
  }
  const { $: _facts, ...context } = snapshot.context as Record<string, unknown>;
  const state: State = {
    value: snapshot.value as StateValue,
    context,
    status: snapshot.status === 'done' ? 'done' : 'active',
    entries,
  };
  const measures = { calendar, settings: facts.settings };
  // Derived when asked for: a replay asks for the state alone.
  return {
    state,
    effects,
    get tasks() {
      return derivedOf(workflow, state, measures).tasks;
    },
    get deadlines() {
      return derivedOf(workflow, state, measures).deadlines;
    },
  };
}

const EFFECT_FREE = new Set(['xstate.raise', 'xstate.cancel']);
