#!/usr/bin/env node
import { AppError } from '@tabir/kernel';
import { Command } from 'commander';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT } from './exit-codes.js';

interface CommandModule {
  register(program: Command): void;
}

const COMMANDS = join(import.meta.dirname, 'commands');

/** The command `up` is the file commands/up.js; only the one asked for is loaded, so that none pays for another's libraries. */
async function buildProgram(asked: string | undefined): Promise<Command> {
  const program = new Command('tabir')
    .description('Durable workflow engine and case system for public-information offices.')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .showHelpAfterError('(add --help for the options)')
    .exitOverride();
  const names = readdirSync(COMMANDS).flatMap((file) => /^([a-z][a-z-]*)\.js$/.exec(file)?.[1] ?? []);
  for (const name of asked !== undefined && names.includes(asked) ? [asked] : names) {
    const command = (await import(join(COMMANDS, `${name}.js`))) as CommandModule;
    command.register(program);
  }
  return program;
}

function exitCodeOf(error: unknown): number {
  if (error instanceof AppError) {
    console.error(error.message);
    return EXIT.refused;
  }
  // commander has said what was wrong with the words given; asking for help is no error.
  if (error instanceof Error && 'code' in error && String(error.code).startsWith('commander.')) {
    return 'exitCode' in error && error.exitCode === 0 ? EXIT.done : EXIT.usage;
  }
  console.error(error);
  return EXIT.bug;
}

// A reader that goes away, as in `tabir up | head -1`, must not take the office with it.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

try {
  const program = await buildProgram(process.argv[2]);
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}
