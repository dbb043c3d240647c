import { instant, type JsonObject } from '@tabir/kernel';
import { assign, raise, setup } from 'xstate';
import { bareDefinition, unchanged } from '../../testing/src/bare-definition.js';
import { calendar, facts } from '../../testing/src/sample-facts.js';
import {
  assertCarriesOver,
  begin,
  carryOverProblems,
  defineWorkflow,
  effect,
  fire,
  migrate,
  step,
  type Facts,
  type State,
  type StateMigration,
  type Step,
  type Workflow,
} from './index.js';

type Config = Record<string, unknown>;

const later: Facts = { ...facts, at: instant('2026-02-02T02:00:00.000Z') };
const task = { meta: { task: { duty: 'work' } } };

function version(number: number, config: Config, migration?: Partial<StateMigration<object>>): Workflow {
  const machine = setup({
    types: {} as { context: { notes?: string[]; closed?: boolean; $: Facts } },
    actions: {
      told: effect(),
      noteEntry: assign({ notes: ({ context }) => [...(context.notes ?? []), context.$.at] }),
    },
    guards: { isClosed: ({ context }) => context.closed === true },
    delays: { late: 1, later: 1 },
  }).createMachine({ id: `m${number}`, context: { notes: [] }, ...config } as never);
  return defineWorkflow(
    bareDefinition(machine as never, {
      version: number,
      deadlines: { late: ({ since }) => since, later: ({ since }) => since },
      ...(migration ? { migration: { ...unchanged, ...migration } } : {}),
    }),
  );
}

/** One of each: a counted state with two deadlines, one that goes on to another counted one, and one that is not counted. */
const v1 = version(1, {
  type: 'parallel',
  states: {
    work: {
      initial: 'open',
      states: {
        open: { ...task, after: { late: { actions: 'told' }, later: { actions: 'told' } }, on: { GO: 'checked' } },
        checked: { ...task, on: { GO: 'plain' } },
        plain: { on: { GO: 'open' } },
      },
    },
  },
});

/** A body for the second version: every deadline is used and GO is taken, whatever its own states are. */
const v2 = (states: Config, migration: Partial<StateMigration<object>> = {}): Workflow =>
  version(
    2,
    {
      type: 'parallel',
      states: {
        ...states,
        spare: { initial: 'idle', states: { idle: { on: { GO: 'busy' } }, busy: { after: { late: 'idle', later: 'idle' } } } },
      },
    },
    migration,
  );

const work = (names: readonly string[], inside: Config = {}): Config => ({
  work: {
    initial: names[0],
    states: Object.fromEntries(
      names.map((name, index) => [
        name,
        {
          ...task,
          after: { late: { actions: 'told' }, later: { actions: 'told' } },
          on: { GO: names[index + 1] ?? names[0] },
          ...inside,
        },
      ]),
    ),
  },
});

const begun = begin(v1, {}, facts, calendar).state;
const go = (state: State, times: number): State =>
  times === 0 ? state : go(step(v1, state, { type: 'GO' }, facts, calendar).state, times - 1);
const carried = (workflow: Workflow, state: State): Step => migrate(workflow, state, later, calendar);

