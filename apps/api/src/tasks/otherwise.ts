import type { Deadline, Workflow } from '@tabir/engine';

/** The parts of a machine's node that are looked at here; the library's own type is too wide to be read. */
interface Node {
  readonly path: readonly string[];
  readonly transitions: ReadonlyMap<string, readonly { readonly target?: readonly Node[] | undefined }[]>;
}

/**
 * The deadline that tells what becomes of a task when nobody acts: the first that takes the machine out of the task's state by
 * itself, or else the first of the state's own, which tells people. Null where nothing happens.
 */
export function otherwise(workflow: Workflow, taskState: string, pending: readonly Deadline[]): Deadline | null {
  const inOrder = [...pending].sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
  const task = taskState.split('.');
  const ending = inOrder.find((deadline) => leaves(workflow, deadline, task));
  return ending ?? inOrder.find(({ state }) => isWithin(task, state.split('.'))) ?? null;
}

const isWithin = (path: readonly string[], above: readonly string[]): boolean => above.every((part, at) => path[at] === part);

/** Whether a transition of the deadline goes out of the state that both have in common, and so out of all that lies in it. */
function leaves({ machine, watched }: Workflow, { state, name }: Deadline, task: readonly string[]): boolean {
  const nodeId = watched.get(state)?.nodeId;
  if (nodeId === undefined) return false;
  const { path, transitions } = machine.getStateNodeById(nodeId) as unknown as Node;
  const targets = (transitions.get(`xstate.after.${name}.${nodeId}`) ?? []).flatMap(({ target = [] }) => target);
  return targets.some((target) => {
    const common = path.filter((_, at) => isWithin(target.path, path.slice(0, at + 1)));
    return task.length > common.length && isWithin(task, common);
  });
}
