import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { en } from '../apps/web/src/i18n/en.js';
import { id } from '../apps/web/src/i18n/id.js';
import { errorTableProblems, errorWordProblems, listedErrors, raisedErrors, type Raised } from './repo-rules-errors.js';
import { TEXT_RULES, breaches, deadLinks, keptFiles, readKept, strangers } from './repo-rules.js';

const ROOT = join(import.meta.dirname, '..');

describe('this repository', () => {
  const files = keptFiles(ROOT);

  it.each(TEXT_RULES)('keeps to: $name', (rule) => {
    expect(files.flatMap((path) => breaches(rule, path, readKept(ROOT, path)))).toEqual([]);
  });

  it('has nothing at the top that does not belong there', () => {
    expect(strangers(readdirSync(ROOT))).toEqual([]);
  });

  it('links only to files that are there', () => {
    const pages = files.filter((path) => path.endsWith('.md'));
    expect(pages.flatMap((path) => deadLinks(ROOT, path, readKept(ROOT, path)).map((target) => `${path}: ${target}`))).toEqual(
      [],
    );
  });

  const config = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (path) => ts.sys.readFile(path));
  const { fileNames, options } = ts.parseJsonConfigFileContent(config.config, ts.sys, ROOT);

  it('gives the compiler and the builder the same names for the libs, so that what passes its checks also starts', () => {
    const { jsc } = JSON.parse(readKept(ROOT, '.swcrc')) as { jsc: { paths: object } };
    expect(jsc.paths).toEqual(options.paths);
  });

  const sources = fileNames.filter((path) => /\/(apps|libs|workflows)\/.*(?<!\.spec)\.ts$/.test(path));
  const raised = raisedErrors(sources, options, ROOT);

  it('lists every error code in docs/errors.md, and no other', () => {
    expect(errorTableProblems(raised, listedErrors(readKept(ROOT, 'docs/errors.md')))).toEqual([]);
  });

  it.each([
    ['Indonesian', id.problem.codes],
    ['English', en.problem.codes],
  ])('tells on its pages in %s what every code that an answer can carry means', (_language, words) => {
    expect(errorWordProblems(raised, words)).toEqual([]);
  });
});

describe('a rule about text', () => {
  it.each([
    ['synchronize', 'libs/a/src/a.ts', '  synchronize: true,'],
    ['only, skip', 'libs/a/src/a.spec.ts', "it.only('works', () => {});"],
    ['only, skip', 'libs/a/src/a.spec.ts', "describe.skip.each([1])('works', () => {});"],
    ['only, skip', 'libs/a/src/a.spec.ts', "test.todo('works');"],
    ['only, skip', 'libs/a/src/a.contract.spec.ts', '(ready ? it : it.skip)(name, run);'],
    ['only, skip', 'libs/a/src/a.spec.ts', "xit('works', () => {});"],
    ['@ts-ignore', 'apps/web/src/a.tsx', '// @ts-ignore'],
    ['@ts-ignore', 'libs/a/src/a.ts', '// @ts-nocheck'],
    ['one machine', 'docs/a.md', 'See `/root/notes.txt`.'],
    ['one machine', 'libs/a/src/a.ts', "const folder = '/home/ana/data';"],
    ['one machine', 'scripts/a.mjs', 'cd /work/main'],
    ['registry', 'package-lock.json', '      "resolved": "https://registry.example/a.tgz",'],
  ])('about %s bites in %s: %s', (name, path, line) => {
    const rule = TEXT_RULES.find((one) => one.name.includes(name))!;
    expect(breaches(rule, path, `\n${line}\n`)).toEqual([`${path}:2`]);
  });

  it.each([
    ['libs/a/src/a.ts', 'synchronize: false'],
    ['libs/a/src/a.ts', 'if (parts.only) skip(it);'],
    ['libs/a/src/a.spec.ts', "it.each([1])('skips only what is todo', () => {});"],
    ['apps/api/src/a.ts', "@Controller('api/v1/workflows')"],
    ['docs/a.md', 'Data lie in /var/lib/tabir.'],
    ['package-lock.json', '"version": "1.0.0"'],
  ])('lets %s be: %s', (path, line) => {
    expect(TEXT_RULES.flatMap((rule) => breaches(rule, path, line))).toEqual([]);
  });
});

