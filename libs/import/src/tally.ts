import type { RowSaid } from './row-said.js';

/** How many rows came to what. */
export interface Tally {
  readonly done: number;
  readonly added: number;
  /** Of those added. */
  readonly withDefects: number;
  readonly known: number;
  readonly refused: number;
  readonly withdrawn: number;
  readonly past: number;
}

export const NO_ROWS: Tally = { done: 0, added: 0, withDefects: 0, known: 0, refused: 0, withdrawn: 0, past: 0 };

/** The tally with one row more. */
export function counted(tally: Tally, { fate, defects }: Pick<RowSaid, 'fate' | 'defects'>): Tally {
  const one = { ...tally, done: tally.done + 1 };
  switch (fate) {
    case 'accepted':
      return { ...one, added: one.added + 1, withDefects: one.withDefects + (defects.length > 0 ? 1 : 0) };
    case 'known':
    case 'refused':
    case 'withdrawn':
    case 'past':
      return { ...one, [fate]: one[fate] + 1 };
    case 'absent':
      return one;
  }
}
