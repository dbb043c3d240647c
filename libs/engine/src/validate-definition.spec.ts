import { AppError } from '@tabir/kernel';
import { assign, cancel, emit, enqueueActions, not, raise, sendTo, setup, spawnChild, type AnyStateMachine } from 'xstate';
import { bareDefinition } from '../../testing/src/bare-definition.js';
import { Nothing, sampleDefinition } from '../../testing/src/sample-workflow.js';
import { defineWorkflow, effect, PersonRef, type WorkflowDefinition } from './index.js';

type Config = Record<string, unknown>;

class NamesOfficers {
  @PersonRef('officer', { each: true, duty: 'work' }) panel!: string[];
}
class NamesClerks {
  @PersonRef('clerk', { each: true, duty: 'work' }) panel!: string[];
}

/** Right in everything but what the case breaks. */
const definition = (machine: AnyStateMachine, more: Partial<WorkflowDefinition<object>> = {}): WorkflowDefinition<object> =>
  bareDefinition(machine, { deadlines: { late: () => null }, ...more });

const base = setup({
  actions: {
    told: effect(),
    fine: assign({}),
    spawned: spawnChild('x' as never),
    later: raise({ type: 'GO' }, { delay: 5 }),
  },
  guards: { yes: () => true },
  delays: { late: 1, other: 1 },
});
const machineOf = (states: Config, more: Config = {}): AnyStateMachine =>
  base.createMachine({ id: 'm', initial: 'a', context: {}, states, ...more } as never) as never;
const good: Config = { a: { after: { late: 'b' }, on: { GO: 'b' } }, b: { meta: { task: { duty: 'work', due: 'late' } } } };
/** Only the builtin actions that a machine may use, so that each case has one fault. */
const clean = (states: Config, more: Config = {}): AnyStateMachine =>
  setup({
    actions: { told: effect(), fine: assign({}) },
    guards: { yes: () => true },
    delays: { late: 1, other: 1 },
  }).createMachine({ id: 'm', initial: 'a', context: {}, states, ...more } as never) as never;

function problemsOf(broken: WorkflowDefinition<object>): string[] {
  try {
    defineWorkflow(broken);
    return [];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(error).toMatchObject({ kind: 'invalid', code: 'workflow.invalid' });
    return error.meta.problems as string[];
  }
}

const withA = (a: Config, more: Config = {}): Config => ({ ...good, a: { ...(good.a as Config), ...a }, ...more });
const onA = (more: Config): Config => withA({ on: { GO: 'b', ...more } });

