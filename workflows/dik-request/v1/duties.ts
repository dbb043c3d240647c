import { type Reach } from '@tabir/engine';

/** Who asks, who answers, who checks, and who ends it without an answer, unless the setting `duties` says otherwise. */
export const duties = {
  asking: ['officer'],
  answering: ['agency'],
  checking: ['officer'],
  closing: ['officer', 'chair'],
  oversight: ['chair'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Duty = keyof typeof duties;

export const readers = {
  officer: 'unit',
  chair: 'unit',
  head: 'unit',
  agency: 'agency',
  inspector: 'unit',
} as const satisfies Readonly<Record<string, Reach>>;
