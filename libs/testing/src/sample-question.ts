import {
  Answered,
  Confidential,
  Nested,
  Scope,
  StartAnswered,
  Text,
  defineWorkflow,
  effect,
  type AnswerParams,
  type Sealed,
  type StartParams,
  type WorkflowDefinition,
} from '@tabir/engine';
import { IsArray, IsIn } from 'class-validator';
import { assign, setup } from 'xstate';
import { bareDefinition } from './bare-definition.js';

class Question {
  @Scope('unit') unit!: string;
  @Scope('agency') agency!: string;
}

class Reply {
  @Confidential() @Text(200) words!: string;
  /** What the asker is told by, some of which it does not take. */
  @IsIn(['REPLIED', 'OVERHEARD', 'ASK']) by!: string;
}

interface Asked {
  readonly unit: string;
  readonly agency: string | null;
}

type RedactedReply = { readonly type: 'REPLY'; readonly by: string; readonly words: Sealed };

const question = setup({
  types: {} as { context: Asked; input: Question | undefined; events: RedactedReply },
  actions: { answer: effect<AnswerParams>() },
});

/** A question to an agency, which answers whoever asked as often as it likes. */
export const sampleQuestion = defineWorkflow({
  ...bareDefinition(
    question.createMachine({
      id: 'question',
      context: ({ input }) => ({ unit: input?.unit ?? '', agency: input?.agency ?? null }),
      on: {
        REPLY: {
          actions: {
            type: 'answer',
            params: ({ event: { by, words } }) => ({ event: by, payload: { said: { words: { ...words } } } }),
          },
        },
      },
    }),
  ),
  key: 'question',
  start: { payload: Question, duty: 'asking' },
  events: { REPLY: { payload: Reply, duty: 'replying' } },
  duties: { asking: ['officer'], replying: ['agency'] },
  readers: { officer: 'unit', agency: 'agency' },
  scope: (context: object) => context as Asked,
} satisfies WorkflowDefinition<object>);

class Ask {
  @IsArray() @Scope('agency', { each: true }) agencies!: string[];
}

class Said {
  @Confidential() @Text(200) words!: string;
}

class Replied extends Answered {
  @Nested(() => Said) said!: Said;
}

interface Asker {
  readonly toAsk: readonly string[];
  readonly asked: readonly StartAnswered[];
  readonly replies: readonly { readonly instance: string; readonly words: Sealed }[];
}

type AskerEvent =
  | { type: 'ASK'; agencies: readonly string[] }
  | ({ type: 'ASKED' } & StartAnswered)
  | { type: 'REPLIED'; instance: string; said: { readonly words: Sealed } };

const asker = setup({
  types: {} as { context: Asker; events: AskerEvent },
  actions: { start: effect<StartParams>() },
  guards: { isLast: ({ context }) => context.toAsk.length === 1 },
});

const note = asker.assign({
  toAsk: ({ context }) => context.toAsk.slice(1),
  asked: ({ context, event }) => {
    const { type: _type, ...begun } = event as { type: string } & StartAnswered;
    return [...context.asked, begun];
  },
});

/** Asks one agency after the other and notes what they reply. `from` is whom it takes a reply from. */
export const sampleAsker = (from = 'question') =>
  defineWorkflow({
    ...bareDefinition(
      asker.createMachine({
        id: 'asker',
        context: { toAsk: [], asked: [], replies: [] },
        initial: 'idle',
        on: {
          REPLIED: {
            actions: assign({
              replies: ({ context, event: { instance, said } }) => [...context.replies, { instance, words: said.words }],
            }),
          },
        },
        states: {
          idle: { on: { ASK: { target: 'asking', actions: assign({ toAsk: ({ event: { agencies } }) => agencies }) } } },
          asking: {
            entry: {
              type: 'start',
              params: ({ context: { toAsk } }) => {
                const agency = toAsk[0] ?? '';
                return { workflow: 'question', payload: { unit: 'u', agency }, report: 'ASKED', ref: agency, orderedBy: 'ASK' };
              },
            },
            on: {
              ASKED: [
                { guard: 'isLast', target: 'idle', actions: note },
                { target: 'asking', reenter: true, actions: note },
              ],
            },
          },
        },
      }),
    ),
    key: 'asker',
    events: {
      ASK: { payload: Ask, duty: 'work' },
      ASKED: { payload: StartAnswered, duty: 'system' },
      REPLIED: { payload: Replied, duty: 'system', from },
    },
  } satisfies WorkflowDefinition<object>);
