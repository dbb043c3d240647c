import { join } from 'node:path';
import config from '../jest.config.mjs';

/**
 * How Jest judges a mutant. Stryker knows no projects, so it gets the unit tier's own settings; and the specs of a part run as
 * one file, since each file would load the libraries under test anew, which takes longer than its tests.
 */
const { displayName: _, ...unit } = config.projects[0];

export default {
  ...unit,
  roots: ['<rootDir>/scripts'],
  testRegex: 'scripts/mutate-specs\\.mjs$',
  testEnvironment: join(import.meta.dirname, 'mutate-environment.mjs'),
  testTimeout: config.testTimeout,
};
