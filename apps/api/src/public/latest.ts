/** Reads once for all who ask meanwhile; nobody is given what was read before they asked. */
export class Latest<T> {
  private running: Promise<unknown> = Promise.resolve();
  private next: Promise<T> | undefined;

  constructor(private readonly read: () => Promise<T>) {}

  ask(): Promise<T> {
    this.next ??= this.running.then(() => {
      this.next = undefined;
      const reading = this.read();
      this.running = reading.catch(() => undefined);
      return reading;
    });
    return this.next;
  }
}
