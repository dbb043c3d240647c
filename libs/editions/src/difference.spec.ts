import { ITEM } from '../../testing/src/sample-public-item.js';
import { differenceOf } from './difference.js';
import type { EditionEntry, EntryKind } from './edition.js';

async function* edition(...entries: readonly EditionEntry[]): AsyncGenerator<EditionEntry> {
  yield* entries;
}
const entry = (kind: EntryKind, kode: string, more: Partial<typeof ITEM> = {}): EditionEntry => ({
  kind,
  item: { ...ITEM, kode, ...more },
});

describe('the difference of two editions', () => {
  it('is what came, changed, opened and went', async () => {
    const before = edition(
      entry('listed', 'a'),
      entry('listed', 'b'),
      entry('listed', 'c'),
      entry('listed', 'd'),
      entry('gone', 'e'),
    );
    const now = edition(
      entry('listed', 'a'),
      entry('listed', 'b', { title: 'Judul lain', termYears: 5 }),
      entry('listed', 'e'),
      entry('opened', 'c', { openBasis: 'decision' }),
      entry('gone', 'd'),
    );
    const found = await differenceOf(now, before);
    expect(found.added.map(({ kode }) => kode)).toEqual(['e']);
    expect(found.changed.map(({ item, fields }) => [item.kode, fields])).toEqual([['b', ['title', 'termYears']]]);
    expect(found.opened.map(({ kode, openBasis }) => [kode, openBasis])).toEqual([['c', 'decision']]);
    expect(found.gone.map(({ kode }) => kode)).toEqual(['d']);
  });

  it('of the first edition is all of it', async () => {
    expect((await differenceOf(edition(entry('listed', 'a')), edition())).added).toHaveLength(1);
  });
});
