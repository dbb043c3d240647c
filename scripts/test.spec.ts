import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findChromium } from './test-chromium.mjs';
import { hasCode } from './test-coverage.mjs';
import { isCoverageEmpty, tallyTier } from './test-tally.mjs';
import { specFiles } from './test-tiers.mjs';

describe('the tally of a tier', () => {
  const file = (name: string, tests = 1) => ({ name, assertionResults: Array.from({ length: tests }, () => ({})) });
  const report = (over = {}) => ({
    numPassedTests: 2,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: [file('a'), file('b')],
    ...over,
  });
  const files = ['a', 'b'];

  it('counts what passed', () => {
    expect(tallyTier({ report: report(), ok: true, files })).toEqual({ passed: 2, failed: 0, complaints: [] });
  });

  it('counts what failed', () => {
    expect(tallyTier({ report: report({ numFailedTests: 3 }), ok: false, files })).toMatchObject({ passed: 2, failed: 3 });
  });

  it('takes skipped and unwritten tests for failures', () => {
    expect(tallyTier({ report: report({ numPendingTests: 1, numTodoTests: 1 }), ok: true, files })).toMatchObject({ failed: 2 });
  });

  it('takes a spec file that ran nothing for a failure', () => {
    const silent = report({ testResults: [file('a'), file('b', 0)] });
    expect(tallyTier({ report: silent, ok: true, files })).toMatchObject({ failed: 1, complaints: ['b ran no test.'] });
    expect(tallyTier({ report: report({ testResults: [] }), ok: true, files })).toMatchObject({ failed: 2 });
  });

  it('takes a run that failed without a failing test for a failure', () => {
    expect(tallyTier({ report: report(), ok: false, files })).toMatchObject({ passed: 2, failed: 1 });
  });

  it('takes a missing report for a failure', () => {
    expect(tallyTier({ report: undefined, ok: true, files })).toMatchObject({ passed: 0, failed: 1 });
  });
});

describe('the coverage report', () => {
  it.each([[undefined], [{ total: { branches: { total: 0 } } }], [{ total: { branches: { total: 'Unknown' } } }]])(
    'is empty when it is %j',
    (summary) => {
      expect(isCoverageEmpty(summary)).toBe(true);
    },
  );

  it('is not empty when it counts branches', () => {
    expect(isCoverageEmpty({ total: { branches: { total: 7 } } })).toBe(false);
  });

  it.each([
    ['types', 'export type A = string; export interface B { a: A }'],
    ['type imports', "import type { A } from './a.js'; export type B = A | null;"],
    ['a barrel', "export * from './a.js'; export { b } from './b.js'; export type { C } from './c.js';"],
    ['comments', '/** What is below. */\n// Nothing.\nexport type A = 1;'],
  ])('leaves out a file with nothing but %s', (_what, source) => {
    expect(hasCode(source)).toBe(false);
  });

  it.each(['export const a = 1;', 'export function f(): void {}', 'export class A { a = 1 }', "import 'x'; f();"])(
    'keeps %s',
    (source) => {
      expect(hasCode(source)).toBe(true);
    },
  );
});

describe('the tier of a spec', () => {
  const root = mkdtempSync(join(tmpdir(), 'tabir-tiers-'));
  const files = [
    'libs/a/src/a.spec.ts',
    'libs/a/src/a.contract.spec.ts',
    'libs/a/src/a.faults.spec.ts',
    'apps/web/src/a.e2e.spec.ts',
    'apps/web/src/b.spec.tsx',
  ];
  for (const path of [...files, 'libs/a/src/a.ts', 'libs/a/node_modules/x/x.spec.ts']) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), '');
  }
  afterAll(() => rmSync(root, { recursive: true }));

  it.each([
    ['unit', ['apps/web/src/b.spec.tsx', 'libs/a/src/a.spec.ts']],
    ['contract', ['libs/a/src/a.contract.spec.ts', 'libs/a/src/a.faults.spec.ts']],
    ['e2e', ['apps/web/src/a.e2e.spec.ts']],
  ] as const)('is %s by its name', (tier, expected) => {
    expect(specFiles(tier, root)).toEqual(expected);
  });
});

describe('the search for a Chromium', () => {
  it('takes the one that TABIR_CHROMIUM names', () => {
    expect(findChromium({ TABIR_CHROMIUM: '/opt/chrome', PATH: '' })).toBe('/opt/chrome');
  });

  it('takes one from the PATH', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tabir-path-'));
    writeFileSync(join(folder, 'chromium'), '', { mode: 0o755 });
    expect(findChromium({ PATH: `/nowhere:${folder}` })).toBe(join(folder, 'chromium'));
    rmSync(folder, { recursive: true });
  });

  it('finds none where none is', () => {
    expect(findChromium({ PATH: '/nowhere' })).toBeUndefined();
  });
});
