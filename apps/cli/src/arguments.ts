import { isLocalDate, type LocalDate } from '@tabir/kernel';
import { InvalidArgumentError } from 'commander';

/** Readers of the words on the command line; what they refuse, commander says with the option's name. */
export function day(text: string): LocalDate {
  if (!isLocalDate(text)) throw new InvalidArgumentError('Give an existing day, YYYY-MM-DD.');
  return text;
}

export const wholeNumber =
  (least: number, most: number) =>
  (text: string): number => {
    const number = Number(text);
    if (!Number.isInteger(number) || number < least || number > most)
      throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
    return number;
  };
