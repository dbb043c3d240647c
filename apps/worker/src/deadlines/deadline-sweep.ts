import type { Agenda, Office } from '@tabir/runtime';
import { atMost } from '../at-most.js';
import type { DeadlineFiring, Firing } from './firing.js';

const BATCH = 100;
const AT_ONCE = 8;

export type Swept = Record<Firing, number> & { readonly more: boolean };

/**
 * Fires what is due without any bell: this is what keeps every deadline, whatever Redis forgot. One turn takes a batch, the
 * most overdue first and one transaction an instance, so that a thousand deadlines at midnight hold nobody up.
 */
export class DeadlineSweep {
  constructor(
    private readonly agenda: Agenda,
    private readonly office: Office,
    private readonly firing: DeadlineFiring,
  ) {}

  async turn(): Promise<Swept> {
    const limit = BATCH + this.firing.countAside();
    const due = await this.agenda.due(this.office.clock.now(), this.office.systemClock.now(), limit);
    const batch = due.filter((id) => !this.firing.isAside(id)).slice(0, BATCH);
    const counts: Record<Firing, number> = { fired: 0, nothing: 0, blocked: 0, skipped: 0, failed: 0 };
    await atMost(AT_ONCE, batch, async (id) => {
      counts[await this.firing.fire(id)]++;
    });
    return { ...counts, more: batch.length === BATCH };
  }
}
