import { Stryker } from '@stryker-mutator/core';
import { specFiles } from './test-tiers.mjs';
import { ROOT } from './steps.mjs';

/** What is pure and carries the law; each part is judged by its own unit specs alone. */
const PARTS = ['libs/kernel', 'libs/calendar', 'libs/law', 'libs/engine', 'workflows/exempt-information/v1'];
/** Days and words: tables without logic, which specs compare or go through as a whole. */
const TABLES = ['libs/calendar/src/data/*', 'libs/law/src/{acts,articles,instruments}.ts', '**/texts.*.ts'];

/** Goes through every state of a machine, which is too long for each of thousands of mutants: what only it would notice counts as missed. */
const WALK = '/walk.spec.ts';

const FOUND = ['Killed', 'Timeout'];
const MISSED = ['Survived', 'NoCoverage'];

/** The first test that fails is the last that is run, so those that see a whole machine or all words at once come first. */
const WHOLE = /\/(readme|texts|payloads)\.spec\.ts$/;

const specsOf = (part) =>
  specFiles('unit', ROOT)
    .filter((path) => path.startsWith(`${part}/`) && !path.endsWith(WALK))
    .sort((a, b) => Number(WHOLE.test(b)) - Number(WHOLE.test(a)));

/** Mutates a part, or only those of its files that are named. */
async function mutate(part, files) {
  const report = `reports/mutation/${part.replaceAll('/', '-')}`;
  const results = await new Stryker({
    mutate: [...(files.length > 0 ? files : [`${part}/**/*.ts`]), ...['**/*.spec.ts', ...TABLES].map((path) => `!${path}`)],
    jest: { config: { globals: { SPECS: specsOf(part) } } },
    jsonReporter: { fileName: `${report}.json` },
    htmlReporter: { fileName: `${report}.html` },
  }).runMutationTest();
  const count = (...statuses) => results.filter(({ status }) => statuses.includes(status)).length;
  const [killed, survived] = [count(...FOUND), count(...MISSED)];
  const score = Math.round((10_000 * killed) / (killed + survived)) / 100;
  return { part, mutants: results.length, killed, survived, broken: results.length - killed - survived, score };
}

/** `npm run mutate -- path`: the parts that lie there, or the files of a part. Without a path, all parts one after another. */
const paths = process.argv.slice(2).map((path) => path.replace(/\/$/, ''));
const summary = [];
for (const part of PARTS) {
  const files = paths.filter((path) => path.startsWith(`${part}/`));
  if (paths.length === 0 || files.length > 0 || paths.some((path) => part === path || part.startsWith(`${path}/`)))
    summary.push(await mutate(part, files));
}
if (summary.length === 0) throw new Error(`Nothing to mutate in ${paths.join(', ')}. There are: ${PARTS.join(', ')}.`);
console.table(summary);