describe('registration', () => {
  it('accepts a sound definition', () => {
    expect(problemsOf(definition(clean(good)))).toEqual([]);
    expect(problemsOf(sampleDefinition as never)).toEqual([]);
  });

  it('accepts regions that wait for each other by always', () => {
    const waiting = { initial: 'wait', states: { wait: { always: { guard: 'yes', target: 'go' } }, go: {} } };
    const inner = { initial: 'one', states: { one: {} }, always: { guard: 'yes', target: '.two' } };
    const regions = {
      x: waiting,
      y: waiting,
      z: { ...inner, states: { one: {}, two: { always: { guard: 'yes', target: '#m.a' } } } },
    };
    expect(problemsOf(definition(clean({ ...good, b: { type: 'parallel', states: regions } })))).toEqual([]);
  });

  it.each<[string, AnyStateMachine, Partial<WorkflowDefinition<object>>, RegExp]>([
    ['invoke', clean(withA({ invoke: { src: 'x' } })), {}, /^Remove "invoke" from a: declare an effect/],
    ['a history state', clean(onA({}), {}), {}, /never/],
    ['a wildcard', clean(onA({ '*': 'b' })), {}, /^Replace "\*" in a by the events meant/],
    ['a partial wildcard', clean(onA({ 'FOO.*': 'b' })), {}, /^Replace "FOO\.\*" in a/],
    ['an event without payload class', clean(onA({ STAY: 'b' })), {}, /^Give event STAY \(in a\) a payload class/],
    [
      'an event that no state takes',
      clean(good),
      { events: { GO: { payload: Nothing, duty: 'work' }, LOST: { payload: Nothing, duty: 'work' } } },
      /^Event LOST is taken by no state/,
    ],
    [
      'an event named like the machine’s own',
      clean(onA({ 'xstate.x': 'b' })),
      { events: { GO: { payload: Nothing, duty: 'work' }, 'xstate.x': { payload: Nothing, duty: 'work' } } },
      /^Rename event xstate\.x/,
    ],
    [
      'a numeric delay',
      clean(withA({ after: { 5000: 'b', late: 'b' } })),
      {},
      /^Name the delay 5000 in a and compute it in "deadlines"/,
    ],
    [
      'a delay without deadline',
      clean(withA({ after: { late: 'b', other: 'b' } })),
      {},
      /^Add "other" \(after, in a\) to "deadlines": an unknown delay fires at once/,
    ],
    [
      'a deadline that nothing uses',
      clean(good),
      { deadlines: { late: () => null, lost: () => null } },
      /^Deadline lost is used by no "after" and no task/,
    ],
    ['a context key $', clean(good, { context: { $: 1 } }), {}, /^Rename the context key "\$"/],
    [
      'a context factory that needs input',
      clean(good, { context: ({ input }: { input: { x: number } }) => ({ x: input.x }) }),
      {},
      /^The context factory throws without input/,
    ],
    ['an unreachable state', clean({ ...good, lost: {} }), {}, /^State lost is never reached/],
    [
      'a guarded last candidate',
      clean(onA({ GO: [{ guard: 'yes', target: 'b' }] })),
      {},
      /^Give GO in a a last candidate without a guard/,
    ],
    [
      'a guarded last after',
      clean(withA({ after: { late: [{ guard: 'yes', target: 'b' }] } })),
      {},
      /^Give xstate\.after\.late\.m\.a in a a last candidate/,
    ],
    [
      'an after back to its own parent',
      clean(withA({ initial: 'x', states: { x: {} }, after: { late: { target: 'a', reenter: true } } })),
      {},
      /^Let the "after" of a target a child or another state/,
    ],
    [
      'a task whose duty has no roles',
      clean({ ...good, b: { meta: { task: { duty: 'nobody', due: 'late' } } } }),
      {},
      /^Give the duty nobody \(task of b\)/,
    ],
    [
      'a task with an unknown due',
      clean({ ...good, b: { meta: { task: { duty: 'work', due: 'soon' } } } }),
      {},
      /^Add "soon" \(due of the task of b\)/,
    ],
    [
      'a task for each of nothing',
      clean({ ...good, b: { meta: { task: { duty: 'work', each: 'panel' } } } }),
      { start: { payload: NamesOfficers, duty: 'work' } },
      /^Let the context start with an array "panel"/,
    ],
    [
      'a task for each of persons whom no payload names for it',
      clean({ ...good, b: { meta: { task: { duty: 'work', each: 'panel', due: 'late' } } } }, { context: { panel: [] } }),
      {},
      /^Name in a PersonRef the duty work, whose task in b is for each/,
    ],
    [
      'a duty without the role of those who are named for it',
      clean(good),
      { start: { payload: NamesClerks, duty: 'work' } },
      /^Give the duty work to the role clerk too/,
    ],
    ['an inline action', clean(withA({ entry: () => undefined })), {}, /^Replace the inline action in a/],
    ['an undeclared action', clean(withA({ entry: 'unheard' })), {}, /^Declare the action unheard \(in a\)/],
    [
      'an undeclared action of a transition',
      clean(onA({ GO: { target: 'b', actions: { type: 'unheard' } } })),
      {},
      /^Declare the action unheard \(in a\)/,
    ],
    [
      'an undeclared guard',
      clean(onA({ GO: [{ guard: 'unheard', target: 'b' }, 'b'] })),
      {},
      /^Declare the guard unheard \(in a\)/,
    ],
    ['a spawned child', machineOf(good), {}, /^Remove xstate\.spawnChild from action spawned/],
    ['a raise with a delay', machineOf(good), {}, /^Name the delay of raise in action later/],
    [
      'a circle of always',
      clean({
        a: { always: { guard: 'yes', target: 'b' }, after: { late: 'b' }, on: { GO: 'b' } },
        b: { always: { guard: 'yes', target: 'a' } },
      }),
      {},
      /^Break the circle of "always" through a/,
    ],
    [
      'a circle of always through a state that another region throws back',
      clean({
        ...good,
        b: {
          type: 'parallel',
          states: {
            x: { initial: 'x1', states: { x1: { always: '#m.b.y.y2' } } },
            y: { initial: 'y1', states: { y1: {}, y2: {} } },
          },
        },
      }),
      {},
      /^Break the circle of "always" through b\.x\.x1/,
    ],
    [
      'an always to the root, which begins everything anew',
      clean(withA({ always: { guard: 'yes', target: '#m' } })),
      {},
      /^Break the circle of "always" through a/,
    ],
    [
      'an always to itself',
      clean(withA({ always: { guard: 'yes', target: 'a' } })),
      {},
      /^Break the circle of "always" through a/,
    ],
    ['a duty without role', clean(good), { duties: { work: ['officer'], idle: [] } }, /^Give the duty idle at least one role/],
    ['a role without readers', clean(good), { duties: { work: ['officer', 'ghost'] } }, /^Say in "readers" what the role ghost/],
    [
      'an answer of another workflow that persons could give',
      clean(good),
      { events: { GO: { payload: Nothing, duty: 'work', from: 'other' } } },
      /^Give GO the duty "system": what other answers/,
    ],
    [
      'an event whose duty is unknown',
      clean(good),
      { events: { GO: { payload: Nothing, duty: 'nobody' } } },
      /^Give the duty nobody \(of GO\)/,
    ],
    [
      'a start whose duty is unknown',
      clean(good),
      { start: { payload: Nothing, duty: 'nobody' } },
      /^Give the duty nobody \(of the start\)/,
    ],
  ])('refuses %s and says what to do', (name, machine, more, problem) => {
    if (name === 'a history state')
      machine = clean({
        ...good,
        a: { ...(good.a as Config), initial: 'x', states: { x: {}, h: { type: 'history' } }, on: { GO: 'a.h' as never } },
      });
    const expected = name === 'a history state' ? /^Remove the history state a\.h/ : problem;
    expect(problemsOf(definition(machine, more))).toContainEqual(expect.stringMatching(expected));
  });

  it.each<[string, unknown, RegExp]>([
    ['sendTo', sendTo('x', { type: 'GO' }), /sendTo/],
    ['emit', emit({ type: 'GO' }), /emit/],
    ['cancel', cancel('x'), /cancel/],
    ['enqueueActions', enqueueActions(() => undefined), /enqueueActions/],
  ])('refuses the builtin %s, in a state with a deadline too', (_name, action, problem) => {
    expect(problemsOf(definition(clean(withA({ entry: action }))))).toContainEqual(expect.stringMatching(problem));
  });

  it('looks at the root as at any state', () => {
    const root = { on: { GO: [{ guard: { type: 'unheard' }, target: '.b' }, '.b'] } };
    expect(problemsOf(definition(clean(good, root)))).toEqual(['Declare the guard unheard (in the root) in setup().']);
    expect(problemsOf(definition(clean(good, { on: { GO: [{ guard: { type: 'yes' }, target: '.b' }, '.b'] } })))).toEqual([]);
  });

  it('names a state within others by its whole path, and the root by its name', () => {
    const within = (x: Config, more: Config = {}): AnyStateMachine =>
      clean(withA({ initial: 'x', states: { x, ...more } }), { entry: 'unheard', on: { '*': '.b' } });
    const x = { entry: 'unheard', on: { GO: [{ guard: 'unheard', target: '#m.b' }, '#m.b'] } };
    expect(problemsOf(definition(within(x, { lost: {} }))).sort()).toEqual([
      'Declare the action unheard (in a.x) in setup(), with effect() or assign().',
      'Declare the action unheard (in the root) in setup(), with effect() or assign().',
      'Declare the guard unheard (in a.x) in setup().',
      'Replace "*" in the root by the events meant: a wildcard catches stale deadlines.',
      'State a.lost is never reached; add a transition to it or remove it.',
    ]);
  });

  it('lists every problem on a line of its own, under the name of the version', () => {
    expect(() => defineWorkflow(definition(clean({ ...good, lost: {} }), { duties: { work: ['officer'], idle: [] } }))).toThrow(
      'bare@1 cannot be registered:\n' +
        '- State lost is never reached; add a transition to it or remove it.\n' +
        '- Give the duty idle at least one role.',
    );
  });

  it('takes a delay whose name begins with a number', () => {
    const machine = setup({ delays: { '3days': 1 } }).createMachine({
      initial: 'a',
      states: { a: { after: { '3days': 'b' }, on: { GO: 'b' } }, b: {} },
    });
    expect(problemsOf(definition(machine as never, { deadlines: { '3days': () => null } }))).toEqual([]);
  });

  it('says of a context that cannot be made only that', () => {
    const factory = ({ input }: { input: { panel: string[] } }) => ({ panel: input.panel });
    const machine = clean({ ...good, b: { meta: { task: { duty: 'work', each: 'panel', due: 'late' } } } }, { context: factory });
    expect(problemsOf(definition(machine, { start: { payload: NamesOfficers, duty: 'work' } }))).toEqual([
      expect.stringMatching(/^The context factory throws without input/),
    ]);
  });

  it('refuses an after that may go back to its own parent, whatever else it may do', () => {
    const late = [{ guard: 'yes', target: 'a', reenter: true }, 'b'];
    expect(problemsOf(definition(clean(withA({ initial: 'x', states: { x: {} }, after: { late } }))))).toEqual([
      expect.stringMatching(/^Let the "after" of a target a child or another state/),
    ]);
  });

  it('takes an after that goes nowhere, to itself without children, or to a child', () => {
    for (const late of [{ actions: 'told' }, { target: 'a', reenter: true }])
      expect(problemsOf(definition(clean(withA({ after: { late } }))))).toEqual([]);
    const child = { initial: 'x', states: { x: {}, y: {} }, after: { late: '.y' } };
    expect(problemsOf(definition(clean(withA(child))))).toEqual([]);
  });

  it('counts the parents of a state as reached, and the other regions beside it, but not what they would begin with', () => {
    const into = (target: string, b: Config): string[] =>
      problemsOf(definition(clean({ a: { after: { late: target }, on: { GO: target } }, b })));
    const begins = { initial: 'x', states: { x: {}, y: {} } };
    expect(into('#m.b.y', begins)).toEqual(['State b.x is never reached; add a transition to it or remove it.']);
    expect(into('#m.b.p.y', { type: 'parallel', states: { p: begins, q: begins } })).toEqual([
      'State b.p.x is never reached; add a transition to it or remove it.',
      'State b.q.y is never reached; add a transition to it or remove it.',
    ]);
  });

  it('accepts a circle that asks for a guard and for its contrary, so that nothing can go round', () => {
    const there = (more: Config = {}): Config => ({ always: { guard: 'yes', target: 'c', ...more } });
    const back = (more: Config = {}): Config => ({ always: { guard: not('yes' as never), target: 'a', ...more } });
    const circle = (a: Config, c: Config, more: Config = {}): string[] =>
      problemsOf(definition(clean({ ...good, a: { ...(good['a'] as Config), ...a }, c }, more)));
    const bothBroken = ['a', 'c'].map((state) => `Break the circle of "always" through ${state}: it would never end.`);
    expect(circle(there(), back())).toEqual([]);
    // What changes the context on the way may turn the guard.
    expect(circle(there({ actions: 'fine' }), back())).toEqual([bothBroken[0]]);
    expect(circle(there(), { ...back(), entry: assign({}) })).toEqual([bothBroken[1]]);
    expect(circle(there(), { ...back(), exit: { type: 'fine' } })).toEqual([bothBroken[1]]);
    expect(circle(there({ actions: 'told' }), back())).toEqual([]);
    expect(circle(there({ guard: () => true }), back())).toEqual(bothBroken);
    expect(circle({ always: { guard: not('yes' as never), target: 'c' } }, back())).toEqual(bothBroken);
  });

  it('wants a guard declared that is only asked for with not', () => {
    expect(problemsOf(definition(clean(withA({ always: { guard: not('lost' as never), target: 'b' } }))))).toEqual([
      'Declare the guard lost (in a) in setup().',
    ]);
  });

  it('names the states of a circle and not those that lead into it', () => {
    const round = (target: string): Config => ({ always: { guard: 'yes', target } });
    expect(
      problemsOf(definition(clean({ ...good, a: { ...(good['a'] as Config), ...round('c') }, c: round('d'), d: round('c') }))),
    ).toEqual([
      'Break the circle of "always" through c: it would never end.',
      'Break the circle of "always" through d: it would never end.',
    ]);
  });

  it('lets a finished child be guarded, for done is no event that a person sends', () => {
    const nested = { initial: 'x', states: { x: { type: 'final' } }, onDone: { guard: 'yes', target: 'b' } };
    expect(problemsOf(definition(clean(withA(nested))))).toEqual([]);
  });

  it('refuses an always without target, which would be taken again and again', () => {
    expect(problemsOf(definition(clean(withA({ always: { guard: 'yes', actions: 'fine' } }))))).toEqual([
      'Break the circle of "always" through a: it would never end.',
    ]);
  });

  it('lets ways of always part and meet again', () => {
    const diamond = {
      a: {
        ...(good['a'] as Config),
        always: [
          { guard: 'yes', target: 'c' },
          { guard: 'yes', target: 'd' },
        ],
      },
      b: good['b'],
      c: { always: { guard: 'yes', target: 'b' } },
      d: { always: { guard: 'yes', target: 'c' } },
    };
    expect(problemsOf(definition(clean(diamond)))).toEqual([]);
  });

  it('lets raise without delay and assign through', () => {
    expect(problemsOf(definition(clean(withA({ entry: [assign({}), raise({ type: 'GO' })], exit: 'told' }))))).toEqual([]);
  });

  it('allows always towards a state that does not come back', () => {
    expect(
      problemsOf(
        definition(clean({ a: { always: { guard: 'yes', target: 'b' }, after: { late: 'b' }, on: { GO: 'b' } }, b: {} })),
      ),
    ).toEqual([]);
  });

  it('names every missing text of both languages', () => {
    const texts = { ...sampleDefinition.texts.id, states: { review: '' }, events: {}, refusals: {} };
    expect(problemsOf({ ...sampleDefinition, texts: { ...sampleDefinition.texts, id: texts } } as never)).toEqual([
      expect.stringMatching(/^Add to texts\.id\.states: review\.waiting, review\.preparing, .*, clock, .*, clock\.over\.$/),
      expect.stringMatching(/^Add to texts\.id\.events: PREPARE, VOTE, OPENED, AMEND, DECIDE, REDO\.$/),
      expect.stringMatching(/^Add to texts\.id\.refusals: not-yours, four-eyes, end-past, no-end\.$/),
    ]);
  });

  it('names all problems at once', () => {
    expect(
      problemsOf(definition(clean(withA({ invoke: { src: 'x' }, entry: 'unheard' }), { context: { $: 1 } }))).length,
    ).toBeGreaterThanOrEqual(3);
  });
});
