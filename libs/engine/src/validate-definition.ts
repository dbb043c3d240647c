import { AppError } from '@tabir/kernel';
import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate';
import { isEffect } from './effect.js';
import { configOf, metaOf, nodesOf } from './machine-config.js';
import { migrationProblems } from './migration-problems.js';
import { rolesNamedFor } from './references.js';
import type { Texts, WorkflowDefinition } from './workflow.js';

type Definition = WorkflowDefinition<object>;

/** Refuses a definition with all of its problems at once, each with what to do. */
export function validateDefinition(definition: Definition): void {
  const problems = [
    ...machineProblems(definition),
    ...migrationProblems(definition),
    ...[...nodesOf(definition.machine)].flatMap((node) => nodeProblems(definition, node)),
    ...actionProblems(definition.machine),
    ...reachProblems(definition.machine),
    ...loopProblems(definition.machine),
    ...dutyProblems(definition),
    ...textProblems(definition),
  ];
  if (problems.length > 0)
    throw new AppError(
      'invalid',
      'workflow.invalid',
      `${definition.key}@${definition.version} cannot be registered:\n- ${problems.join('\n- ')}`,
      { problems },
    );
}

function initialContext(machine: AnyStateMachine): Record<string, unknown> | string {
  const own: unknown = machine.config.context;
  try {
    return (typeof own === 'function' ? (own as (args: object) => unknown)({ input: undefined }) : (own ?? {})) as Record<
      string,
      unknown
    >;
  } catch {
    return 'The context factory throws without input; let it return the whole shape with defaults, because XState also runs it without one.';
  }
}

function machineProblems({ machine, events, deadlines }: Definition): string[] {
  const problems: string[] = [];
  const context = initialContext(machine);
  if (typeof context === 'string') problems.push(context);
  else if ('$' in context) problems.push('Rename the context key "$": the engine puts the facts of a step there.');
  for (const type of Object.keys(events)) {
    if (type.startsWith('xstate.') || type.includes('*'))
      problems.push(`Rename event ${type}: names with "xstate." or "*" belong to the machine.`);
    if (![...nodesOf(machine)].some((node) => node.ownEvents.includes(type)))
      problems.push(`Event ${type} is taken by no state; remove it or add it to one.`);
  }
  const used = new Set(
    [...nodesOf(machine)].flatMap((node) => [...Object.keys(configOf(node).after ?? {}), metaOf(node).task?.due]),
  );
  for (const name of Object.keys(deadlines))
    if (!used.has(name)) problems.push(`Deadline ${name} is used by no "after" and no task; remove it or use it.`);
  return problems;
}

function nodeProblems(definition: Definition, node: AnyStateNode): string[] {
  const config = configOf(node);
  const where = node.path.join('.') || 'the root';
  const problems: string[] = [];
  if (config.invoke !== undefined) problems.push(`Remove "invoke" from ${where}: declare an effect whose report is an event.`);
  if (node.type === 'history') problems.push(`Remove the history state ${where}: it does not survive a stored snapshot.`);
  for (const type of Object.keys(config.on ?? {})) {
    if (type.endsWith('*'))
      problems.push(`Replace "${type}" in ${where} by the events meant: a wildcard catches stale deadlines.`);
    else if (!(type in definition.events)) problems.push(`Give event ${type} (in ${where}) a payload class in "events".`);
  }
  for (const name of Object.keys(config.after ?? {})) {
    if (/^\d+$/.test(name))
      problems.push(
        `Name the delay ${name} in ${where} and compute it in "deadlines": a number of milliseconds is not a legal term.`,
      );
    else if (!(name in definition.deadlines))
      problems.push(`Add "${name}" (after, in ${where}) to "deadlines": an unknown delay fires at once.`);
  }
  problems.push(...taskProblems(definition, node, where), ...guardProblems(node, where));
  return problems;
}

function taskProblems(definition: Definition, node: AnyStateNode, where: string): string[] {
  const { task } = metaOf(node);
  if (!task) return [];
  const problems: string[] = [];
  const context = initialContext(definition.machine);
  if (!(task.duty in definition.duties)) problems.push(`Give the duty ${task.duty} (task of ${where}) its roles in "duties".`);
  if (task.due !== undefined && !(task.due in definition.deadlines))
    problems.push(`Add "${task.due}" (due of the task of ${where}) to "deadlines".`);
  if (task.each !== undefined && typeof context === 'object' && !Array.isArray(context[task.each]))
    problems.push(`Let the context start with an array "${task.each}" (each of the task of ${where}).`);
  if (task.each !== undefined && rolesNamedFor(task.duty, definition).length === 0)
    problems.push(`Name in a PersonRef the duty ${task.duty}, whose task in ${where} is for each person of a list.`);
  return problems;
}

