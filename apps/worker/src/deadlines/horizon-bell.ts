import { plusMs } from '@tabir/kernel';
import { HORIZON_MS } from '@tabir/queue';
import type { Agenda, Bell, Office } from '@tabir/runtime';

/** The soonest ones; should there be more in a day, the later of them are rung by a later turn. */
const AT_MOST = 10_000;

/** Rings for what has come within a day, and again for what a Redis that was emptied has forgotten. */
export class HorizonBell {
  constructor(
    private readonly agenda: Agenda,
    private readonly office: Office,
    private readonly bell: Bell & { readonly up: boolean },
  ) {}

  /** Without Redis there is nobody to ring for; its return wakes the next turn. */
  async turn(): Promise<{ rung: number }> {
    if (!this.bell.up) return { rung: 0 };
    const now = this.office.clock.now();
    const upcoming = await this.agenda.upcoming(now, plusMs(now, HORIZON_MS), AT_MOST);
    for (const { instanceId, dueAt } of upcoming) this.bell.ring({ instanceId, effects: [], nextDueAt: dueAt });
    return { rung: upcoming.length };
  }
}
