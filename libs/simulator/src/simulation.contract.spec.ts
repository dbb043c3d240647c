import { databaseOffice } from '@tabir/testing/database-office';
import { workflows } from '@tabir/workflows';
import { simulate } from './index.js';

/** Guarantee: what memory proves about thirty years holds for the database, because both carry out the same. */
describe('an office over the database', () => {
  it('ends as the same office in memory does, to the byte of every state', async () => {
    const run = { workflows, records: 30, years: 8, seed: 20_261_122 };
    const office = await databaseOffice();
    const inDatabase = await simulate({ ...run, store: office.ports });
    await office.close();
    expect(inDatabase).toEqual(await simulate(run));
    expect(inDatabase.oddities).toEqual([]);
    expect(inDatabase.deadlines).toBeGreaterThan(100);
    for (const seen of ['migrated', 'remainders', 'recalculated'] as const)
      expect([seen, inDatabase[seen]]).not.toEqual([seen, 0]);
  }, 300_000);
});
