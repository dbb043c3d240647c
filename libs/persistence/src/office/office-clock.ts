import { epochMs, plusMs, type Clock, type Instant } from '@tabir/kernel';
import type { Database } from '../database.js';
import { sql } from '../sql.js';

/** The clock of law and deadlines: the system's, in a demo office moved forward by an offset that all processes share. */
export class OfficeClock implements Clock {
  private offsetMs = 0;
  private readonly listeners: (() => void)[] = [];

  constructor(
    private readonly db: Database,
    private readonly system: Clock,
    private readonly movable: boolean,
  ) {}

  now(): Instant {
    return this.offsetMs === 0 ? this.system.now() : plusMs(this.system.now(), this.offsetMs);
  }

  /** Calls whenever this process has seen that the clock was moved. */
  onMoved(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** Reads the offset. A smaller one than known is never taken: time does not run back. */
  async refresh(): Promise<void> {
    if (!this.movable) return;
    const [row] = await this.db.rows<{ offset_ms: number | string }>(sql`SELECT offset_ms FROM office_clock WHERE id = 1`);
    const offset = Number(row?.offset_ms ?? 0);
    if (offset <= this.offsetMs) return;
    this.offsetMs = offset;
    for (const listener of this.listeners) listener();
  }

  /** Moves the clock to a later moment. Of two who move it at once the later one wins, and the same move again changes nothing. */
  async moveTo(to: Instant): Promise<void> {
    const offset = epochMs(to) - epochMs(this.system.now());
    await this.db.write(sql`UPDATE office_clock SET offset_ms = GREATEST(offset_ms, ${offset}) WHERE id = 1`);
    await this.refresh();
  }
}
