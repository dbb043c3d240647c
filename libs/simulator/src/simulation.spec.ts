import { exemptInformationV1 } from '../../../workflows/exempt-information/v1/index.js';
import { simulate, type SimulationFigures } from './index.js';

const office = (more: Partial<Parameters<typeof simulate>[0]> = {}): Promise<SimulationFigures> =>
  simulate({ workflows: [exemptInformationV1], records: 300, years: 30, seed: 20_261_122, ...more });

describe('thirty years of an office', () => {
  it('fire every deadline once, none early, none missed, and open everything on its day', async () => {
    const figures = await office();
    expect(figures.oddities).toEqual([]);
    expect(figures).toMatchObject({ instances: 300, records: 300, years: 30 });
    expect(figures.deadlines).toBeGreaterThan(1500);
    for (const seen of [
      'late',
      'openedByLaw',
      'openedByDecision',
      'openedOtherwise',
      'changed',
      'recalculated',
      'refused',
      'stillExempt',
    ] as const)
      expect([seen, figures[seen]]).not.toEqual([seen, 0]);
  });

  it('repeat from their seed', async () => {
    const small = { records: 10, years: 6 };
    const [once, again, other] = [await office(small), await office(small), await office({ ...small, seed: 7 })];
    expect(again).toEqual(once);
    expect(other.digest).not.toBe(once.digest);
  });

  it('show what is broken: a workflow whose period never ends', async () => {
    const { deadlines } = exemptInformationV1;
    const endless = { ...exemptInformationV1, deadlines: { ...deadlines, termEnds: () => null } };
    const { oddities } = await office({ workflows: [endless], records: 30, years: 10 });
    expect(oddities.map(({ what }) => what)).toContain('the page says open, the history says not opened');
  });

  it('show what is broken: T−30 counted one day wrong', async () => {
    const { deadlines } = exemptInformationV1;
    const late: typeof deadlines = { ...deadlines, t30: (args) => deadlines['t5']?.(args) ?? null };
    const { oddities } = await office({ workflows: [{ ...exemptInformationV1, deadlines: late }], records: 30, years: 10 });
    expect(oddities.map(({ what }) => what)).toContainEqual(expect.stringMatching(/counted by hand/));
  });
});
