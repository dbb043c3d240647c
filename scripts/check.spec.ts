import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import bounds from '../.dependency-cruiser.mjs';
import { PlantedTree } from './planted.js';

type Planted = readonly [rule: string, file: string, code: string];

const LIBS = readdirSync(join(import.meta.dirname, '../libs'));
const filesOf = (planted: readonly Planted[]) => Object.fromEntries(planted.map(([, file, code]) => [file, code]));

describe('the import directions', () => {
  const FORBIDDEN: readonly Planted[] = [
    ['kernel-imports-nothing', 'libs/kernel/src/bad.ts', "import '@tabir/calendar';"],
    ['calendar-imports-kernel', 'libs/calendar/src/bad.ts', "import '@tabir/engine';"],
    ['audit-imports-kernel', 'libs/audit/src/bad.ts', "import '@tabir/runtime';"],
    ['law-imports-kernel', 'libs/law/src/bad.ts', "import '@tabir/calendar';"],
    ['engine-imports-kernel-calendar-and-law', 'libs/engine/src/bad.ts', "import '@tabir/runtime';"],
    ['runtime-knows-no-adapter', 'libs/runtime/src/bad.ts', "import '@tabir/persistence';"],
    ['persistence-implements-ports', 'libs/persistence/src/bad.ts', "import '@tabir/queue';"],
    ['queue-implements-ports', 'libs/queue/src/bad.ts', "import '@tabir/register';"],
    ['register-implements-ports', 'libs/register/src/bad.ts', "import '@tabir/persistence';"],
    ['register-row-imports-kernel', 'libs/register/src/row.ts', "import '@tabir/engine';"],
    ['import-knows-no-adapter', 'libs/import/src/bad.ts', "import '@tabir/persistence';"],
    ['channels-carry-editions', 'libs/channels/src/bad.ts', "import '@tabir/persistence';"],
    ['editions-publish-the-list', 'libs/editions/src/bad.ts', "import '@tabir/queue';"],
    ['config-imports-kernel', 'libs/config/src/bad.ts', "import '@tabir/services';"],
    ['services-imports-kernel-and-config', 'libs/services/src/bad.ts', "import '@tabir/runtime';"],
    ['files-imports-kernel-and-config', 'libs/files/src/bad.ts', "import '@tabir/runtime';"],
    ['telemetry-imports-kernel-and-config', 'libs/telemetry/src/bad.ts', "import '@tabir/runtime';"],
    ['server-imports-libs-and-workflows', 'libs/server/src/bad.ts', "import '@tabir/testing';"],
    ['demo-knows-no-adapter', 'libs/demo/src/bad.ts', "import '@tabir/persistence';"],
    ['simulator-knows-no-adapter', 'libs/simulator/src/bad.ts', "import '@tabir/persistence';"],
    ['bench-imports-libs', 'libs/bench/src/bad.ts', "import '@tabir/workflows';"],
    ['contracts-imports-nothing', 'libs/contracts/src/bad.ts', "import '@tabir/kernel';"],
    ['testing-imports-libs', 'libs/testing/src/bad.ts', "import '@tabir/workflows';"],
    ['workflows-import-the-core', 'workflows/one/v1/bad.ts', "import '@tabir/runtime';"],
    ['web-imports-contracts', 'apps/web/src/bad.ts', "import '@tabir/kernel';"],
    ['workflows-stand-alone', 'workflows/one/v1/borrows.ts', "import '../../two/v1/good.js';"],
    ['apps-never-import-apps', 'apps/worker/src/bad.ts', "import '../../api/src/good.js';"],
    ['production-never-imports-testing', 'apps/cli/src/bad.ts', "import '@tabir/testing';"],
    ['nothing-imports-specs', 'libs/runtime/src/uses-spec.ts', "import './some.spec.js';"],
    ['nothing-imports-scripts', 'libs/testing/src/uses-script.ts', "import '../../../scripts/some.mjs';"],
    ['libs-by-alias', 'libs/runtime/src/reaches.ts', "import '../../engine/src/index.js';"],
    ['libs-by-alias-from-outside', 'apps/api/src/reaches.ts', "import '../../../libs/engine/src/index.js';"],
    ['kernel-packages', 'libs/kernel/src/uses-package.ts', "import 'node:fs';"],
    ['calendar-packages', 'libs/calendar/src/uses-package.ts', "import 'xstate';"],
    ['audit-packages', 'libs/audit/src/uses-package.ts', "import 'node:fs';"],
    ['law-packages', 'libs/law/src/uses-package.ts', "import 'node:fs';"],
    ['engine-packages', 'libs/engine/src/uses-package.ts', "import '@nestjs/common';"],
    ['workflow-packages', 'workflows/one/v1/uses-package.ts', "import 'node:crypto';"],
    ['runtime-packages', 'libs/runtime/src/uses-package.ts', "import 'typeorm';"],
    ['import-packages', 'libs/import/src/uses-package.ts', "import '@nestjs/common';"],
    ['channels-packages', 'libs/channels/src/uses-package.ts', "import '@nestjs/common';"],
    ['editions-packages', 'libs/editions/src/uses-package.ts', "import '@nestjs/common';"],
    ['web-runs-in-a-browser', 'apps/web/src/uses-node.ts', "import 'node:fs';"],
    ['no-dev-dependencies', 'libs/queue/src/uses-dev.ts', "import 'fast-check';"],
    ['no-cycles', 'libs/config/src/about.ts', "import './round.js';"],
    ['no-unresolvable', 'libs/config/src/round.ts', "import './about.js'; import './nowhere.js';"],
  ];
  const ALLOWED: readonly Planted[] = [
    [
      'core',
      'libs/engine/src/good.ts',
      "import '@tabir/kernel'; import '@tabir/calendar'; import '@tabir/law'; import 'xstate';",
    ],
    ['ports', 'libs/persistence/src/good.ts', "import '@tabir/runtime'; import 'typeorm'; import 'node:fs';"],
    ['a workflow', 'workflows/two/v1/good.ts', "import '@tabir/engine'; import '@tabir/register/row'; import 'class-validator';"],
    ['an app', 'apps/api/src/good.ts', "import '@tabir/workflows'; import '@tabir/queue'; import './deeper/file.js';"],
    ['the web app', 'apps/web/src/good.ts', "import '@tabir/contracts'; import 'react';"],
    ['a unit spec', 'libs/engine/src/good.spec.ts', "import '../../testing/src/sample.js';"],
    ['a spec', 'libs/runtime/src/good.spec.ts', "import '@tabir/testing'; import 'node:fs'; import 'fast-check';"],
  ];
  const tree = new PlantedTree({
    ...Object.fromEntries(LIBS.map((lib) => [`libs/${lib}/src/index.ts`, 'export {};'])),
    'workflows/index.ts': 'export {};',
    'libs/runtime/src/some.spec.ts': 'export {};',
    'libs/testing/src/sample.ts': 'export {};',
    'apps/api/src/deeper/file.ts': 'export {};',
    'scripts/some.mjs': 'export {};',
    ...filesOf(FORBIDDEN),
    ...filesOf(ALLOWED),
  });
  let violations: { rule: { name: string }; from: string }[];

  beforeAll(async () => {
    const args = ['--config', '.dependency-cruiser.mjs', '--output-type', 'json', 'apps', 'libs', 'workflows', 'scripts'];
    const report = (await tree.run('depcruise', args)) as { summary: { violations: typeof violations } };
    violations = report.summary.violations;
  });
  afterAll(() => tree.remove());

  it('have a planted violation for every rule', () => {
    expect(FORBIDDEN.map(([rule]) => rule).sort()).toEqual(
      (bounds.forbidden as { name: string }[]).map((rule) => rule.name).sort(),
    );
  });

  it.each(LIBS)('say what libs/%s may import', (lib) => {
    expect(FORBIDDEN.map(([, file]) => file)).toContain(`libs/${lib}/src/bad.ts`);
  });

  it.each(FORBIDDEN)('refuse by %s: %s with %s', (rule, file) => {
    expect(violations.filter((one) => one.from === file).map((one) => one.rule.name)).toContain(rule);
  });

  it.each(ALLOWED)('let %s be: %s', (_what, file) => {
    expect(violations.filter((one) => one.from === file)).toEqual([]);
  });
});

