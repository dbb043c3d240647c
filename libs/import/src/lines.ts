import type { Said } from '@tabir/engine';
import type { Line } from './entry.js';

/** The rows of a file, made one after the other: a long list is never in memory as records. */
export interface Lines extends Iterable<Line> {
  readonly count: number;
}

export const NO_VALUE: Said = {
  id: 'Rumus tanpa nilai, atau nilai galat. Hitung ulang dan simpan berkasnya, atau tulis nilainya.',
  en: 'A formula without a value, or an error. Recalculate and save the file, or write the value.',
};
