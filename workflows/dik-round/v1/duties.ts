import { type Reach } from '@tabir/engine';

/**
 * Who does what, unless the setting `duties` says otherwise. Who signs puts the records on the list with the same word, so it is the
 * role that holds `exempt-information.filing-confirmation`; who collects asks the agencies, so it holds `dik-request.asking` and
 * `dik-request.closing`.
 */
export const duties = {
  collection: ['officer'],
  submission: ['officer'],
  signing: ['chair'],
  cancelling: ['chair'],
  issuing: ['chair'],
  publication: ['officer'],
  delivery: ['officer', 'chair'],
  upkeep: ['officer'],
  oversight: ['chair'],
  attention: ['head'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Duty = keyof typeof duties;

export const readers = { officer: 'unit', chair: 'unit', head: 'unit', inspector: 'unit' } as const satisfies Readonly<
  Record<string, Reach>
>;
