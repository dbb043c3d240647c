import { indonesianCalendar, makeCalendar, type Calendar, type CalendarDay, type Explanation } from '@tabir/calendar';
import { dateIn, dayOfWeek, type LocalDate, systemClock } from '@tabir/kernel';
import { Database, sql } from '@tabir/persistence';
import { Office } from '@tabir/runtime';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { day, wholeNumber } from '../arguments.js';
import { type DataOption, dataOption, environmentWith } from '../data-option.js';
import { withRuntime } from '../with-runtime.js';

const WEEKDAYS = ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'];

interface ExplainOptions extends DataOption {
  readonly before?: number;
  readonly after?: number;
}

export function register(program: Command): void {
  const calendar = program
    .command('calendar')
    .description("Working days: the office's calendar, or without a data folder the one that new offices begin with.");
  calendar
    .command('show')
    .description('The days of a year that are not like the others, each with its source.')
    .option('--year <year>', 'which year (default: this one)', year)
    .addOption(dataOption())
    .action(async (options: DataOption & { readonly year?: string }) => {
      const found = await calendarOf(options);
      show(found, options.year ?? dateIn(systemClock.now(), found.zone).slice(0, 4));
    });
  calendar
    .command('explain')
    .description('Count working days from a date and say which days did not count.')
    .argument('<date>', 'where the count begins, YYYY-MM-DD; that day does not count', day)
    .addOption(
      new Option('--before <number>', 'so many working days before it').argParser(wholeNumber(0, 40_000)).conflicts('after'),
    )
    .addOption(
      new Option('--after <number>', 'so many working days after it').argParser(wholeNumber(0, 40_000)).conflicts('before'),
    )
    .addOption(dataOption())
    .action(async (date: LocalDate, options: ExplainOptions, command: Command) => {
      const { before, after } = options;
      const found = await calendarOf(options);
      if (before !== undefined) explain(found.explainBefore(date, before));
      else if (after !== undefined) explain(found.explainAfter(date, after));
      else command.error('error: say how far: --before <number> or --after <number>', { exitCode: 2 });
    });
  calendar
    .command('versions')
    .description('Every calendar version that this office has had in force, the present one last.')
    .addOption(dataOption())
    .action((options: DataOption) => withRuntime(options, (app) => versions(app.get(Database), app.get(Office))));
}

function year(text: string): string {
  if (!/^\d{4}$/.test(text)) throw new InvalidArgumentError('Give a year of four digits.');
  return text;
}

/** An office that is named must answer; nobody is to take the standard calendar for the office's own. */
async function calendarOf(options: DataOption): Promise<Calendar> {
  if (environmentWith(options)['TABIR_DATA_DIR'] === undefined) return makeCalendar(indonesianCalendar());
  return withRuntime(options, (app) => Promise.resolve(app.get(Office).calendar()));
}

const named = (date: LocalDate): string => `${date} ${(WEEKDAYS[dayOfWeek(date) - 1] ?? '').padEnd(6)}`;

function show({ data, version }: Calendar, wanted: string): void {
  const title = (source: string): string => data.decrees.find(({ id }) => id === source)?.title ?? source;
  const days = data.days.filter(({ date }) => date.startsWith(wanted));
  console.log(`${wanted}, ${data.zone}, ${data.week} working days a week, cuti bersama ${data.cutiBersama ? 'off' : 'worked'}`);
  for (const { date, kind, name, source, provisional } of days)
    console.log(`  ${named(date)} ${kind.padEnd(17)} ${name}${provisional ? ' (provisional)' : ''} [${source}]`);
  for (const source of new Set(days.map((one: CalendarDay) => one.source))) console.log(`[${source}] ${title(source)}`);
  console.log(`Version ${version}`);
}

function explain(found: Explanation): void {
  const { from, direction, workingDays, result, skipped, countedAnyway, decrees, yearsWithoutDecree, provisional } = found;
  console.log(
    `${workingDays} working days ${direction} ${from} is ${named(result).trimEnd()}${provisional ? ' (provisional)' : ''}`,
  );
  const others = skipped.filter(({ why }) => why !== 'weekend');
  console.log(`Not counted: ${skipped.length - others.length} days of weekends and ${others.length} others`);
  for (const { date, why, name = '', source = '' } of others)
    console.log(`  ${named(date)} ${why.padEnd(17)} ${name} [${source}]`);
  for (const { date, why, name } of countedAnyway) console.log(`  ${named(date)} counted although ${why}: ${name}`);
  for (const { id, title, verified } of decrees) console.log(`[${id}] ${title}${verified === false ? ' (not verified)' : ''}`);
  if (yearsWithoutDecree.length > 0) console.log(`No decree yet for ${yearsWithoutDecree.join(', ')}: these days are forecast.`);
}

async function versions(database: Database, office: Office): Promise<void> {
  const rows = await database.rows<{ version: string; activated_at: string; activated_by: string }>(
    sql`SELECT version, activated_at, activated_by FROM activation WHERE kind = 'calendar' ORDER BY seq`,
  );
  for (const { version, activated_at: at, activated_by: by } of rows) {
    const { decrees, until } = office.calendarOf(version).data;
    const last = decrees.at(-1);
    console.log(
      `${version}  in force since ${at.slice(0, 16)} UTC, by ${by}; up to ${until}; last decree: ${last?.title ?? 'none'}`,
    );
  }
}
