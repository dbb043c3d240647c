import { epochMs, type Clock } from '@tabir/kernel';
import type { Backlog } from '@tabir/persistence';
import type { QueueBell } from '@tabir/queue';
import type { Metrics } from '@tabir/telemetry';
import type { WorkerLoops } from '../worker-loops.js';

/** The figures of a worker beside those of commands and deadlines, which every process counts. */
export function nameFigures(metrics: Metrics, loops: WorkerLoops, backlog: Backlog, bell: QueueBell, clock: Clock): void {
  const ageSeconds = ({ last }: WorkerLoops['sweep']): number =>
    last ? (epochMs(clock.now()) - epochMs(last.at)) / 1000 : Number.NaN;
  metrics.gauge('tabir_sweep_age_seconds', 'Since the last turn of the deadline sweep.', () => ageSeconds(loops.sweep));
  metrics.gauge('tabir_relay_age_seconds', 'Since the last turn of the outbox relay.', () => ageSeconds(loops.relay));
  metrics.gauge('tabir_outbox_waiting', 'Effects that wait to be delivered.', () => backlog.waitingEffects());
  metrics.gauge('tabir_outbox_given_up', 'Effects that wait for a person.', () => backlog.givenUpEffects());
  metrics.gauge('tabir_instances_blocked', 'Instances whose clock stands still.', () => backlog.blockedInstances());
  metrics.gauge('tabir_instances_overdue', 'Instances with a deadline that has passed and has not fired.', () =>
    backlog.overdueInstances(),
  );
  metrics.gauges('tabir_tasks_open', 'Tasks that are open now.', ['workflow', 'duty'], async () =>
    (await backlog.openTasks()).map(({ workflow, duty, open }) => ({ labels: { workflow, duty }, value: open })),
  );
  metrics.gauge(
    'tabir_sequencer_lag_seconds',
    'Age of the oldest log row without a place.',
    async () => (await backlog.sequencerLagMs()) / 1000,
  );
  metrics.gauge('tabir_redis_up', 'Whether Redis answers.', () => (bell.up ? 1 : 0));
}
