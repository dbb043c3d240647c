import {
  Confidential,
  FileRef,
  IsDay,
  Nested,
  Personal,
  PersonRef,
  Scope,
  Private,
  Text,
  defineWorkflow,
  effect,
  type During,
  type Sealed,
  type Settings,
  type State,
  type WorkflowDefinition,
} from '@tabir/engine';
import type { LocalDate } from '@tabir/kernel';
import { IsArray, IsIn, IsOptional } from 'class-validator';
import { assign, setup } from 'xstate';

/** A small workflow that uses all that the engine offers: regions, a ladder, a private vote, effects, files and persons. */
export class Member {
  @Personal() @Text(100) name!: string;
  @IsIn(['lead', 'member']) part!: string;
}

export class Apply {
  @Scope('unit') unit!: string;
  @IsOptional() @Scope('agency') agency?: string;
  @Confidential() @Text(200) title!: string;
  @IsOptional() @IsDay() endsOn?: LocalDate;
  @IsOptional() @Nested(() => Member, 'array') members?: Member[];
  @IsOptional() @Nested(() => Member) contact?: Member;
}

export class Prepare {
  @IsArray() @PersonRef('voter', { each: true, duty: 'vote' }) panel!: string[];
  @IsOptional() @FileRef() file?: string;
}

export class Vote {
  @Private() @IsIn(['yes', 'no']) choice!: string;
}

export class Opened {
  @IsArray() values!: { key: string; value: string }[];
}

export class Amend {
  @IsDay() endsOn!: LocalDate;
}

export class Nothing {}

interface Context {
  readonly unit: string;
  readonly agency: string | null;
  readonly title: Sealed | null;
  readonly endsOn: LocalDate | null;
  readonly preparedBy: string | null;
  readonly voters: readonly string[];
  readonly votes: readonly { readonly key: string; readonly handle: Sealed }[];
  readonly opened: readonly { readonly key: string; readonly value: string }[];
  readonly told: readonly string[];
}

type Event =
  | { type: 'PREPARE'; panel: string[] }
  | { type: 'VOTE'; choice: Sealed }
  | { type: 'OPENED'; values: { key: string; value: string }[] }
  | { type: 'AMEND'; endsOn: LocalDate }
  | { type: 'DECIDE' }
  | { type: 'REDO' };

type Now = During<Context>;

const actorOf = (context: Context): string => (context as Now).$.actor.id;

const machine = setup({
  types: {} as { context: Context; events: Event; input: Partial<Apply> | undefined },
  actions: {
    notify: effect<{ rung: string }>(),
    openSealed: effect<{ report: string; values: Context['votes'] }>(),
    castVote: assign({
      voters: ({ context }) => context.voters.filter((voter) => voter !== actorOf(context)),
      votes: ({ context, event }) => [...context.votes, { key: actorOf(context), handle: (event as { choice: Sealed }).choice }],
    }),
    noteRung: assign({ told: ({ context }) => [...context.told, (context as Now).$.more === true ? 'silent' : 'told'] }),
  },
  guards: {
    lastVote: ({ context, event }) => event.type === 'VOTE' && context.voters.every((voter) => voter === actorOf(context)),
    alone: ({ context }) => (context as Now).$.more !== true,
  },
  delays: { opens: 1, rung1: 1, rung2: 1, ends: 1, idle: 1 },
}).createMachine({
  id: 'sample',
  type: 'parallel',
  context: ({ input }) => ({
    unit: input?.unit ?? '',
    agency: input?.agency ?? null,
    title: (input?.title as Sealed | undefined) ?? null,
    endsOn: input?.endsOn ?? null,
    preparedBy: null,
    voters: [],
    votes: [],
    opened: [],
    told: [],
  }),
  states: {
    review: {
      initial: 'waiting',
      states: {
        waiting: { after: { opens: 'preparing' }, on: { PREPARE: 'preparing' } },
        preparing: {
          meta: { step: 3, task: { duty: 'preparation', due: 'rung1' } },
          after: { idle: { target: 'preparing', reenter: true, actions: { type: 'notify', params: { rung: 'idle' } } } },
          on: {
            PREPARE: {
              target: 'voting',
              actions: assign({ voters: ({ event }) => event.panel, votes: [], preparedBy: ({ context }) => actorOf(context) }),
            },
          },
        },
        voting: {
          meta: { step: 3, task: { duty: 'vote', each: 'voters' } },
          on: {
            VOTE: [{ guard: 'lastVote', target: 'opening', actions: 'castVote' }, { actions: 'castVote' }],
          },
        },
        opening: {
          entry: { type: 'openSealed', params: ({ context }) => ({ report: 'OPENED', values: context.votes }) },
          on: { OPENED: { target: 'deciding', actions: assign({ opened: ({ event }) => event.values }) } },
        },
        deciding: {
          meta: { step: 3, task: { duty: 'decision' } },
          on: { DECIDE: 'decided', REDO: 'preparing' },
        },
        decided: {},
      },
    },
    clock: {
      initial: 'running',
      states: {
        running: {
          initial: 'quiet',
          after: {
            rung1: [
              { guard: 'alone', target: '.told', actions: ['noteRung', { type: 'notify', params: { rung: 'rung1' } }] },
              { target: '.told', actions: 'noteRung' },
            ],
            rung2: [
              { guard: 'alone', target: '.told', actions: ['noteRung', { type: 'notify', params: { rung: 'rung2' } }] },
              { target: '.told', actions: 'noteRung' },
            ],
            ends: 'over',
          },
          on: { AMEND: { target: 'running', reenter: true, actions: assign({ endsOn: ({ event }) => event.endsOn }) } },
          states: { quiet: {}, told: {} },
        },
        over: { type: 'final' },
      },
    },
  },
});

