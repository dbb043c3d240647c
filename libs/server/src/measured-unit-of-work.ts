import { AppError, epochMs } from '@tabir/kernel';
import { readLogEntry, UnitOfWork, type Change, type Locked, type Outcome, type Target } from '@tabir/runtime';
import type { Metrics } from '@tabir/telemetry';

/** From a bell that rang in time to a server that was switched off over a holiday. */
const LATENESS = [0.05, 0.25, 1, 5, 15, 60, 600, 3_600, 86_400, 604_800];

/** Counts what transactions came to, how long they took, and how late deadlines fired by the office's clock. */
export class MeasuredUnitOfWork extends UnitOfWork {
  private readonly outcomes;
  private readonly seconds;
  private readonly fired;
  private readonly lateness;

  constructor(
    private readonly inner: UnitOfWork,
    metrics: Metrics,
  ) {
    super();
    this.outcomes = metrics.counter('tabir_commands_total', 'Commands and deadline steps, by what they came to.', [
      'kind',
      'outcome',
    ]);
    this.seconds = metrics.histogram('tabir_command_seconds', 'Time that one transaction took.', ['kind']);
    this.fired = metrics.counter('tabir_deadlines_fired_total', 'Deadlines that fired.');
    this.lateness = metrics.histogram(
      'tabir_deadline_lateness_seconds',
      'From a deadline to its step, by the office clock.',
      [],
      LATENESS,
    );
  }

  override change(target: Target, decide: (locked: Locked) => Change | null): Promise<Outcome> {
    return this.measured(target, () => this.inner.change(target, decide));
  }

  override create(target: Target, decide: () => Change): Promise<Outcome> {
    return this.measured(target, () => this.inner.create(target, decide));
  }

  private async measured({ command }: Target, work: () => Promise<Outcome>): Promise<Outcome> {
    const kind = command ? 'command' : 'office';
    const stop = this.seconds.startTimer({ kind });
    try {
      const outcome = await work();
      this.outcomes.inc({ kind, outcome: outcome.repeated ? 'repeated' : outcome.change ? 'done' : 'nothing' });
      if (!command) this.observeDeadlines(outcome.change);
      return outcome;
    } catch (error) {
      // What a transaction throws to be decided anew is no outcome of its own.
      this.outcomes.inc({ kind, outcome: error instanceof AppError ? error.kind : 'undone' });
      throw error;
    } finally {
      stop();
    }
  }

  private observeDeadlines(change: Change | null): void {
    for (const entry of change?.log ?? []) {
      const { kind, at, dueAt } = readLogEntry(entry);
      if (kind !== 'deadline' || dueAt === undefined) continue;
      this.fired.inc();
      this.lateness.observe((epochMs(at) - epochMs(dueAt)) / 1000);
    }
  }
}
