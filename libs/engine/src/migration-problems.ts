import { AppError } from '@tabir/kernel';
import type { AnyStateMachine } from 'xstate';
import { nodesOf } from './machine-config.js';
import { pathAfter } from './migrate.js';
import type { Workflow, WorkflowDefinition } from './workflow.js';

const pathsOf = (machine: AnyStateMachine): Set<string> => new Set([...nodesOf(machine)].map(({ path }) => path.join('.')));

/** What can be told of a migration without the version that it comes from. */
export function migrationProblems({
  version,
  machine,
  migration,
}: Pick<WorkflowDefinition<object>, 'version' | 'machine' | 'migration'>): string[] {
  if (version === 1) return migration ? ['Remove "migration": there is no version before the first.'] : [];
  if (!migration)
    return [
      `Add "migration": which states of version ${version - 1} are called otherwise now, and the new context made from the old one.`,
    ];
  const paths = pathsOf(machine);
  return Object.entries(migration.states ?? {})
    .filter(([, after]) => !paths.has(after))
    .map(([before, after]) => `Let the migration of state ${before} lead to a state of this version; there is no ${after}.`);
}

/** What is wrong with a migration when the version that it comes from is known: every state must have a place to go to. */
export function carryOverProblems(before: Workflow, after: Workflow): string[] {
  const [old, now] = [pathsOf(before.machine), pathsOf(after.machine)];
  const lost = [...nodesOf(before.machine)]
    .filter(({ type }) => type === 'atomic' || type === 'final')
    .map(({ path }) => path.join('.'))
    .filter((path) => !now.has(pathAfter(after, path)));
  const strange = Object.keys(after.migration?.states ?? {}).filter((path) => !old.has(path));
  return [
    ...(lost.length === 0 ? [] : [`Say in "migration.states" where these states of ${before.id} go to: ${lost.join(', ')}.`]),
    ...(strange.length === 0 ? [] : [`Remove from "migration.states" what ${before.id} does not have: ${strange.join(', ')}.`]),
  ];
}

/** Throws when the migration from the version before, where that one is known, leaves states without a place. */
export function assertCarriesOver(before: Workflow | undefined, after: Workflow): void {
  const problems = before && after.migration ? carryOverProblems(before, after) : [];
  if (problems.length > 0)
    throw new AppError('invalid', 'workflow.invalid', `${after.id} cannot be registered:\n- ${problems.join('\n- ')}`, {
      problems,
    });
}
