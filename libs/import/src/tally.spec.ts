import type { RowSaid } from './row-said.js';
import { counted, NO_ROWS, type Tally } from './tally.js';

describe('counted', () => {
  it.each<[Partial<RowSaid>, Partial<Tally>]>([
    [{ fate: 'accepted' }, { added: 1 }],
    [
      { fate: 'accepted', defects: [{ code: 'x', message: { id: 'x', en: 'x' } }] },
      { added: 1, withDefects: 1 },
    ],
    [{ fate: 'known' }, { known: 1 }],
    [{ fate: 'refused' }, { refused: 1 }],
    [{ fate: 'withdrawn' }, { withdrawn: 1 }],
    [{ fate: 'past' }, { past: 1 }],
    [{ fate: 'absent' }, {}],
  ])('counts a row that is %j', (row, counts) => {
    expect(counted(NO_ROWS, { fate: 'known', defects: [], ...row })).toEqual({ ...NO_ROWS, done: 1, ...counts });
  });
});
