import { Injectable } from '@nestjs/common';
import type { Actor, Deadline, Said } from '@tabir/engine';
import type { Instant } from '@tabir/kernel';
import { PendingDeadlines } from '@tabir/persistence';
import { Definitions, Queries, type InboxRow } from '@tabir/runtime';
import { otherwise } from './otherwise.js';

/** Nobody reads a thousand tasks one by one, so counting ends there. */
const MOST_COUNTED = 1000;

/** An open task with what happens by itself, and when, if nobody acts; null where the workflow says nothing of it. */
export interface TaskView extends InboxRow {
  readonly otherwise: { readonly label: Said; readonly at: Instant } | null;
}

@Injectable()
export class TaskViews {
  constructor(
    private readonly queries: Queries,
    private readonly definitions: Definitions,
    private readonly deadlines: PendingDeadlines,
  ) {}

  async inbox(
    actor: Actor,
    limit: number,
    after: string | null,
  ): Promise<{ items: readonly TaskView[]; next: string | null; count: number }> {
    const page = await this.queries.inbox(actor, limit, after);
    const wholeInOne = after === null && page.next === null;
    const count = wholeInOne ? page.items.length : (await this.queries.inbox(actor, MOST_COUNTED, null)).items.length;
    const pending = await this.deadlines.of([...new Set(page.items.map(({ instanceId }) => instanceId))]);
    const items = page.items.map((row) => ({ ...row, otherwise: this.otherwise(row, pending.get(row.instanceId) ?? []) }));
    return { items, next: page.next, count };
  }

  private otherwise({ workflow: key, version, state }: InboxRow, pending: readonly Deadline[]): TaskView['otherwise'] {
    // A version that only a newer process knows is listed all the same.
    if (!this.definitions.has(key, version)) return null;
    const workflow = this.definitions.get(key, version);
    const deadline = otherwise(workflow, state, pending);
    if (!deadline) return null;
    const { id, en } = workflow.texts;
    const { name, dueAt } = deadline;
    return { label: { id: id.deadlines[name] ?? name, en: en.deadlines[name] ?? name }, at: dueAt };
  }
}
