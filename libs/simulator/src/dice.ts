/** Chance from a seed. */
export class Dice {
  constructor(private readonly random: () => number) {}

  /** A whole number in [from, to]. */
  int(from: number, to: number): number {
    return from + Math.floor(this.random() * (to - from + 1));
  }

  chance(probability: number): boolean {
    return this.random() < probability;
  }

  pick<T>(choices: readonly T[]): T {
    const chosen = choices[this.int(0, choices.length - 1)];
    if (chosen === undefined) throw new Error('There is nothing to choose from.');
    return chosen;
  }

  /** Some of them, at least one, each once. */
  some<T>(choices: readonly T[]): T[] {
    const first = this.int(0, choices.length - 1);
    return Array.from({ length: this.int(1, choices.length) }, (_, i) => choices[(first + i) % choices.length]).filter(
      (choice) => choice !== undefined,
    );
  }
}
