import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FULLY_COVERED, filesWithCode } from './scripts/test-coverage.mjs';
import { SOURCE_FOLDERS, TIERS } from './scripts/test-tiers.mjs';

const swc = (tsx) => ({
  swcrc: false,
  sourceMaps: 'inline',
  module: { type: 'es6' },
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true, tsx },
    transform: {
      legacyDecorator: true,
      decoratorMetadata: true,
      useDefineForClassFields: false,
      react: { runtime: 'automatic' },
    },
    keepClassNames: true,
  },
});

const project = (tier) => ({
  displayName: tier,
  rootDir: import.meta.dirname,
  roots: SOURCE_FOLDERS.map((folder) => `<rootDir>/${folder}`),
  testRegex: TIERS[tier].source,
  testEnvironment: 'node',
  cacheDirectory: '<rootDir>/.cache/jest',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: {
    '^@tabir/workflows$': '<rootDir>/workflows/index.ts',
    '^@tabir/register/row$': '<rootDir>/libs/register/src/row.ts',
    '^@tabir/server/release$': '<rootDir>/libs/server/src/release.ts',
    '^@tabir/testing/database-office$': '<rootDir>/libs/testing/src/database-office.ts',
    '^@tabir/testing/office$': '<rootDir>/libs/testing/src/start-office.ts',
    '^@tabir/testing/services$': '<rootDir>/libs/testing/src/test-services.ts',
    '^@tabir/([a-z]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: { '^.+\\.ts$': ['@swc/jest', swc(false)], '^.+\\.tsx$': ['@swc/jest', swc(true)] },
});

/**
 * The contract tier's servers. Jest cannot load a global hook written in TypeScript as an ES module, so it takes the built one;
 * `npm run test:contract` builds first, and the other tiers need none.
 */
function servers() {
  const hooks = {
    globalSetup: 'dist/libs/testing/src/global-setup.js',
    globalTeardown: 'dist/libs/testing/src/global-teardown.js',
  };
  const built = Object.entries(hooks).filter(([, path]) => existsSync(join(import.meta.dirname, path)));
  return Object.fromEntries(built.map(([hook, path]) => [hook, `<rootDir>/${path}`]));
}

export default {
  projects: [project('unit'), { ...project('contract'), ...servers() }, project('e2e')],
  workerIdleMemoryLimit: '600MB',
  // A hung test ends; a slow machine does not fail one.
  testTimeout: 60_000,
  coverageProvider: 'v8',
  collectCoverageFrom: process.argv.includes('--coverage') ? filesWithCode(import.meta.dirname) : [],
  coverageReporters: ['json-summary', 'text'],
  coverageThreshold: Object.fromEntries(FULLY_COVERED.map((folder) => [`./${folder}/`, { branches: 100 }])),
};
