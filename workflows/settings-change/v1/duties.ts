import { type Reach } from '@tabir/engine';

/** Who proposes and who puts in force, unless the setting `duties` says otherwise. One person may hold both, never for one proposal. */
export const duties = {
  proposal: ['officer', 'chair', 'administrator'],
  activation: ['chair', 'head'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Duty = keyof typeof duties;

export const readers = {
  officer: 'unit',
  chair: 'unit',
  head: 'unit',
  inspector: 'unit',
  administrator: 'unit',
} as const satisfies Readonly<Record<string, Reach>>;
