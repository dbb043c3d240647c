import { AppError, faultPoint, plusMs } from '@tabir/kernel';
import type { Commands } from './commands.js';
import type { Agenda, LeasedEffect, Office } from './ports.js';
import type { Report } from './request.js';

/**
 * Does one effect. It may run more than once for the same outbox id, which it hands on as the key of the outward call.
 * Throws `unavailable` (or anything unknown) to be tried again, any other AppError to be given up and shown to a person.
 */
export type EffectHandler = (effect: LeasedEffect, lease: Lease) => Promise<Report | null>;
/** One that is done well within a lease. */
export type BriefHandler = (effect: LeasedEffect) => Promise<Report | null>;

/** Longer than any handler may take without keeping the lease; a crashed worker's effect is free again after it. */
const LEASE_MS = 60_000;
const BACK_OFF_MS = [2_000, 10_000, 60_000, 300_000, 1_800_000, 21_600_000];
const MAX_ATTEMPTS = 30;

/** Whether what fails now is not tried again: whoever has to be told that is told in this try. */
export const isLastTry = ({ attempts }: Pick<LeasedEffect, 'attempts'>): boolean => attempts + 1 >= MAX_ATTEMPTS;

/** A newer process owns what this one does not know: it is left alone, no try is counted, and there is no hurry to ask again. */
const NOT_OURS = new Set(['effect.no-handler', 'workflow.version-missing', 'office.version-unknown']);
const SET_ASIDE_MS = 300_000;

/** Another worker holds the effect now; whoever finds this out stops without a word. */
class LeaseLost extends Error {}

/** The right to do one effect, which ends by itself. */
export class Lease {
  constructor(
    private readonly agenda: Agenda,
    private readonly office: Office,
    private held: LeasedEffect,
  ) {}

  get effect(): LeasedEffect {
    return this.held;
  }

  /** Renews a lease that is half over. A worker that was frozen meanwhile finds out here that it lost it, and stops. */
  async keep(): Promise<void> {
    const now = this.office.systemClock.now();
    if (now < plusMs(this.held.until, -LEASE_MS / 2)) return;
    const renewed = await this.agenda.hold(this.held, plusMs(now, LEASE_MS));
    if (!renewed) throw new LeaseLost();
    this.held = renewed;
  }
}

export type Delivery = 'done' | 'busy' | 'later' | 'skipped' | 'given-up';

/** Runs effects from the outbox: at least once outwards, the report exactly once inwards. */
export class EffectRunner {
  constructor(
    private readonly commands: Commands,
    private readonly agenda: Agenda,
    private readonly office: Office,
    private readonly handlers: Readonly<Record<string, EffectHandler>>,
  ) {}

  async deliver(outboxId: string): Promise<Delivery> {
    const now = this.office.systemClock.now();
    const effect = await this.agenda.lease(outboxId, now, plusMs(now, LEASE_MS));
    if (!effect) return 'busy';
    faultPoint('outbox.after-claim');
    const lease = new Lease(this.agenda, this.office, effect);
    try {
      const report = await this.handlerOf(effect)(effect, lease);
      faultPoint('effect.after-run');
      if (report) await this.commands.report(effect, report);
      else await this.agenda.effectDone(effect.id);
      faultPoint('effect.after-report');
      return 'done';
    } catch (error) {
      return await this.failed(lease.effect, error);
    }
  }

  private handlerOf({ type }: LeasedEffect): EffectHandler {
    const handler = Object.hasOwn(this.handlers, type) ? this.handlers[type] : undefined;
    if (!handler)
      throw new AppError(
        'unavailable',
        'effect.no-handler',
        'This worker has no handler for the effect; finish the update of Tabir on this server.',
        { effect: type },
      );
    return handler;
  }

  private async failed(effect: LeasedEffect, error: unknown): Promise<Delivery> {
    if (error instanceof LeaseLost) return 'busy';
    if (error instanceof AppError && NOT_OURS.has(error.code)) {
      await this.agenda.hold(effect, plusMs(this.office.systemClock.now(), SET_ASIDE_MS));
      return 'skipped';
    }
    const message = error instanceof Error ? error.message : String(error);
    const hopeless =
      (error instanceof AppError && error.kind !== 'unavailable' && error.code !== 'instance.blocked') || isLastTry(effect);
    const wait = BACK_OFF_MS[Math.min(effect.attempts, BACK_OFF_MS.length - 1)] ?? 0;
    await this.agenda.effectFailed(effect, message, hopeless ? null : plusMs(this.office.systemClock.now(), wait));
    return hopeless ? 'given-up' : 'later';
  }
}
