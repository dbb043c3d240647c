import { publishAddresses, startTestServices } from '@tabir/testing/services';
import { cpus, totalmem } from 'node:os';
import { deadlineBench } from './deadlines.js';
import { decisionBench } from './decisions.js';
import { memoryBench } from './memory.js';
import { pageBench } from './pages.js';
import { publicBench } from './public.js';
import { stepBench } from './steps.js';
import { yearsBench } from './years.js';

const SIZES = [10_000, 1_000_000];
const say = (line: string): void => console.error(line);

interface Part {
  readonly title: string;
  readonly run: () => Promise<string>;
  /** What the figures mean, and why they are not higher. */
  readonly note?: string;
}

/** `npm run bench [part …]`: all of them or those named, as sections of docs/benchmarks.md, which takes over what is worth keeping. */
const PARTS: Readonly<Record<string, Part>> = {
  steps: { title: 'The pure step', run: stepBench },
  decisions: {
    title: 'Decisions beside the same writes by hand',
    run: () => decisionBench(say),
    note: `Where the rest goes: the third round trip, because the commit waits until the guard on the revision was looked at (ADR 0006); the
look-up of the command id under the lock; reading the payload into its class, policy and rules; the canonical bytes of log row
and state.`,
  },
  deadlines: {
    title: 'Deadlines after a downtime',
    run: deadlineBench,
    note: `A job of the queue writes nothing to the database; a deadline is a transaction with its log row, tasks, deadlines, outbox and
projection.`,
  },
  pages: { title: 'Pages', run: () => pageBench(SIZES, say) },
  public: {
    title: 'Public pages',
    run: () => publicBench(say),
    note: `100,000 entries of 40 holders, four in five of them exempt. Nothing is written meanwhile, so every answer is made once; the first table
begins with nothing made. Whoever is told to come again (503) is one of more than fifty who wait for a search, or twenty for a file.`,
  },
  years: {
    title: 'Thirty years',
    run: yearsBench,
    note: 'Four offices of 2,500 records, one to a core. The same run, with a progress bar: `npm run tabir -- simulate --records 10000 --years 30 --seed 1`.',
  },
  memory: { title: 'Memory', run: memoryBench },
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in PARTS));
if (unknown.length > 0) throw new Error(`There is no part ${unknown.join(', ')}; choose from ${Object.keys(PARTS).join(', ')}.`);

const services = await startTestServices();
publishAddresses(services);
const machine = `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
console.log(`On ${machine}; client, MariaDB and Redis share the cores, \`innodb_flush_log_at_trx_commit=1\`.`);
try {
  for (const [name, { title, run, note }] of Object.entries(PARTS)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    say(`${title} …`);
    console.log(['', `## ${title}`, '', await run(), ...(note === undefined ? [] : ['', note])].join('\n'));
  }
} finally {
  await services.stop();
}
