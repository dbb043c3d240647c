import type { Command } from 'commander';
import { type DataOption, dataOption } from '../data-option.js';
import { headNow } from '../verify/signed-head.js';
import { withRuntime } from '../with-runtime.js';

interface Options extends DataOption {
  readonly key?: true;
}

export function register(program: Command): void {
  program
    .command('head')
    .description(
      'Print the signed head of the log: its size and root. Keep it outside of this machine; "tabir verify --head" finds whatever is changed or cut afterwards.',
    )
    .option('--key', 'print the key that checks heads instead, to be kept with the first one')
    .addOption(dataOption())
    .action(async (options: Options) => {
      const { note, key } = await withRuntime(options, (app, { secrets }) => headNow(app, secrets));
      process.stdout.write(options.key ? `${key}\n` : note);
    });
}
