import { canonicalText } from '@tabir/kernel';
import type { PublicItem } from '@tabir/register';
import type { EditionEntry } from './edition.js';

/** What an edition says otherwise than the one before. */
export interface Difference {
  readonly added: readonly PublicItem[];
  readonly changed: readonly { readonly item: PublicItem; readonly fields: readonly (keyof PublicItem)[] }[];
  /** Public since. */
  readonly opened: readonly PublicItem[];
  /** In no list any more; as they stood before. */
  readonly gone: readonly PublicItem[];
}

/** Reads both editions once; of the first edition everything is new. */
export async function differenceOf(
  entries: AsyncIterable<EditionEntry>,
  before: AsyncIterable<EditionEntry>,
): Promise<Difference> {
  const known = new Map<string, PublicItem>();
  for await (const { kind, item } of before) if (kind === 'listed') known.set(item.kode, item);
  const found = { added: [], changed: [], opened: [], gone: [] } as {
    -readonly [part in keyof Difference]: Difference[part][number][];
  };
  for await (const { kind, item } of entries) {
    const was = known.get(item.kode);
    if (kind !== 'listed') found[kind].push(item);
    else if (!was) found.added.push(item);
    else {
      const fields = (Object.keys(item) as (keyof PublicItem)[]).filter(
        (field) => canonicalText(item[field]) !== canonicalText(was[field] ?? null),
      );
      if (fields.length > 0) found.changed.push({ item, fields });
    }
  }
  return found as Difference;
}
