/** Mutation testing, see docs/mutation.md. What differs from part to part is in scripts/mutate.mjs. */
export default {
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  jest: { configFile: 'scripts/mutate-jest.config.mjs', enableFindRelatedTests: false },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  // A busy machine must not pass for a mutant that never ends; nearly all of those meet Stryker's own limit of hits.
  timeoutMS: 120_000,
  // Node gives the memory of a module that was loaded in a context of Jest's back only with its process.
  maxTestRunnerReuse: 100,
  ignorePatterns: ['apps', 'dist', '.data*', '.cache', 'coverage'],
  reporters: ['clear-text', 'progress-append-only', 'json', 'html'],
  clearTextReporter: { logTests: false, reportTests: false },
  warnings: { slow: false },
  thresholds: { high: 90, low: 85, break: 85 },
};
