import type { Agenda, Delivery, EffectRunner, Office } from '@tabir/runtime';
import type { Logger } from '@tabir/telemetry';

/** A receiver that is slow holds one place each; the others go on. */
const PLACES = 16;

export type Relayed = Record<Delivery, number> & { readonly more: boolean };

/**
 * Delivers what waits in the outbox: what no bell announced, what failed and may be tried again, what a process that died had
 * taken. It needs no Redis.
 */
export class EffectRelay {
  private readonly under = new Set<Promise<void>>();
  private counts = nothingYet();

  constructor(
    private readonly agenda: Agenda,
    private readonly office: Office,
    private readonly runner: EffectRunner,
    private readonly log: Logger,
  ) {}

  /** Called when a place has become free and there may be more to do. */
  onFree: () => void = () => undefined;

  /** Fills the free places and does not wait for them; answers what has been delivered since the last turn. */
  async turn(): Promise<Relayed> {
    const free = PLACES - this.under.size;
    const waiting = free > 0 ? await this.agenda.waitingEffects(this.office.systemClock.now(), free) : [];
    for (const outboxId of waiting) this.take(outboxId, waiting.length === free);
    const delivered = this.counts;
    this.counts = nothingYet();
    return { ...delivered, more: waiting.length === free };
  }

  /** One delivery, for bell and relay alike. Throws only when the database is away. */
  async deliver(outboxId: string): Promise<Delivery> {
    const delivery = await this.runner.deliver(outboxId);
    this.counts[delivery]++;
    if (delivery === 'given-up') this.log.error({ outboxId }, 'An effect was given up; a person has to look at it.');
    if (delivery === 'skipped') this.log.info({ outboxId }, 'An effect belongs to a newer version and is left to it.');
    if (delivery === 'later') this.log.warn({ outboxId }, 'An effect failed and will be tried again.');
    return delivery;
  }

  /** Done when nothing is under way any more. */
  async idle(): Promise<void> {
    await Promise.all(this.under);
  }

  private take(outboxId: string, more: boolean): void {
    const delivery = this.deliver(outboxId)
      .catch((err: unknown) => this.log.warn({ err, outboxId }, 'An effect could not be delivered now.'))
      .then(() => {
        this.under.delete(delivery);
        if (more) this.onFree();
      });
    this.under.add(delivery);
  }
}

const nothingYet = (): Record<Delivery, number> => ({ done: 0, busy: 0, later: 0, skipped: 0, 'given-up': 0 });