describe('a state that lives on', () => {
  const fired = fire(v1, begun, begin(v1, {}, facts, calendar).deadlines[0]!, facts, calendar).state;

  it('keeps since, epoch and what has fired, under its new name, so that its clock goes on and nothing fires twice', () => {
    const { state, deadlines, tasks, effects } = carried(
      v2(work(['started', 'checked', 'plain']), { states: { 'work.open': 'work.started' } }),
      fired,
    );
    expect(state.value).toEqual({ work: 'started', spare: 'idle' });
    expect(state.entries).toEqual({ 'work.started': { epoch: 1, since: facts.at, fired: ['late'] } });
    expect(deadlines).toEqual([{ key: 'work.started#1#later', state: 'work.started', epoch: 1, name: 'later', dueAt: facts.at }]);
    expect(tasks.map(({ key }) => key)).toEqual(['work.started#1']);
    expect(effects).toEqual([]);
  });

  it('moves with the state around it, and keeps a name that nobody gave another', () => {
    const { state } = carried(v2({ job: work(['open', 'checked', 'plain'])['work'] }, { states: { work: 'job' } }), go(begun, 1));
    expect(state.value).toMatchObject({ job: 'checked' });
    expect(Object.keys(state.entries).sort()).toEqual(['job.checked', 'job.open']);
  });

  it('is counted from the moment of the migration when it was not counted before', () => {
    const { state, deadlines } = carried(v2(work(['open', 'checked', 'plain'], { entry: 'told' })), go(begun, 2));
    expect(state.entries['work.plain']).toEqual({ epoch: 1, since: later.at, fired: [] });
    expect(deadlines).toHaveLength(2);
  });

  it('is not counted any more where the new version does not', () => {
    const plain = { work: { initial: 'open', states: { open: { on: { GO: 'checked' } }, checked: {}, plain: {} } } };
    const all = { ...plain, work: { ...plain.work, states: { ...plain.work.states, checked: { on: { GO: 'plain' } } } } };
    expect(carried(v2(all), begun).state.entries).toEqual({});
  });

  it('is entered no second time, even if entering it does something', () => {
    const { state, effects } = carried(v2(work(['open', 'checked', 'plain'], { entry: ['told', 'noteEntry'] })), begun);
    expect(effects).toEqual([]);
    expect(state.context).toEqual({ notes: [] });
  });
});

describe('two states that became one', () => {
  const one = v2(work(['open', 'checked']), { states: { 'work.plain': 'work.checked', 'work.open': 'work.checked' } });

  it('go on with the stay of the active one, under an epoch that neither has used', () => {
    const again = go(begun, 3);
    expect(again.entries['work.open']?.epoch).toBe(2);
    const { entries } = carried(one, again).state;
    expect(entries['work.checked']).toEqual({ epoch: 2, since: facts.at, fired: [] });
    const swapped = { ...again, entries: Object.fromEntries(Object.entries(again.entries).reverse()) };
    expect(carried(one, swapped).state).toEqual(carried(one, again).state);
  });

  it('never take the stay of one that is over for that of the active one', () => {
    const { entries } = carried(one, go(begun, 2)).state;
    expect(entries['work.checked']).toEqual({ epoch: 2, since: later.at, fired: [] });
  });

  it('go on with the same one of two active ones, in whatever order they are stored', () => {
    const region = (name: string): Config => ({
      [name]: { initial: 'on', states: { on: { ...task, on: { GO: 'off' } }, off: {} } },
    });
    const two = version(1, {
      type: 'parallel',
      states: { ...region('a'), ...region('b'), c: { initial: 'x', states: { x: { after: { late: 'y', later: 'y' } }, y: {} } } },
    });
    const joined = v2(region('b'), { states: { 'a.on': 'b.on', 'c.x': '', 'c.y': '' } });
    const { state } = begin(two, {}, facts, calendar);
    const marked: State = { ...state, entries: { ...state.entries, 'a.on': { epoch: 1, since: later.at, fired: ['x'] } } };
    const reversed = { ...marked, entries: Object.fromEntries(Object.entries(marked.entries).reverse()) };
    expect(carried(joined, marked).state.entries['b.on']).toEqual(state.entries['b.on']);
    expect(carried(joined, reversed).state).toEqual(carried(joined, marked).state);
  });
});

