import { join } from 'node:path';
import { buildStep, installStep, isBuilt, isInstalled, markBuilt, markInstalled } from './prepare.mjs';
import { ROOT, runStep } from './steps.mjs';

/**
 * `npm start`: from a fresh clone to a demo office, with Node and nothing else. Installing and building are left out when
 * nothing has changed. The office runs in this process, so that a signal to npm reaches it.
 */
const LEAST_NODE = [20, 19];

const say = (line) => console.log(line);

function refuse(message) {
  console.error(message);
  process.exit(1);
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < LEAST_NODE[0] || (major === LEAST_NODE[0] && minor < LEAST_NODE[1]))
    refuse(
      `Tabir needs Node ${LEAST_NODE.join('.')} or later; this is ${process.versions.node}. Install it from https://nodejs.org.`,
    );
}

async function prepare(step, isDone, mark, words) {
  if (isDone()) return;
  say(words);
  if (!(await runStep(step()))) refuse(`That did not work; see above. Mend it and run "npm start" again.`);
  mark();
}

/** npm hands signals on, but not when it is killed outright: then the office ends too instead of running on unseen. */
function endWithNpm() {
  if (process.env.npm_lifecycle_event !== 'start') return;
  const npm = process.ppid;
  setInterval(() => process.ppid === npm || process.kill(process.pid, 'SIGTERM'), 1_000).unref();
}

checkNode();
endWithNpm();
await prepare(installStep, isInstalled, markInstalled, '1/3 Installing packages (about a minute, the first time only) …');
await prepare(buildStep, isBuilt, markBuilt, '2/3 Building …');
say('3/3 Starting the demo office …');
const data = process.env.TABIR_DATA_DIR || join(ROOT, '.data', 'demo');
process.argv.splice(2, Infinity, 'up', '--demo', '--data', data, ...process.argv.slice(2));
await import(join(ROOT, 'dist/apps/cli/src/main.js'));
