import type { Calendar } from '@tabir/calendar';
import { AppError, type JsonObject } from '@tabir/kernel';
import { createMachine, type AnyStateMachine, type AnyStateNode, type StateValue } from 'xstate';
import { activePaths } from './derive.js';
import { configOf, ENTERED, nodesOf } from './machine-config.js';
import { advance, enter, restore, type Moved } from './pure-machine.js';
import { conclude, stepFacts } from './step.js';
import type { Entry, Facts, State, StateMigration, Step, Workflow, WorkflowEvent } from './workflow.js';

/** No machine names it: `always` transitions are taken, and nothing else. */
const SETTLE = { type: 'tabir.settle' };

/**
 * Carries a state of the version before over to this one (docs/adr/0012). States that live on keep epoch, since and fired deadlines;
 * those that are new are entered now, actions included; then `always` transitions settle as after every step. What is done is only
 * told in the new words. Throws `migration.failed` when there is no such state. Pure.
 */
export function migrate(workflow: Workflow, before: State, facts: Facts, calendar: Calendar): Step {
  try {
    const carried = carry(workflow, before);
    const during = { ...(carried.state.context as object), $: stepFacts(facts, calendar) };
    const moved: Moved =
      before.status === 'done' ? [restore(workflow.machine, carried.state, during), []] : settle(workflow, carried, during);
    return conclude(workflow, moved, carried.state.entries, facts, calendar);
  } catch (cause) {
    throw new AppError(
      'conflict',
      'migration.failed',
      `The state cannot be carried over to ${workflow.id}; mend its migration and try again.`,
      { workflow: workflow.id, reason: String(cause) },
      { cause },
    );
  }
}

function migrationOf({ id, migration }: Workflow): StateMigration<object> {
  if (!migration) throw new Error(`${id} has no migration.`);
  return migration;
}

/** Where a state of the version before is now: the nearest one above it that is named says so. */
export function pathAfter({ migration }: Pick<Workflow, 'migration'>, path: string): string {
  const states = migration?.states ?? {};
  for (let above = path; above !== ''; above = above.slice(0, Math.max(0, above.lastIndexOf('.'))))
    if (Object.hasOwn(states, above)) return `${states[above]}${path.slice(above.length)}`;
  return path;
}

/** The whole value in which the given states are active: regions and levels that none of them is in stand at their beginning. */
function valueWith(node: AnyStateNode, live: readonly string[]): StateValue {
  const children = Object.values<AnyStateNode>(node.states);
  if (node.type === 'parallel') return Object.fromEntries(children.map((child) => [child.key, valueWith(child, live)]));
  if (node.type !== 'compound') return {};
  const found = children.filter(({ path }) => live.some((one) => `${one}.`.startsWith(`${path.join('.')}.`)));
  if (found.length > 1) throw new Error(`${found.map(({ id }) => id).join(' and ')} would be active at once.`);
  const child = found[0] ?? (node.initial.target[0] as AnyStateNode);
  return child.type === 'atomic' || child.type === 'final' ? child.key : { [child.key]: valueWith(child, live) };
}

interface Carried {
  readonly state: State;
  /** States of this version that live on. */
  readonly live: ReadonlySet<string>;
  /** Those of them whose stay was counted before. */
  readonly counted: ReadonlySet<string>;
}

function carry(workflow: Workflow, { value, status, context, entries }: State): Carried {
  const after = (path: string): string => pathAfter(workflow, path);
  const active = activePaths(value);
  const leaves = active.filter((path) => !active.some((other) => other.startsWith(`${path}.`)));
  const isActive = new Set(active);
  // Where two states became one, the active one lives on, and no epoch is used twice. Not in the order of keys, which storing changes.
  const known = Object.entries(entries).sort(([a], [b]) => Number(isActive.has(a)) - Number(isActive.has(b)) || (a < b ? -1 : 1));
  const carried: Record<string, Entry> = {};
  for (const [path, entry] of known.map(([before, one]) => [after(before), one] as const))
    if (workflow.watched.has(path)) carried[path] = { ...entry, epoch: Math.max(entry.epoch, carried[path]?.epoch ?? 0) };
  return {
    state: {
      value: valueWith(workflow.machine.root, leaves.map(after)),
      status,
      context: migrationOf(workflow).context(context as JsonObject),
      entries: carried,
    },
    live: new Set(active.map(after)),
    counted: new Set(known.flatMap(([path]) => (isActive.has(path) ? [after(path)] : []))),
  };
}

/** Enters what is new, in the order of the document, and lets the machine go on by itself as after every step. */
function settle({ machine, watched }: Workflow, { state, live, counted }: Carried, during: object): Moved {
  const active = new Set(activePaths(state.value));
  const actions: Moved[1][number][] = [];
  let context = during;
  for (const node of [...nodesOf(machine)].filter(({ path }) => active.has(path.join('.')))) {
    const path = node.path.join('.');
    if (!live.has(path)) {
      const [entered, own] = enter(alone(node), context);
      context = entered.context as object;
      actions.push(...own);
    } else if (watched.has(path) && !counted.has(path)) actions.push(entering(path));
  }
  let snapshot = restore(machine, state, context);
  for (const event of [SETTLE, ...raisedBy(actions)]) {
    const [next, own] = advance(machine, snapshot, event);
    snapshot = next;
    actions.push(...own);
  }
  return [snapshot, actions];
}

/** A machine that does what entering the state does, and nothing else. */
const alone = (node: AnyStateNode): AnyStateMachine =>
  createMachine(
    { context: ({ input }: { input: object }) => input, entry: configOf(node).entry } as never,
    node.machine.implementations as never,
  );

/** For a state that lives on and is counted from this version on. */
const entering = (state: string): Moved[1][number] => ({ type: ENTERED, params: { state } }) as unknown as Moved[1][number];

const raisedBy = (actions: Moved[1]): WorkflowEvent[] =>
  actions.flatMap(({ type, params }) => (type === 'xstate.raise' ? [(params as { event: WorkflowEvent }).event] : []));