/** A guard routes between candidates and never refuses: the last candidate of each event and deadline has none. */
function guardProblems(node: AnyStateNode, where: string): string[] {
  const problems: string[] = [];
  for (const [type, candidates] of node.transitions) {
    if (type.startsWith('xstate.done.')) continue;
    if (candidates.at(-1)?.guard !== undefined)
      problems.push(`Give ${type} in ${where} a last candidate without a guard: guards route, and refusing is for rules.`);
    if (
      type.startsWith('xstate.after.') &&
      candidates.some((candidate) => candidate.target?.includes(node) && node.type !== 'atomic')
    )
      problems.push(
        `Let the "after" of ${where} target a child or another state: back to itself it would throw its running child back.`,
      );
  }
  return problems;
}

const ALLOWED_BUILTINS: Readonly<Record<string, string | undefined>> = {
  'xstate.assign': undefined,
  'xstate.raise': undefined,
};

function actionProblem(action: unknown, where: string, machine: AnyStateMachine): string | undefined {
  if (typeof action === 'string') return actionProblem({ type: action }, where, machine);
  if (typeof action === 'function') {
    if (isEffect(action)) return undefined;
    const type = (action as { type?: string }).type;
    if (type !== undefined && type in ALLOWED_BUILTINS)
      return type === 'xstate.raise' && (action as { delay?: unknown }).delay !== undefined
        ? `Name the delay of raise in ${where} as an "after" with a deadline.`
        : undefined;
    return type === undefined
      ? `Replace the inline action in ${where} by a named effect or an assign: code does not run in a step.`
      : `Remove ${type} from ${where}: only assign, raise and declared effects leave a step as data.`;
  }
  const { type } = action as { type: string };
  return type in machine.implementations.actions
    ? undefined
    : `Declare the action ${type} (in ${where}) in setup(), with effect() or assign().`;
}

function actionProblems(machine: AnyStateMachine): string[] {
  const found: (string | undefined)[] = Object.entries(machine.implementations.actions).map(([name, action]) =>
    actionProblem(action, `action ${name}`, machine),
  );
  for (const node of nodesOf(machine)) {
    const where = node.path.join('.') || 'the root';
    const transitions: AnyTransitionDefinition[] = [...node.transitions.values()].flat().concat(node.always ?? []);
    // The configuration, not the node: XState adds its own raise and cancel for every "after" to the node's lists.
    const { entry = [], exit = [] } = configOf(node);
    for (const action of [entry, exit, transitions.flatMap((candidate) => [...candidate.actions])].flat())
      found.push(actionProblem(action, where, machine));
  }
  for (const node of nodesOf(machine))
    for (const candidate of [...node.transitions.values()].flat().concat(node.always ?? []))
      found.push(guardProblem(candidate.guard, node.path.join('.') || 'the root', machine));
  return [...new Set(found.filter((problem) => problem !== undefined))];
}

function guardProblem(guard: unknown, where: string, machine: AnyStateMachine): string | undefined {
  const name = negated(guard) ?? (typeof guard === 'string' ? guard : (guard as { readonly type?: string } | undefined)?.type);
  return name === undefined || name in machine.implementations.guards
    ? undefined
    : `Declare the guard ${name} (in ${where}) in setup().`;
}

const ancestorsOf = (node: AnyStateNode): AnyStateNode[] => (node.parent ? [node.parent, ...ancestorsOf(node.parent)] : []);

/** The state inside which a transition happens: nothing outside of it is left or entered, least of all other regions. */
function domainOf(source: AnyStateNode, target: AnyStateNode): AnyStateNode {
  if (target === source || ancestorsOf(target).includes(source)) return source;
  const above = ancestorsOf(source);
  return ancestorsOf(target).find((ancestor) => above.includes(ancestor)) ?? target;
}

/**
 * States entered together with a target: the way down its initial states, and on the way up, to the domain or the root, its
 * ancestors with their parallel regions.
 */
function enteredWith(target: AnyStateNode, domain?: AnyStateNode): Set<AnyStateNode> {
  const entered = new Set<AnyStateNode>();
  const down = (node: AnyStateNode): void => {
    if (entered.has(node)) return;
    entered.add(node);
    if (node.type === 'parallel') Object.values<AnyStateNode>(node.states).forEach(down);
    if (node.type === 'compound') node.initial.target.forEach(down);
  };
  down(target);
  for (let child = target; child !== domain && child.parent; child = child.parent) {
    const { parent } = child;
    if (parent !== domain) entered.add(parent);
    if (parent.type === 'parallel') Object.values<AnyStateNode>(parent.states).forEach(down);
  }
  return entered;
}

function reachProblems(machine: AnyStateMachine): string[] {
  const reached = new Set<AnyStateNode>();
  const todo: AnyStateNode[] = [machine.root];
  for (let next = todo.pop(); next; next = todo.pop())
    for (const node of enteredWith(next)) {
      if (reached.has(node)) continue;
      reached.add(node);
      for (const candidate of [...node.transitions.values()].flat().concat(node.always ?? []))
        todo.push(...(candidate.target ?? []));
    }
  return [...nodesOf(machine)]
    .filter((node) => !reached.has(node))
    .map((node) => `State ${node.path.join('.')} is never reached; add a transition to it or remove it.`);
}

/**
 * A circle of `always` transitions can spin for ever inside one step. One that asks for a guard and, elsewhere, for `not` of the
 * same guard cannot be walked through, as long as nothing in it changes the context.
 */
