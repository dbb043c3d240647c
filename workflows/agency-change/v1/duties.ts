import { type Reach } from '@tabir/engine';

/**
 * Who proposes and who puts in force, unless the setting `duties` says otherwise. Who activates an ending transfers the records of the
 * agency with the same word, so it is the role that holds `exempt-information.holder-transfer`.
 */
export const duties = {
  proposal: ['officer', 'administrator'],
  activation: ['chair'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Duty = keyof typeof duties;

export const readers = {
  officer: 'unit',
  chair: 'unit',
  head: 'unit',
  inspector: 'unit',
  administrator: 'unit',
} as const satisfies Readonly<Record<string, Reach>>;
