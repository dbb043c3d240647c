import { jest } from '@jest/globals';
import { AppError } from '@tabir/kernel';
import { Command, CommanderError } from 'commander';

export interface CommandRun {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

interface CommandModule {
  register(program: Command): void;
}

/** Runs a command in this process, which spares loading every library anew for each, and hears what it says. */
export async function runCommand(modules: readonly CommandModule[], words: readonly string[]): Promise<CommandRun> {
  const said = { out: '', err: '' };
  const hear = (stream: 'out' | 'err') => (text: unknown) => void (said[stream] += `${String(text)}\n`);
  const ears = [
    jest.spyOn(console, 'log').mockImplementation(hear('out')),
    jest.spyOn(console, 'error').mockImplementation(hear('err')),
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => ((said.out += String(text)), true)),
  ];
  const program = new Command('tabir').exitOverride().configureOutput({ writeErr: (text) => (said.err += text) });
  for (const module of modules) module.register(program);
  try {
    await program.parseAsync(words, { from: 'user' });
    return { ...said, code: Number(process.exitCode ?? 0) };
  } catch (error) {
    if (error instanceof CommanderError) return { ...said, code: error.exitCode === 0 ? 0 : 2 };
    if (!(error instanceof AppError)) throw error;
    return { ...said, err: said.err + error.message, code: 1 };
  } finally {
    process.exitCode = undefined;
    for (const ear of ears) ear.mockRestore();
  }
}
