const base = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^@tabir/workflows$': '<rootDir>/workflows/index.ts',
    '^@tabir/register/row$': '<rootDir>/libs/register/src/row.ts',
    '^@tabir/([a-z]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        sourceMaps: 'inline',
        module: { type: 'es6' },
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          keepClassNames: true,
        },
      },
    ],
  },
};

const roots = ['apps', 'libs', 'workflows', 'scripts'].map((folder) => `<rootDir>/${folder}`);
const modulePathIgnorePatterns = ['<rootDir>/dist/', '<rootDir>/apps/web/'];

/** Tiers of docs/testing: unit needs nothing; contract starts a private MariaDB and Redis; e2e a real Chromium. */
export default {
  projects: [
    { ...base, roots, modulePathIgnorePatterns, displayName: 'unit', testRegex: '(?<!\\.(contract|e2e|faults))\\.spec\\.ts$' },
    { ...base, roots, modulePathIgnorePatterns, displayName: 'contract', testRegex: '\\.(contract|faults)\\.spec\\.ts$' },
    { ...base, roots, modulePathIgnorePatterns, displayName: 'e2e', testRegex: '\\.e2e\\.spec\\.ts$' },
  ],
  workerIdleMemoryLimit: '600MB',
};
