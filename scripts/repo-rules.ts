import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** What no compiler and no linter looks at. Each rule answers with the places that break it. */
const SCANNED = ['apps', 'libs', 'workflows', 'docker', 'docs', 'scripts', '.ci'];
const TEXT = /\.(ts|tsx|mjs|js|json|md|yaml|yml|sql|html|css|conf|sh)$|(^|\/)(Dockerfile|run)$/;
const LARGEST_SCANNED_BYTES = 2_000_000;

const ALLOWED_AT_TOP = new Set([
  ...SCANNED,
  'README.md',
  'CONTRIBUTING.md',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'nest-cli.json',
  'knip.json',
  'eslint.config.mjs',
  'jest.config.mjs',
  'stryker.config.mjs',
  '.dependency-cruiser.mjs',
  '.dockerignore',
  '.gitignore',
  '.npmrc',
  '.prettierignore',
  '.prettierrc',
  '.swcrc',
]);
/** Git ignores these: they are made here, not kept. */
const MADE_HERE = /^(\.git|node_modules|dist|coverage|reports|\.cache|\.stryker-tmp|\.data.*|.*\.tsbuildinfo)$/;

type TextRule = { readonly name: string; readonly files: RegExp; readonly pattern: RegExp };

export const TEXT_RULES: readonly TextRule[] = [
  {
    name: 'tables change by migrations only, so no "synchronize: true"',
    files: /\.(ts|mjs)$/,
    pattern: /\bsynchronize['"]?\s*:\s*true/,
  },
  {
    name: 'every test runs: no only, skip, todo or failing',
    files: /\.spec\.tsx?$/,
    pattern: /\b(?:describe|it|test)(?:\.\w+)*\.(?:only|skip|todo|failing)\b|\b(?:fit|fdescribe|xit|xdescribe|xtest)\(/,
  },
  {
    name: 'types are mended, not silenced: no @ts-ignore or @ts-nocheck',
    files: /\.(ts|tsx|mjs)$/,
    pattern: /@ts-(?:ignore|nocheck)/,
  },
  { name: 'no path of one machine', files: TEXT, pattern: /(?:^|[\s'"`(=:])\/(?:root|home|work|Users)\/[\w.-]/ },
  { name: 'the lock names no registry', files: /^package-lock\.json$/, pattern: /"resolved":\s*"https?:/ },
];

/** "path:line" of every line of the file that breaks the rule. */
export function breaches(rule: TextRule, path: string, text: string): string[] {
  if (!rule.files.test(path)) return [];
  return text.split('\n').flatMap((line, index) => (rule.pattern.test(line) ? [`${path}:${index + 1}`] : []));
}

/** Links of a Markdown file to files that are not there. */
export function deadLinks(root: string, path: string, markdown: string): string[] {
  const targets = [...markdown.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].flatMap(([, target]) => target ?? []);
  return targets.filter((target) => !/^[a-z]+:/.test(target) && !existsSync(join(root, dirname(path), target)));
}

/** Entries of the top level that have no place there. */
export const strangers = (entries: readonly string[]): string[] =>
  entries.filter((entry) => !ALLOWED_AT_TOP.has(entry) && !MADE_HERE.test(entry));

/** Every text file that is kept, as a path below `root`; the rules' own files speak of what they forbid and are left out. */
export function keptFiles(root: string): string[] {
  const topLevel = readdirSync(root).filter((entry) => ALLOWED_AT_TOP.has(entry) && statSync(join(root, entry)).isFile());
  const below = SCANNED.filter((folder) => readdirSync(root).includes(folder)).flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && TEXT.test(entry.name) && !entry.parentPath.includes('node_modules'))
      .map((entry) => relative(root, join(entry.parentPath, entry.name))),
  );
  return [...topLevel, ...below].filter(
    (path) => !path.startsWith('scripts/repo-rules') && statSync(join(root, path)).size <= LARGEST_SCANNED_BYTES,
  );
}

export const readKept = (root: string, path: string): string => readFileSync(join(root, path), 'utf8');
