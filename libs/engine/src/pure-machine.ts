import {
  createActor,
  getNextTransitions,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type AnyStateNode,
  type ExecutableActionObject,
  type StateValue,
} from 'xstate';
import { perValue } from './per-value.js';
import type { State, WorkflowEvent } from './workflow.js';

type Scope = Parameters<AnyStateMachine['transition']>[2];

/** The next snapshot, and what the machine asks for as data. */
export type Moved = readonly [snapshot: AnyMachineSnapshot, actions: readonly ExecutableActionObject[]];

const scopes = new WeakMap<AnyStateMachine, Scope>();

/**
 * What XState wants to know of an actor while it steps. Its own `transition` makes an actor for every call, and making one takes
 * the machine through its initial states. Nothing of a step stays in it and it is never started, so one does for all steps.
 */
function inertScope(machine: AnyStateMachine): Scope {
  const known = scopes.get(machine);
  if (known) return known;
  const self = createActor(machine);
  const nothing = (): void => undefined;
  const scope: Scope = {
    self,
    system: self.system,
    id: '',
    sessionId: '',
    logger: nothing,
    defer: nothing,
    emit: nothing,
    stopChild: nothing,
    actionExecutor: nothing,
  };
  scopes.set(machine, scope);
  return scope;
}

function collect(machine: AnyStateMachine, move: (scope: Scope) => unknown): Moved {
  const actions: ExecutableActionObject[] = [];
  const snapshot = move({ ...inertScope(machine), actionExecutor: (action) => void actions.push(action) });
  return [snapshot as AnyMachineSnapshot, actions];
}

/** What XState's `initialTransition` gives; but where that hands out half an instance, marked as an error, this throws the error. */
export function enter(machine: AnyStateMachine, input: object): Moved {
  const [snapshot, actions] = collect(machine, (scope) => machine.getInitialSnapshot(scope, input));
  if (snapshot.status === 'error') throw snapshot.error;
  return [snapshot, actions];
}

/** What XState's `transition` gives. */
export const advance = (machine: AnyStateMachine, snapshot: AnyMachineSnapshot, event: WorkflowEvent): Moved =>
  collect(machine, (scope) => machine.transition(snapshot, event, scope));

/** The nodes that a value stands for, as a snapshot without a context. */
const configurationOf = perValue((machine: AnyStateMachine, value) => {
  const persisted = {
    value: inDocumentOrder(machine.root, value),
    status: 'active',
    context: {},
    historyValue: {},
    children: {},
    output: undefined,
    error: undefined,
  };
  return machine.restoreSnapshot(persisted as never, {} as never) as AnyMachineSnapshot;
});

/** The snapshot of a stored state. */
export const restore = (machine: AnyStateMachine, { value, status }: State, context: object): AnyMachineSnapshot =>
  ({ ...configurationOf(machine, value), status, context }) as AnyMachineSnapshot;

/**
 * The event types that a state takes, deadlines included. A guard chooses between targets and never refuses (registration sees to
 * that), so they depend on the value alone.
 */
export const typesTaken = perValue((machine: AnyStateMachine, value): ReadonlySet<string> => {
  const types = (getNextTransitions(configurationOf(machine, value)) as { eventType: string }[]).map(
    ({ eventType }) => eventType,
  );
  return new Set(types.filter((type) => type !== ''));
});

/** Regions answer an event in the order of the value's keys, which canonical text does not keep. The document's order holds. */
function inDocumentOrder(node: AnyStateNode | undefined, value: StateValue): StateValue {
  if (typeof value === 'string') return value;
  const place = (key: string): number => node?.states[key]?.order ?? 0;
  return Object.fromEntries(
    (Object.entries(value) as [string, StateValue][])
      .sort(([a], [b]) => place(a) - place(b))
      .map(([key, child]) => [key, inDocumentOrder(node?.states[key], child)]),
  );
}
