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
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: {
    '^@tabir/workflows$': '<rootDir>/workflows/index.ts',
    '^@tabir/register/row$': '<rootDir>/libs/register/src/row.ts',
    '^@tabir/([a-z]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: { '^.+\\.ts$': ['@swc/jest', swc(false)], '^.+\\.tsx$': ['@swc/jest', swc(true)] },
});

/** Jest cannot load a global hook written in TypeScript as an ES module, so it takes the built one: build before these tiers. */
function servers() {
  const hooks = ['setup', 'teardown'].map((when) => [when, `libs/testing/src/global-${when}`]);
  const present = hooks.filter(([, path]) => existsSync(join(import.meta.dirname, `${path}.ts`)));
  return Object.fromEntries(
    present.map(([when, path]) => [when === 'setup' ? 'globalSetup' : 'globalTeardown', `<rootDir>/dist/${path}.js`]),
  );
}

export default {
  projects: [project('unit'), { ...project('contract'), ...servers() }, project('e2e')],
  workerIdleMemoryLimit: '600MB',
  coverageProvider: 'v8',
  collectCoverageFrom: process.argv.includes('--coverage') ? filesWithCode(import.meta.dirname) : [],
  coverageReporters: ['json-summary', 'text'],
  coverageThreshold: Object.fromEntries(FULLY_COVERED.map((folder) => [`./${folder}/`, { branches: 100 }])),
};
