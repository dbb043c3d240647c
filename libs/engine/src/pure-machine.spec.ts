import {
  assign,
  getNextTransitions,
  initialTransition,
  setup,
  transition,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type ExecutableActionObject,
  type StateValue,
} from 'xstate';
import { calendar, facts as anyFacts } from '../../testing/src/sample-facts.js';
import { sample } from '../../testing/src/sample-workflow.js';
import { begin, step, type Facts, type State } from './index.js';
import { advance, enter, restore, typesTaken, type Moved } from './pure-machine.js';

const facts: Facts = { ...anyFacts, actor: { ...anyFacts.actor, id: 'a' } };
const { machine } = sample;
const input = { unit: 'u', endsOn: '2026-12-31', $: facts };
const PAYLOADS: Readonly<Record<string, readonly object[]>> = {
  PREPARE: [{ panel: ['a'] }, { panel: ['a', 'b'] }],
  VOTE: [{ choice: { sealed: 'x' } }],
  OPENED: [{ values: [] }],
  AMEND: [{ endsOn: '2028-02-29' }],
};

/** All that a step tells: the actors that XState hands to actions are left out, and it makes new ones each time. */
const told = ([snapshot, actions]: Moved): unknown => ({
  snapshot: snapshot.toJSON(),
  nodes: snapshot._nodes.map(({ id }: { id: string }) => id),
  methods: Object.keys(snapshot).sort(),
  actions: actions.map(({ type, params }: ExecutableActionObject) => [type, params]),
});
const byXState = (of: AnyStateMachine, snapshot: AnyMachineSnapshot, event: { type: string }): Moved =>
  transition(of, snapshot, event) as unknown as Moved;

const eventsOf = (snapshot: AnyMachineSnapshot): { type: string }[] =>
  getNextTransitions(snapshot).flatMap(({ eventType: type }) =>
    (PAYLOADS[type] ?? [{}]).map((payload) => ({ ...payload, type })),
  );

/** A snapshot for each value and set of voters that any order of events leads to. */
function* places(): Generator<AnyMachineSnapshot> {
  const seen = new Set<string>();
  const waiting = [enter(machine, input)[0]];
  for (let snapshot = waiting.pop(); snapshot; snapshot = waiting.pop()) {
    const place = JSON.stringify([snapshot.value, (snapshot.context as { voters: unknown }).voters]);
    if (seen.has(place)) continue;
    seen.add(place);
    yield snapshot;
    for (const event of eventsOf(snapshot)) waiting.push(byXState(machine, snapshot, event)[0]);
  }
}

describe('the machine, moved without an actor of its own', () => {
  it('is entered as XState enters it', () => {
    expect(told(enter(machine, input))).toEqual(told(initialTransition(machine, input) as unknown as Moved));
  });

  it('takes every transition as XState takes it, wherever a walk leads', () => {
    const taken = new Set<string>();
    for (const snapshot of places())
      for (const event of eventsOf(snapshot)) {
        expect(told(advance(machine, snapshot, event))).toEqual(told(byXState(machine, snapshot, event)));
        taken.add(event.type);
      }
    expect([...taken].sort()).toEqual([...machine.events].sort());
  });

  it('knows from the value alone which events a state takes', () => {
    for (const snapshot of places())
      for (const type of [...machine.events, 'NO_SUCH', ''])
        for (const payload of PAYLOADS[type] ?? [{}])
          expect([snapshot.value, type, typesTaken(machine, snapshot.value as StateValue).has(type)]).toEqual([
            snapshot.value,
            type,
            machine.getTransitionData(snapshot, { ...payload, type }).length > 0,
          ]);
  });

  it('throws what goes wrong on the way in, where XState would hand out half an instance', () => {
    const broken = setup({
      actions: {
        fail: assign(() => {
          throw new Error('no list');
        }),
      },
    }).createMachine({ id: 'broken', context: {}, entry: 'fail', initial: 'one', states: { one: {} } });
    expect(() => enter(broken, {})).toThrow('no list');
    expect(initialTransition(broken)[0]).toMatchObject({ status: 'error' });
  });
});

describe('restore', () => {
  const persisted = ({ value, status }: State, context: object): AnyMachineSnapshot =>
    machine.restoreSnapshot(
      { value, status, context, historyValue: {}, children: {}, output: undefined, error: undefined } as never,
      {} as never,
    ) as AnyMachineSnapshot;

  it('gives what XState restores, the first time and every time after', () => {
    const { state } = begin(sample, input, facts, calendar);
    for (const context of [{ unit: 'first' }, { unit: 'second' }]) {
      const restored = restore(machine, state, context);
      expect(told([restored, []])).toEqual(told([persisted(state, context), []]));
      expect(restored.context).toBe(context);
    }
  });

  it('keeps the status of each record apart', () => {
    const { state } = begin(sample, input, facts, calendar);
    expect(restore(machine, { ...state, status: 'done' }, {}).status).toBe('done');
    expect(restore(machine, state, {}).status).toBe('active');
  });

  it.each([
    [{ review: 'nowhere', clock: { running: 'quiet' } }],
    [{ review: 'waiting', nowhere: { running: 'quiet' } }],
    [{ review: 'waiting', clock: { nowhere: { at: 'all' } } }],
    ['nowhere'],
  ])('refuses the value %j, which the machine does not have, each time', (value) => {
    const state = { ...begin(sample, input, facts, calendar).state, value };
    for (let time = 1; time <= 2; time++) expect(() => restore(machine, state, {})).toThrow(/does not exist/);
  });

  it('lets regions answer in the order of the document, whatever order a database keeps keys in', () => {
    const region = (name: string) => ({
      initial: 'one',
      states: { one: { on: { GO: { target: 'two', actions: { type: 'note' as const, params: { name } } } } }, two: {} },
    });
    const regions = setup({
      types: {} as { context: { trail: string[] } },
      actions: { note: assign({ trail: ({ context }, { name }: { name: string }) => [...context.trail, name] }) },
    }).createMachine({
      id: 'regions',
      type: 'parallel',
      context: { trail: [] },
      states: { zebra: region('zebra'), ant: region('ant') },
    });
    const workflow = { ...sample, machine: regions, watched: new Map() };
    const { state } = begin(workflow, {}, facts, calendar);
    for (const value of [
      { zebra: 'one', ant: 'one' },
      { ant: 'one', zebra: 'one' },
    ])
      expect(step(workflow, { ...state, value }, { type: 'GO' }, facts, calendar).state.context).toEqual({
        trail: ['zebra', 'ant'],
      });
  });
});
