import { availableParallelism } from 'node:os';
import { CHECK_STEPS } from './check-steps.mjs';
import { runSteps } from './steps.mjs';

/** `npm run check` runs every step, `npm run check -- lint types` those named. */
const names = process.argv.slice(2);
const unknown = names.filter((name) => !CHECK_STEPS.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`No such step: ${unknown.join(', ')}. There are: ${CHECK_STEPS.map((step) => step.name).join(', ')}.`);
  process.exit(2);
}

const steps = names.length > 0 ? CHECK_STEPS.filter((step) => names.includes(step.name)) : CHECK_STEPS;
const failed = await runSteps(steps, Math.min(availableParallelism(), 3));
console.log(failed.length === 0 ? `check: all ${steps.length} passed` : `check: failed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
