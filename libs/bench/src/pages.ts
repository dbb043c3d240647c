import { canonicalText, plusDays, systemClock, type LocalDate } from '@tabir/kernel';
import { BoundReads, Projections } from '@tabir/persistence';
import { RegisterReads } from '@tabir/register';
import { RELEASE } from '@tabir/server';
import { copyRecord } from './copies.js';
import { quantile, round, table } from './figures.js';
import { databaseOffice, determination, officer, record, type OfficeOverDatabase } from '@tabir/testing/database-office';

const CALLS = 200;

interface Page {
  readonly name: string;
  readonly read: () => Promise<unknown>;
}

/** Inbox and register pages over few and many records; the records are multi-row inserts of one that the runtime made. */
export async function pageBench(sizes: readonly number[], say: (line: string) => void): Promise<string> {
  const rows: string[][] = [];
  for (const size of sizes) {
    const office = await databaseOffice();
    await seed(office, size, say);
    for (const { name, read } of pages(office)) {
      const times: number[] = [];
      for (let call = 0; call < CALLS; call++) {
        const began = performance.now();
        await read();
        times.push(performance.now() - began);
      }
      rows.push([size.toLocaleString('en'), name, round(quantile(times, 0.5), 1), round(quantile(times, 0.95), 1)]);
      say(rows.at(-1)?.join(' · ') ?? '');
    }
    await office.close();
  }
  return table(['records', 'page of 50', 'p50 ms', 'p95 ms'], rows);
}

function pages({ ports, database }: OfficeOverDatabase): Page[] {
  const inbox = { unit: officer.unit, agency: null, person: officer.id, limit: 50, after: null };
  const duties = Object.keys(ports.definitions.latest('exempt-information').duties).map((duty) => `exempt-information.${duty}`);
  const register = new RegisterReads(new BoundReads(database), new Projections(RELEASE.projections));
  const query = { unit: officer.unit ?? '' };
  const page = (more: object): Promise<unknown> => register.page({ ...query, ...more }, { limit: 50 }, systemClock.now());
  return [
    { name: 'inbox, first page, all duties', read: () => ports.reads.inbox({ ...inbox, duties }) },
    { name: 'register, first page', read: () => page({}) },
    { name: 'register, exempt only', read: () => page({ status: 'exempt' }) },
    { name: 'register, one letter', read: () => page({ letter: 'h' }) },
    { name: 'register, an end in ten years', read: () => page({ endsBefore: '2037-01-01' }) },
  ];
}

async function seed(office: OfficeOverDatabase, size: number, say: (line: string) => void): Promise<void> {
  const payload = { ...record, determination };
  const { instanceId } = await office.commands.start({
    commandId: 'template',
    actor: officer,
    workflow: 'exempt-information',
    payload,
  });
  const template = await office.ports.reads.instance(instanceId);
  if (!template) throw new Error('The record to copy is missing.');
  const state = canonicalText(template.state);
  const tables = ['instance', 'task', 'deadline', 'register_item'];
  await copyRecord(office.url, { instanceId, tables, size, say }, (column, value, n) => cell(column, value, n, state));
}

/** Records differ where lists sort and filter: kode, ends, letters, stages. */
function cell(column: string, value: unknown, n: number, state: string): unknown {
  const endsOn = (): LocalDate => plusDays('2027-01-01' as LocalDate, (n * 7) % 9_000);
  switch (column) {
    case 'kode':
      return n.toString(36).padStart(10, '0');
    case 'state':
      return value instanceof Buffer ? state : value;
    case 'ends_on':
      return endsOn();
    case 'secret_until':
    case 'due_at':
      return `${endsOn()} 16:00:00.000`;
    case 'archive_order':
      return `${endsOn()} 555.${n % 9}`;
    case 'letters':
      return 'abcdefghij'[n % 10];
    case 'stage':
      return n % 3 === 0 ? 'draft' : 'accepted';
    default:
      return value;
  }
}
