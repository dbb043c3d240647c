import { effect, type AnswerParams, type During, type StateMeta } from '@tabir/engine';
import { setup } from 'xstate';
import { begun, givenNow, told, type Begins, type Context, type RedactedAnswer, type Status } from './context.js';
import { type DeadlineName } from './deadlines.js';
import { type Duty } from './duties.js';

type Event =
  | ({ type: 'ANSWER' | 'RECORD_ANSWER' } & RedactedAnswer)
  | { type: 'ACCEPT' | 'CLOSE' }
  | { type: 'RETURN'; reason: { readonly sealed: string } };

interface Notice {
  readonly audience: { readonly duty: Duty };
  readonly template: 'asked' | 'answerSoon' | 'answerDue' | 'answerOverdue' | 'checkIdle' | 'returned' | 'returnedIdle';
  readonly urgency: 'normal' | 'high';
}

const notify = (duty: Duty, template: Notice['template'], urgency: Notice['urgency'] = 'normal') =>
  ({ type: 'notify', params: { audience: { duty }, template, urgency } }) as const;

type Meta = StateMeta & { readonly task?: { readonly duty: Duty; readonly due: DeadlineName } };

const words = setup({
  types: {} as { context: During<Context>; input: Begins; events: Event; meta: Meta },
  // Placeholders: the engine computes the moments from `deadlines`.
  delays: { answerSoon: 1, answerDue: 1, answerOverdue: 1, checkIdle: 1, returnedIdle: 1 },
  actions: { notify: effect<Notice>(), answer: effect<AnswerParams>() },
});

const tell = (status: Status) =>
  ({
    type: 'answer',
    params: ({ context: { answer } }: { context: Context }) => told(status, answer?.outcome),
  }) as const;

const given = [
  words.assign({ answer: ({ context, event }) => givenNow(context, event as RedactedAnswer) }),
  // What the event brings, since the context of a transition is the one before it.
  { type: 'answer', params: ({ event }: { event: Event }) => told('answered', (event as RedactedAnswer).outcome) },
] as const;

/** It may still be answered, in the application or on paper. */
const answerable = words.createStateConfig({
  on: {
    ANSWER: { target: 'checking', actions: given },
    RECORD_ANSWER: { target: 'checking', actions: given },
    CLOSE: { target: 'closed', actions: tell('closed') },
  },
});

/** What one agency is asked for in a round of the list: its own inbox, its own clock, and an answer that somebody looks at. */
export const machine = words.createMachine({
  id: 'dik-request',
  // The engine adds `$`, the facts of the step, before anything reads it.
  context: ({ input }) => begun(input) as During<Context>,
  initial: 'asked',
  states: {
    asked: {
      entry: notify('answering', 'asked'),
      meta: { step: 1, task: { duty: 'answering', due: 'answerDue' } },
      after: { answerSoon: { actions: notify('answering', 'answerSoon', 'high') }, answerDue: 'overdue' },
      on: answerable.on,
    },
    overdue: {
      entry: [notify('answering', 'answerDue', 'high'), notify('checking', 'answerDue', 'high'), tell('overdue')],
      meta: { step: 1, task: { duty: 'answering', due: 'answerDue' } },
      after: { answerOverdue: { actions: notify('oversight', 'answerOverdue', 'high') } },
      on: answerable.on,
    },
    checking: {
      meta: { step: 1, task: { duty: 'checking', due: 'checkIdle' } },
      after: { checkIdle: { actions: notify('checking', 'checkIdle', 'high') } },
      on: {
        ACCEPT: { target: 'accepted', actions: tell('accepted') },
        RETURN: { target: 'returned', actions: [notify('answering', 'returned', 'high'), tell('returned')] },
        // An answer was given; only its check is left out.
        CLOSE: { target: 'accepted', actions: tell('accepted') },
      },
    },
    returned: {
      meta: { step: 1, task: { duty: 'answering', due: 'returnedIdle' } },
      after: {
        returnedIdle: { actions: [notify('answering', 'returnedIdle', 'high'), notify('oversight', 'returnedIdle', 'high')] },
      },
      on: answerable.on,
    },
    accepted: { type: 'final' },
    closed: { type: 'final' },
  },
});
