import type { Instant } from '@tabir/kernel';
import type { StateValue } from 'xstate';
import { perValue } from './per-value.js';
import type { Deadline, DeadlineArgs, Measures, State, Task, WatchedState, Workflow } from './workflow.js';

/** Dotted paths of all active states below the root, in the order of the value’s keys. */
export function activePaths(value: StateValue, parent = ''): string[] {
  const join = (key: string): string => (parent === '' ? key : `${parent}.${key}`);
  if (typeof value === 'string') return [join(value)];
  const paths: string[] = [];
  for (const [key, child] of Object.entries(value as Record<string, StateValue>))
    paths.push(join(key), ...activePaths(child, join(key)));
  return paths;
}

const watchedIn = perValue((workflow: Workflow, value): readonly WatchedState[] =>
  activePaths(value)
    .map((path) => workflow.watched.get(path))
    .filter((watched) => watched !== undefined)
    .sort((a, b) => a.order - b.order),
);

const activeWatched = (workflow: Workflow, { status, value }: State): readonly WatchedState[] =>
  status === 'active' ? watchedIn(workflow, value) : [];

function entryOf(state: State, path: string): State['entries'][string] {
  const entry = state.entries[path];
  if (!entry) throw new Error(`State ${path} is active without an entry: this snapshot was not made by the engine.`);
  return entry;
}

/** The moment of a named deadline, or null when it is not armed. Registration made sure that the name is there. */
function momentOf(workflow: Workflow, name: string, args: DeadlineArgs<unknown>): Instant | null {
  const rule = workflow.deadlines[name];
  if (!rule) throw new Error(`Deadline ${name} has no rule.`);
  return rule(args);
}

/** Open work, read from the active states. Pure; order = document order. */
export function tasksOf(workflow: Workflow, state: State, measures: Measures): Task[] {
  return activeWatched(workflow, state).flatMap(({ path, meta }) => {
    if (!meta.task) return [];
    const { duty, each, due } = meta.task;
    const { epoch, since } = entryOf(state, path);
    const dueAt = due === undefined ? null : momentOf(workflow, due, { context: state.context, since, ...measures });
    const task = (assignee: string | null): Task => ({
      key: assignee === null ? `${path}#${epoch}` : `${path}#${epoch}#${assignee}`,
      state: path,
      step: meta.step ?? null,
      duty,
      assignee,
      dueAt,
    });
    if (each === undefined) return [task(null)];
    return (state.context as Record<string, readonly string[]>)[each]?.map(task) ?? [];
  });
}

/** Pending deadlines = derived − fired, in order of due time, document order when equal. */
export function deadlinesOf(workflow: Workflow, state: State, measures: Measures): Deadline[] {
  const pending = activeWatched(workflow, state).flatMap(({ path, after }) => {
    const { epoch, since, fired } = entryOf(state, path);
    return after.flatMap((name): Deadline[] => {
      if (fired.includes(name)) return [];
      const dueAt = momentOf(workflow, name, { context: state.context, since, ...measures });
      return dueAt === null ? [] : [{ key: `${path}#${epoch}#${name}`, state: path, epoch, name, dueAt }];
    });
  });
  // sort() is stable, so equal moments keep document order.
  return pending.sort((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0));
}

export interface Derived {
  readonly tasks: readonly Task[];
  readonly deadlines: readonly Deadline[];
}

const known = new WeakMap<State, Derived & Measures & { readonly workflow: Workflow }>();

/** Tasks and deadlines of a state. States never change, so the answer is kept beside the state for the next one who asks. */
export function derivedOf(workflow: Workflow, state: State, measures: Measures): Derived {
  const { calendar, settings } = measures;
  const before = known.get(state);
  if (before?.workflow === workflow && before.calendar === calendar && before.settings === settings) return before;
  const derived = {
    workflow,
    calendar,
    settings,
    tasks: tasksOf(workflow, state, measures),
    deadlines: deadlinesOf(workflow, state, measures),
  };
  known.set(state, derived);
  return derived;
}