type Id = 'not-yours' | 'four-eyes' | 'end-past' | 'no-end';

const ladderOf = ({ values }: Settings): { readonly t60: number } => ({ t60: 60, ...(values['ladder'] as object | undefined) });

const deadlines: WorkflowDefinition<Context>['deadlines'] = {
  opens: ({ context, calendar }) => context.endsOn && calendar.startOf(calendar.workingDaysBefore(context.endsOn, 90)),
  // A rung that an office may set elsewhere.
  rung1: ({ context, calendar, settings }) =>
    context.endsOn && calendar.startOf(calendar.workingDaysBefore(context.endsOn, ladderOf(settings).t60)),
  rung2: ({ context, calendar }) => context.endsOn && calendar.startOf(calendar.workingDaysBefore(context.endsOn, 30)),
  ends: ({ context, calendar }) => context.endsOn && calendar.endOf(context.endsOn),
  idle: ({ since, calendar }) => calendar.endOf(calendar.workingDaysAfter(calendar.dateOf(since), 400)),
};

const label = (text: string): { label: string; done: string } => ({ label: text, done: `${text}.` });

const texts = (name: string): WorkflowDefinition<Context>['texts']['id'] => ({
  name,
  states: Object.fromEntries(
    [
      'review',
      'review.waiting',
      'review.preparing',
      'review.voting',
      'review.opening',
      'review.deciding',
      'review.decided',
      'clock',
      'clock.running',
      'clock.running.quiet',
      'clock.running.told',
      'clock.over',
    ].map((path) => [path, path]),
  ),
  events: {
    PREPARE: label('Prepared'),
    VOTE: label('Voted'),
    OPENED: label('Opened'),
    AMEND: { label: 'Amended', done: 'End moved to {endsOn}.' },
    DECIDE: label('Decided'),
    REDO: label('Sent back'),
  },
  fields: {},
  duties: { intake: 'Intake', preparation: 'Preparation', vote: 'Vote', decision: 'Decision' },
  deadlines: { opens: 'Review opened.', rung1: 'First rung.', rung2: 'Second rung.', ends: 'The term ended.', idle: 'Idle.' },
  refusals: {
    'not-yours': 'You are not on the panel.',
    'four-eyes': 'Whoever prepared may not decide.',
    'end-past': 'The end {endsOn} is past; enter a later one.',
    'no-end': 'Enter an end.',
  },
  roles: {
    officer: 'Officer',
    chair: 'Chair',
    voter: 'Voter',
    agency: 'Agency',
    inspector: 'Inspector',
    administrator: 'Administrator',
  },
});

const events = {
  PREPARE: { payload: Prepare, duty: 'preparation' },
  VOTE: { payload: Vote, duty: 'vote' },
  OPENED: { payload: Opened, duty: 'system' },
  AMEND: { payload: Amend, duty: 'preparation' },
  DECIDE: { payload: Nothing, duty: 'decision', decision: true },
  REDO: { payload: Nothing, duty: 'decision' },
};

export const sampleDefinition: WorkflowDefinition<Context, typeof events, Id> = {
  key: 'sample',
  version: 1,
  machine,
  start: { payload: Apply, duty: 'intake' },
  startRule: {
    check: ({ payload, facts, calendar }) => {
      const { endsOn } = payload as Apply;
      return endsOn !== undefined && endsOn < calendar.dateOf(facts.at) ? [{ id: 'end-past', params: { endsOn } }] : [];
    },
  },
  events,
  rules: {
    VOTE: { before: ({ context, facts }) => (context.voters.includes(facts.actor.id) ? [] : [{ id: 'not-yours' }]) },
    DECIDE: {
      before: ({ context, facts: { actor } }) =>
        [actor.id, actor.onBehalfOf].includes(context.preparedBy) ? [{ id: 'four-eyes' }] : [],
      check: ({ context }) => (context.endsOn === null ? [{ id: 'no-end' }] : []),
    },
  },
  refusals: {
    'not-yours': { basis: ['sop-467-05-dppkb-02/step-3'] },
    'four-eyes': { basis: ['sop-467-05-dppkb-02/step-4'] },
    'end-past': { basis: ['sop-467-05-dppkb-02/step-5'] },
    'no-end': { basis: ['uu-14-2008/19', 'tabir/records'] },
  },
  deadlines,
  duties: { intake: ['officer', 'agency'], preparation: ['officer'], vote: ['voter'], decision: ['chair'] },
  readers: { officer: 'unit', chair: 'unit', voter: 'unit', agency: 'agency', inspector: 'all', administrator: 'none' },
  scope: ({ unit, agency }) => ({ unit, agency }),
  label: ({ endsOn }) => `Sample until ${endsOn ?? 'further notice'}`,
  projection: {
    table: 'sample_item',
    project: ({ context, value }, calendar) =>
      context.title === null
        ? null
        : {
            title: context.title,
            ends_on: context.endsOn,
            secret_until: context.endsOn && calendar.endOf(context.endsOn),
            review: (value as { review: string }).review,
          },
  },
  texts: { id: texts('Contoh'), en: texts('Sample') },
};

/** Context of the sample, for assertions. */
export type SampleState = State<Context>;
export const sample = defineWorkflow(sampleDefinition);
