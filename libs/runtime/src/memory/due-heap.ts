import type { Instant } from '@tabir/kernel';

interface Item {
  readonly at: Instant;
  readonly id: string;
}

const before = (a: Item, b: Item): boolean => a.at < b.at || (a.at === b.at && a.id < b.id);

/** A binary heap of moments. Old entries stay until they surface; the caller checks each against what holds now. */
export class DueHeap {
  private readonly items: Item[] = [];

  push(at: Instant, id: string): void {
    const items = this.items;
    let child = items.push({ at, id }) - 1;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!before(items[child]!, items[parent]!)) return;
      [items[child], items[parent]] = [items[parent]!, items[child]!];
      child = parent;
    }
  }

  /** The earliest entry at or before `now`, taken out. */
  pop(now: Instant): Item | undefined {
    const [top] = this.items;
    if (!top || top.at > now) return undefined;
    const last = this.items.pop()!;
    if (this.items.length > 0) this.sink(last);
    return top;
  }

  private sink(item: Item): void {
    const items = this.items;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= items.length) break;
      if (child + 1 < items.length && before(items[child + 1]!, items[child]!)) child++;
      if (!before(items[child]!, item)) break;
      items[at] = items[child]!;
      at = child;
    }
    items[at] = item;
  }
}
