import { createMachine, type AnyStateMachine } from 'xstate';
import { ENTERED, configOf, nodesOf, type StateConfig } from './machine-config.js';
import { validateDefinition } from './validate-definition.js';
import type { EventSpec, WatchedState, Workflow, WorkflowDefinition } from './workflow.js';

const watches = (config: StateConfig): boolean => config.after !== undefined || config.meta?.task !== undefined;

/** The same configuration, with the entry action on every watched state. */
function announceEntries(config: StateConfig, path: readonly string[]): StateConfig {
  const announced =
    path.length > 0 && watches(config)
      ? [{ type: ENTERED, params: { state: path.join('.') } }, ...[config.entry ?? []].flat()]
      : config.entry;
  const states =
    config.states &&
    Object.fromEntries(Object.entries(config.states).map(([key, child]) => [key, announceEntries(child, [...path, key])]));
  return { ...config, entry: announced, states };
}

function rebuild(machine: AnyStateMachine): AnyStateMachine {
  const config = machine.config as StateConfig & { context?: unknown };
  const own = config.context;
  // `$` must be there from the first entry action on; the factory also runs without input and stays total.
  const context = (args: { input?: { $?: unknown } }): object => ({
    ...(typeof own === 'function' ? (own as (args: unknown) => object)(args) : (own as object | undefined)),
    ...(args.input?.$ === undefined ? {} : { $: args.input.$ }),
  });
  // Bounds `always`, should a loop slip through registration: the step throws instead of hanging the process.
  const options = { ...(config.options as object | undefined), maxIterations: 100 };
  return createMachine({ ...announceEntries(config, []), context, options } as never, machine.implementations as never);
}

function watchedStates(machine: AnyStateMachine): Map<string, WatchedState> {
  const found = new Map<string, WatchedState>();
  for (const [order, node] of [...nodesOf(machine)].entries()) {
    const { after, meta } = configOf(node);
    const path = node.path.join('.');
    if (path !== '' && watches(configOf(node)))
      found.set(path, { path, nodeId: node.id, order, after: Object.keys(after ?? {}), meta: meta ?? {} });
  }
  return found;
}

/**
 * Registers one version of a workflow: checks all of it (every problem is named with its remedy) and prepares
 * the machine for stepping. See docs/adr/0001 for why no actor ever runs.
 */
export function defineWorkflow<C extends object, E extends Readonly<Record<string, EventSpec>>, Id extends string>(
  definition: WorkflowDefinition<C, E, Id>,
): Workflow {
  validateDefinition(definition as unknown as WorkflowDefinition<object>);
  const machine = rebuild(definition.machine);
  // The generics end here: from now on context and payloads are data, checked when they entered.
  return {
    ...(definition as unknown as Workflow),
    id: `${definition.key}@${definition.version}`,
    machine,
    watched: watchedStates(machine),
  };
}
