import { Metrics } from './metrics.js';

describe('Metrics', () => {
  it('answers with every figure, each labelled with its process', async () => {
    const metrics = new Metrics('worker', { withProcessFigures: false });
    metrics.counter('tabir_things_total', 'Things.', ['outcome']).inc({ outcome: 'done' });
    metrics.histogram('tabir_wait_seconds', 'Waiting.').observe(0.3);
    metrics.gauge('tabir_age_seconds', 'Age.', () => 7);
    const text = await metrics.text();
    expect(text).toContain('tabir_things_total{outcome="done",process="worker"} 1');
    expect(text).toContain('tabir_wait_seconds_bucket{le="0.5",process="worker"} 1');
    expect(text).toContain('tabir_age_seconds{process="worker"} 7');
    expect(metrics.contentType).toContain('text/plain');
  });

  it('says that a figure cannot be had instead of inventing one', async () => {
    const metrics = new Metrics('worker', { withProcessFigures: false });
    metrics.gauge('tabir_lag', 'Lag.', () => Promise.reject(new Error('database away')));
    expect(await metrics.text()).toMatch(/tabir_lag\{process="worker"\} Nan/i);
  });

  it('has one figure for each combination of labels, and none that is gone or cannot be had', async () => {
    const metrics = new Metrics('worker', { withProcessFigures: false });
    const answers = [
      () => Promise.resolve([{ labels: { duty: 'storage' }, value: 3 }]),
      () => Promise.resolve([{ labels: { duty: 'upload' }, value: 1 }]),
      () => Promise.reject(new Error('database away')),
    ];
    metrics.gauges('tabir_tasks_open', 'Open tasks.', ['duty'], () => answers.shift()!());
    expect(await metrics.text()).toContain('tabir_tasks_open{duty="storage",process="worker"} 3');
    const second = await metrics.text();
    expect(second).toContain('tabir_tasks_open{duty="upload",process="worker"} 1');
    expect(second).not.toContain('storage');
    expect(await metrics.text()).not.toContain('tabir_tasks_open{');
  });

  it('measures the process itself unless told not to', async () => {
    expect(await new Metrics('api').text()).toContain('process_cpu_seconds_total');
  });
});
