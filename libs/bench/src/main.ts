import { publishAddresses, startTestServices } from '@tabir/testing/services';
import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { deadlineBench } from './deadlines.js';
import { decisionBench } from './decisions.js';
import { memoryBench } from './memory.js';
import { pageBench } from './pages.js';
import { stepBench } from './steps.js';

const SIZES = [10_000, 1_000_000];
const RESULT = 'docs/benchmarks.md';
const say = (line: string): void => console.error(line);

/** `npm run bench [part …]`: with parts only those run and nothing is written. */
const PARTS: Readonly<Record<string, { readonly title: string; readonly run: () => Promise<string> }>> = {
  steps: { title: 'The pure step', run: stepBench },
  decisions: { title: 'Decisions beside the same writes by hand', run: () => decisionBench(say) },
  deadlines: { title: 'Deadlines after a downtime', run: deadlineBench },
  pages: { title: 'Pages', run: () => pageBench(SIZES, say) },
  memory: { title: 'Memory', run: memoryBench },
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in PARTS));
if (unknown.length > 0) throw new Error(`There is no part ${unknown.join(', ')}; choose from ${Object.keys(PARTS).join(', ')}.`);

const services = await startTestServices();
publishAddresses(services);
const sections: string[] = [];
try {
  for (const [name, { title, run }] of Object.entries(PARTS)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    say(`${title} …`);
    sections.push(`## ${title}\n\n${await run()}`);
    console.log(`\n${sections.at(-1) ?? ''}`);
  }
} finally {
  await services.stop();
}
const machine = `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
const head = `# Benchmarks

Made by \`npm run bench\` on ${machine}; client, MariaDB and Redis share the cores, \`innodb_flush_log_at_trx_commit=1\`.
Machines are noisy: compare figures within one table, and run it on yours.`;
if (asked.length === 0) writeFileSync(RESULT, `${[head, ...sections].join('\n\n')}\n`);
