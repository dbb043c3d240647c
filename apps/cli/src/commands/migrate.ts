import type { Command } from 'commander';
import { type DataOption, dataOption, openGivenOffice } from '../data-option.js';
import { migrateOffice } from '../migrate-office.js';

export function register(program: Command): void {
  program
    .command('migrate')
    .description("Bring the tables up to date and give the app's account its rights. Safe to run again.")
    .addOption(dataOption())
    .action((options: DataOption) => migrateOffice(openGivenOffice(options), (line) => console.log(line)));
}
