import { instant } from '@tabir/kernel';
import { raise, setup } from 'xstate';
import { calendar, facts, measures } from '../../testing/src/sample-facts.js';
import { bareDefinition, unchanged } from '../../testing/src/bare-definition.js';
import {
  begin,
  deadlinesOf,
  defineWorkflow,
  effect,
  isEffect,
  step,
  tasksOf,
  type During,
  type Facts,
  type State,
  type Workflow,
} from './index.js';

const later: Facts = { ...facts, at: instant('2026-01-06T01:00:00.000Z') };

type Config = Record<string, unknown>;

function watching(states: Config, more: Config = {}): Workflow {
  const machine = setup({
    types: {} as { context: During<object> },
    actions: { told: effect<{ at: string } | undefined>(), left: effect() },
    guards: { yes: () => true },
    delays: { late: 1 },
  }).createMachine({ id: 'm', initial: 'a', context: {}, states, ...more } as never);
  return defineWorkflow(
    bareDefinition(machine as never, {
      key: 'watch',
      version: 7,
      migration: unchanged,
      deadlines: { late: ({ since }) => since },
    }),
  );
}

const watched = { after: { late: 'b' }, on: { GO: 'b' } };
const task = { meta: { task: { duty: 'work' } } };

describe('a workflow', () => {
  it('is named by its key and its version', () => {
    expect(watching({ a: watched, b: task }).id).toBe('watch@7');
  });

  it('counts the entries of states with a task or a deadline, by their path, and of no others', () => {
    const inner = { initial: 'plain', states: { plain: { always: 'deep' }, deep: task } };
    const workflow = watching({ a: watched, b: inner });
    const begun = begin(workflow, {}, facts, calendar);
    expect(begun.state.entries).toEqual({ a: { epoch: 1, since: facts.at, fired: [] } });
    const gone = step(workflow, begun.state, { type: 'GO' }, later, calendar);
    expect(gone.state.entries).toEqual({ ...begun.state.entries, 'b.deep': { epoch: 1, since: later.at, fired: [] } });
    expect(gone.tasks.map(({ key }) => key)).toEqual(['b.deep#1']);
  });

  it('lists tasks and deadlines of the same moment in the order of the document, however a database keeps the state', () => {
    const region = (to: string): Config => ({
      initial: 'on',
      states: { on: { ...task, after: { late: to }, on: { GO: to } }, off: {} },
    });
    const regions = { type: 'parallel', states: { zebra: region('off'), ant: region('off') } };
    const workflow = watching({ a: watched, b: regions });
    const { state } = step(workflow, begin(workflow, {}, facts, calendar).state, { type: 'GO' }, later, calendar);
    const stored: State = { ...state, value: { b: { ant: 'on', zebra: 'on' } } };
    expect(tasksOf(workflow, stored, measures).map(({ state: path }) => path)).toEqual(['b.zebra.on', 'b.ant.on']);
    expect(deadlinesOf(workflow, stored, measures).map(({ state: path }) => path)).toEqual(['b.zebra.on', 'b.ant.on']);
  });

  it.each<[string, unknown]>([
    ['one', 'told'],
    ['several', ['told', 'left']],
  ])('keeps %s entry action of a state that it counts', (_, entry) => {
    const workflow = watching({ a: watched, b: { ...task, entry } });
    const gone = step(workflow, begin(workflow, {}, facts, calendar).state, { type: 'GO' }, later, calendar);
    expect(gone.effects).toEqual([entry].flat().map((type) => ({ type, params: {} })));
    expect(gone.state.entries['b']?.epoch).toBe(1);
  });

  it('knows the facts from the first entry action on, whatever its context is', () => {
    const told = { type: 'told', params: ({ context: { $ } }: { context: During<object> }) => ({ at: $.at }) };
    for (const context of [{ one: 1 }, () => ({ one: 1 })]) {
      const workflow = watching({ a: { ...watched, entry: told }, b: task }, { context });
      const begun = begin(workflow, {}, facts, calendar);
      expect(begun.effects).toEqual([{ type: 'told', params: { at: facts.at } }]);
      expect(begun.state.context).toEqual({ one: 1 });
    }
  });

  it('ends a circle of raised events with an error instead of hanging the process', () => {
    const round = (target: string): Config => ({ entry: raise({ type: 'GO' }), on: { GO: target } });
    const workflow = watching({ a: watched, b: round('c'), c: round('b') });
    const begun = begin(workflow, {}, facts, calendar);
    expect(() => step(workflow, begun.state, { type: 'GO' }, later, calendar)).toThrow(/^Infinite loop/);
  });
});

describe('isEffect', () => {
  it('is true of what effect() declares, and of nothing else that an action can be', () => {
    expect(isEffect(effect())).toBe(true);
    for (const other of ['told', { type: 'told' }, () => undefined, raise({ type: 'GO' }), null, undefined])
      expect(isEffect(other)).toBe(false);
  });
});