describe('the rule about the top level', () => {
  it('names what does not belong there', () => {
    expect(strangers(['libs', 'notes.txt', 'node_modules', '.data-test', 'test.log'])).toEqual(['notes.txt', 'test.log']);
  });
});

describe('the rule about links', () => {
  it('names the files that are missing, seen from the page', () => {
    const page = '[a](repo-rules.ts) [b](../README.md#top) [c](https://example.org) [d](#here) [e](README.md) [f](gone/x.md#y)';
    expect(deadLinks(ROOT, 'scripts/page.md', page)).toEqual(['README.md', 'gone/x.md']);
  });
});

describe('the rule about error codes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tabir-codes-'));
  const raise = (code: string): Raised => {
    const file = join(folder, 'a.ts');
    writeFileSync(file, `class AppError { constructor(kind: string, code: string, message: string) {} }\n${code}`);
    return raisedErrors([file], { strict: true, noLib: true }, folder);
  };
  const codesOf = (code: string) => raise(code).errors.map((one) => `${one.kind} ${one.code}`);
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    ['over lines', "new AppError(\n 'invalid',\n 'a.b',\n 'x')", ['invalid a.b']],
    ['in a constant', "const CODE = 'a.b'; new AppError('invalid', CODE, 'x')", ['invalid a.b']],
    ['in an object', "const C = { one: 'a.b' } as const; new AppError('invalid', C.one, 'x')", ['invalid a.b']],
    [
      'as either of two',
      "declare const c: boolean; new AppError('invalid', c ? 'a.b' : 'a.c', 'x')",
      ['invalid a.b', 'invalid a.c'],
    ],
    ['in a parameter', "const f = (code: 'a.b' | 'a.c') => new AppError('denied', code, 'x')", ['denied a.b', 'denied a.c']],
  ])('finds a code %s', (_where, code, expected) => {
    expect(codesOf(code)).toEqual(expected);
  });

  it('asks for literals where any string could come', () => {
    expect(raise("const f = (code: string) => new AppError('invalid', code, 'x')").unclear).toEqual(['a.ts:2']);
  });

  const raised: Raised = { errors: [{ code: 'a.b', kind: 'invalid', where: 'x.ts:1' }], unclear: [] };
  const table = (...rows: string[]) =>
    listedErrors(['| code | kind | what happened | what to do |', '|---|---|---|---|', ...rows].join('\n'));

  it('is content with a true table', () => {
    expect(errorTableProblems(raised, table('| `a.b` | invalid | This. | That. |'))).toEqual([]);
  });

  it.each([
    ['a missing row', [], 'add a row for a.b'],
    ['a row too many', ['| a.b | invalid | x | y |', '| a.c | invalid | x | y |'], 'nothing raises a.c'],
    ['another kind', ['| a.b | denied | x | y |'], 'a.b is invalid here, denied in the table'],
    ['an empty cell', ['| a.b | invalid | x |  |'], 'a row with an empty cell'],
    ['a row twice', ['| a.b | invalid | x | y |', '| a.b | invalid | x | y |'], 'a.b has two rows'],
    ['rows out of order', ['| a.c | invalid | x | y |', '| a.b | invalid | x | y |'], 'a.b is out of order'],
  ])('finds %s', (_what, rows, problem) => {
    expect(errorTableProblems(raised, table(...rows)).join('\n')).toContain(problem);
  });

  it('misses words for what an answer can carry, and finds words for what none can', () => {
    const places = ['libs/runtime/src/x.ts:1', 'apps/cli/src/x.ts:1'];
    const errors = places.map((where, at) => ({ code: `a.${at}`, kind: 'invalid', where }));
    const problems = (words: Record<string, string>): string[] => errorWordProblems({ errors, unclear: [] }, words);
    expect(problems({ 'a.0': 'Do this.', 'client.failed': 'Try again.', 'server.error': 'Try again.' })).toEqual([]);
    expect(problems({ 'a.0': ' ' })).toEqual(['say what a.0 means and what to do']);
    expect(problems({ 'a.0': 'Do this.', 'a.1': 'Do that.' })).toEqual(['no answer carries a.1; remove its words']);
  });
});
