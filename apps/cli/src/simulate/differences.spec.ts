import type { SimulationFigures } from '@tabir/simulator';
import { differences } from './differences.js';

const figures = { records: 1, deadlines: 7, oddities: [], digest: 'a' } as unknown as SimulationFigures;

describe('two runs of one seed', () => {
  it('have nothing apart when all figures are equal', () => {
    expect(differences(figures, { ...figures, oddities: [] })).toEqual([]);
  });

  it('are told apart by each figure that differs', () => {
    const other = { ...figures, digest: 'b', oddities: [{ instanceId: 'i', what: 'missed: x' }] };
    expect(differences(figures, other)).toEqual([
      'oddities: [] in memory, [{"instanceId":"i","what":"missed: x"}] in the database',
      'digest: "a" in memory, "b" in the database',
    ]);
  });
});
