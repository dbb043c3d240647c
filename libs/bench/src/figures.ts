/** Runs `work` in `clients` loops for some seconds; answers how often it was carried out in a second. */
export async function perSecond(
  clients: number,
  seconds: number,
  work: (client: number, round: number) => Promise<void>,
): Promise<number> {
  const end = performance.now() + seconds * 1000;
  let done = 0;
  const client = async (number: number): Promise<void> => {
    for (let round = 0; performance.now() < end; round++) {
      await work(number, round);
      done++;
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: clients }, (_, number) => client(number)));
  return done / ((performance.now() - began) / 1000);
}

/** The middle of several runs: one slow run on a shared machine then says nothing. */
export async function median(runs: number, measure: () => Promise<number>): Promise<number> {
  const figures: number[] = [];
  for (let run = 0; run < runs; run++) figures.push(await measure());
  return figures.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0;
}

/** Milliseconds below which the share of the calls stayed. */
export const quantile = (times: readonly number[], share: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;

export const round = (figure: number, digits = 0): string => figure.toFixed(digits);

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
