import type { Actor, Reach, Settings, Workflow } from '@tabir/engine';
import type { InstanceRow } from './ports.js';

/** Whose commands no session can send: reports of effects, deadlines, recalculations. */
export const SYSTEM: Actor = { id: 'system', role: 'system', unit: null, agency: null, onBehalfOf: null };

/** Roles that hold a duty now: the setting `duties` first, then the workflow's default. */
export function rolesOf(workflow: Workflow, duty: string, settings: Settings): readonly string[] {
  if (duty === 'system') return ['system'];
  const mapped = (settings.values.duties ?? {}) as Readonly<Record<string, readonly string[]>>;
  const key = `${workflow.key}.${duty}`;
  return (Object.hasOwn(mapped, key) ? mapped[key] : undefined) ?? workflow.duties[duty] ?? [];
}

export const holdsDuty = (workflow: Workflow, duty: string, actor: Actor, settings: Settings): boolean =>
  rolesOf(workflow, duty, settings).includes(actor.role);

export const dutiesOf = (workflow: Workflow, actor: Actor, settings: Settings): string[] =>
  Object.keys(workflow.duties).filter((duty) => holdsDuty(workflow, duty, actor, settings));

export const reachOf = (workflow: Workflow, actor: Actor): Reach =>
  actor.role === 'system'
    ? 'all'
    : ((Object.hasOwn(workflow.readers, actor.role) ? workflow.readers[actor.role] : undefined) ?? 'none');

/** Deny by default: an actor reads what the workflow gives the role, within the own unit or agency. */
export function mayRead(workflow: Workflow, instance: Pick<InstanceRow, 'unit' | 'agency'>, actor: Actor): boolean {
  const reach = reachOf(workflow, actor);
  switch (reach) {
    case 'all':
      return true;
    case 'unit':
      return actor.unit !== null && actor.unit === instance.unit;
    case 'agency':
      return actor.agency !== null && actor.agency === instance.agency && actor.unit === instance.unit;
    case 'none':
      return false;
  }
}
