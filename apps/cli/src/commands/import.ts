import type { INestApplicationContext } from '@nestjs/common';
import type { Actor } from '@tabir/engine';
import {
  begunRows,
  columnMap,
  counted,
  EXAMPLE,
  headerOf,
  Importer,
  NO_ROWS,
  rowSaid,
  openList,
  readHeader,
  takeLines,
  textOf,
  undoneSaid,
  undoRows,
  WORKFLOW,
  workbookTemplate,
  writeCsv,
  type Header,
  type KeptRow,
  type OpenList,
} from '@tabir/import';
import { AppError } from '@tabir/kernel';
import { Accounts, ImportRuns } from '@tabir/persistence';
import { type CommandPorts, Definitions, Office, rolesOf } from '@tabir/runtime';
import { PORTS } from '@tabir/server';
import { type Command, Option } from 'commander';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type DataOption, dataOption } from '../data-option.js';
import { fateLines, printable, runNamed, summary, undoLine, undoSummary, type Language } from '../import/said.js';
import { progress } from '../progress.js';
import { personNamed } from '../user/places.js';
import { withRuntime } from '../with-runtime.js';

/** Some rows are in and some are not. */
const SOME_REFUSED = 10;

const FORMS = ['csv', 'json', 'xlsx'] as const;

interface Options extends DataOption {
  readonly as?: string;
  readonly dryRun?: true;
  readonly template?: (typeof FORMS)[number];
  readonly header?: string;
  readonly set: readonly string[];
  readonly map: readonly string[];
  readonly sheet?: string;
  readonly undo?: string;
  readonly lang: Language;
}

const several = (one: string, before: readonly string[]): readonly string[] => [...before, one];

export function register(program: Command): void {
  program
    .command('import')
    .argument('[file]', 'a list as .xlsx, .csv or .json, in a form of docs/import.md')
    .description(
      'Begin a record for each row of a file, by the rules that hold for people. Exit 0: all are in, 10: some rows were refused.',
    )
    .option('--as <name>', 'who imports: an officer; the history names that person')
    .option('--dry-run', 'try every row by the same rules and write nothing')
    .option('--header <file>', 'what the decree says of every row: a .json or .csv with names of the full form')
    .option('--set <name=text>', 'the same, one by one', several, [])
    .option('--map <column=where>', 'which column holds what, by its letter or heading: period=F', several, [])
    .option('--sheet <name>', 'which sheet to import, where several hold a list')
    .option('--undo <run>', 'withdraw the records that an import began and nobody has accepted yet')
    .addOption(new Option('--lang <language>', 'of what is said about each row').choices(['id', 'en']).default('id'))
    .addOption(new Option('--template <form>', 'print a template with one example').choices(FORMS))
    .addOption(dataOption())
    .action(async (file: string | undefined, options: Options, command: Command) => {
      if (options.template !== undefined) return void process.stdout.write(await template(options.template));
      const { sheet, map, undo } = options;
      if (undo !== undefined && options.as !== undefined)
        return withRuntime(options, (app) => undoAll(app, undo, options.as ?? '', options));
      if (file === undefined || options.as === undefined)
        command.error('error: name a file or a run to undo, and with --as who does it', { exitCode: 2 });
      const bytes = bytesOf(file);
      const list = await openList(bytes, basename(file), { sheet, map: columnMap(map), header: header(options) });
      const fileHash = createHash('sha256').update(bytes).digest('hex');
      await withRuntime(options, (app) => importAll(app, list, { ...options, as: options.as ?? '', fileHash }));
    });
}

async function template(form: (typeof FORMS)[number]): Promise<string | Uint8Array> {
  switch (form) {
    case 'csv':
      return writeCsv(EXAMPLE, EXAMPLE.determination.grounds.length);
    case 'json':
      return `${JSON.stringify({ items: [EXAMPLE] }, null, 2)}\n`;
    case 'xlsx':
      return workbookTemplate();
  }
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new AppError('invalid', 'import.unreadable', `${file} cannot be read. Nothing was imported.`, {}, { cause });
  }
}

/** What is said one by one goes before the file. */
function header({ header: file, set }: Options): Header {
  const fromFile = file === undefined ? {} : readHeader(textOf(bytesOf(file), basename(file)), file);
  return { ...fromFile, ...headerOf(set) };
}

interface Import extends Pick<Options, 'lang' | 'dryRun'> {
  readonly as: string;
  readonly fileHash: string;
}

async function importAll(app: INestApplicationContext, list: OpenList, options: Import): Promise<void> {
  const { as: name, lang: language, dryRun = false, fileHash } = options;
  const { actor, unit } = await importing(app, name);
  const ports = app.get<CommandPorts>(PORTS);
  const agencies = await app.get(Accounts).agencies(unit);
  const lines = list.lines({ agencies, today: ports.office.calendar().dateOf(ports.office.clock.now()) });
  const importer = new Importer(ports, { actor, unit, agencies, dryRun });
  const runs = app.get(ImportRuns);
  const run = dryRun ? null : await runs.begin({ unit, by: actor.id, fileHash, rows: lines.count });
  const book = run === null ? null : { put: (row: KeptRow) => runs.put(run, row) };
  const bar = progress(dryRun ? 'Trying' : 'Importing');
  const notes = [...(run === null ? [] : [runNamed(run)]), ...list.notes, ...lines.notes];
  const said: string[] = notes.map((note) => note[language]);
  let tally = NO_ROWS;
  try {
    for await (const row of takeLines(lines, importer, book)) {
      tally = counted(tally, rowSaid(row, { dryRun }));
      said.push(...fateLines(row.place, row.fate, { dryRun, language }));
      bar.show(row.n / lines.count);
    }
  } finally {
    bar.stop();
    for (const words of said) console.log(printable(words));
    console.log(summary(lines.count, tally)[language]);
    if (tally.refused > 0) process.exitCode = SOME_REFUSED;
  }
}

async function undoAll(
  app: INestApplicationContext,
  id: string,
  name: string,
  { lang: language }: Pick<Options, 'lang'>,
): Promise<void> {
  const { actor, unit } = await importing(app, name);
  const runs = app.get(ImportRuns);
  const run = await runs.find(id);
  if (run?.unit !== unit)
    throw new AppError('missing', 'import.run-unknown', `There is no import ${id}. Give the name that it said at its beginning.`);
  let tally = NO_ROWS;
  for await (const row of undoRows(app.get<CommandPorts>(PORTS), actor, id, begunRows(await runs.rows(id)))) {
    const { place, fate } = row;
    tally = counted(tally, undoneSaid(row));
    if (fate.kind !== 'absent') console.log(undoLine(place, fate)[language]);
  }
  console.log(undoSummary(tally)[language]);
  if (tally.past > 0) process.exitCode = SOME_REFUSED;
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
