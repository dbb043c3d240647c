import { plusMs, type Instant } from '@tabir/kernel';
import { exemptInformationV1 } from '../../../workflows/exempt-information/v1/index.js';
import { simulate, type SimulationFigures } from './index.js';

const office = (more: Partial<Parameters<typeof simulate>[0]> = {}): Promise<SimulationFigures> =>
  simulate({ workflows: [exemptInformationV1], records: 300, years: 30, seed: 20_261_122, ...more });

describe('thirty years of an office', () => {
  it('fire every deadline once, none early, none missed, and open everything on its day', async () => {
    const figures = await office();
    expect(figures.oddities).toEqual([]);
    expect(figures).toMatchObject({ instances: 300 + figures.remainders, records: 300, years: 30 });
    expect(figures.deadlines).toBeGreaterThan(1500);
    for (const seen of [
      'late',
      'openedByLaw',
      'openedByDecision',
      'openedOtherwise',
      'changed',
      'destroyed',
      'recalculated',
      'migrated',
      'remainders',
      'refused',
      'stillExempt',
    ] as const)
      expect([seen, figures[seen]]).not.toEqual([seen, 0]);
  });

  it('are the same whether anybody looks every day or not, and hold on each of them', async () => {
    const small = { records: 60, years: 12 };
    const [watched, alone] = [await office({ ...small, daily: true }), await office(small)];
    expect(watched.oddities).toEqual([]);
    expect(watched).toEqual(alone);
  });

  it('show on the day what is broken: a page that opens ten seconds late', async () => {
    const { projection } = exemptInformationV1;
    const project: NonNullable<typeof projection>['project'] = (state, calendar) => {
      const row = projection?.project(state, calendar);
      const until = row?.['secretUntil'] as Instant | null;
      return { ...row, secretUntil: until && plusMs(until, 10_030) };
    };
    const late = { ...exemptInformationV1, projection: { table: 'register_item', project } } as typeof exemptInformationV1;
    const { oddities } = await office({ workflows: [late], records: 30, years: 10, daily: true });
    const told = oddities.map(({ what }) => what.replace(/ on .*/, ''));
    expect(told).toEqual(expect.arrayContaining(['the page says exempt', 'before the worker came, the page said exempt']));
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
