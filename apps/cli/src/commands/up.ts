import { openOffice, readEnvironment } from '@tabir/config';
import type { Command } from 'commander';
import { runOffice } from '../up/run-office.js';

interface Options {
  readonly data?: string;
  readonly demo?: true;
  readonly port?: string;
}

export function register(program: Command): void {
  program
    .command('up')
    .description('Run the office in this terminal: database, queue, api and worker; Ctrl-C stops all in order.')
    .option('--data <folder>', 'the data folder; new folders are made (TABIR_DATA_DIR)')
    .option('--demo', 'a demo office: demo accounts, a clock that can be moved, nothing real')
    .option('--port <number>', 'where the web pages listen (PORT)')
    .action(async ({ data, demo, port }: Options) => {
      const environment = {
        ...readEnvironment(),
        ...(data === undefined ? {} : { TABIR_DATA_DIR: data }),
        ...(port === undefined ? {} : { PORT: port }),
      };
      await runOffice(openOffice({ bornAs: demo ? 'demo' : 'real', environment }));
    });
}
