import type { Deadline } from '@tabir/engine';
import type { Database } from './database.js';
import { deadlineOf, type StoredDeadline } from './rows.js';
import { isKey, list, sql } from './sql.js';

/** What is armed of many instances at once, for lists of them. */
export class PendingDeadlines {
  constructor(private readonly database: Database) {}

  /** By instance, soonest first; an instance with none is left out. */
  async of(instanceIds: readonly string[]): Promise<Map<string, Deadline[]>> {
    const keys = instanceIds.filter(isKey);
    const found = new Map<string, Deadline[]>();
    if (keys.length === 0) return found;
    const rows = await this.database.rows<StoredDeadline & { readonly instance_id: string }>(
      sql`SELECT instance_id, deadline_key, state, epoch, name, due_at FROM deadline WHERE instance_id IN (${list(keys)})
        ORDER BY due_at, deadline_key`,
    );
    for (const { instance_id, ...row } of rows) found.set(instance_id, [...(found.get(instance_id) ?? []), deadlineOf(row)]);
    return found;
  }
}