describe('a state that is new', () => {
  const region = {
    initial: 'due',
    states: { due: { ...task, after: { late: 'over' }, entry: ['told', 'noteEntry'] }, over: {} },
  };

  it('is entered now: its clock begins, and its actions are carried out, effects included', () => {
    const { state, effects, tasks, deadlines } = carried(v2({ ...work(['open', 'checked', 'plain']), audit: region }), begun);
    expect(state.value).toMatchObject({ audit: 'due', work: 'open' });
    expect(state.entries['audit.due']).toEqual({ epoch: 1, since: later.at, fired: [] });
    expect(state.context).toEqual({ notes: [later.at] });
    expect(effects).toEqual([{ type: 'told', params: {} }]);
    expect(tasks.map(({ key }) => key)).toEqual(['work.open#1', 'audit.due#1']);
    expect(deadlines.map(({ key }) => key)).toContain('audit.due#1#late');
  });

  it('inside one that lives on is the first of its states, in every depth', () => {
    const { work: body } = work(['open', 'checked', 'plain']) as { work: { states: Record<string, Config> } };
    const deep = { initial: 'one', states: { one: { initial: 'two', states: { two: task } } } };
    const open = { ...body.states['open'], ...deep };
    const { state } = carried(v2({ work: { ...body, states: { ...body.states, open } } }), begun);
    expect(state.value).toMatchObject({ work: { open: { one: 'two' } } });
    expect(state.entries['work.open.one.two']).toEqual({ epoch: 1, since: later.at, fired: [] });
    expect(state.entries['work.open']?.since).toBe(facts.at);
  });

  it('may be a region without states of its own', () => {
    const { state } = carried(v2({ ...work(['open', 'checked', 'plain']), mark: {} }), begun);
    expect(state.value).toMatchObject({ mark: {} });
    expect(
      step(v2({ ...work(['open', 'checked', 'plain']), mark: {} }), state, { type: 'GO' }, later, calendar).state.value,
    ).toMatchObject({
      mark: {},
      work: 'checked',
    });
  });

  it('stands around one that lives on', () => {
    const inner = { ...(work(['open', 'checked', 'plain']).work as object), entry: 'told' };
    const { state, effects } = carried(
      v2({ office: { initial: 'desk', states: { desk: { ...(inner as object) } } } }, { states: { work: 'office.desk' } }),
      go(begun, 1),
    );
    expect(state.value).toMatchObject({ office: { desk: 'checked' } });
    expect(effects).toEqual([]);
  });

  it('sends what it raises to the whole machine', () => {
    const raising = { initial: 'a', states: { a: { entry: raise({ type: 'GO' }) } } };
    expect(carried(v2({ ...work(['open', 'checked', 'plain']), raising }), begun).state.value).toMatchObject({ work: 'checked' });
  });
});

describe('what the new version goes on to by itself', () => {
  const settles = (always: Config): Config => ({
    work: {
      initial: 'open',
      states: {
        open: { ...task, always, on: { GO: 'checked' } },
        checked: { ...task, entry: 'told', on: { GO: 'plain' } },
        plain: {},
      },
    },
  });

  it('is taken at once, with the context that the migration gave', () => {
    const workflow = v2(settles({ guard: 'isClosed', target: 'checked' }), {
      context: (before: JsonObject) => ({ ...before, closed: true }),
    });
    const { state, effects } = carried(workflow, begun);
    expect(state.value).toMatchObject({ work: 'checked' });
    expect(state.entries['work.checked']).toEqual({ epoch: 1, since: later.at, fired: [] });
    expect(effects).toEqual([{ type: 'told', params: {} }]);
    expect(state.context).toEqual({ notes: [], closed: true });
  });

  it('is nothing while its guard says no', () => {
    expect(carried(v2(settles({ guard: 'isClosed', target: 'checked' })), begun).state.value).toMatchObject({ work: 'open' });
  });
});

describe('what is done', () => {
  it('is told in the new words and stays done: nothing of it is entered or goes on', () => {
    const region = { initial: 'due', states: { due: { ...task, entry: 'told' } } };
    const workflow = v2({ ...work(['shut', 'checked', 'plain']), audit: region }, { states: { 'work.open': 'work.shut' } });
    const { state, effects, tasks } = carried(workflow, { ...begun, status: 'done' });
    expect(state).toMatchObject({ status: 'done', value: { work: 'shut', audit: 'due' } });
    expect(Object.keys(state.entries)).toEqual(['work.shut']);
    expect([effects, tasks]).toEqual([[], []]);
  });
});