describe('the lint rules', () => {
  const FORBIDDEN: readonly Planted[] = [
    ['@typescript-eslint/no-floating-promises', 'apps/api/src/a.ts', 'Promise.resolve(1);'],
    ['@typescript-eslint/no-misused-promises', 'apps/api/src/b.ts', '[1].forEach(async (n) => { await Promise.resolve(n); });'],
    [
      '@typescript-eslint/switch-exhaustiveness-check',
      'apps/api/src/c.ts',
      "export function f(x: 'a' | 'b'): number { switch (x) { case 'a': return 1; } return 2; }",
    ],
    [
      '@typescript-eslint/consistent-type-imports',
      'apps/api/src/d.ts',
      "import { A } from './types.js'; export const a = (x: A): A => x;",
    ],
    ['@typescript-eslint/no-explicit-any', 'apps/api/src/e.ts', 'export const f = (x: any): unknown => x;'],
    ['@typescript-eslint/no-non-null-assertion', 'apps/api/src/f.ts', 'export const f = (x: string[]): string => x[0]!;'],
    ['eqeqeq', 'apps/api/src/g.ts', 'export const f = (x: string): boolean => x == "a";'],
    ['no-restricted-syntax', 'apps/api/src/h.ts', 'export enum Colour { Red }'],
    ['no-restricted-syntax', 'apps/api/src/i.ts', 'export default 1;'],
    ['no-restricted-properties', 'apps/api/src/j.ts', 'export const home = process.env.HOME;'],
    ['no-restricted-imports', 'apps/api/src/k.ts', "import { env } from 'node:process'; export const home = env.HOME;"],
    ['no-restricted-properties', 'libs/queue/src/a.ts', 'export const now = Date.now();'],
    ['no-restricted-properties', 'libs/queue/src/b.ts', 'export const n = Math.random();'],
    ['no-restricted-properties', 'libs/queue/src/c.ts', 'export const home = process.env.HOME;'],
    ['no-restricted-properties', 'libs/config/src/a.ts', 'export const now = Date.now();'],
    ['no-restricted-syntax', 'libs/queue/src/d.ts', 'export const now = new Date();'],
    ['no-restricted-syntax', 'libs/queue/src/e.ts', 'export const now = Date();'],
    ['no-restricted-globals', 'libs/engine/src/a.ts', 'export const day = new Date(0);'],
    ['no-restricted-globals', 'libs/calendar/src/a.ts', 'export const f = (): unknown => setTimeout(() => 1, 1);'],
    ['no-restricted-globals', 'workflows/one/v1/a.ts', "export const f = (): unknown => fetch('x');"],
    ['no-restricted-globals', 'workflows/one/v1/b.ts', 'export const f = (): unknown => process.pid;'],
    ['no-restricted-properties', 'workflows/one/v1/c.ts', 'export const f = (): unknown => globalThis.fetch;'],
    ['no-restricted-properties', 'workflows/one/v1/d.ts', 'export const n = Math.random();'],
    ['@typescript-eslint/no-floating-promises', 'scripts/a.mjs', 'Promise.resolve(1);'],
    ['no-undef', 'scripts/b.mjs', 'nobody();'],
  ];
  const ALLOWED: readonly Planted[] = [
    ['a set day in a lib', 'libs/queue/src/good.ts', 'export const day = new Date(0);'],
    ['the clock port', 'libs/kernel/src/good.ts', 'export const now = (): number => Date.now();'],
    ['the environment in libs/config', 'libs/config/src/good.ts', 'export const home = process.env.HOME;'],
    ['a naive count in a spec', 'libs/calendar/src/good.spec.ts', 'export const day = new Date(Date.now());'],
  ];
  const tree = new PlantedTree({
    'apps/api/src/types.ts': 'export type A = string;',
    ...filesOf(FORBIDDEN),
    ...filesOf(ALLOWED),
  });
  let findings: { filePath: string; messages: { ruleId: string | null }[] }[];
  const found = (file: string) => findings.find((one) => tree.local(one.filePath) === file)?.messages.map((one) => one.ruleId);

  beforeAll(async () => {
    findings = (await tree.run('eslint', ['.', '--format', 'json'])) as typeof findings;
  });
  afterAll(() => tree.remove());

  it.each(FORBIDDEN)('refuse by %s: %s with %s', (rule, file) => {
    expect(found(file)).toContain(rule);
  });

  it.each(ALLOWED)('let %s be: %s', (_what, file) => {
    expect(found(file)).toEqual([]);
  });
});

describe('the search for what nobody uses', () => {
  const tree = new PlantedTree({
    'apps/api/src/main.ts': "import { used } from '@tabir/kernel'; export const start = () => used;",
    'libs/kernel/src/index.ts': "export * from './used.js';",
    'libs/kernel/src/used.ts': 'export const used = 1; export const unused = 2;',
    'libs/kernel/src/forgotten.ts': 'export const forgotten = 1;',
  });
  let issues: { file: string; files: { name: string }[]; exports: { name: string }[] }[];

  beforeAll(async () => {
    issues = ((await tree.run('knip', ['--reporter', 'json'])) as { issues: typeof issues }).issues;
  });
  afterAll(() => tree.remove());

  it('finds the file', () => {
    expect(issues.flatMap((one) => one.files.map((file) => file.name))).toContain('libs/kernel/src/forgotten.ts');
  });

  it('finds the export behind a barrel', () => {
    expect(issues.find((one) => one.file === 'libs/kernel/src/used.ts')?.exports.map((one) => one.name)).toEqual(['unused']);
  });
});
