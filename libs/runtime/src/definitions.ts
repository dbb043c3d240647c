import { assertCarriesOver, referencesOf, scopesOf, type EventSpec, type Workflow } from '@tabir/engine';
import { AppError } from '@tabir/kernel';
import { eventUnknown, versionMissing } from './errors.js';

/** All workflow versions that this process can step. */
export class Definitions {
  private readonly byId = new Map<string, Workflow>();

  /** Refuses versions whose migration leaves a state of the version before without a place. */
  constructor(workflows: readonly Workflow[]) {
    for (const workflow of workflows) this.byId.set(workflow.id, workflow);
    for (const workflow of workflows) assertCarriesOver(this.byId.get(`${workflow.key}@${workflow.version - 1}`), workflow);
  }

  all(): Workflow[] {
    return [...this.byId.values()];
  }

  has(key: string, version: number): boolean {
    return this.byId.has(`${key}@${version}`);
  }

  /** The version that an instance runs on. */
  get(key: string, version: number): Workflow {
    const workflow = this.byId.get(`${key}@${version}`);
    if (!workflow) throw versionMissing(`${key}@${version}`);
    return workflow;
  }

  /** The version that new instances begin on. */
  latest(key: string): Workflow {
    const versions = this.all().filter((workflow) => workflow.key === key);
    const latest = versions.sort((a, b) => b.version - a.version)[0];
    if (!latest)
      throw new AppError(
        'missing',
        'workflow.unknown',
        'There is no such workflow; choose one of the list at /api/v1/workflows.',
        { workflow: key },
      );
    return latest;
  }

  eventSpec(workflow: Workflow, type: string): EventSpec {
    // Own properties only: "constructor" and its like are no events.
    const spec = Object.hasOwn(workflow.events, type) ? workflow.events[type] : undefined;
    if (!spec) throw eventUnknown(type);
    return spec;
  }

  /** Whether any workflow's event of this type points at files, persons or agencies, so that they must be read before the step. */
  hasReferences(type: string): boolean {
    return this.all().some((workflow) => {
      const spec = Object.hasOwn(workflow.events, type) ? workflow.events[type] : undefined;
      return spec !== undefined && referencesOf(spec.payload).size + scopesOf(spec.payload).size > 0;
    });
  }
}