describe('a migration that fails', () => {
  const failed = (reason: RegExp): Error =>
    expect.objectContaining({
      code: 'migration.failed',
      meta: { workflow: 'bare@2', reason: expect.stringMatching(reason) as string },
    }) as Error;

  it('tells why, whatever it was', () => {
    const context = (): never => {
      throw new Error('no such key');
    };
    expect(() => carried(v2(work(['open', 'checked', 'plain']), { context }), begun)).toThrow(failed(/no such key/));
  });

  it('is one that would have two states of one region', () => {
    const both = v2(
      { ...work(['open', 'checked', 'plain']), pair: { initial: 'a', states: { a: { on: { GO: 'b' } }, b: {} } } },
      { states: { 'left.x': 'pair.a', 'right.x': 'pair.b' } },
    );
    const state: State = { ...begun, value: { left: 'x', right: 'x' } };
    expect(() => carried(both, state)).toThrow(failed(/m2\.pair\.a and m2\.pair\.b would be active at once/));
  });

  it('is one to a version that has none', () => {
    expect(() => migrate(v1, begun, later, calendar)).toThrow(/cannot be carried over to bare@1/);
  });
});

describe('registration', () => {
  const refused = (problem: string): Error =>
    expect.objectContaining({ code: 'workflow.invalid', meta: { problems: [problem] } }) as Error;

  it('wants a migration from every version but the first', () => {
    expect(() =>
      version(2, { initial: 'a', states: { a: { on: { GO: 'b' } }, b: { after: { late: 'a', later: 'a' } } } }),
    ).toThrow(
      refused('Add "migration": which states of version 1 are called otherwise now, and the new context made from the old one.'),
    );
    expect(() =>
      version(1, { initial: 'a', states: { a: { on: { GO: 'b' } }, b: { after: { late: 'a', later: 'a' } } } }, {}),
    ).toThrow(refused('Remove "migration": there is no version before the first.'));
  });

  it('wants every renamed state to lead somewhere', () => {
    expect(() => v2(work(['open', 'checked', 'plain']), { states: { 'work.old': 'work.nowhere' } })).toThrow(
      refused('Let the migration of state work.old lead to a state of this version; there is no work.nowhere.'),
    );
  });

  it('wants a place for every state of the version before, and names no other', () => {
    expect(carryOverProblems(v1, v2(work(['open', 'checked', 'plain'])))).toEqual([]);
    expect(carryOverProblems(v1, v2(work(['open', 'other']), { states: { 'work.gone': 'work.other' } }))).toEqual([
      'Say in "migration.states" where these states of bare@1 go to: work.checked, work.plain.',
      'Remove from "migration.states" what bare@1 does not have: work.gone.',
    ]);
    expect(carryOverProblems(v1, v1)).toEqual([]);
    const lost = v2(work(['open', 'checked']));
    expect(() => assertCarriesOver(v1, lost)).toThrow(
      refused('Say in "migration.states" where these states of bare@1 go to: work.plain.'),
    );
    expect(() => assertCarriesOver(undefined, lost)).not.toThrow();
    const { migration: _migration, ...none } = lost;
    expect(() => assertCarriesOver(v1, none)).not.toThrow();
  });

  it('takes a final state for one that needs a place', () => {
    const ends = version(1, {
      initial: 'a',
      states: { a: { on: { GO: 'b' }, after: { late: 'b', later: 'b' } }, b: { type: 'final' } },
    });
    expect(carryOverProblems(ends, v2({ a: {} }))).toEqual(['Say in "migration.states" where these states of bare@1 go to: b.']);
  });
});
