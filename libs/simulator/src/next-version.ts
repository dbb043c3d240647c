import type { Workflow } from '@tabir/engine';
import { Definitions } from '@tabir/runtime';

/** A version that changes nothing, so that records can be carried over to it while the office works. */
const nextOf = (workflow: Workflow): Workflow => ({
  ...workflow,
  id: `${workflow.key}@${workflow.version + 1}`,
  version: workflow.version + 1,
  migration: { context: (before) => before },
});

/** The next version of one workflow is there from the beginning, and new records begin on it once it is released. */
export class Releases extends Definitions {
  readonly next: Workflow;
  private isReleased = false;

  constructor(
    workflows: readonly Workflow[],
    private readonly key: string,
  ) {
    const first = new Definitions(workflows).latest(key);
    const next = nextOf(first);
    super([...workflows, next]);
    this.next = next;
  }

  release(): void {
    this.isReleased = true;
  }

  override latest(key: string): Workflow {
    return key === this.key && !this.isReleased ? this.get(key, this.next.version - 1) : super.latest(key);
  }
}
