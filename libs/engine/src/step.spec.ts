import { indonesianCalendar, makeCalendar } from '@tabir/calendar';
import { canonicalText, instant, type Instant } from '@tabir/kernel';
import { sample } from '../../testing/src/sample-workflow.js';
import {
  begin,
  deadlinesOf,
  derivedOf,
  explainDeadline,
  fire,
  possibleEvents,
  step,
  tasksOf,
  type Facts,
  type State,
  type Step,
} from './index.js';

const calendar = makeCalendar(indonesianCalendar());
const officer = { id: 'o-1', role: 'officer', unit: 'u', agency: null, onBehalfOf: null };
const settings = { version: 's1', values: {} };
const measures = { calendar, settings };
const at = (moment: string, more?: Partial<Facts>): Facts => ({
  at: instant(moment),
  actor: officer,
  settings,
  calendar: calendar.version,
  ...more,
});
const stored = (state: State): State => JSON.parse(canonicalText(state)) as State;
const title = { sealed: 'handle' };
const start = (endsOn?: string, moment = '2026-01-05T01:00:00.000Z'): Step =>
  begin(sample, { unit: 'u', title, ...(endsOn ? { endsOn } : {}) }, at(moment), calendar);
const dues = (result: Step): string[] => result.deadlines.map(({ name, dueAt }) => `${name} ${dueAt}`);

describe('begin', () => {
  it('enters the initial states, keeps plain JSON and strips the facts', () => {
    const { state } = start('2026-12-31');
    expect(state).toMatchObject({
      value: { review: 'waiting', clock: { running: 'quiet' } },
      status: 'active',
      context: { unit: 'u', title, endsOn: '2026-12-31' },
    });
    expect(state.context).not.toHaveProperty('$');
    expect(stored(state)).toEqual(state);
  });

  it('derives every deadline from the end of the period, in order of time', () => {
    expect(dues(start('2026-12-31'))).toEqual([
      'opens 2026-08-23T16:00:00.000Z',
      'rung1 2026-10-05T16:00:00.000Z',
      'rung2 2026-11-16T16:00:00.000Z',
      'ends 2026-12-31T16:00:00.000Z',
    ]);
  });

  it('arms nothing and opens nothing without an end', () => {
    const begun = start();
    expect(begun.deadlines).toEqual([]);
    expect(begun.state.value).toEqual({ review: 'waiting', clock: { running: 'quiet' } });
  });
});

describe('step', () => {
  it('refuses an event that the state does not take, and a forged deadline of an inactive state', () => {
    const { state } = start('2026-12-31');
    for (const type of ['DECIDE', 'NO_SUCH', 'xstate.after.idle.sample.review.preparing'])
      expect(() => step(sample, state, { type }, at('2026-01-06T01:00:00.000Z'), calendar)).toThrow(
        expect.objectContaining({ code: 'event.not-allowed', kind: 'conflict' }) as Error,
      );
  });

  it('counts each entry of a watched state and derives its task anew', () => {
    const first = step(
      sample,
      start('2026-12-31').state,
      { type: 'PREPARE', panel: [] },
      at('2026-01-06T01:00:00.000Z'),
      calendar,
    );
    expect(first.tasks).toEqual([
      {
        key: 'review.preparing#1',
        state: 'review.preparing',
        step: 3,
        duty: 'preparation',
        assignee: null,
        dueAt: '2026-10-05T16:00:00.000Z',
      },
    ]);
    const idle = first.deadlines.find(({ name }) => name === 'idle');
    const again = fire(sample, stored(first.state), idle!, at('2027-09-01T01:00:00.000Z', { dueAt: idle!.dueAt }), calendar);
    expect(again.state.entries['review.preparing']).toEqual({ epoch: 2, since: '2027-09-01T01:00:00.000Z', fired: [] });
    expect(again.effects).toEqual([{ type: 'notify', params: { rung: 'idle' } }]);
    expect(again.tasks[0]?.key).toBe('review.preparing#2');
  });

  it('closes the task of each voter while the state stays, and opens sealed votes when the last is in', () => {
    let now = step(sample, start('2026-12-31').state, { type: 'PREPARE', panel: [] }, at('2026-01-06T01:00:00.000Z'), calendar);
    now = step(sample, now.state, { type: 'PREPARE', panel: ['a', 'b'] }, at('2026-01-06T02:00:00.000Z'), calendar);
    expect(now.tasks.map(({ key, assignee }) => [key, assignee])).toEqual([
      ['review.voting#1#a', 'a'],
      ['review.voting#1#b', 'b'],
    ]);
    const vote = (id: string, handle: string, state: State): Step =>
      step(
        sample,
        stored(state),
        { type: 'VOTE', choice: { sealed: handle } },
        at('2026-01-07T02:00:00.000Z', { actor: { ...officer, id } }),
        calendar,
      );
    now = vote('a', 'h-a', now.state);
    expect(now.tasks.map(({ assignee }) => assignee)).toEqual(['b']);
    now = vote('b', 'h-b', now.state);
    expect(now.state.value).toMatchObject({ review: 'opening' });
    expect(now.effects).toEqual([
      {
        type: 'openSealed',
        params: {
          report: 'OPENED',
          values: [
            { key: 'a', handle: { sealed: 'h-a' } },
            { key: 'b', handle: { sealed: 'h-b' } },
          ],
        },
      },
    ]);
  });

  it('is a function: the same arguments give the same canonical text', () => {
    const { state } = start('2026-12-31');
    const once = (): string =>
      canonicalText(step(sample, stored(state), { type: 'PREPARE', panel: [] }, at('2026-01-06T01:00:00.000Z'), calendar).state);
    expect(once()).toBe(once());
  });

  it('arms nothing any more when all regions are done', () => {
    const state = { ...start('2026-12-31').state, status: 'done' as const };
    expect(tasksOf(sample, state, measures)).toEqual([]);
    expect(deadlinesOf(sample, state, measures)).toEqual([]);
  });
});

