import { fire, type Facts, type Workflow } from '@tabir/engine';
import type { Instant } from '@tabir/kernel';
import type { Draft } from './draft.js';
import { SYSTEM } from './policy.js';
import type { Blocked, InstanceRow, Office } from './ports.js';

/** More firings than this without a person's event mean that the workflow runs in a circle. */
const MAX_FIRINGS = 50;

/** A due deadline could not be fired; nothing of the attempt is kept, the instance is blocked instead. */
export class DeadlineFailure extends Error {
  constructor(
    readonly code: Blocked['code'],
    readonly deadline: string,
    options?: ErrorOptions,
  ) {
    super(
      options?.cause instanceof Error ? options.cause.message : `More than ${MAX_FIRINGS} deadlines fired in a row.`,
      options,
    );
  }
}

export const isDue = (instance: InstanceRow, now: Instant): boolean => instance.nextDueAt !== null && instance.nextDueAt <= now;

/** Never earlier than the last row: two processes' clocks may differ, a history's order may not. */
export const momentFor = (instance: Pick<InstanceRow, 'updatedAt'>, now: Instant): Instant =>
  now < instance.updatedAt ? instance.updatedAt : now;

/**
 * Fires everything that is due at `now`, one step each in order of due time, what a step arms already due included.
 * Pure: used inside the transaction, and on a copy in memory for reads and previews.
 */
export function fireDue(workflow: Workflow, draft: Draft, now: Instant, office: Office): number {
  const calendar = office.calendar();
  let firings = 0;
  for (;;) {
    const [deadline, ...others] = draft.deadlines;
    if (!deadline || deadline.dueAt > now) return firings;
    if (++firings > MAX_FIRINGS) throw new DeadlineFailure('deadline.loop', deadline.key);
    const facts: Facts = {
      at: momentFor(draft.instance, now),
      dueAt: deadline.dueAt,
      more: others.some((other) => other.state === deadline.state && other.dueAt <= now),
      actor: SYSTEM,
      settings: office.settings(),
      calendar: calendar.version,
    };
    try {
      const step = fire(workflow, draft.instance.state, deadline, facts, calendar);
      draft.take(step, facts, {
        kind: 'deadline',
        type: deadline.name,
        deadline: deadline.key,
        command: `deadline:${draft.instance.id}/${deadline.key}`,
      });
    } catch (cause) {
      throw new DeadlineFailure('deadline.failed', deadline.key, { cause });
    }
  }
}
