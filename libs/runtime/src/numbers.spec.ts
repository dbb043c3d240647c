import type { Actor } from '@tabir/engine';
import { localDate } from '@tabir/kernel';
import { exemptInformationV1 } from '../../../workflows/exempt-information/v1/index.js';
import { memoryWorld, type MemoryWorld } from '../../testing/src/memory-world.js';
import { Definitions, NumberBook, Numbers, type NumberRequest } from './index.js';

const person = (role: string, unit: string | null = 'unit-1'): Actor => ({
  id: `the-${role}`,
  role,
  unit,
  agency: null,
  onBehalfOf: null,
});

/** Counts what it is asked for. */
class OneBook extends NumberBook {
  private last = 0;

  override take(_: NumberRequest, written: (n: number) => string): Promise<string> {
    return Promise.resolve(written(++this.last));
  }
}

let world: MemoryWorld;
let numbers: Numbers;
const set = (values: object): void => world.office.adopt({ version: 'settings-2', values: { ...values } });

beforeEach(() => {
  world = memoryWorld([exemptInformationV1]);
  numbers = new Numbers({
    definitions: new Definitions([exemptInformationV1]),
    office: world.office,
    book: new OneBook(),
  });
  set({ numberPatterns: { 'unit-1': { determination: '188.4/{n}/PPID/{romanMonth}/{year}' }, 'unit-2': {} } });
});

const take = (more: Partial<NumberRequest> = {}): Promise<string> =>
  numbers.take({
    commandId: 'command-1',
    actor: person('officer'),
    unit: 'unit-1',
    kind: 'determination',
    date: localDate('2026-02-05'),
    ...more,
  });

describe('taking a number', () => {
  it('writes it by the pattern of the unit and of the kind of paper', async () => {
    expect([await take(), await take()]).toEqual(['188.4/1/PPID/II/2026', '188.4/2/PPID/II/2026']);
  });

  it.each<[string, Partial<NumberRequest>, object]>([
    ['another kind of paper', { kind: 'sheet' }, {}],
    ['another unit', { unit: 'unit-2', actor: person('officer', 'unit-2') }, {}],
    ['a unit called as something that every object has', { unit: 'constructor', actor: person('officer', 'constructor') }, {}],
  ])('is refused for %s, that has no pattern', async (_, more) => {
    await expect(take(more)).rejects.toMatchObject({ kind: 'conflict', code: 'number.no-pattern' });
  });

  it('is refused where no unit has a pattern', async () => {
    set({});
    await expect(take()).rejects.toMatchObject({ code: 'number.no-pattern', meta: { kind: 'determination' } });
  });

  it.each<[string, Partial<NumberRequest>]>([
    ['of another unit', { actor: person('officer', 'unit-2') }],
    ['of no unit', { actor: person('officer', null) }],
  ])('is refused to somebody %s', async (_, more) => {
    await expect(take(more)).rejects.toMatchObject({ kind: 'denied', code: 'policy.scope' });
  });

  it('is for those who record such a paper, as the setting of the duties has it', async () => {
    const refused = { kind: 'denied', code: 'policy.duty' };
    await expect(take({ actor: person('inspector') })).rejects.toMatchObject(refused);
    await expect(take({ actor: person('officer'), kind: 'decision' })).rejects.toMatchObject({
      ...refused,
      meta: { duty: 'exempt-information.declassification', roles: ['chair'] },
    });
    set({ ...world.office.settings().values, duties: { 'exempt-information.declassification': ['officer'] } });
    await expect(take({ actor: person('officer'), kind: 'decision' })).rejects.toMatchObject({ code: 'number.no-pattern' });
  });
});
