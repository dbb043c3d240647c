import { spawn } from 'node:child_process';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..');

/** The compiler unpacks its native part into the user's cache; nothing is to be written outside the clone. */
const COMPILER_CACHE = join(ROOT, '.cache/swc');

/** Runs one command in the clone's root; with `show` its output is seen as it comes, else it is kept and given back. */
export function run(command, args, { show = false, env = {} } = {}) {
  const began = performance.now();
  const PATH = `${join(ROOT, 'node_modules/.bin')}:${process.env.PATH}`;
  const child = spawn(command, args, {
    cwd: ROOT,
    env: { ...process.env, PATH, SWC_NATIVE_BINDING_CACHE: COMPILER_CACHE, ...env },
    stdio: show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
  });
  const said = [];
  child.stdout?.on('data', (bytes) => said.push(bytes));
  child.stderr?.on('data', (bytes) => said.push(bytes));
  return new Promise((resolve) => {
    const end = (ok, output) => resolve({ ok, output, seconds: (performance.now() - began) / 1000 });
    child.on('error', (error) => end(false, error.message));
    child.on('close', (code) => end(code === 0, Buffer.concat(said).toString()));
  });
}

const line = (sign, name, seconds) => console.log(`${sign} ${name.padEnd(10)} ${seconds.toFixed(1).padStart(6)} s`);

/** Runs a step's commands one after another until one fails; says how it went, and on failure what was said. */
export async function runStep({ name, commands }) {
  let seconds = 0;
  for (const [command, ...args] of commands) {
    const result = await run(command, args);
    seconds += result.seconds;
    if (result.ok) continue;
    line('✗', name, seconds);
    console.log(`  $ ${[command, ...args].join(' ')}\n${result.output.trimEnd().replaceAll(/^/gm, '  ')}`);
    return false;
  }
  line('✓', name, seconds);
  return true;
}

/** Runs the steps, so many at a time; answers with the names of those that failed. */
export async function runSteps(steps, atOnce) {
  const waiting = [...steps];
  const failed = [];
  const worker = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) if (!(await runStep(step))) failed.push(step.name);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return failed;
}
