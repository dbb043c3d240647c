import type { AnyStateMachine, AnyStateNode } from 'xstate';
import type { StateMeta } from './workflow.js';

/** Entry action that tells the engine, as data, that a watched state was entered; on re-entry too. */
export const ENTERED = 'tabir.entered';

/** The part of XState's configuration that the engine reads and extends. */
export interface StateConfig {
  readonly entry?: unknown;
  readonly exit?: unknown;
  readonly after?: Readonly<Record<string, unknown>>;
  readonly meta?: StateMeta;
  readonly states?: Readonly<Record<string, StateConfig>> | undefined;
  readonly [key: string]: unknown;
}

export const configOf = (node: AnyStateNode): StateConfig => node.config as StateConfig;
export const metaOf = (node: AnyStateNode): StateMeta => configOf(node).meta ?? {};

/** All state nodes, the root first, in document order. */
export function* nodesOf(machine: AnyStateMachine): Generator<AnyStateNode> {
  const stack: AnyStateNode[] = [machine.root];
  for (let node = stack.shift(); node; node = stack.shift()) {
    yield node;
    stack.unshift(...Object.values<AnyStateNode>(node.states));
  }
}
