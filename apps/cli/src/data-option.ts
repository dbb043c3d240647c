import { type Environment, type Office, openOffice, readEnvironment } from '@tabir/config';
import { Option } from 'commander';

export interface DataOption {
  readonly data?: string;
}

/** For every command that works on an office's data; `addOption(dataOption())`, then `openGivenOffice(options)`. */
export const dataOption = (): Option => new Option('--data <folder>', 'the data folder (default: TABIR_DATA_DIR)');

/** This process's environment, with the data folder of the command line put over it. */
export const environmentWith = ({ data }: DataOption, more: Environment = {}): Environment => ({
  ...readEnvironment(),
  ...(data === undefined ? {} : { TABIR_DATA_DIR: data }),
  ...more,
});

/** The office that a command is told to work on. Its services must be running. */
export const openGivenOffice = (options: DataOption): Office => openOffice({ environment: environmentWith(options) });
