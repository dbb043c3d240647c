import {
  BatchAnswered,
  Confidential,
  StartAnswered,
  Text,
  defineWorkflow,
  effect,
  type MemberRefused,
  type Sealed,
  type SendParams,
  type StartParams,
  type WorkflowDefinition,
} from '@tabir/engine';
import { IsArray, IsIn, IsOptional, IsString } from 'class-validator';
import { assign, setup } from 'xstate';
import { Nothing } from './sample-workflow.js';

/** Work over many records, as small as it can be: one signature decides all samples that wait for a decision. */
export class OpenRound {
  @IsString() unit!: string;
  @Confidential() @Text(200) title!: string;
}

export class Sign {
  /** Absent: all that wait for a decision. */
  @IsOptional() @IsArray() @IsString({ each: true }) members?: string[];
}

export class BeginSample {
  /** The field of the new sample that the round's title goes to; `agency` is none that keeps it. */
  @IsIn(['title', 'agency']) field!: 'title' | 'agency';
}

interface Context {
  readonly unit: string;
  readonly title: Sealed | null;
  readonly applied: readonly string[];
  readonly refused: readonly MemberRefused[];
  readonly begun: readonly StartAnswered[];
}

type Event =
  | { type: 'SIGN'; members?: string[] }
  | ({ type: 'BATCH_ANSWERED' } & BatchAnswered)
  | { type: 'RETRY' }
  | { type: 'STRIKE' }
  | { type: 'BEGIN_SAMPLE'; field: string }
  | ({ type: 'SAMPLE_BEGUN' } & StartAnswered);

const DECISION = { event: 'DECIDE', report: 'BATCH_ANSWERED' };

const machine = setup({
  types: {} as { context: Context; events: Event; input: { unit?: string; title?: Sealed } | undefined },
  actions: {
    send: effect<SendParams>(),
    start: effect<StartParams>(),
    count: assign({
      applied: ({ context, event }) => [...context.applied, ...(event as BatchAnswered).applied],
      refused: ({ context, event }) => [...context.refused, ...(event as BatchAnswered).refused],
    }),
    forgetRefused: assign({ refused: [] }),
    noteBegun: assign({
      begun: ({ context, event }) => {
        const { type: _type, ...answer } = event as { type: string } & StartAnswered;
        return [...context.begun, answer];
      },
    }),
  },
  guards: {
    more: ({ event }) => (event as BatchAnswered).left > 0,
    clean: ({ context, event }) => context.refused.length + (event as BatchAnswered).refused.length === 0,
  },
}).createMachine({
  id: 'round',
  initial: 'gathering',
  context: ({ input }) => ({ unit: input?.unit ?? '', title: input?.title ?? null, applied: [], refused: [], begun: [] }),
  on: {
    BEGIN_SAMPLE: {
      actions: {
        type: 'start',
        params: ({ context, event }) => ({
          workflow: 'sample',
          payload: { unit: context.unit, title: 'Tanpa nama', [event.field]: context.title as unknown as string },
          report: 'SAMPLE_BEGUN',
          ref: event.field,
        }),
      },
    },
    SAMPLE_BEGUN: { actions: 'noteBegun' },
  },
  states: {
    gathering: {
      meta: { task: { duty: 'signing' } },
      on: {
        SIGN: {
          target: 'applying',
          actions: {
            type: 'send',
            params: ({ event }) => ({ ...DECISION, to: event.members ?? { workflow: 'sample', state: 'review.deciding' } }),
          },
        },
      },
    },
    applying: {
      on: {
        BATCH_ANSWERED: [
          { guard: 'more', actions: 'count' },
          { guard: 'clean', target: 'applied', actions: 'count' },
          { target: 'mending', actions: 'count' },
        ],
      },
    },
    mending: {
      meta: { task: { duty: 'signing' } },
      on: {
        RETRY: {
          target: 'applying',
          actions: [
            { type: 'send', params: ({ context }) => ({ ...DECISION, to: context.refused.map(({ member }) => member) }) },
            'forgetRefused',
          ],
        },
        STRIKE: 'applied',
      },
    },
    applied: {},
  },
});

const label = (text: string): { label: string; done: string } => ({ label: text, done: `${text}.` });

const texts: WorkflowDefinition<Context>['texts']['id'] = {
  name: 'Round',
  states: Object.fromEntries(['gathering', 'applying', 'mending', 'applied'].map((path) => [path, path])),
  events: Object.fromEntries(
    ['SIGN', 'BATCH_ANSWERED', 'RETRY', 'STRIKE', 'BEGIN_SAMPLE', 'SAMPLE_BEGUN'].map((type) => [type, label(type)]),
  ),
  fields: {},
  duties: { opening: 'Opening', signing: 'Signing' },
  deadlines: {},
  refusals: {},
  roles: { officer: 'Officer', chair: 'Chair' },
};

const events = {
  SIGN: { payload: Sign, duty: 'signing', decision: true },
  BATCH_ANSWERED: { payload: BatchAnswered, duty: 'system' },
  RETRY: { payload: Nothing, duty: 'signing' },
  STRIKE: { payload: Nothing, duty: 'signing' },
  BEGIN_SAMPLE: { payload: BeginSample, duty: 'opening' },
  SAMPLE_BEGUN: { payload: StartAnswered, duty: 'system' },
};

export const sampleRound = defineWorkflow<Context, typeof events, never>({
  key: 'round',
  version: 1,
  machine,
  start: { payload: OpenRound, duty: 'opening' },
  events,
  rules: {},
  refusals: {},
  deadlines: {},
  duties: { opening: ['officer'], signing: ['chair'] },
  readers: { officer: 'unit', chair: 'unit' },
  scope: ({ unit }) => ({ unit, agency: null }),
  label: () => 'Round',
  texts: { id: texts, en: texts },
});
