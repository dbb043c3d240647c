import { run } from './steps.mjs';

// Servers and browsers want the cores for themselves.
const FLAGS = { unit: [], contract: ['--maxWorkers', '1'], e2e: ['--maxWorkers', '1'] };

/** Runs the specs of one tier, its output shown as it comes. Jest loads ES modules only behind Node's flag. */
export function runJest(tier, args, env = {}) {
  const NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`;
  // `--selectProjects` takes every word that follows for a project, so paths come before it.
  return run('jest', [...args, ...FLAGS[tier], '--selectProjects', tier], { show: true, env: { ...env, NODE_OPTIONS } });
}