function loopProblems(machine: AnyStateMachine): string[] {
  const nodes = [...nodesOf(machine)];
  const opposed = [...new Set(nodes.flatMap(alwaysOf).flatMap(({ guard }) => negated(guard) ?? []))];
  const spins = (node: AnyStateNode): boolean =>
    (assigns(node, machine) && returns(node, () => true)) ||
    cases(opposed).some((holds) => returns(node, ({ guard }) => mayHold(guard, holds)));
  return nodes.filter(spins).map((node) => `Break the circle of "always" through ${node.path.join('.')}: it would never end.`);
}

const alwaysOf = (node: AnyStateNode): AnyTransitionDefinition[] => node.always ?? [];

/** Whether `always` transitions that are open can lead from a state back to it. */
function returns(start: AnyStateNode, isOpen: (candidate: AnyTransitionDefinition) => boolean): boolean {
  const next = (node: AnyStateNode): AnyStateNode[] =>
    alwaysOf(node)
      .filter(isOpen)
      // Without a target it stays, and is taken again.
      .flatMap(({ target }) => (target ?? [node]).flatMap((one) => [...enteredWith(one, domainOf(node, one))]));
  const seen = new Set<AnyStateNode>();
  const todo = next(start);
  for (let node = todo.pop(); node; node = todo.pop()) {
    if (node === start) return true;
    if (seen.has(node)) continue;
    seen.add(node);
    todo.push(...next(node));
  }
  return false;
}

/** The name in XState's `not('name')`. */
function negated(guard: unknown): string | undefined {
  const { name, guards } = (guard ?? {}) as { readonly name?: string; readonly guards?: readonly unknown[] };
  const [inner] = guards ?? [];
  return name === 'not' && typeof inner === 'string' ? inner : undefined;
}

function mayHold(guard: unknown, holds: ReadonlyMap<string, boolean>): boolean {
  const name = negated(guard);
  if (name !== undefined) return holds.get(name) === false;
  return typeof guard !== 'string' || holds.get(guard) !== false;
}

/** Every way in which the guards can turn out. */
const cases = (names: readonly string[]): ReadonlyMap<string, boolean>[] =>
  names.reduce<ReadonlyMap<string, boolean>[]>(
    (known, name) => known.flatMap((one) => [new Map([...one, [name, true]]), new Map([...one, [name, false]])]),
    [new Map()],
  );

/** Whether being entered, left or passed on by `always` changes the context. */
function assigns(node: AnyStateNode, machine: AnyStateMachine): boolean {
  const { entry = [], exit = [] } = configOf(node);
  const isAssign = (action: unknown): boolean => {
    const name = typeof action === 'string' ? action : (action as { readonly type?: string }).type;
    if (name === 'xstate.assign') return true;
    const named: unknown = machine.implementations.actions[name ?? ''];
    return (named as { readonly type?: string } | undefined)?.type === 'xstate.assign';
  };
  return [entry, exit, alwaysOf(node).flatMap(({ actions }) => [...actions])].flat().some(isAssign);
}

function dutyProblems({ duties, events, start, readers }: Definition): string[] {
  const problems: string[] = [];
  for (const [duty, roles] of Object.entries(duties)) {
    if (roles.length === 0) problems.push(`Give the duty ${duty} at least one role.`);
    for (const role of roles)
      if (!(role in readers)) problems.push(`Say in "readers" what the role ${role} (duty ${duty}) may read.`);
    for (const role of rolesNamedFor(duty, { start, events }))
      if (!roles.includes(role)) problems.push(`Give the duty ${duty} to the role ${role} too: its holders are named for it.`);
  }
  for (const [type, { duty }] of [...Object.entries(events), ['the start', start] as const])
    if (duty !== 'system' && !(duty in duties)) problems.push(`Give the duty ${duty} (of ${type}) its roles in "duties".`);
  for (const [type, { duty, from }] of Object.entries(events))
    if (from !== undefined && duty !== 'system')
      problems.push(`Give ${type} the duty "system": what ${from} answers is told by no person.`);
  return problems;
}

function textProblems({ texts, events, duties, deadlines, refusals, readers, machine }: Definition): string[] {
  const wanted: Readonly<Record<Exclude<keyof Texts, 'name' | 'fields' | 'parts' | 'steps' | 'notices'>, readonly string[]>> = {
    states: [...nodesOf(machine)].map((node) => node.path.join('.')).filter((path) => path !== ''),
    events: Object.keys(events),
    duties: Object.keys(duties),
    deadlines: Object.keys(deadlines),
    refusals: Object.keys(refusals),
    roles: Object.keys(readers),
  };
  return (['id', 'en'] as const).flatMap((language) =>
    (Object.keys(wanted) as (keyof typeof wanted)[]).flatMap((part) => {
      const given = texts[language][part];
      const missing = wanted[part].filter((key) => !(key in given));
      return missing.length === 0 ? [] : [`Add to texts.${language}.${part}: ${missing.join(', ')}.`];
    }),
  );
}
