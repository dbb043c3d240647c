import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './steps.mjs';

const npmRun = (...scripts) => scripts.map((script) => ['npm', 'run', '--silent', script]);
const web = existsSync(join(ROOT, 'apps/web/tsconfig.json')) ? ['typecheck:web'] : [];

/** The longest first, so that they run beside each other. What each one runs is in package.json. */
export const CHECK_STEPS = [
  { name: 'lint', commands: npmRun('lint') },
  { name: 'types', commands: npmRun('typecheck', ...web) },
  { name: 'knip', commands: npmRun('knip') },
  { name: 'format', commands: npmRun('format:check') },
  { name: 'bounds', commands: npmRun('bounds') },
];
