/** What is being made, and how much room it will take. */
export interface Making<T> {
  readonly made: T;
  readonly size: Promise<number>;
}

/** What was last asked for, as much as has room. Each thing is made once, also for those who ask while it is made. */
export class Kept<T> {
  private readonly kept = new Map<string, T>();
  private readonly sizes = new Map<string, number>();
  private size = 0;

  constructor(private readonly room: number) {}

  once(key: string, make: () => Making<T>): T {
    const known = this.kept.get(key);
    if (known !== undefined) {
      // The last one to be asked for is the last one to go.
      this.kept.delete(key);
      this.kept.set(key, known);
      return known;
    }
    const { made, size } = make();
    this.kept.set(key, made);
    size.then(
      (bytes) => this.grew(key, made, bytes),
      () => this.forget(key, made),
    );
    return made;
  }

  private grew(key: string, made: T, size: number): void {
    if (this.kept.get(key) !== made) return;
    this.sizes.set(key, size);
    this.size += size;
    for (const [oldest, one] of this.kept) {
      if (this.size <= this.room) return;
      this.forget(oldest, one);
    }
  }

  private forget(key: string, made: T): void {
    if (this.kept.get(key) !== made) return;
    this.kept.delete(key);
    this.size -= this.sizes.get(key) ?? 0;
    this.sizes.delete(key);
  }
}