describe('fire', () => {
  const due = (state: State, now: Instant): { name: string; step: Step }[] => {
    const fired: { name: string; step: Step }[] = [];
    for (let current = state; ;) {
      const [next, ...others] = deadlinesOf(sample, current, measures).filter(({ dueAt }) => dueAt <= now);
      if (!next) return fired;
      const result = fire(
        sample,
        current,
        next,
        at(now, { dueAt: next.dueAt, more: others.some(({ state: path }) => path === next.state) }),
        calendar,
      );
      fired.push({ name: next.name, step: result });
      current = result.state;
    }
  };

  it('records several rungs reached together and tells people only of the last', () => {
    const fired = due(start('2026-12-31').state, instant('2026-12-30T00:00:00.000Z'));
    expect(fired.map(({ name }) => name)).toEqual(['opens', 'rung1', 'rung2']);
    expect(fired.flatMap(({ step: { effects } }) => effects)).toEqual([{ type: 'notify', params: { rung: 'rung2' } }]);
    expect(fired.at(-1)?.step.state.context).toMatchObject({ told: ['silent', 'told'] });
  });

  it('keeps fired rungs fired, and arms all of them anew when an event sets another end', () => {
    const [, , last] = due(start('2026-12-31').state, instant('2026-12-30T00:00:00.000Z'));
    expect(last?.step.deadlines.map(({ name }) => name)).toEqual(['ends', 'idle']);
    const amended = step(
      sample,
      last!.step.state,
      { type: 'AMEND', endsOn: '2028-02-29' },
      at('2026-12-30T01:00:00.000Z'),
      calendar,
    );
    expect(amended.deadlines.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['clock.running#2#rung1', 'clock.running#2#rung2', 'clock.running#2#ends']),
    );
  });

  it('refuses a deadline that is not armed: fired, of an earlier stay, or of an unknown state', () => {
    const { state, deadlines } = start('2026-12-31');
    const rung = deadlines.find(({ name }) => name === 'rung1')!;
    const after = fire(sample, state, rung, at('2026-10-06T00:00:00.000Z'), calendar).state;
    for (const [where, deadline] of [
      [after, rung],
      [state, { ...rung, epoch: 2 }],
      [state, { ...rung, state: 'review.voting' }],
      [state, { ...rung, state: 'nowhere' }],
    ] as const)
      expect(() => fire(sample, where, deadline, at('2026-10-06T00:00:00.000Z'), calendar)).toThrow(/is not armed/);
  });

  it('comes in document order when due at the same moment', () => {
    const names = deadlinesOf(sample, start('2026-12-31').state, {
      settings,
      calendar: { ...calendar, startOf: () => instant('2026-01-01T00:00:00.000Z') },
    }).map(({ name }) => name);
    expect(names).toEqual(['opens', 'rung1', 'rung2', 'ends']);
  });
});

describe('derivedOf', () => {
  it('keeps its answer beside the state, for the same workflow, calendar and settings alone', () => {
    const { state } = start('2026-12-31');
    const first = derivedOf(sample, state, measures);
    expect(derivedOf(sample, state, measures)).toBe(first);
    const moved = { calendar, settings: { version: 's2', values: { ladder: { t60: 30 } } } };
    expect(derivedOf(sample, state, moved).deadlines.find(({ name }) => name === 'rung1')?.dueAt).toBe(
      '2026-11-16T16:00:00.000Z',
    );
    const other = { settings, calendar: makeCalendar({ ...calendar.data, cutiBersama: false }) };
    expect(derivedOf(sample, state, other).deadlines.map(({ dueAt }) => dueAt)).toContain('2026-11-17T16:00:00.000Z');
    expect(derivedOf({ ...sample, deadlines: { ...sample.deadlines, opens: () => null } }, state, other).deadlines).toHaveLength(
      3,
    );
  });
});

describe('possibleEvents', () => {
  it('names the events of the active states and no internal ones', () => {
    expect(possibleEvents(sample, start('2026-12-31').state).sort()).toEqual(['AMEND', 'PREPARE']);
  });
});

describe('explainDeadline', () => {
  it('gives the moment with the very counting that made it', () => {
    const { state } = start('2026-12-31');
    const explained = explainDeadline(sample, state, 'clock.running', 'rung2', measures);
    expect(explained).toMatchObject({ name: 'rung2', dueAt: '2026-11-16T16:00:00.000Z', provisional: false });
    expect(explained.counts).toEqual([calendar.explainBefore('2026-12-31' as never, 30)]);
  });

  it('explains counting forward from the entry of a state', () => {
    const prepared = step(
      sample,
      start('2026-12-31').state,
      { type: 'PREPARE', panel: [] },
      at('2026-01-06T01:00:00.000Z'),
      calendar,
    );
    expect(explainDeadline(sample, prepared.state, 'review.preparing', 'idle', measures).counts).toEqual([
      calendar.explainAfter('2026-01-06' as never, 400),
    ]);
  });

  it('has no moment for a state never entered or an unknown name', () => {
    const { state } = start('2026-12-31');
    expect(explainDeadline(sample, state, 'review.voting', 'idle', measures).dueAt).toBeNull();
    expect(explainDeadline(sample, state, 'clock.running', 'nothing', measures).dueAt).toBeNull();
  });
});

describe('a snapshot that the engine did not make', () => {
  it('is refused when an active state was never entered', () => {
    const { state } = start('2026-12-31');
    expect(() => deadlinesOf(sample, { ...state, entries: {} }, measures)).toThrow(/was not made by the engine/);
  });
});
