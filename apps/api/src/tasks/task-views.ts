import { Injectable } from '@nestjs/common';
import type { Actor } from '@tabir/engine';
import { Queries, type InboxRow } from '@tabir/runtime';

/** Nobody reads a thousand tasks one by one, so counting ends there. */
const MOST_COUNTED = 1000;

@Injectable()
export class TaskViews {
  constructor(private readonly queries: Queries) {}

  async inbox(
    actor: Actor,
    limit: number,
    after: string | null,
  ): Promise<{ items: readonly InboxRow[]; next: string | null; count: number }> {
    const page = await this.queries.inbox(actor, limit, after);
    const wholeInOne = after === null && page.next === null;
    const count = wholeInOne ? page.items.length : (await this.queries.inbox(actor, MOST_COUNTED, null)).items.length;
    return { ...page, count };
  }
}
