import type { SimulationFigures } from '@tabir/simulator';

/** What two runs of one seed do not have in common, a line for each figure. */
export const differences = (memory: SimulationFigures, database: SimulationFigures): string[] =>
  (Object.keys(memory) as (keyof SimulationFigures)[]).flatMap((name) => {
    const [one, other] = [JSON.stringify(memory[name]), JSON.stringify(database[name])];
    return one === other ? [] : [`${name}: ${one} in memory, ${other} in the database`];
  });
