import { type LocalDate, plusDays } from '@tabir/kernel';
import { Accounts } from '@tabir/persistence';
import { Office } from '@tabir/runtime';
import { hashPassword } from '@tabir/server';
import { workflows } from '@tabir/workflows';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { day } from '../arguments.js';
import { type DataOption, dataOption } from '../data-option.js';
import { madeUpPassword, passwordFromInput } from '../user/password.js';
import { CONSOLE, personNamed, placeOf, type PlaceOptions } from '../user/places.js';
import { withRuntime } from '../with-runtime.js';

const ROLES = [...new Set(workflows.flatMap(({ readers }) => Object.keys(readers)))];

interface PasswordOptions extends DataOption {
  readonly passwordStdin?: true;
}

interface GrantOptions extends DataOption, PlaceOptions {
  readonly basis: string;
  readonly until?: LocalDate;
}

interface AddOptions extends PasswordOptions, GrantOptions {
  readonly role: string;
  readonly fullName: string;
  readonly nip?: string;
  readonly email?: string;
}

export function register(program: Command): void {
  const user = program.command('user').description('People, their roles and passwords; units and agencies.');
  for (const define of [add, grant, passwd, disable, list, unit, agency]) define(user);
}

const withPlace = (command: Command): Command =>
  command
    .option('--unit <id>', 'the PPID unit (default: the only one)')
    .option('--agency <id>', 'the agency within the unit')
    .option('--basis <text>', 'the letter or decree that gives the role', 'Perintah administrator')
    .addOption(new Option('--until <date>', 'the last day of the role, YYYY-MM-DD').argParser(day))
    .addOption(dataOption());

const fromInput = (command: Command): Command =>
  command.option('--password-stdin', 'take the password from the standard input instead of making one up');

function add(user: Command): void {
  const command = user.command('add').description('Add a person with a role and a first password.');
  fromInput(withPlace(command))
    .argument('<name>', 'the name to sign in with')
    .requiredOption('--full-name <text>', 'as it is shown to others')
    .addOption(new Option('--role <role>', 'what the person does').choices(ROLES).makeOptionMandatory())
    .option('--nip <number>', 'civil-service number')
    .option('--email <address>', 'where messages go')
    .action((name: string, options: AddOptions) =>
      withRuntime(options, (app) => addPerson(app.get(Accounts), app.get(Office), name, options)),
    );
}

function grant(user: Command): void {
  withPlace(user.command('grant').description('Give a person another role.'))
    .argument('<name>')
    .argument('<role>', ROLES.join(', '), role)
    .action((name: string, given: string, options: GrantOptions) =>
      withRuntime(options, async (app) => {
        const { person } = await personNamed(app.get(Accounts), name);
        await grantRole(app.get(Accounts), app.get(Office), person.id, given, options);
        console.log(`${name} is now ${given} as well.`);
      }),
    );
}

function passwd(user: Command): void {
  fromInput(user.command('passwd').description('Give a person a new password, to be changed at the next sign-in.'))
    .argument('<name>')
    .addOption(dataOption())
    .action((name: string, options: PasswordOptions) =>
      withRuntime(options, async (app) => {
        const { person } = await personNamed(app.get(Accounts), name);
        console.log(`${name}: ${await setPassword(app.get(Accounts), person.id, options)}`);
      }),
    );
}

function disable(user: Command): void {
  user
    .command('disable')
    .argument('<name>')
    .description("End a person's access at once, open sessions included.")
    .addOption(dataOption())
    .action((name: string, options: DataOption) =>
      withRuntime(options, async (app) => {
        const { person } = await personNamed(app.get(Accounts), name);
        await app.get(Accounts).disablePerson(person.id, CONSOLE);
        console.log(`${name} cannot sign in any more.`);
      }),
    );
}

function list(user: Command): void {
  user
    .command('list')
    .description('Everybody, with the roles in force.')
    .addOption(dataOption())
    .action((options: DataOption) => withRuntime(options, (app) => listPeople(app.get(Accounts))));
}

function unit(user: Command): void {
  user
    .command('unit')
    .argument('<id>', 'lower-case letters, digits and dashes', placeId)
    .argument('<name>')
    .description('Add a PPID unit, or rename it.')
    .addOption(dataOption())
    .action((id: string, name: string, options: DataOption) =>
      withRuntime(options, (app) => app.get(Accounts).putUnit({ id, name }, CONSOLE)),
    );
}

function agency(user: Command): void {
  user
    .command('agency')
    .argument('<id>', 'lower-case letters, digits and dashes', placeId)
    .argument('<name>')
    .description('Add an agency (PPID Pembantu) to a unit, or rename it.')
    .option('--unit <id>', 'the PPID unit (default: the only one)')
    .addOption(dataOption())
    .action((id: string, name: string, options: DataOption & Pick<PlaceOptions, 'unit'>) =>
      withRuntime(options, async (app) => {
        const place = await placeOf(app.get(Accounts), options);
        await app.get(Accounts).putAgency({ id, unit: place.unit, name }, CONSOLE);
      }),
    );
}

function role(text: string): string {
  if (!ROLES.includes(text)) throw new InvalidArgumentError(`Choose one of ${ROLES.join(', ')}.`);
  return text;
}

function placeId(text: string): string {
  if (!/^[a-z0-9][a-z0-9-]{0,35}$/.test(text))
    throw new InvalidArgumentError('Use at most 36 lower-case letters, digits and dashes.');
  return text;
}

async function addPerson(accounts: Accounts, office: Office, name: string, options: AddOptions): Promise<void> {
  const { fullName, nip = null, email = null } = options;
  const place = await placeOf(accounts, options);
  const id = await accounts.createPerson({ signInName: name, name: fullName, nip, email, ...place }, CONSOLE);
  await grantRole(accounts, office, id, options.role, options);
  console.log(`${name} was added as ${options.role}. ${await setPassword(accounts, id, options)}`);
}

async function grantRole(
  accounts: Accounts,
  office: Office,
  person: string,
  given: string,
  options: GrantOptions,
): Promise<void> {
  const { basis, until } = options;
  const place = await placeOf(accounts, options);
  // A role holds up to the end of its last day, on the office's wall.
  const validTo = until === undefined ? null : office.calendar().startOf(plusDays(until, 1));
  await accounts.grantRole({ person, role: given, ...place, validFrom: office.clock.now(), validTo, basis }, CONSOLE);
}

/** Sets the password and says what is to be known of it. */
async function setPassword(accounts: Accounts, person: string, { passwordStdin }: PasswordOptions): Promise<string> {
  const password = passwordStdin ? await passwordFromInput() : madeUpPassword();
  await accounts.setPassword(person, await hashPassword(password), { mustChange: true }, CONSOLE);
  return passwordStdin ? 'The password was set.' : `The first password is ${password}; it is shown only now.`;
}

async function listPeople(accounts: Accounts): Promise<void> {
  for (let after: string | null = null; ;) {
    const page = await accounts.persons(after, 200);
    for (const person of page) {
      const grants = await accounts.grantsOf(person.id);
      const roles = grants
        .map((grant) => [grant.role, grant.unit, grant.agency].filter((part) => part !== null).join('/'))
        .join(', ');
      const state = person.disabledAt === null ? roles || 'no role' : 'disabled';
      console.log(`${person.signInName.padEnd(20)} ${person.name.padEnd(40)} ${state}`);
    }
    after = page.at(-1)?.signInName ?? null;
    if (page.length < 200) return;
  }
}
