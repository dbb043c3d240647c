import { provideChromium } from './test-chromium.mjs';
import { runJest } from './test-jest.mjs';
import { buildStep, isBuilt, markBuilt } from './prepare.mjs';
import { runStep } from './steps.mjs';

/** `npm run test:unit -- path`, and so for the other tiers: one tier alone, built first where it runs what is built. */
const [tier, ...args] = process.argv.slice(2);

async function main() {
  const env = tier === 'e2e' ? { TABIR_CHROMIUM: await provideChromium() } : {};
  if (tier !== 'unit' && !isBuilt()) {
    if (!(await runStep(buildStep()))) return false;
    markBuilt();
  }
  return (await runJest(tier, args, env)).ok;
}

try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
