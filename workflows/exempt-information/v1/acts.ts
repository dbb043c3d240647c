import { actsIn } from '@tabir/law';
import { type LocalDate } from '@tabir/kernel';

/**
 * Acts by which other Acts took their place, with the first day on which they were in force no more. It routes records, so it is
 * frozen with this version; the table of regulations, which may learn of more, is compared with it in a spec.
 */
export const REPLACED: Readonly<Record<string, LocalDate>> = {
  'UU 1/1946': '2026-01-02' as LocalDate,
  'UU 7/1971': '2009-10-23' as LocalDate,
  'UU 8/1981': '2026-01-02' as LocalDate,
  'UU 19/2002': '2014-10-16' as LocalDate,
  'UU 29/2004': '2023-08-08' as LocalDate,
  'UU 36/2009': '2023-08-08' as LocalDate,
  'UU 44/2009': '2023-08-08' as LocalDate,
  'UU 5/2014': '2023-10-31' as LocalDate,
  'UU 18/2014': '2023-08-08' as LocalDate,
  'UU 36/2014': '2023-08-08' as LocalDate,
};

/** Whether a text names an Act that was in force no more on that day. An Act that nobody knows of is left alone. */
export const namesReplacedAct = (text: string, on: LocalDate): boolean =>
  actsIn(text).some(({ name }) => {
    const replacedOn = REPLACED[name];
    return replacedOn !== undefined && replacedOn <= on;
  });
