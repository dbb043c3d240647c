import { AppError } from '@tabir/kernel';
import { UnitOfWork, type Change, type Locked, type Outcome, type Target } from '@tabir/runtime';
import type { Metrics } from '@tabir/telemetry';

/** Counts what commands came to, and how long their transactions took. */
export class MeasuredUnitOfWork extends UnitOfWork {
  private readonly outcomes;
  private readonly seconds;

  constructor(
    private readonly inner: UnitOfWork,
    metrics: Metrics,
  ) {
    super();
    this.outcomes = metrics.counter('tabir_commands_total', 'Transactions of the unit of work, by what they came to.', [
      'outcome',
    ]);
    this.seconds = metrics.histogram('tabir_command_seconds', 'Time of one transaction of the unit of work.');
  }

  override change(target: Target, decide: (locked: Locked) => Change | null): Promise<Outcome> {
    return this.measured(() => this.inner.change(target, decide));
  }

  override create(target: Target, decide: () => Change): Promise<Outcome> {
    return this.measured(() => this.inner.create(target, decide));
  }

  private async measured(work: () => Promise<Outcome>): Promise<Outcome> {
    const stop = this.seconds.startTimer();
    try {
      const outcome = await work();
      this.outcomes.inc({ outcome: outcome.repeated ? 'repeated' : outcome.change ? 'done' : 'nothing' });
      return outcome;
    } catch (error) {
      this.outcomes.inc({ outcome: error instanceof AppError ? error.kind : 'failed' });
      throw error;
    } finally {
      stop();
    }
  }
}
