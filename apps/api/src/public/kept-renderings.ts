const MOST_KEPT = 16;

/**
 * The last things that were made of editions. An edition never changes, and its PDF takes seconds to make, so it is made once, and
 * one after the other: whoever asks for many at a time waits, and nobody else does.
 */
export class KeptRenderings<T> {
  private readonly kept = new Map<string, Promise<T>>();
  private last: Promise<unknown> = Promise.resolve();

  once(key: string, make: () => Promise<T>): Promise<T> {
    const known = this.kept.get(key);
    if (known) return known;
    const made = this.last.then(make);
    this.last = made.catch(() => this.kept.delete(key));
    this.kept.set(key, made);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST_KEPT && oldest !== undefined) this.kept.delete(oldest);
    return made;
  }
}
