import { openOffice } from '@tabir/config';
import type { Command } from 'commander';
import { type DataOption, dataOption, environmentWith } from '../data-option.js';
import { runOffice } from '../up/run-office.js';

interface Options extends DataOption {
  readonly demo?: true;
  readonly port?: string;
}

export function register(program: Command): void {
  program
    .command('up')
    .description('Run the office in this terminal: database, queue, api and worker; Ctrl-C stops all in order.')
    .addOption(dataOption())
    .option('--demo', 'a demo office: demo accounts, a clock that can be moved, nothing real')
    .option('--port <number>', 'where the web pages listen (default: PORT, or 3000)')
    .action(async ({ demo, port, ...given }: Options) => {
      const environment = environmentWith(given, port === undefined ? {} : { PORT: port });
      await runOffice(openOffice({ bornAs: demo ? 'demo' : 'real', environment }));
    });
}
