import type { INestApplicationContext } from '@nestjs/common';
import type { Actor } from '@tabir/engine';
import { EXAMPLE, Importer, readCsv, readJson, WORKFLOW, writeCsv, type Entry, type Fate, type Known } from '@tabir/import';
import { AppError } from '@tabir/kernel';
import { Accounts } from '@tabir/persistence';
import { type CommandPorts, Definitions, Office, rolesOf } from '@tabir/runtime';
import { PORTS } from '@tabir/server';
import { type Command, Option } from 'commander';
import { readFileSync } from 'node:fs';
import { type DataOption, dataOption } from '../data-option.js';
import { progress } from '../progress.js';
import { personNamed } from '../user/places.js';
import { withRuntime } from '../with-runtime.js';

/** Some rows are in and some are not. */
const SOME_REFUSED = 10;

interface Options extends DataOption {
  readonly as?: string;
  readonly dryRun?: true;
  readonly template?: 'csv' | 'json';
}

export function register(program: Command): void {
  program
    .command('import')
    .argument('[file]', 'a .csv or .json file in the form of docs/import.md')
    .description(
      'Begin a record for each row of a file, by the rules that hold for people. Exit 0: all are in, 10: some rows were refused.',
    )
    .option('--as <name>', 'who imports: an officer; the history names that person')
    .option('--dry-run', 'try every row by the same rules and write nothing')
    .addOption(new Option('--template <form>', 'print a template with one example').choices(['csv', 'json']))
    .addOption(dataOption())
    .action(async (file: string | undefined, options: Options, command: Command) => {
      if (options.template !== undefined) return void process.stdout.write(template(options.template));
      if (file === undefined || options.as === undefined)
        command.error('error: name a file, and with --as who imports it', { exitCode: 2 });
      const entries = readEntries(file);
      await withRuntime(options, (app) => importAll(app, entries, options.as ?? '', options.dryRun ?? false));
    });
}

const template = (form: 'csv' | 'json'): string =>
  form === 'csv' ? writeCsv(EXAMPLE, EXAMPLE.determination.grounds.length) : `${JSON.stringify({ items: [EXAMPLE] }, null, 2)}\n`;

function readEntries(file: string): Entry[] {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (cause) {
    throw new AppError(
      'invalid',
      'import.unreadable',
      `${file} cannot be read as UTF-8 text. Nothing was imported.`,
      {},
      { cause },
    );
  }
  if (/\.csv$/i.test(file)) return readCsv(text);
  if (/\.json$/i.test(file)) return readJson(text);
  throw new AppError('invalid', 'import.unreadable', 'Give a file that ends in .csv or .json. Nothing was imported.');
}

async function importAll(app: INestApplicationContext, entries: readonly Entry[], name: string, dryRun: boolean): Promise<void> {
  const { actor, unit } = await importing(app, name);
  const agencies = await app.get(Accounts).agencies(unit);
  const importer = new Importer(app.get<CommandPorts>(PORTS), { actor, unit, agencies, dryRun });
  const bar = progress(dryRun ? 'Trying' : 'Importing');
  const fates: { readonly place: string; readonly fate: Fate }[] = [];
  try {
    for (const entry of entries) {
      fates.push({ place: entry.place, fate: await importer.take(entry) });
      bar.show(fates.length / entries.length);
    }
  } finally {
    bar.stop();
    for (const { place, fate } of fates) say(place, fate, dryRun);
    summarise(
      fates.map(({ fate }) => fate),
      entries.length,
    );
  }
}

function say(place: string, fate: Fate, dryRun: boolean): void {
  switch (fate.kind) {
    case 'accepted':
      return console.log(dryRun ? `${place}: would be added` : `${place}: added, kode ${fate.kode}`);
    case 'known':
      return console.log(`${place}: already there, ${knownBy(fate)}`);
    case 'refused':
      for (const { field, message } of fate.reasons)
        console.log(`${place}: refused, ${field === null ? '' : `${field}: `}${message}`);
  }
}

function knownBy({ kode, sameAs }: Known): string {
  if (sameAs !== null) return `the same as ${sameAs}`;
  return kode === null ? 'imported long ago' : `kode ${kode}`;
}

function summarise(fates: readonly Fate[], of: number): void {
  const count = (kind: Fate['kind']): number => fates.filter((fate) => fate.kind === kind).length;
  console.log(`${of} rows: ${count('accepted')} added, ${count('known')} already there, ${count('refused')} refused.`);
  if (count('refused') > 0) process.exitCode = SOME_REFUSED;
}

/** The person in the role that may begin records, and the unit that the records are for. */
async function importing(app: INestApplicationContext, name: string): Promise<{ actor: Actor; unit: string }> {
  const { person, grants } = await personNamed(app.get(Accounts), name);
  const workflow = app.get(Definitions).latest(WORKFLOW);
  const roles = rolesOf(workflow, workflow.start.duty, app.get(Office).settings());
  const grant = grants.find((held) => roles.includes(held.role) && held.unit !== null);
  if (person.disabledAt !== null || !grant?.unit)
    throw new AppError('denied', 'import.no-role', `${name} may not begin records; name somebody who is ${roles.join(' or ')}.`);
  const { role, unit, agency } = grant;
  return { actor: { id: person.id, role, unit, agency, onBehalfOf: null }, unit };
}
