import { workflows } from '@tabir/workflows';
import { simulate } from './index.js';

describe('thirty years of an office', () => {
  it('fire every deadline once, none early, none missed, and open everything on its day', async () => {
    const figures = await simulate({ workflows, records: 300, years: 30, seed: 20261122 });
    console.log(JSON.stringify(figures));
    expect(figures.oddities).toEqual([]);
    expect(figures.deadlines).toBeGreaterThan(1500);
    expect(figures.openedByLaw).toBeGreaterThan(0);
    expect(figures.openedByDecision).toBeGreaterThan(0);
    expect(figures.recalculated).toBeGreaterThan(0);
  });
});
