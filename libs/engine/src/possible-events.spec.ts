import { calendar, facts } from '../../testing/src/sample-facts.js';
import { sample } from '../../testing/src/sample-workflow.js';
import { begin, isPossible, possibleEvents, step } from './index.js';

const begun = begin(sample, { unit: 'u', endsOn: '2026-12-31' }, facts, calendar).state;
const preparing = step(sample, begun, { type: 'PREPARE', panel: [] }, facts, calendar).state;
const voting = step(sample, preparing, { type: 'PREPARE', panel: ['a'] }, facts, calendar).state;

describe('isPossible', () => {
  it('is true of the events that the active states take', () => {
    const taken = (state: typeof begun): string[] => Object.keys(sample.events).filter((type) => isPossible(sample, state, type));
    expect([begun, preparing, voting].map(taken)).toEqual([
      ['PREPARE', 'AMEND'],
      ['PREPARE', 'AMEND'],
      ['VOTE', 'AMEND'],
    ]);
    for (const state of [begun, preparing, voting]) expect(taken(state).sort()).toEqual(possibleEvents(sample, state).sort());
  });

  it('is false of a word that no state knows, and of nothing', () => {
    for (const type of ['NO_SUCH', '']) expect(isPossible(sample, begun, type)).toBe(false);
  });
});

describe('what is done', () => {
  const done = { ...preparing, status: 'done' as const };

  it('takes nothing any more', () => {
    expect(possibleEvents(sample, preparing)).not.toEqual([]);
    expect(possibleEvents(sample, done)).toEqual([]);
    expect(isPossible(sample, done, 'PREPARE')).toBe(false);
    expect(() => step(sample, done, { type: 'PREPARE', panel: [] }, facts, calendar)).toThrow(/not possible/);
  });
});

describe('an event that is not possible', () => {
  it('is refused with its name and the state in which it came, so that a page can show what is possible', () => {
    expect(() => step(sample, begun, { type: 'DECIDE' }, facts, calendar)).toThrow(
      expect.objectContaining({
        message: 'DECIDE is not possible in the present state; reload and choose one of the allowed events.',
        meta: { event: 'DECIDE', state: begun.value },
      }) as Error,
    );
  });
});
