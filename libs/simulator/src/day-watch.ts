import { plusMs, type Instant, type LocalDate } from '@tabir/kernel';
import { effectiveStatus, type RegisterRow } from '@tabir/register/row';
import type { Office, Reads, Verifier } from '@tabir/runtime';
import type { Oddity } from './checks.js';
import type { Dice } from './dice.js';

const RANDOM_RECORDS = 100;
const WHOLE_DAYS = 5;
const MINUTE_S = 60;

/** Looks at an office while it lives. Its dice are its own, so that what happens is the same whether anybody looks or not. */
export class DayWatch {
  readonly oddities: Oddity[] = [];
  private readonly touched = new Set<string>();
  private readonly wholeDays: ReadonlySet<number>;

  constructor(
    private readonly reads: Reads,
    private readonly office: Office,
    private readonly verifier: Verifier,
    private readonly dice: Dice,
    days: number,
  ) {
    this.wholeDays = new Set(Array.from({ length: WHOLE_DAYS }, () => dice.int(0, days)));
  }

  touch(instanceId: string): void {
    this.touched.add(instanceId);
  }

  /**
   * The end of a day on which everything due has fired: of the records that were touched since the last one and of a hundred random
   * ones, tasks, deadlines and page are what the state says; on some days every history is folded as well.
   */
  async endOfDay(number: number, instances: readonly string[], now: Instant): Promise<void> {
    const picked = Array.from({ length: instances.length > 0 ? RANDOM_RECORDS : 0 }, () => this.dice.pick(instances));
    for (const id of new Set([...this.touched, ...picked])) {
      this.found(id, await this.verifier.derived(id));
      const row = await this.pageOf(id);
      if (row && row.stage !== 'withdrawn' && (effectiveStatus(row, now) === 'open') !== (row.term === 'open'))
        this.odd(id, `the page says ${effectiveStatus(row, now)} on ${now}, the state ${row.term}`);
    }
    this.touched.clear();
    if (this.wholeDays.has(number)) for (const id of instances) this.found(id, await this.verifier.instance(id));
  }

  /**
   * Fires what is due of a record, and, when its moment has come, looks at its page as it was before and is after, each second for a minute on both sides of its
   * moment: with and without a worker, nothing is open too early and nothing closed too late.
   */
  async around(instanceId: string, fire: () => Promise<unknown>): Promise<void> {
    const before = await this.pageOf(instanceId);
    await fire();
    const after = await this.pageOf(instanceId);
    if (!before?.secretUntil || after?.secretUntil !== before.secretUntil) return;
    const byLaw = before.openBasis === 'law' && before.endsOn !== null;
    const moment = byLaw ? this.office.calendar().endOf(before.endsOn as LocalDate) : before.secretUntil;
    if (moment > this.office.clock.now()) return;
    for (let second = -MINUTE_S; second <= MINUTE_S; second++) {
      const at = plusMs(moment, second * 1000);
      for (const row of [before, after])
        if (row.stage !== 'withdrawn' && (effectiveStatus(row, at) === 'open') !== second >= 0)
          this.odd(
            instanceId,
            `${row === before ? 'before' : 'after'} the worker came, the page said ${effectiveStatus(row, at)} on ${at}`,
          );
    }
  }

  private async pageOf(instanceId: string): Promise<RegisterRow | undefined> {
    return (await this.reads.projection('register_item', instanceId)) as RegisterRow | undefined;
  }

  private found(instanceId: string, findings: readonly { readonly kind: string; readonly detail: string }[]): void {
    for (const { kind, detail } of findings) this.odd(instanceId, `${kind}: ${detail}`);
  }

  private odd(instanceId: string, what: string): void {
    this.oddities.push({ instanceId, what });
  }
}
