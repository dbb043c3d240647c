/** Says after each that the work goes on. */
export async function* keeping<T>(all: AsyncIterable<T>, keep: () => Promise<void>): AsyncGenerator<T> {
  for await (const one of all) {
    yield one;
    await keep();
  }
}
