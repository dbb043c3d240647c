import { and, setup } from 'xstate';
import { bareDefinition } from '../../testing/src/bare-definition.js';
import { calendar, facts, measures } from '../../testing/src/sample-facts.js';
import { sample } from '../../testing/src/sample-workflow.js';
import {
  begin,
  deadlinesOf,
  defineWorkflow,
  effect,
  FileRef,
  PersonRef,
  referencesOf,
  rolesNamedFor,
  step,
  tasksOf,
  type EventSpec,
  type PayloadClass,
  type Workflow,
} from './index.js';

function small(context: object | undefined): Workflow {
  const machine = setup({ actions: { told: effect() }, guards: { yes: () => true } }).createMachine({
    id: 'small',
    initial: 'open',
    ...(context === undefined ? {} : { context }),
    states: {
      open: {
        meta: { task: { duty: 'work' } },
        on: { GO: [{ guard: and(['yes']), target: 'closed', actions: 'told' }, 'closed'] },
      },
      closed: { type: 'final' },
    },
  } as never);
  return defineWorkflow(bareDefinition(machine as never));
}

describe('a workflow of the smallest kind', () => {
  it.each([[{ a: 1 }], [undefined]])(
    'runs with a context of %p, a task without step and an effect without params, to its end',
    (context) => {
      const workflow = small(context);
      const begun = begin(workflow, {}, facts, calendar);
      expect(begun.state.context).toEqual(context ?? {});
      expect(begun.tasks).toEqual([{ key: 'open#1', state: 'open', step: null, duty: 'work', assignee: null, dueAt: null }]);
      const closed = step(workflow, begun.state, { type: 'GO' }, facts, calendar);
      expect(closed).toMatchObject({
        state: { value: 'closed', status: 'done' },
        effects: [{ type: 'told', params: {} }],
        tasks: [],
        deadlines: [],
      });
    },
  );
});

describe('a definition that was changed behind registration', () => {
  const begun = begin(sample, { unit: 'u', endsOn: '2026-12-31' }, facts, calendar);

  it('fails loudly for a deadline without rule', () => {
    expect(() => deadlinesOf({ ...sample, deadlines: {} }, begun.state, measures)).toThrow(/Deadline opens has no rule/);
  });

  it('asks nobody when the context lost its list', () => {
    const prepared = step(sample, begun.state, { type: 'PREPARE', panel: [] }, facts, calendar);
    const voting = step(sample, prepared.state, { type: 'PREPARE', panel: ['a'] }, facts, calendar);
    expect(tasksOf(sample, { ...voting.state, context: {} }, measures)).toEqual([]);
  });
});

describe('PersonRef', () => {
  class One {
    @PersonRef('voter') id!: string;
  }
  class WithAgencies {
    @PersonRef('voter', { each: true, agenciesIn: 'from' }) ids!: string[];
  }
  class ForDuty {
    @PersonRef('voter', { duty: 'vote' }) one!: string;
    @PersonRef('chair', { each: true, duty: 'vote' }) others!: string[];
    @PersonRef('chair', { duty: 'count' }) counts!: string;
    @PersonRef('voter') told!: string;
    @FileRef() paper!: string;
  }

  it('says which roles’ holders are named for a duty', () => {
    const spec = (payload: PayloadClass): EventSpec => ({ payload, duty: 'work' });
    const workflow = { start: spec(One), events: { NAME: spec(ForDuty), ASK: spec(WithAgencies) } };
    expect(rolesNamedFor('vote', workflow)).toEqual(['voter', 'chair']);
    expect(rolesNamedFor('count', workflow)).toEqual(['chair']);
    expect(rolesNamedFor('work', workflow)).toEqual([]);
    expect(rolesNamedFor('count', { start: spec(ForDuty), events: {} })).toEqual(['chair']);
  });

  it('refers to one person, or to several with their agencies', () => {
    expect([...referencesOf(One)]).toEqual([['id', { to: 'person', role: 'voter' }]]);
    expect([...referencesOf(WithAgencies)]).toEqual([['ids', { to: 'person', role: 'voter', agenciesIn: 'from' }]]);
  });
});
