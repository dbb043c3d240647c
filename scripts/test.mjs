import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CHECK_STEPS } from './check-steps.mjs';
import { provideChromium } from './test-chromium.mjs';
import { runJest } from './test-jest.mjs';
import { isCoverageEmpty, tallyTier } from './test-tally.mjs';
import { specFiles } from './test-tiers.mjs';
import { ROOT, runStep, runSteps } from './steps.mjs';
import { buildStep, installStep, isInstalled, markBuilt, markInstalled } from './prepare.mjs';

/**
 * `npm test`: everything, on a machine with Node and nothing else. Whatever goes wrong, the last line is the tally, and a step
 * that fails lets the later ones run, so that one run shows all there is to mend.
 */
const REPORTS = 'reports/tests';
const total = { passed: 0, failed: 0 };

function count({ passed = 0, failed = 0, complaints = [] }) {
  total.passed += passed;
  total.failed += failed;
  for (const complaint of complaints) console.log(`✗ ${complaint}`);
}
const countStep = (ok) => count(ok ? { passed: 1 } : { failed: 1 });

function readJson(path) {
  try {
    return JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
  } catch {
    return undefined;
  }
}

async function runTier(tier, flags, env) {
  const files = specFiles(tier, ROOT).map((path) => join(ROOT, path));
  console.log(`\n▸ ${tier}: ${files.length} spec files`);
  if (files.length === 0) return;
  const outputFile = `${REPORTS}/${tier}.json`;
  const { ok } = await runJest(tier, ['--json', '--outputFile', outputFile, ...flags], env);
  count(tallyTier({ report: readJson(outputFile), ok, files }));
}

function judgeCoverage() {
  const empty = isCoverageEmpty(readJson('coverage/coverage-summary.json'));
  count(empty ? { failed: 1, complaints: ['The coverage report is empty.'] } : { passed: 1 });
}

async function everything() {
  const env = specFiles('e2e', ROOT).length > 0 ? { TABIR_CHROMIUM: await provideChromium() } : {};
  for (const folder of [REPORTS, 'coverage']) rmSync(join(ROOT, folder), { recursive: true, force: true });
  mkdirSync(join(ROOT, REPORTS), { recursive: true });

  if (!isInstalled()) {
    if (!(await runStep(installStep()))) return countStep(false);
    markInstalled();
  }
  const built = await runStep(buildStep());
  if (built) markBuilt();
  countStep(built);

  const failed = await runSteps(CHECK_STEPS, 2);
  count({ passed: CHECK_STEPS.length - failed.length, failed: failed.length });

  await runTier('unit', ['--coverage']);
  judgeCoverage();
  await runTier('contract', []);
  await runTier('e2e', [], env);
}

function finish() {
  if (total.passed === 0 && total.failed === 0) total.failed = 1;
  console.log(`\ntests: ${total.passed} passed, ${total.failed} failed`);
  process.exit(total.failed === 0 ? 0 : 1);
}

process.once('SIGINT', () => {
  count({ failed: 1, complaints: ['Interrupted.'] });
  finish();
});

try {
  await everything();
} catch (error) {
  count({ failed: 1, complaints: [error instanceof Error ? error.message : String(error)] });
}
finish();
