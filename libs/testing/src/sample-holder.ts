import { BatchAnswered, Scope, Text, defineWorkflow, effect, type SendParams, type WorkflowDefinition } from '@tabir/engine';
import { IsOptional } from 'class-validator';
import { assign, setup } from 'xstate';
import { bareDefinition } from './bare-definition.js';
import { Nothing } from './sample-workflow.js';

class Keep {
  @Scope('unit') unit!: string;
  @IsOptional() @Scope('agency') agency?: string;
}

class HandOver {
  @Scope('agency') agency!: string;
}

interface Context {
  readonly unit: string;
  readonly agency: string | null;
}

const machine = setup({
  types: {} as { context: Context; input: Keep | undefined; events: { type: 'HAND_OVER'; agency: string } },
});

/** A record that goes from one agency to another, and no more than that. */
export const handed = defineWorkflow({
  ...bareDefinition(
    machine.createMachine({
      id: 'handed',
      context: ({ input }) => ({ unit: input?.unit ?? '', agency: input?.agency ?? null }),
      on: { HAND_OVER: { actions: assign({ agency: ({ event }) => event.agency }) } },
    }),
  ),
  key: 'handed',
  start: { payload: Keep, duty: 'work' },
  events: { HAND_OVER: { payload: HandOver, duty: 'work' } },
  scope: (context: object) => context as Context,
} satisfies WorkflowDefinition<object>);

class Order {
  @Text(36) from!: string;
  @Text(36) to!: string;
}

interface Ordered {
  readonly from: string;
  readonly to: string;
  readonly answer: BatchAnswered | null;
}

type OrderEvent = ({ type: 'ORDER' } & Order) | { type: 'TIME_CAME' } | ({ type: 'ANSWERED' } & BatchAnswered);

const orders = setup({
  types: {} as { context: Ordered; events: OrderEvent },
  actions: { wait: effect(), send: effect<SendParams>() },
});

const handAll = { event: 'HAND_OVER', report: 'ANSWERED' } as const;

/** All that an agency has goes to another: ordered by a person, carried out by a report. `orderedBy` is whose will it says that is. */
export const handingOver = (orderedBy?: string) =>
  defineWorkflow({
    ...bareDefinition(
      orders.createMachine({
        id: 'handing-over',
        context: { from: '', to: '', answer: null },
        on: {
          ORDER: { actions: [assign({ from: ({ event }) => event.from, to: ({ event }) => event.to }), 'wait'] },
          TIME_CAME: {
            actions: {
              type: 'send',
              params: ({ context: { from, to } }) => ({
                ...handAll,
                to: { workflow: 'handed', agency: from },
                payload: { agency: to },
                ...(orderedBy === undefined ? {} : { orderedBy }),
              }),
            },
          },
          ANSWERED: { actions: assign({ answer: ({ event: { type: _type, ...answer } }) => answer }) },
        },
      }),
    ),
    key: 'handing-over',
    events: {
      ORDER: { payload: Order, duty: 'work' },
      TIME_CAME: { payload: Nothing, duty: 'system' },
      ANSWERED: { payload: BatchAnswered, duty: 'system' },
    },
  } satisfies WorkflowDefinition<object>);
