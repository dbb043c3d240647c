import { Injectable } from '@nestjs/common';
import type { Actor } from '@tabir/engine';
import { Accounts } from '@tabir/persistence';
import { instanceNotFound, Queries } from '@tabir/runtime';

/** How many records and persons a proposed change of the agencies is about, before it is activated. */
@Injectable()
export class AgencyConcerns {
  constructor(
    private readonly queries: Queries,
    private readonly accounts: Accounts,
  ) {}

  /** Errors: instance.not-found, also for a record that changes no agency. */
  async of(id: string, actor: Actor): Promise<{ records: number; people: number }> {
    const { instance, workflow } = await this.queries.readable(id, actor);
    if (!Object.hasOwn(workflow.machine.implementations.actions, 'adoptAgencies')) throw instanceNotFound();
    const { agency } = instance.state.context as { readonly agency: string | null };
    return agency === null ? { records: 0, people: 0 } : this.accounts.concernedBy(instance.unit, agency);
  }
}
