import { AppError, epochMs, type Clock } from '@tabir/kernel';
import type { Commands } from '@tabir/runtime';
import type { Logger } from '@tabir/telemetry';

/** What came of waking one instance. */
export type Firing = 'fired' | 'nothing' | 'blocked' | 'skipped' | 'failed';

/** A newer process owns what this one does not know; there is no hurry to ask again. */
const UNKNOWN_ASIDE_MS = 300_000;
const FAILED_ASIDE_MS = 60_000;

/**
 * Fires what is due of one instance, for bell and sweep alike. What cannot be fired here is set aside for a while: the most
 * overdue come first in every sweep, and a few hopeless ones must not keep the others waiting.
 */
export class DeadlineFiring {
  private readonly aside = new Map<string, number>();

  constructor(
    private readonly commands: Commands,
    private readonly clock: Clock,
    private readonly log: Logger,
  ) {}

  isAside(instanceId: string): boolean {
    return (this.aside.get(instanceId) ?? 0) > epochMs(this.clock.now());
  }

  /** How many are set aside now; those whose time is up are forgotten. */
  countAside(): number {
    for (const id of [...this.aside.keys()]) if (!this.isAside(id)) this.aside.delete(id);
    return this.aside.size;
  }

  /** Throws only when the database is away: then nobody's deadline can be fired. */
  async fire(instanceId: string): Promise<Firing> {
    try {
      return (await this.commands.fireDue(instanceId)) > 0 ? 'fired' : 'nothing';
    } catch (err) {
      return this.failed(instanceId, err);
    }
  }

  private failed(instanceId: string, err: unknown): Firing {
    const code = err instanceof AppError ? err.code : null;
    if (code === 'instance.not-found') return 'nothing';
    if (code === 'workflow.version-missing' || code === 'office.version-unknown') {
      this.setAside(instanceId, UNKNOWN_ASIDE_MS);
      return 'skipped';
    }
    if (code === 'instance.blocked') {
      this.log.error({ err, instanceId }, 'A deadline failed; the instance is blocked until a later try.');
      return 'blocked';
    }
    if (err instanceof AppError && err.kind === 'unavailable') throw err;
    this.log.error({ err, instanceId }, 'The deadlines of an instance could not be looked at.');
    this.setAside(instanceId, FAILED_ASIDE_MS);
    return 'failed';
  }

  private setAside(instanceId: string, ms: number): void {
    this.aside.set(instanceId, epochMs(this.clock.now()) + ms);
  }
}
